// A refusal played: what was told in both languages, and what had changed although nothing may. Which refusals there
// are stands in the tables of rows.

import Engine
import Foundation
import Source
import Storage
import Testing

@testable import Sessions

/// What came of a row.
struct RefusalPlay: Sendable {
    let row: RefusalRow
    /// What was told when the line was refused, by language.
    private(set) var told: [Language: String] = [:]
    /// What was said of it beforehand, by language.
    private var foretold: [Language: String] = [:]
    /// Everything that is not as it must be.
    private(set) var faults: [String] = []

    /// Every row, played once.
    static let all = RefusalRow.all.map(RefusalPlay.init)

    /// Plays a row in a store of its own.
    init(_ row: RefusalRow) {
        self.row = row
        do {
            try play()
        } catch {
            faults.append("\(error)")
        }
    }

    private mutating func play() throws {
        let desk = try TrialDesk()
        try row.world.image().write(to: URL(fileURLWithPath: desk.storePath))
        let store = try DiskStore.open(at: desk.storePath)
        let session = try Session.open(at: store, environment: desk.environment(typing: row.typed), language: .en)
        session.folder = desk.path
        for line in row.lines where session.perform(line) != .done {
            faults.append("not carried out: \(line)\n\(desk.takeTold())")
        }
        _ = desk.takeTold()
        desk.isInterrupted = row.isInterrupted
        for language in [Language.zh, .en] {
            session.language = language
            let files = try desk.image()
            let memory = Memory(session)
            foretell(session, desk, in: language)
            faults += Memory(session).differences(from: memory).map { $0 + " by the question" }
            let outcome = session.perform(row.bytes)
            if outcome != .refused { faults.append("the line was not refused: \(outcome)") }
            faults += Memory(session).differences(from: memory)
            faults += try desk.image().differences(from: files).map { "the file \($0) has changed" }
            told[language] = desk.takeTold().replacing(desk.path, with: "<desk>")
        }
        faults += Language.allCases.flatMap(faultsOfWording)
        faults += Language.allCases.flatMap(faultsOfForetelling)
    }

    /// What `why` says of the line; a line that is none is refused as a question too.
    private mutating func foretell(_ session: Session, _ desk: TrialDesk, in language: Language) {
        _ = desk.takeSaid()
        let outcome = session.perform(Array("why ".utf8) + row.bytes)
        let said = outcome == .done ? desk.takeSaid() : desk.takeTold()
        foretold[language] = said.replacing(desk.path, with: "<desk>")
    }

    /// The refusal that was foretold must be the one that came, word for word.
    private func faultsOfForetelling(in language: Language) -> [String] {
        let head = language == .zh ? "拒绝[" : "refused["
        guard let told = told[language], let start = told.ranges(of: head).last?.lowerBound else { return [] }
        let foretold = foretold[language] ?? ""
        // What is no text is none in a question either, at another place.
        let isTheSame = row.isText ? foretold.hasSuffix(told[start...]) : foretold.contains(head + row.code + "]")
        // A command that asks is not answered in a question; only carrying it out gets further.
        return isTheSame || foretold.contains(head + "P0140]") ? [] : ["foretold was: \(foretold)"]
    }

    private func faultsOfWording(in language: Language) -> [String] {
        let text = told[language] ?? ""
        var faults: [String] = []
        let heads = text.matches(of: /(?:拒绝|refused)\[([A-Z]\d{4})\]/).map { String($0.1) }
        if heads.last != row.code { faults.append("refused with \(heads), not with \(row.code)") }
        if text.replacing("\\u{7}", with: "").contains(/\{\w+\}/) {
            faults.append("a place in the wording was not filled: \(text)")
        }
        if !text.contains(language == .zh ? "办法：" : "cure: ") { faults.append("no cure was told: \(text)") }
        return faults
    }
}

/// What a session holds in memory beside the store's files.
private struct Memory {
    private let registry: Registry
    private let focuses: [String: Focus]
    private let account: String?
    private let output: OutputForm

    init(_ session: Session) {
        registry = session.registry
        focuses = session.focuses
        account = session.account
        output = session.output
    }

    func differences(from old: Memory) -> [String] {
        var names: [String] = []
        func compare<Value: Equatable>(_ name: String, _ value: (Memory) -> Value) {
            if value(self) != value(old) { names.append("the session's \(name) have changed") }
        }
        compare("parties") { $0.registry.parties }
        compare("accounts") { $0.registry.accounts }
        compare("cases") { $0.registry.cases }
        compare("definitions") { $0.registry.definitions }
        compare("definition for new cases") { $0.registry.current }
        compare("open and selected cases") { $0.focuses }
        compare("account") { $0.account }
        compare("settings") { $0.output }
        return names
    }
}
