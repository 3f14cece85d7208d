// Stores made ready once, from which every trial gets a copy of its own: a province in all its states, the rules that
// no shipped matter has, and a store that is no training store.

import Engine
import Foundation
import Source
import Storage
import TestSupport

@testable import Sessions

/// A store made ready, kept as its files.
enum TrialWorld: String, CaseIterable, Sendable {
    /// The rulebook of `workflows/`, with parties, bindings and cases in every state.
    case province
    /// A rulebook of the rules that `workflows/` does not use.
    case rules
    /// The rulebook of `workflows/` in a store for real use, with the administrator `admin` and nobody else.
    case real

    /// The store's files; made at the first asking.
    func image() throws -> FolderImage {
        switch self {
        case .province: try Self.provinceImage.get()
        case .rules: try Self.rulesImage.get()
        case .real: try Self.realImage.get()
        }
    }

    private static let provinceImage = Result { try make(shipped(), lines: provinceLines) }
    private static let rulesImage = Result { try make(ruleTrials(), lines: rulesLines) }
    private static let realImage = Result { try make(shipped(), lines: [], isTraining: false) }

    private static func make(
        _ rulebook: SoundRulebook?, lines: [String], isTraining: Bool = true
    ) throws -> FolderImage {
        guard let rulebook else { throw Unready(description: "the rulebook has errors") }
        let desk = try TrialDesk()
        let settings = StoreSettings(id: "trial-store", isTraining: isTraining, passwordIterations: 1)
        let store = try DiskStore.create(at: desk.storePath, settings: settings)
        let session = try Session.begin(at: store, with: rulebook, environment: desk.environment, language: .en)
        if !isTraining { try session.openFirstAdministrator("admin", password: Password(TrialDesk.password)) }
        session.folder = desk.path
        for line in lines where session.perform(line) != .done {
            throw Unready(description: "\(line)\n\(desk.takeTold())")
        }
        return try desk.storeImage()
    }

    private static func shipped() throws -> SoundRulebook? {
        let path = Repository.url("workflows").path
        return SoundRulebook(try RulebookFiles.read([path], on: Trial.firstDay), root: path)
    }

    private static func ruleTrials() throws -> SoundRulebook? {
        let table = [UInt8](try Data(contentsOf: Repository.url("workflows/divisions.json")))
        let files = RulebookFiles(
            [(name: "rules.matter", bytes: Array(trialRulebook.utf8))], on: Trial.firstDay
        ) { _ in table }
        return SoundRulebook(files, root: "")
    }

    /// A line that was to make a world ready and did not.
    struct Unready: Error, CustomStringConvertible {
        let description: String
    }
}

/// Where a trial takes place: a folder for the store, one for the files that users give, and what was said.
final class TrialDesk {
    private let folder: TemporaryFolder
    private var said = ""
    private var told = ""
    /// Whether Control-C was pressed.
    var isInterrupted = false

    init() throws {
        folder = try TemporaryFolder(isDurable: false)
        try folder.write("%PDF-1.4 proof\n", to: "desk/proof.pdf")
        try folder.write("", to: "desk/empty.pdf")
        try folder.write(String(repeating: "large ", count: 300), to: "desk/large.pdf")
        try folder.write("notes\n", to: "desk/notes.txt")
        try folder.write("a,b\n", to: "desk/notes.csv")
        try folder.write(
            "办件,姓名,评审结果,评审后评定级别\n15,章五,通过,F\n15,章五,优秀,\n16,章六,未通过,\n12,章二,通过,A\n,章五,通过,\n",
            to: "desk/meeting-bad.csv")
        try folder.write("办件,评审结论\n15,通过\n", to: "desk/meeting-misspelt.csv")
        try folder.write("办件,编号,评审结果\n15,15,通过\n", to: "desk/meeting-twice.csv")
        try folder.write(TrialDesk.password + "\n", to: "desk/password")
        try folder.write("another one\n", to: "desk/wrong")
        try folder.write("short\n", to: "desk/short")
        try folder.write("[1, 2]", to: "desk/numbers.json")
        try folder.write("[{\"school\": \"吉林大学\", \"teacher\": \"某人\"}]", to: "desk/teacher.json")
        try folder.write("source loop.session\n", to: "desk/loop.session")
        try folder.write("as institute: review 12\nperhaps\n", to: "desk/perhaps.session")
        try Data([0x61, 0xFF, 0x0A]).write(to: folder.url.appendingPathComponent("desk/latin.session"))
    }

    /// The folder that the names of users' files are relative to.
    var path: String { folder.path + "/desk" }
    var storePath: String { folder.path + "/store" }

    func storeImage() throws -> FolderImage {
        try FolderImage(of: URL(fileURLWithPath: storePath))
    }

    /// All that stands on the desk, the store included.
    func image() throws -> FolderImage { try FolderImage(of: folder.url) }

    /// What was told since the last call.
    func takeTold() -> String {
        defer { told = "" }
        return told
    }

    /// What was said on standard output since the last call.
    func takeSaid() -> String {
        defer { said = "" }
        return said
    }

    /// A session at a store of this desk's own, made ready as the world says, at a terminal of so many columns.
    func session(of world: TrialWorld, columns: Int? = nil) throws -> Session {
        var environment = environment
        environment.columns = { columns }
        try world.image().write(to: URL(fileURLWithPath: storePath))
        let session = try Session.open(
            at: try DiskStore.open(at: storePath), environment: environment, language: .en)
        session.folder = path
        return session
    }

    /// The password of the accounts of a store for real use.
    static let password = "correct horse"

    /// As below, where nobody types.
    var environment: Environment { environment(typing: []) }

    private static func expectRoom(for name: String, below path: String, _ replaces: Bool) throws(Failure) {
        let place = path + "/" + name
        if !replaces, FileManager.default.fileExists(atPath: place) { throw .fileExists(name) }
        let folder = URL(fileURLWithPath: place).deletingLastPathComponent().path
        guard FileManager.default.fileExists(atPath: folder) else {
            throw .unwritable(name, because: ENOENT)
        }
    }

    /// 2023-07-03, nine o'clock; files as the program reads them. Where somebody types, each question is answered with
    /// the next of these texts, over and over.
    func environment(typing answers: [String]) -> Environment {
        var answered = 0
        return Environment(
            now: { Moment(milliseconds: 1_688_346_000_000) }, sessionID: "trial",
            readFile: { path, limitBytes throws(Failure) in
                do throws(StoreError) {
                    return try readGivenFile(path, limitBytes: limitBytes)
                } catch {
                    throw .store(error)
                }
            },
            writeFile: { [path] name, bytes, replaces, ready throws(Failure) in
                try Self.expectRoom(for: name, below: path, replaces)
                try ready()
                _ = FileManager.default.createFile(atPath: path + "/" + name, contents: Data(bytes))
            },
            expectWritable: { [path] name, replaces throws(Failure) in
                try Self.expectRoom(for: name, below: path, replaces)
            },
            say: { [self] in said += $0 }, tell: { [self] in told += $0 },
            ask: { _, _ in
                guard !answers.isEmpty else { return nil }
                answered += 1
                return answers[(answered - 1) % answers.count]
            },
            isInteractive: !answers.isEmpty, randomBytes: { Array(repeating: 7, count: $0) },
            isInterrupted: { [self] in isInterrupted })
    }
}
