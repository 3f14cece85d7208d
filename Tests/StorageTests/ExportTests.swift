// Exports and what is imported from them: byte for byte the store, or every wrong line by its name and nothing at all.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

@Suite struct ExportTests {
    private let fixture: UpkeepFixture
    private let copy: String

    init() throws {
        fixture = try UpkeepFixture()
        copy = fixture.stores.folder.path + "/copy"
    }

    private func export(hasContent: Bool = true) throws -> [UInt8] {
        var bytes: [UInt8] = []
        _ = try exportStore(at: fixture.path, hasContent: hasContent, access: fixture.access) { piece in
            bytes += piece
            return true
        }
        return bytes
    }

    /// Imports the bytes in pieces; gives the wrong lines.
    @discardableResult
    private func load(_ bytes: [UInt8], pieceBytes: Int = 1000, access: StoreAccess = StoreAccess()) throws
        -> [ImportFault]
    {
        var rest = bytes[...]
        var faults: [ImportFault] = []
        let source: ImportSource = { () throws(UpkeepError) in
            defer { rest = rest.dropFirst(pieceBytes) }
            return Array(rest.prefix(pieceBytes))
        }
        let error = try upkeepError {
            _ = try importStore(from: source, at: copy, access: access) { faults.append($0) }
        }
        guard let error else {
            #expect(faults.isEmpty)
            return []
        }
        guard error.code == "S0314" else { throw error }
        #expect(error == .importRefused(lines: Int64(faults.count)) && !faults.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: copy))
        return faults
    }

    private func lines(_ bytes: [UInt8]) -> [[UInt8]] {
        bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
    }

    private func joined(_ lines: [[UInt8]]) -> [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

    @Test(arguments: [1, 7, 1000, 1 << 20]) func whatIsImportedIsTheStore(pieceBytes: Int) throws {
        #expect(try load(try export(), pieceBytes: pieceBytes).isEmpty)
        #expect(try UpkeepFixture.image(of: copy) == UpkeepFixture.image(of: fixture.path))
        #expect(try StoreVerification.run(at: copy).faults.isEmpty)
    }

    @Test func aFileThatAppearsInTheMiddleOfACommandComesThere() throws {
        try fixture.attach(10, 11, 12)
        let all = lines(try export())
        let files = all.indices.filter { all[$0].starts(with: Array("{\"attachment\":".utf8)) }
        #expect(files.suffix(2).allSatisfy { all[$0 - 1].starts(with: Array("{\"seq\":".utf8)) })
        #expect(try load(joined(all)).isEmpty)
        #expect(try UpkeepFixture.image(of: copy) == UpkeepFixture.image(of: fixture.path))
        // Nothing else stands there: no segment begins, and no export ends.
        try FileManager.default.removeItem(atPath: copy)
        let middle = try #require(files.last)
        for line in [all[all.count - 1], Array("{\"segment\":9}".utf8)] {
            #expect(try !load(joined(Array(all[..<middle]) + [line])).isEmpty)
        }
    }

    @Test func theRecordsStandAsInTheJournal() throws {
        let records = lines(try export(hasContent: false)).filter { $0.starts(with: Array("{\"seq\":".utf8)) }
        let journal = try fixture.stores.names("journal").flatMap { lines(try fixture.stores.bytes("journal/" + $0)) }
        #expect(records == journal.filter { !$0.contains(0) })
        #expect(try load(try export(hasContent: false)).map(\.reason) == [.recordsAlone])
    }

    @Test func aLargeAttachmentComesInParts() throws {
        let store = try fixture.stores.open()
        #expect(try store.events().count == 7)
        let content = (0..<1_500_000).map { UInt8(truncatingIfNeeded: $0 / 7) }
        let digest = try store.putAttachment(content).digest.hexadecimal
        let event =
            "{\"kind\":\"attached\",\"case\":1,\"module\":\"works\",\"row\":1,\"attachment\":\"proof\","
            + "\"file\":{\"hash\":\"\(digest)\",\"name\":\"a.pdf\",\"bytes\":1500000}}"
        try store.add(RecordBatch(atMilliseconds: 0, session: "s", by: "zhang", events: [Array(event.utf8)]))
        let bytes = try export()
        #expect(lines(bytes).filter { $0.starts(with: Array("{\"attachment\":\"\(digest)".utf8)) }.count == 3)
        #expect(lines(bytes).allSatisfy { $0.count <= 1 << 20 })
        #expect(try load(bytes).isEmpty)
        #expect(try UpkeepFixture.image(of: copy) == UpkeepFixture.image(of: fixture.path))
        try FileManager.default.removeItem(atPath: copy)
        var parts = lines(bytes)
        let second = try #require(parts.firstIndex { $0.starts(with: Array("{\"attachment\":\"\(digest)".utf8)) }) + 1
        parts.remove(at: second)
        #expect(try load(joined(parts)).contains { $0.reason == .wrongPart })
    }

    @Test func everyWrongLineIsNamedAndNothingIsLeft() throws {
        let bytes = try export()
        let all = lines(bytes)
        var start = 0
        for (index, line) in all.enumerated() {
            for place in [0, line.count / 2, line.count - 1] {
                var changed = bytes
                changed[start + place] ^= 1
                let faults = try load(changed)
                #expect(faults.first?.line == Int64(index + 1), "line \(index + 1) at \(place): \(faults)")
                #expect(faults.first.map { $0.byte >= start && $0.byte <= start + line.count } == true)
            }
            start += line.count + 1
        }
    }

    @Test func severalWrongLinesAreAllNamed() throws {
        var all = lines(try export())
        let records = all.indices.filter { all[$0].starts(with: Array("{\"seq\":".utf8)) }
        for index in [records[1], records[3], records[5]] { all[index][20] ^= 2 }
        all[all.count - 1] = Array("{\"nonsense\":1}".utf8)
        let faults = try load(joined(all))
        let wrong = [records[1], records[3], records[5], all.count - 1].map { Int64($0 + 1) }
        #expect(faults.map(\.line) == wrong + [Int64(all.count + 1)])
        #expect(faults.last?.reason == .noEnd)
    }

    @Test func linesThatAreMissingTwiceOrElsewhereAreFound() throws {
        let all = lines(try export())
        for index in all.indices {
            var without = all
            without.remove(at: index)
            // Without its mark a segment would only begin elsewhere.
            if !all[index].starts(with: Array("{\"segment\"".utf8)) {
                #expect(!(try load(joined(without)).isEmpty), "without line \(index + 1)")
            }
            var twice = all
            twice.insert(all[index], at: index)
            #expect(!(try load(joined(twice)).isEmpty), "line \(index + 1) twice")
            try? FileManager.default.removeItem(atPath: copy)
        }
        for end in 0..<all.count {
            #expect(!(try load(joined(Array(all[..<end]))).isEmpty), "cut behind line \(end)")
        }
        #expect(try load(joined(all) + [UInt8](repeating: 32, count: 2 << 20)).map(\.reason) == [.bytes(.lineTooLong)])
        #expect(try load(joined(all) + joined([all[3]])).map(\.reason) == [.misplaced])
    }

    @Test func eventsThatNoSessionReadsAreRefused() throws {
        let store = try fixture.stores.open()
        #expect(try store.events().count == 7)
        try store.add(batch(1))
        let faults = try load(try export())
        #expect(faults.map(\.reason) == [.unreadable(.eventUnreadable(sequence: 8, member: "kind"))])
    }

    @Test func whatTheStoreHasLostTravelsAsLost() throws {
        try FileManager.default.removeItem(atPath: fixture.stores.path(UpkeepFixture.file(0)))
        #expect(try load(try export()).isEmpty)
        #expect(try StoreVerification.run(at: copy).faults.map(\.code) == ["S0117"])
    }

    @Test func aFileIsThereWholeOrNotAtAll() throws {
        let base = fixture.stores.folder.path
        let before = try FileManager.default.contentsOfDirectory(atPath: base).sorted()
        for place in [FailPoint.copyOpen, .copyWrite, .copySync, .copyClose, .copyRename, .upkeepRead, .journalRead] {
            let layer = FaultyLayer()
            layer.fail(place, with: .failure(ENOSPC))
            let access = StoreAccess(layer: layer)
            let error = try upkeepError {
                _ = try exportStore(at: fixture.path, toFile: base + "/e", hasContent: true, access: access)
            }
            #expect(error != nil, "\(place)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: base).sorted() == before, "\(place)")
        }
        let outcome = try exportStore(at: fixture.path, toFile: base + "/e", hasContent: true)
        #expect(outcome.head.sequence == 7 && outcome.files == 4)
        #expect(try Array(Data(contentsOf: URL(fileURLWithPath: base + "/e"))) == export())
        for (target, code) in [("e", "S0306"), ("store/e", "S0304"), ("absent/e", "S0308")] {
            let error = try upkeepError {
                _ = try exportStore(at: fixture.path, toFile: base + "/" + target, hasContent: true)
            }
            #expect(error?.code == code, "\(target)")
        }
    }

    @Test func aReaderThatWantsNoMoreEndsIt() throws {
        var count = 0
        let outcome = try exportStore(at: fixture.path, hasContent: true, access: fixture.access) { _ in
            count += 1
            return false
        }
        #expect(outcome == nil && count == 1)
    }

    @Test(arguments: [FailPoint.copyOpen, .copyWrite, .copySync, .copyRename, .attachmentWrite, .definitionSync])
    func anImportThatWasCutShortIsNoStoreAndGoesOn(place: FailPoint) throws {
        let bytes = try export()
        for spared in 0..<200 {
            let layer = FaultyLayer()
            layer.fail(place, with: .failure(ENOSPC), after: spared)
            if try upkeepError({ try load(bytes, access: StoreAccess(layer: layer)) }) == nil { break }
            #expect(try storeError { _ = try DiskStore.open(at: copy) }?.code == "S0101")
        }
        #expect(try UpkeepFixture.image(of: copy) == UpkeepFixture.image(of: fixture.path))
        #expect(try upkeepError { try load(bytes) }?.code == "S0306")
    }
}
