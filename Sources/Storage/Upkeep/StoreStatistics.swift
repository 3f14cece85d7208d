// Figures of a store: how much of what there is, and how large it is.

import Digests

/// The figures of a store at one record.
package struct StoreStatistics: Sendable {
    /// The store's id.
    package let id: String
    /// The last record that was counted.
    package private(set) var head: Head
    /// Cases, parties and accounts that records brought into being.
    package var cases: Int64 { kinds[EventKind.applied.rawValue] ?? 0 }
    package var parties: Int64 { kinds[EventKind.registered.rawValue] ?? 0 }
    package var accounts: Int64 { kinds[EventKind.accountOpened.rawValue] ?? 0 }
    /// When the first and the last command was given, in milliseconds since 1970-01-01T00:00:00Z; nil without records.
    package private(set) var firstMilliseconds: Int64?
    package private(set) var lastMilliseconds: Int64?
    /// The rooms of the store in the order of their names.
    package private(set) var rooms: [Room] = []
    /// Why the counting ended before the journal does; nil where it did not.
    package private(set) var fault: StoreError?
    private var kinds: [String: Int64] = [:]

    /// A part of the store's folder.
    package struct Room: Equatable, Sendable {
        package let name: String
        package let files: Int
        package let sizeBytes: Int64
    }

    /// The kinds of events with how many there are, the most frequent first.
    package var events: [(kind: String, count: Int64)] {
        kinds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { (kind: $0.key, count: $0.value) }
    }

    /// How many segments the journal has.
    package var segments: Int { rooms.first { $0.name == "journal" }?.files ?? 0 }

    /// Counts the store at a path as it is now, up to damage where there is any.
    package static func count(
        at path: String, access: StoreAccess = StoreAccess(), progress: ReadingProgress? = nil
    ) throws(StoreError) -> StoreStatistics {
        let folder = try StoreFolder.open(at: path, access: access)
        var figures = StoreStatistics(folder)
        try figures.read(folder, access, progress)
        figures.measure(try StoreRooms(folder))
        return figures
    }

    private init(_ folder: StoreFolder) {
        id = folder.settings.id
        head = ChainFollower.genesis(storeID: folder.settings.id)
    }

    private mutating func read(
        _ folder: StoreFolder, _ access: StoreAccess, _ progress: ReadingProgress?
    ) throws(StoreError) {
        var counting = KindCounting()
        do throws(UpkeepError) {
            let reading = try UpkeepError.storing { () throws(StoreError) in
                let reading = try JournalReading(folder, access)
                try reading.journal.expectAllSegments()
                return reading
            }
            defer {
                head = reading.journal.tail.head
                (kinds, firstMilliseconds, lastMilliseconds) = (counting.kinds, counting.first, counting.last)
            }
            _ = try reading.run(progress) { counting.take($0) }
        } catch {
            guard case .store(let error) = error else { return }
            fault = error
        }
    }

    private mutating func measure(_ found: StoreRooms) {
        let files: [(String, [StoreRooms.File])] = [
            ("attachments", found.attachments.map(\.file)), ("caches", found.caches),
            ("definitions", found.definitionFiles), ("journal", found.segments), ("quarantine", found.quarantined),
            ("other", found.fixed + found.leftovers + found.strangers),
        ]
        rooms = files.map { name, files in
            Room(name: name, files: files.count, sizeBytes: files.reduce(0) { $0 + $1.sizeBytes })
        }
    }
}

/// The kinds of the records that have come so far, and when the first and the last was given.
private struct KindCounting {
    var kinds: [String: Int64] = [:]
    var first: Int64?
    var last: Int64?
    /// The kinds by their bytes.
    private var names: [[UInt8]: String] = [:]

    private static let opening = Array("{\"kind\":\"".utf8)

    mutating func take(_ record: Record) {
        if first == nil { first = record.atMilliseconds }
        last = record.atMilliseconds
        kinds[kind(of: record.event), default: 0] += 1
    }

    private mutating func kind(of event: ArraySlice<UInt8>) -> String {
        guard event.starts(with: KindCounting.opening) else { return "?" }
        let rest = event.dropFirst(KindCounting.opening.count)
        let bytes = Array(rest.prefix { $0 != UInt8(ascii: "\"") })
        if let known = names[bytes] { return known }
        let name = String(decoding: bytes, as: UTF8.self)
        names[bytes] = name
        return name
    }
}
