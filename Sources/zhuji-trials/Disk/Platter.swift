// What has reached the platter, and what is only cached: a log of changes and syncs, taken in one by one. The calls
// that write the log live in `SimulatedDisk.swift`, what a crash makes of it in `CrashState.swift`.

/// One line of a disk's log.
enum DiskEvent {
    case change(DiskChange)
    /// A new file or folder was made; it has no name before the change that enters it.
    case made(isFolder: Bool)
    /// `fsync(2)` came back well: every change that concerns the node is on the platter.
    case sync(Int)
    /// `fdatasync(2)` came back well: the content is, within the length that is there already.
    case syncData(Int)
    /// A sync failed. As on Linux, the file's pages count as clean from then on, whether they were written or not;
    /// names and lengths are the file system's own and wait on.
    case syncFailed(Int, SyncLoss)
}

/// What of the file's content a failed sync has lost.
enum SyncLoss {
    case everything, secondHalf, nothing
}

/// The platter and what has not reached it.
struct Platter {
    private(set) var durable: DiskImage
    /// Changes that no sync has covered, in the order in which they were made.
    private(set) var pending: [DiskChange] = []

    init(_ image: DiskImage) {
        durable = image
    }

    mutating func take(_ event: DiskEvent) {
        switch event {
        case .change(let change): pending.append(change)
        case .made(let isFolder): _ = durable.add(isFolder: isFolder)
        case .sync(let node): settle { $0.concerns(node) }
        case .syncData(let node): settleData(of: node)
        case .syncFailed(let node, .nothing): settle { $0.concerns(node) }
        case .syncFailed(let node, .secondHalf):
            for case .write(node, let offset, let bytes) in pending {
                durable.make(.write(file: node, offset: offset, bytes: Array(bytes.prefix(bytes.count / 2))))
            }
            forgetWrites(to: node)
        case .syncFailed(let node, .everything): forgetWrites(to: node)
        }
    }

    /// The content of a file as the next reading gets it after the cache was dropped.
    func uncachedBytes(of file: Int) -> [UInt8] {
        var image = durable
        for change in pending where change.concerns(file) { image.make(change) }
        return image.nodes[file].bytes
    }

    private mutating func forgetWrites(to file: Int) {
        pending.removeAll { change in
            if case .write(file, _, _) = change { return true }
            return false
        }
    }

    private mutating func settle(_ isSettled: (DiskChange) -> Bool) {
        for change in pending where isSettled(change) { durable.make(change) }
        pending.removeAll(where: isSettled)
    }

    /// WHY: no more than the file layer promises: what lies within the length that is on the platter, and nothing that
    /// was written after a cut that is not.
    private mutating func settleData(of file: Int) {
        let length = durable.nodes[file].bytes.count
        var waiting: [DiskChange] = []
        var wasCut = false
        for change in pending {
            if case .cut(file, _) = change { wasCut = true }
            guard case .write(file, let offset, let bytes) = change, !wasCut else {
                waiting.append(change)
                continue
            }
            let within = min(bytes.count, max(0, length - offset))
            if within > 0 { durable.make(.write(file: file, offset: offset, bytes: Array(bytes.prefix(within)))) }
            if within < bytes.count {
                waiting.append(.write(file: file, offset: offset + within, bytes: Array(bytes.dropFirst(within))))
            }
        }
        pending = waiting
    }
}

/// A disk at one moment: what programs see, and what has reached the platter.
struct DiskMoment {
    var cached: DiskImage
    var platter: Platter

    /// Goes on by a line of the log of a disk that did not fail.
    mutating func take(_ event: DiskEvent) {
        platter.take(event)
        switch event {
        case .change(let change): cached.make(change)
        case .made(let isFolder): _ = cached.add(isFolder: isFolder)
        case .sync, .syncData, .syncFailed: break
        }
    }
}
