// Attachments and definitions: kept once, durable, checked; and the files of users that are refused.

import Digests
import Foundation
import Storage
import TestSupport
import Testing

struct AttachmentTests {
    @Test func keepsContentByItsDigest() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        let content = Array("证明材料".utf8)
        let reference = try store.putAttachment(content)
        #expect(reference == AttachmentReference(digest: SHA256.digest(content), sizeBytes: Int64(content.count)))
        #expect(try store.putAttachment(content) == reference)
        #expect(try fixture.open().attachment(reference.digest) == content)
        let digits = reference.digest.hexadecimal
        #expect(try fixture.names("attachments/\(digits.prefix(2))") == [String(digits.dropFirst(2))])

        let name = "attachments/\(digits.prefix(2))/\(digits.dropFirst(2))"
        try fixture.write(Array("其他材料".utf8), to: name)
        #expect(try storeError { _ = try store.attachment(reference.digest) } == .attachmentDamaged(reference.digest))
        #expect(try storeError { _ = try store.putAttachment(content) } == .attachmentDamaged(reference.digest))
        #expect(try storeError { _ = try store.attachment(.zero) } == .attachmentMissing(.zero))
    }

    @Test func refusesWhatIsNoPlainFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("12345", to: "file")
        let file = folder.path + "/file"
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/link", withDestinationPath: file)
        #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
        #expect(try readGivenFile(file, limitBytes: 5) == Array("12345".utf8))
        let refused: [(name: String, limitBytes: Int64, reason: StoreError.FileRefusal)] = [
            ("file", 4, .tooLarge(limitBytes: 4)), ("file", 0, .tooLarge(limitBytes: 0)), ("link", 100, .symbolicLink),
            ("pipe", 100, .notRegular), ("", 100, .notRegular), ("absent", 100, .missing), ("file/x", 100, .missing),
        ]
        for one in refused {
            let path = folder.path + "/" + one.name
            let error = try storeError { _ = try readGivenFile(path, limitBytes: one.limitBytes) }
            #expect(error == .fileRefused(path: path, reason: one.reason), "\(one.name)")
            #expect(error?.isFaultOfInput == true)
        }
        #expect(try storeError { _ = try readGivenFile("/dev/zero", limitBytes: 10) }?.code == "S0116")
    }

    @Test func keepsDefinitionsWhole() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        let hash = SHA256.digest([1])
        let files = [
            DefinitionFile(path: "sources/人才.matter", bytes: Array("matter".utf8)),
            DefinitionFile(path: "machines/a/b.json", bytes: []),
        ]
        try store.putDefinition(hash, files)
        try store.putDefinition(hash, [DefinitionFile(path: "other", bytes: [1])])
        #expect(try fixture.open().definition(hash) == files.reversed())
        #expect(try fixture.names("definitions") == [hash.hexadecimal])
        #expect(try storeError { _ = try store.definition(.zero) } == .definitionMissing(.zero))
        for path in ["", "/a", "a/", "../a", "a/../b", ".a", "a//b", "a\u{0}b"] {
            let error = try storeError { try store.putDefinition(.zero, [DefinitionFile(path: path, bytes: [])]) }
            #expect(error == .definitionPathRefused(path))
        }
        #expect(try fixture.names("definitions").count == 1)
    }
}

struct StoreFolderTests {
    @Test func makesFoldersAndFilesForTheOwnerAlone() throws {
        let fixture = try StoreFixture()
        let store = try fixture.create()
        try store.add(batch(1))
        let digits = try store.putAttachment([1]).digest.hexadecimal
        let expected: [(name: String, permissions: Int)] = [
            ("", 0o700), ("journal", 0o700), ("attachments", 0o700), ("definitions", 0o700), ("store.json", 0o600),
            ("lock", 0o600), (StoreFixture.segment, 0o600), ("attachments/\(digits.prefix(2))", 0o700),
            ("attachments/\(digits.prefix(2))/\(digits.dropFirst(2))", 0o600),
        ]
        for one in expected {
            let attributes = try FileManager.default.attributesOfItem(atPath: fixture.path(one.name))
            #expect(attributes[.posixPermissions] as? Int == one.permissions, "\(one.name)")
        }
    }

    @Test func refusesWhatIsNoStore() throws {
        let fixture = try StoreFixture()
        #expect(try storeError { _ = try fixture.open() } == .noStore(path: fixture.path))
        _ = try fixture.create()
        #expect(try storeError { _ = try fixture.create() } == .alreadyExists(path: fixture.path))
        let text = String(decoding: try fixture.bytes("store.json"), as: UTF8.self)
        let changes: [(from: String, to: String, code: String)] = [
            ("\"format\":1", "\"format\":2", "S0103"), ("\"format\":1", "\"format\":0", "S0102"),
            ("\"format\"", "\"Format\"", "S0102"), ("test-store", "", "S0102"), ("test-store", "a b", "S0102"),
            ("\"page-rows\":10", "\"page-rows\":0", "S0102"), ("\"training\":true", "\"training\":1", "S0102"),
            (",\"group\":null", "", "S0102"), ("{", "{ ", "S0102"),
        ]
        for change in changes {
            let changed = text.replacingOccurrences(of: change.from, with: change.to)
            #expect(changed != text)
            try fixture.write(Array(changed.utf8), to: "store.json")
            #expect(try storeError { _ = try fixture.open() }?.code == change.code, "\(change.to)")
        }
        let newer = text.replacingOccurrences(of: "\"format\":1", with: "\"format\":7,\"new\":[]")
        try fixture.write(Array(newer.utf8), to: "store.json")
        let error = try storeError { _ = try fixture.open() }
        #expect(error == .newerFormat(path: fixture.path("store.json"), found: 7, known: 1))
    }

    @Test func goesOnWithAMakingThatWasCutShort() throws {
        let fixture = try StoreFixture()
        _ = try fixture.create()
        try FileManager.default.removeItem(atPath: fixture.path("store.json"))
        #expect(try storeError { _ = try fixture.open() } == .noStore(path: fixture.path))
        let store = try fixture.create()
        try store.add(batch(1))
        let other = try StoreFixture()
        try FileManager.default.createDirectory(atPath: other.path, withIntermediateDirectories: true)
        try other.write([1], to: "letter.txt")
        #expect(try storeError { _ = try other.create() } == .alreadyExists(path: other.path))
    }

    @Test func everyErrorHasWordsInBothLanguages() throws {
        let failure = SystemFailure(call: "fsync", point: .journalSync, path: "/s", number: 5)
        let errors: [StoreError] = [
            .noStore(path: "/s"), .notAStore(path: "/s", reason: .member("id")),
            .newerFormat(path: "/s", found: 2, known: 1), .alreadyExists(path: "/s"),
            .networkFileSystem(path: "/s", kind: "nfs"),
            .lockTimedOut(path: "/s", waitedMilliseconds: 1, holder: "process 1"),
            .damaged(file: "/s", line: 1, byte: 0, reason: .wrongHash), .writeUndone(failure),
            .outcomeUnknown(failure, found: .absent), .writingStopped(because: .writeUndone(failure)), .system(failure),
            .recordTooLong(sizeBytes: 2, limitBytes: 1),
            .eventNotCanonical(byte: 0, reason: .json(StrictFault(.tooDeep, byte: 0))),
            .unknownEventKind(sequence: 1, kind: "x"), .eventUnreadable(sequence: 1, member: "x"),
            .fileRefused(path: "/s", reason: .missing), .attachmentMissing(.zero), .attachmentDamaged(.zero),
            .definitionMissing(.zero), .definitionPathRefused("../x"), .journalShrank(file: "/s", byte: 1),
            .segmentMissing(file: "/s"), .eventUnwritable(member: "x"), .storeGone(path: "/s"),
        ]
        #expect(Set(errors.map(\.code)).count == errors.count)
        for error in errors {
            for words in [error.words.zh, error.words.en, error.words.cureZh, error.words.cureEn] {
                #expect(words.count > 4, "\(error.code)")
            }
            let chinese = error.words.zh.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) }
            #expect(chinese, "\(error.code)")
            #expect(!error.words.en.contains("Optional"))
        }
    }
}
