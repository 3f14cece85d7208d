// Files and folders as values, and the changes that calls make to them. Which changes have reached the platter is not
// known here.

/// A change that one call makes. Files and folders are named by number, so that they outlive their names.
enum DiskChange: Hashable {
    case write(file: Int, offset: Int, bytes: [UInt8])
    case cut(file: Int, length: Int)
    case enter(folder: Int, name: String, node: Int)
    case move(folder: Int, name: String, toFolder: Int, toName: String, node: Int)
    case leave(folder: Int, name: String)

    /// Whether a sync of this file or folder brings the change to the platter.
    func concerns(_ node: Int) -> Bool {
        switch self {
        case .write(let file, _, _), .cut(let file, _): file == node
        case .enter(let folder, _, _), .leave(let folder, _): folder == node
        case .move(let folder, _, let toFolder, _, _): folder == node || toFolder == node
        }
    }

    /// Whether names are changed, and no content.
    var isOfNames: Bool {
        switch self {
        case .write, .cut: false
        case .enter, .move, .leave: true
        }
    }
}

/// Everything on a disk at one moment. Node 0 is the root.
struct DiskImage: Hashable {
    struct Entry: Hashable {
        let name: String
        var node: Int
    }

    struct Node: Hashable {
        var isFolder = false
        var bytes: [UInt8] = []
        var entries: [Entry] = []
    }

    private(set) var nodes = [Node(isFolder: true)]

    /// Makes room for a new file or folder, which has no name yet.
    mutating func add(isFolder: Bool) -> Int {
        nodes.append(Node(isFolder: isFolder))
        return nodes.count - 1
    }

    /// Makes the numbers of another image good here too.
    mutating func addNodes(of other: DiskImage) {
        for node in other.nodes.dropFirst(nodes.count) { nodes.append(Node(isFolder: node.isFolder)) }
    }

    /// The number of what has the name in the folder.
    func child(_ name: some StringProtocol, of folder: Int) -> Int? {
        nodes[folder].entries.first { $0.name == name }?.node
    }

    /// The number of what stands at an absolute path.
    func node(at path: String) -> Int? {
        var node = 0
        for part in path.split(separator: "/") {
            guard nodes[node].isFolder, let next = child(part, of: node) else { return nil }
            node = next
        }
        return node
    }

    /// The content of the file at a path; empty where there is none.
    func bytes(at path: String) -> [UInt8] {
        node(at: path).map { nodes[$0].bytes } ?? []
    }

    /// Equal for disks on which everything that has a name has the same content; the numbers of files do not count.
    var contentHash: Int {
        var hasher = Hasher()
        feed(0, to: &hasher)
        return hasher.finalize()
    }

    private func feed(_ node: Int, to hasher: inout Hasher) {
        hasher.combine(nodes[node].isFolder)
        hasher.combine(nodes[node].bytes)
        hasher.combine(nodes[node].entries.count)
        for entry in nodes[node].entries.sorted(by: { $0.name < $1.name }) {
            hasher.combine(entry.name)
            feed(entry.node, to: &hasher)
        }
    }

    mutating func setBytes(_ bytes: [UInt8], of file: Int) {
        nodes[file].bytes = bytes
    }

    /// Makes the change. A name that is to go and is not there was lost with another change.
    mutating func make(_ change: DiskChange) {
        switch change {
        case .write(let file, let offset, let bytes):
            let end = offset + bytes.count
            if nodes[file].bytes.count < end { setLength(end, of: file) }
            nodes[file].bytes.replaceSubrange(offset..<end, with: bytes)
        case .cut(let file, let length): setLength(length, of: file)
        case .enter(let folder, let name, let node): set(name, in: folder, to: node)
        case .leave(let folder, let name): nodes[folder].entries.removeAll { $0.name == name }
        case .move(let folder, let name, let toFolder, let toName, let node):
            nodes[folder].entries.removeAll { $0.name == name && $0.node == node }
            set(toName, in: toFolder, to: node)
        }
    }

    /// Gives a file a length; what is added is zero.
    mutating func setLength(_ length: Int, of file: Int) {
        let now = nodes[file].bytes.count
        if length < now {
            nodes[file].bytes.removeLast(now - length)
        } else {
            nodes[file].bytes.append(contentsOf: repeatElement(0, count: length - now))
        }
    }

    private mutating func set(_ name: String, in folder: Int, to node: Int) {
        if let index = nodes[folder].entries.firstIndex(where: { $0.name == name }) {
            nodes[folder].entries[index].node = node
        } else {
            nodes[folder].entries.append(Entry(name: name, node: node))
        }
    }
}
