// A disk in memory: every call counted, logged, and failed where a fault says so. The calls that programs make on it
// live in `SimulatedProcess.swift`, files and folders as values in `DiskImage.swift`.

import Storage

/// A disk in memory. INVARIANT: one thread uses it.
final class SimulatedDisk: @unchecked Sendable {
    /// A lock on a file, held by one open file of one process.
    struct Lock {
        let node: Int
        let descriptor: Int32
        let kind: LockKind
    }

    /// What the programs see: the platter and everything cached.
    private(set) var cached: DiskImage
    private(set) var platter: Platter
    /// What was done since the disk was made.
    private(set) var log: [DiskEvent] = []
    /// How many calls were made.
    private(set) var calls = 0
    /// The place of each call, where they are asked for.
    private(set) var points: [FailPoint] = []
    var keepsPoints = false
    var faults: [DiskFault] = []
    /// Something that another process does right before a call.
    var interruption: (call: Int, act: () -> Void)?
    var locks: [Lock] = []
    /// How many changes of names were made, which stands for the time of every folder's last change.
    private(set) var changes: Int64 = 1
    /// Microseconds that were slept.
    var clock: Int64 = 0
    private var lastDescriptor: Int32 = 2

    /// The disk as it was at first.
    let start: DiskMoment

    /// A disk that a power failure left, or an empty one.
    convenience init(_ image: DiskImage = DiskImage()) {
        self.init(survivorOf: DiskMoment(cached: image, platter: Platter(image)))
    }

    /// The disk as the death of every process leaves it: everything cached is there, and not yet on the platter.
    init(survivorOf moment: DiskMoment) {
        start = moment
        cached = moment.cached
        platter = moment.platter
    }

    /// Changes a file behind every program's back; the platter has the change at once.
    func replace(_ path: String, with bytes: [UInt8]) {
        guard let node = cached.node(at: path) else { return }
        cached.setBytes(bytes, of: node)
        platter = Platter(cached)
    }

    /// A number for an open file that none had before.
    func makeDescriptor() -> Int32 {
        lastDescriptor += 1
        return lastDescriptor
    }

    /// Counts a call; the fault that strikes it.
    func count(_ point: FailPoint) -> FaultKind? {
        if let interruption, interruption.call == calls {
            self.interruption = nil
            interruption.act()
        }
        let number = calls
        calls += 1
        if keepsPoints { points.append(point) }
        var struck: FaultKind?
        for index in faults.indices {
            if let kind = faults[index].strike(call: number, at: point), struck == nil { struck = kind }
        }
        return struck
    }

    /// Makes a change, which is cached from then on.
    func make(_ change: DiskChange) {
        if change.isOfNames { changes += 1 }
        cached.make(change)
        note(.change(change))
    }

    /// Makes a file or folder with a name.
    func make(isFolder: Bool, named name: String, in folder: Int) -> Int {
        note(.made(isFolder: isFolder))
        let node = cached.add(isFolder: isFolder)
        make(.enter(folder: folder, name: name, node: node))
        return node
    }

    /// Puts a line into the log.
    func note(_ event: DiskEvent) {
        platter.take(event)
        log.append(event)
    }

    /// Forgets what is cached of a file and not waiting to be written.
    func dropCache(of node: Int) {
        cached.setBytes(platter.uncachedBytes(of: node), of: node)
    }

    /// The folder that a path lies in, and its last part.
    func place(_ path: String) -> (folder: Int, name: String)? {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return nil }
        guard let folder = cached.node(at: parts.dropLast().joined(separator: "/")) else { return nil }
        return cached.nodes[folder].isFolder ? (folder, String(name)) : nil
    }
}
