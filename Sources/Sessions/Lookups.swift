// Names as people type them, looked up in a machine: matters, modules, fields, attachments, outcomes, targets of a
// return. A name is the rulebook's name or its Chinese title.

import Engine
import Machines
import Source
import Syntax

extension Call {
    /// The matter of this name, title or alias that the current rulebook has.
    func matter(named name: String) throws(Failure) -> Int {
        guard let index = registry.ruleset.machine(named: name) else {
            throw .refusal(Refusal(.unknownMatter).with("name", .text(name)), nil)
        }
        return index
    }

    /// The module of this name.
    func module(named name: String, in machine: Machine) throws(Failure) -> Int {
        if let index = parseModule(named: name, in: machine) { return index }
        throw .refusal(
            Refusal(.unknownModule).with("name", .text(name)).with(
                "choices", .terms(machine.modules.map { Term(name: $0.name, title: $0.title) })), nil)
    }

    /// The module of this name, or nil.
    func parseModule(named name: String, in machine: Machine) -> Int? {
        machine.modules.firstIndex { $0.name == name || $0.title == name }
    }

    /// The field of this name among a module's, a party's or an outcome's.
    func field(named name: String, among fields: [Field], of place: Term) throws(Failure) -> Int {
        if let index = fields.firstIndex(where: { $0.name == name || $0.title == name }) { return index }
        throw .refusal(
            Refusal(.unknownField).with("place", .term(place)).with("name", .text(name)).with(
                "choices", .terms(fields.map { Term(name: $0.name, title: $0.title) })), nil)
    }

    /// The attachment of this name.
    func attachment(named name: String, among known: [Attachment], of place: Term) throws(Failure) -> Int {
        if let index = known.firstIndex(where: { $0.name == name || $0.title == name }) { return index }
        throw .refusal(
            Refusal(.unknownAttachment).with("place", .term(place)).with("name", .text(name)).with(
                "choices", .terms(known.map { Term(name: $0.name, title: $0.title) })), nil)
    }

    /// The outcome of this name.
    func outcome(named name: String, in machine: Machine) throws(Failure) -> Int {
        if let index = machine.outcomes.firstIndex(where: { $0.name == name || $0.title == name }) { return index }
        throw .refusal(
            Refusal(.unknownOutcome).with("name", .text(name)).with(
                "choices", .terms(machine.outcomes.map { Term(name: $0.name, title: $0.title) })), nil)
    }

    /// The target of a return: the applicant or a level.
    func returnTarget(named name: String, in machine: Machine) throws(Failure) -> Pick {
        if Keyword.parse(name) == .applicant { return .applicant }
        if let level = machine.levels.firstIndex(where: { $0.name == name || $0.title == name }) {
            return .level(level)
        }
        let choices = [machine.term(of: .applicant)] + machine.levels.indices.map { machine.term(of: .level($0)) }
        throw unknown(
            name, zh: "退回的去处", en: "target of a return",
            choices: choices.map { session.called($0.name, $0.title) })
    }

    /// The mistake that a word is none of those that may stand there.
    func unknown(_ word: String, zh: String, en: String, choices: [String]) -> Failure {
        .mistake(
            Mistake(
                .wordUnknown,
                [
                    "word": .name(word), "what": .words(Words(zh: zh, en: en)),
                    "choices": .anyOf(choices.map(Fact.text)),
                ], near: nearName(to: word, among: choices)))
    }

    /// The case numbers in a list such as `1,2`.
    func caseIDs(_ names: [String]) throws(Failure) -> [CaseID] {
        var ids: [CaseID] = []
        for name in names { ids.append(try caseID(name)) }
        return ids
    }

    /// The case of this number.
    func caseID(_ text: String) throws(Failure) -> CaseID {
        guard let number = UInt32(text), number > 0 else {
            throw .mistake(Mistake(.notACase, ["text": .name(text)]))
        }
        return CaseID(number)
    }
}

/// `MODULE[.ROW].NAME` as it was typed.
struct SlotPath {
    let module: String
    /// From 1, as people count.
    let row: Int?
    let name: String

    /// Nil where the word has no dot, or is no such path.
    init?(_ word: String) {
        let parts = word.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "．" }.map(String.init)
        guard parts.allSatisfy({ !$0.isEmpty }) else { return nil }
        switch parts.count {
        case 2: (module, row, name) = (parts[0], nil, parts[1])
        case 3:
            guard let number = Int(parts[1]), number > 0 else { return nil }
            (module, row, name) = (parts[0], number, parts[2])
        default: return nil
        }
    }
}

extension Call {
    /// The row that a path means, from 0: written, or the only one there can be.
    func row(of path: SlotPath, module index: Int, in subject: Case) throws(Failure) -> Int {
        if let row = path.row { return row - 1 }
        let module = registry.machine(of: subject).modules[index]
        let count = subject.body.answers.indices.contains(index) ? subject.body.answers[index].count : 0
        guard module.rows != nil, count > 1 else { return 0 }
        throw .mistake(
            Mistake(
                .rowMissing,
                [
                    "module": .name(session.called(module.name, module.title)), "count": .number(count),
                    "example": .text("\(path.module).1.\(path.name)"),
                ]))
    }
}
