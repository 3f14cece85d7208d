// The documents that a client has open, and the rulebooks that they belong to.

import Source

/// A document that a client has open.
struct OpenDocument {
    let uri: String
    let path: String
    var version: Int?
    var text: [UInt8]
}

/// What a client works on.
struct Workspace {
    private let surroundings: Surroundings
    private var folders: [String] = []
    private var documents: [String: OpenDocument] = [:]
    private var rulebooks: [String: OpenRulebook] = [:]

    init(surroundings: Surroundings) {
        self.surroundings = surroundings
    }

    /// The rulebooks of open documents, by their roots.
    var openRulebooks: [OpenRulebook] {
        rulebooks.values.sorted { $0.root.utf8.lexicographicallyPrecedes($1.root.utf8) }
    }

    /// Puts bytes where other programs can read them; the path, or nil where that failed.
    func keep(_ bytes: [UInt8], named name: String) -> String? { surroundings.keep(name, bytes) }

    /// Whether a document of this path is open.
    func document(_ path: String) -> OpenDocument? { documents[path] }

    mutating func add(folders added: [String], removing removed: [String] = []) {
        folders.removeAll { removed.contains($0) || added.contains($0) }
        folders += added
        // WHY: which folder a rulebook begins at goes by the folders that are worked on.
        let open = documents.values.sorted { $0.path < $1.path }
        rulebooks = [:]
        for document in open { take(document) }
    }

    mutating func open(_ document: OpenDocument) {
        documents[document.path] = document
        take(document)
    }

    /// Changes an open document; nothing where it is not open.
    mutating func change(_ path: String, version: Int?, _ edit: (inout [UInt8]) -> Void) {
        guard var document = documents.removeValue(forKey: path) else { return }
        edit(&document.text)
        document.version = version
        documents[path] = document
        take(document)
    }

    /// Closes a document; a rulebook of which none is open any more is forgotten.
    mutating func close(_ path: String) {
        guard documents.removeValue(forKey: path) != nil else { return }
        let rulebook = rulebook(of: path)
        rulebook.type(nil, at: path)
        if !documents.keys.contains(where: { root(of: $0).path == rulebook.root }) { rulebooks[rulebook.root] = nil }
    }

    /// The rulebook that a document belongs to. One of which no document is open is read anew each time.
    func rulebook(of path: String) -> OpenRulebook {
        let root = root(of: path)
        return rulebooks[root.path]
            ?? OpenRulebook(root: root.path, isFolder: root.isFolder, surroundings: surroundings)
    }

    /// Takes the text of an open document.
    private mutating func take(_ document: OpenDocument) {
        let rulebook = rulebook(of: document.path)
        rulebooks[rulebook.root] = rulebook
        rulebook.type(document.text, at: document.path)
    }

    /// Where the rulebook of a path begins: at the outermost folder of those worked on that has a source itself, as
    /// `zhuji check` would be given it. Outside of them a source stands alone.
    private func root(of path: String) -> (path: String, isFolder: Bool) {
        guard let folder = folders.filter({ path.hasPrefix($0 + "/") }).max(by: { $0.utf8.count < $1.utf8.count })
        else { return (path, false) }
        var place = folder
        for part in path.dropFirst(folder.count).split(separator: "/") {
            if surroundings.hasSources(place) { return (place, true) }
            place += "/" + part
        }
        let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? folder
        return (parent, true)
    }
}
