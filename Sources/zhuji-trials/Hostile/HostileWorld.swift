// A session for hostile lines: a training store in memory with a rulebook of its own, real files of every kind in a
// temporary folder, and everything that is said. The lines themselves live in `HostileCases.swift`.

import Engine
import Glibc
import Machines
import Sessions
import Source
import Storage

/// A session, and what it said.
final class HostileWorld {
    /// The temporary folder of the files.
    let folder: String
    let session: Session
    private let said: Said

    /// What a session says and writes.
    private final class Said {
        var text = ""
        var files: [String: [UInt8]] = [:]
    }

    /// The rulebook or a line of the preparation is at fault.
    struct Unready: Error {
        let why: String
    }

    private static let rulebook = """
        party unit "单位" {
            field name        "单位名称"         text  length 1..100
            field credit-code "统一社会信用代码" credit-code  unique
        }
        matter asking "询问" {
            category "其他"
            applicant unit
            target unit "被询问单位" by credit-code
            module basic "基本信息" {
                field title  "题目" text   length 1..1000  optional
                field amount "数量" number range 0..100    optional
                field day    "日期" date                   optional
                field risky  "加急" flag                   optional
                attachment note "说明" pdf up to 1 MB optional
            }
            level answer "答复" { reviewer target; approve "答复"; return "退回" to applicant }
        }
        """

    private static let preparation = [
        "register unit one name 甲单位 credit-code 12220102TE0000902X",
        "register unit two name 乙单位 credit-code 12220100TE0000901X",
        "register unit three name 丙单位 credit-code 12220102TE00009031", "as three: apply asking 12220100TE0000901X",
        "as three: submit", "as one: apply asking 12220100TE0000901X",
    ]

    init() throws {
        folder = try HostileFiles.make()
        let said = Said()
        self.said = said
        let files = RulebookFiles(
            [(name: "hostile.matter", bytes: Array(HostileWorld.rulebook.utf8))], on: HostileWorld.moment.day
        ) { _ in nil }
        guard let sound = SoundRulebook(files, root: "") else {
            throw Unready(why: files.diagnostics.map(\.code.code).joined(separator: " "))
        }
        session = try Session.begin(
            at: MemoryStore(settings: StoreSettings(id: "hostile", isTraining: true)), with: sound,
            environment: HostileWorld.environment(said), language: .en)
        session.folder = folder
        for line in HostileWorld.preparation {
            let answer = perform(Array(line.utf8))
            guard answer.code == "" else { throw Unready(why: "\(line): \(answer.text)") }
        }
    }

    deinit { HostileFiles.remove(folder) }

    private static let moment = Moment(milliseconds: 1_688_346_000_000)

    private static func environment(_ said: Said) -> Environment {
        Environment(
            now: { moment }, sessionID: "hostile",
            readFile: { path, limitBytes throws(Failure) in
                do throws(StoreError) { return try readGivenFile(path, limitBytes: limitBytes) } catch {
                    throw .store(error)
                }
            },
            writeFile: { path, bytes, _, ready throws(Failure) in
                said.files[path] = bytes
                try ready()
            },
            say: { said.text += $0 }, tell: { said.text += $0 },
            randomBytes: { count in [UInt8](repeating: 7, count: count) })
    }

    /// Carries out a line; the code with which it was refused, empty where it was not, and all that was said.
    func perform(_ line: [UInt8]) -> (code: String, text: String) {
        said.text = ""
        let outcome = session.perform(line)
        guard outcome == .refused || outcome == .failed else { return ("", said.text) }
        let code = said.text.firstMatch(of: /\[([A-Z][0-9]{4})\]/).map { String($0.1) }
        return (code ?? "none", said.text)
    }
}
