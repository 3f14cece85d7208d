// Deeds and worlds in words, as a trace tells them: who does what, and what must be so for it.

internal import Machines
internal import Source
internal import Verification

/// Tells deeds of one machine in one language.
struct DeedText {
    private let names: MachineNames
    private let language: Language

    init(_ names: MachineNames, _ language: Language) {
        self.names = names
        self.language = language
    }

    /// `return to unit`, `退回 至 unit`.
    func text(_ verb: Verb, _ pick: Pick) -> String {
        let word = words(verb.chineseCommand, verb.rawValue)
        switch pick {
        case .nothing: return word
        case .applicant: return word + words(" 至 申报人", " to applicant")
        case .level(let level): return word + words(" 至 ", " to ") + printable(names.level(level))
        case .outcome(let outcome): return word + " " + printable(names.outcome(outcome))
        case .attachment(let attachment): return word + " " + printable(names.attachment(attachment))
        }
    }

    /// `unit.dispatch`, `unit.送审`.
    func text(_ deed: DeedPattern) -> String {
        let word = words(deed.verb.chineseCommand, deed.verb.rawValue)
        return deed.level.map { printable(names.level($0)) + "." + word } ?? word
    }

    /// `unit: judge basic wrong`.
    func text(_ step: TraceStep) -> String {
        var parts = [text(step.step.verb, step.step.pick)]
        let modules = step.step.named.members.map { printable(names.module($0)) }
        if !modules.isEmpty { parts.append(modules.joined(separator: words("、", ", "))) }
        if step.step.verb == .judge { parts.append(step.step.isRight ? words("无误", "right") : words("有误", "wrong")) }
        return actor(step.actor) + words("：", ": ") + parts.joined(separator: " ")
    }

    /// What must be so, a text each: the route, then the facts in their order.
    func texts(_ premise: Premise) -> [String] {
        let stages = premise.route.map { route in
            words("路径 ", "route ")
                + (route.isEmpty
                    ? words("没有级次", "without levels")
                    : route.members.map { printable(names.stage($0)) }.joined(separator: " → "))
        }
        let facts = premise.values.keys.sorted().compactMap { id -> String? in
            guard names.expressions.facts.indices.contains(Int(id.index)), let value = premise.values[id] else {
                return nil
            }
            return text(names.expressions.facts[Int(id.index)], value)
        }
        let others = premise.others.compactMap { text($0.key, $0.value) }.sorted()
        return (stages.map { [$0] } ?? []) + facts + others
    }

    private func actor(_ actor: Actor) -> String {
        switch actor {
        case .applicant: words("申报人", "applicant")
        case .stage(let stage): printable(names.stage(stage))
        case .office: words("评审部门", "office")
        }
    }

    private func text(_ fact: Machines.Fact, _ value: Value) -> String? {
        switch fact {
        case .today: return words("今日 ", "today ") + plain(value, nil)
        case .year: return words("年份 ", "year ") + plain(value, nil)
        case .path(let path):
            if path.fields.isEmpty { return nil }
            return assignment(names.path(path), value, names.field(at: path))
        case .answer(let module, let field):
            return assignment(
                names.answer(module: module, field: field), value, names.answerField(module: module, field: field))
        case .rows(let module):
            return words("数量 ", "count of ") + printable(names.module(module)) + " = " + plain(value, nil)
        case .inChain(let member, let start):
            return assignment(
                words(
                    "\(names.path(member)) 属于 \(names.path(start)) 链",
                    "\(names.path(member)) in \(names.path(start)) chain"), value, nil)
        case .openCase(let subject, let matter):
            return assignment(names.path(subject) + words(" 有在办 ", " has open ") + matter, value, nil)
        case .yearsSinceOutcome(let matter, let outcome):
            return assignment(
                words("距上次 \(matter) \(outcome) 的年数", "years since last \(outcome) of \(matter)"), value, nil)
        }
    }

    private func assignment(_ name: String, _ value: Value, _ field: Field?) -> String {
        value.isSet ? "\(printable(name)) = \(plain(value, field))" : printable(name) + words(" 未填", " is not set")
    }

    private func plain(_ value: Value, _ field: Field?) -> String {
        if case .flag(let isSet) = value { return isSet ? words("是", "yes") : words("否", "no") }
        if case .party(let party) = value { return words("主体 \(party.number)", "party \(party.number)") }
        let format = ValueFormat(language: language, ruleset: names.ruleset, masksIDs: false) { _ in nil }
        return format.cell(value, of: field ?? Field(name: "", title: "", type: .number))
    }

    private func words(_ zh: String, _ en: String) -> String { Words(zh: zh, en: en)[language] }
}
