// The store that the repository keeps of the first format, for the programs that begin with one: its files on a disk in
// memory, and what its journal says.

import Digests
import Engine
import Machines

@testable import Storage

/// The frozen store, read once.
struct FrozenStore {
    /// The store at `folder`, with the folders that the repository does not keep.
    let image: DiskImage
    let settings: StoreSettings
    let ruleset: Ruleset
    /// What the whole journal says.
    let registry: Registry
    let records: [Record]

    /// Where the store lies on the disk.
    static let folder = "/store"
    private static let source = "Tests/StorageTests/Formats/v1/store"

    init() {
        var image = DiskImage()
        for path in ["journal", "quarantine", "definitions", "attachments"] {
            image.make(folder: FrozenStore.folder + "/" + path)
        }
        for path in files(below: FrozenStore.source) where !path.hasSuffix("/lock") {
            image.put(content(of: FrozenStore.source + "/" + path), at: FrozenStore.folder + "/" + path)
        }
        self.image = image
        var records: [Record] = []
        var fold = EventFold { _ in nil }
        do throws(StoreError) {
            let store = try DiskStore.open(at: FrozenStore.folder, access: FrozenStore.access(to: SimulatedDisk(image)))
            settings = store.settings
            try store.read(from: 1) { records.append($0) }
            guard let ruleset = FrozenStore.ruleset(in: image) else { fatalError("the frozen store has no ruleset") }
            self.ruleset = ruleset
            fold = EventFold { _ in ruleset }
        } catch {
            fatalError("the frozen store cannot be read: \(error)")
        }
        for record in records { fold.take(record) }
        expect(fold.fault == nil, "the frozen store's records cannot be read")
        (self.records, registry) = (records, fold.registry)
    }

    /// A session's way to a store on a disk in memory.
    static func access(to disk: SimulatedDisk, segmentBytes: Int64 = 64 << 20) -> StoreAccess {
        StoreAccess(layer: SimulatedProcess(on: disk), segmentBytes: segmentBytes)
    }

    private static func ruleset(in image: DiskImage) -> Ruleset? {
        files(below: source + "/definitions").first { $0.hasSuffix("/" + DefinitionFolder.hashedFile) }.flatMap {
            Ruleset(canonicalBytes: image.bytes(at: folder + "/definitions/" + $0))
        }
    }
}

extension DiskImage {
    /// Makes a folder and those around it.
    mutating func make(folder path: String) {
        var parent = 0
        for part in path.split(separator: "/") {
            let node = child(part, of: parent) ?? add(isFolder: true)
            if child(part, of: parent) == nil { make(.enter(folder: parent, name: String(part), node: node)) }
            parent = node
        }
    }

    /// Puts a file, in folders that are made where they are not there.
    mutating func put(_ bytes: [UInt8], at path: String) {
        let folder = path.split(separator: "/").dropLast().joined(separator: "/")
        make(folder: folder)
        let file = node(at: path) ?? add(isFolder: false)
        if node(at: path) == nil, let parent = node(at: folder), let name = path.split(separator: "/").last {
            make(.enter(folder: parent, name: String(name), node: file))
        }
        setBytes(bytes, of: file)
    }
}

/// A record's line that goes on from a hash, whatever stands before `,"prev":`; and its own hash.
func chained(_ beginning: some Sequence<UInt8>, after previous: SHA256Digest) -> (line: [UInt8], hash: SHA256Digest) {
    var line = Array(beginning)
    line += ",\"prev\":\"\(previous.hexadecimal)\"".utf8
    return hashed(line)
}

/// A line that ends with the hash of what stands before.
func hashed(_ beginning: some Sequence<UInt8>) -> (line: [UInt8], hash: SHA256Digest) {
    let beginning = Array(beginning)
    let hash = SHA256.digest(beginning)
    return (beginning + ",\"hash\":\"\(hash.hexadecimal)\"}".utf8, hash)
}
