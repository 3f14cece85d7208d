// A province at which the prompt is tried: the shipped rulebook, parties, and a case in every state. Every input gets a
// store of its own that goes on from there, and files that are held in memory.

import Compilation
import Engine
import Machines
import Source
import Storage

@testable import Sessions

/// Where the lines lie that make the province ready.
enum TrialWorld {}

/// The province, made ready once.
final class World {
    let session: Session
    let records: [Record]
    private let base: BranchStore
    /// What is found beside the session, by name.
    private static let given: [String: [UInt8]] = [
        "proof.pdf": Array("%PDF-1.4 proof\n".utf8), "sample.pdf": Array("%PDF-1.4 proof\n".utf8),
        "sample.jpg": Array("%PDF-1.4 proof\n".utf8), "latin.session": [0x61, 0xFF, 0x0A],
        "loop.session": Array("source loop.session\n".utf8), "numbers.json": Array("[1, 2]".utf8),
    ]

    init() {
        let rulebook = RulebookFiles(
            World.rulebookPaths.map { (name: $0, bytes: content(of: $0)) }, on: World.moment.day, reading: .rules
        ) { content(of: $0) }
        guard let sound = SoundRulebook(rulebook, root: "") else { fatalError("the rulebook has errors") }
        base = BranchStore(of: nil)
        let talk = Talk()
        do throws(Failure) {
            session = try Session.begin(at: base, with: sound, environment: World.environment(talk), language: .en)
        } catch {
            fatalError("the session does not begin: \(error)")
        }
        for line in TrialWorld.provinceLines where session.perform(line) != .done {
            fatalError("\(line)\n\(talk.told)")
        }
        records = base.records
    }

    /// A session that stands where the province does, and what it says. `files` are found beside the others.
    func branch(_ input: [[UInt8]] = [], files: [String: [UInt8]] = [:]) -> (session: Session, talk: Talk) {
        let talk = Talk()
        talk.rest = input[...]
        talk.files = files
        let session = Session(
            standingWhere: session, at: BranchStore(of: base), environment: World.environment(talk))
        return (session, talk)
    }

    private static let rulebookPaths = files(below: "workflows").filter {
        $0.hasSuffix(".matter") && !$0.contains("scenarios")
    }.map { "workflows/" + $0 }

    private static let moment = Moment(milliseconds: 1_688_346_000_000)

    private static func environment(_ talk: Talk) -> Environment {
        Environment(
            now: { moment }, sessionID: "fuzzed",
            readFile: { path, limitBytes throws(Failure) in
                let name = path.split(separator: "/").last.map(String.init) ?? path
                guard let bytes = talk.files[name] ?? World.given[name], bytes.count <= limitBytes else {
                    throw .store(.fileRefused(path: path, reason: .missing))
                }
                return bytes
            },
            writeFile: { _, _, _, ready throws(Failure) in try ready() },
            say: { talk.said += $0 }, tell: { talk.told += $0 },
            ask: { _, _ in talk.next().map { String(decoding: $0, as: UTF8.self) } },
            randomBytes: { count in [UInt8](repeating: 7, count: count) })
    }
}

/// What a session says, and the lines that are its input.
final class Talk {
    var said = ""
    var told = ""
    var files: [String: [UInt8]] = [:]
    var rest: ArraySlice<[UInt8]> = []

    func next() -> [UInt8]? { rest.popFirst() }
}
