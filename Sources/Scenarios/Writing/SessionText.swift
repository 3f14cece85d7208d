// A script as a session for a training store: one line of the prompt for each step, and for whoever turns to a case the
// line that opens it. Scenarios are written in `ScenarioText.swift`.

import Engine
package import Machines
package import Source
import Syntax

extension Script {
    /// The script as a file for `zhuji run`: played in a new training store it does what the script does. What is
    /// expected of a case stands in comments; what must be refused is a line that must be.
    package func session(of ruleset: Ruleset, in language: Language) -> String {
        guard ruleset.machines.indices.contains(machine) else { return "" }
        var writer = SessionWriter(script: self, ruleset: ruleset, language: language)
        writer.write()
        return writer.lines.map { $0 + "\n" }.joined()
    }

    /// What is typed at the prompt for each step by whoever acts, from a login of its own; nil where nobody acts.
    package func commands(of ruleset: Ruleset, in language: Language) -> [String?] {
        let writer = SessionWriter(script: self, ruleset: ruleset, language: language, isOfOneLogin: true)
        return steps.map { step in
            switch step.form {
            case .act(let actor, let machine, let action), .expect(.cannot(let actor, let machine, let action, _)):
                writer.line(action, of: machine, by: actor)
            case .clock, .expect: nil
            }
        }
    }

    /// The day on which a script begins that names none.
    package static let firstDay = CivilDate(dayNumber: 19_541)
}

private struct SessionWriter {
    let script: Script
    let ruleset: Ruleset
    let language: Language
    /// Whether whoever acts is logged in, so that no line says who it is.
    let isOfOneLogin: Bool
    private(set) var lines: [String] = []
    /// How many cases were begun.
    private var begun = 0
    /// The number of the latest case by machine.
    private var latest: [Int: Int] = [:]
    /// The case that a party has open.
    private var open: [Int: Int] = [:]

    init(script: Script, ruleset: Ruleset, language: Language, isOfOneLogin: Bool = false) {
        self.script = script
        self.ruleset = ruleset
        self.language = language
        self.isOfOneLogin = isOfOneLogin
    }

    mutating func write() {
        let title = script.title.split(whereSeparator: \.isNewline).joined(separator: " ")
        if !title.isEmpty { lines.append("# " + title) }
        var steps = script.steps[...]
        if case .clock(let day)? = steps.first?.form {
            lines.append(clock(day))
            steps = steps.dropFirst()
        } else {
            lines.append(clock(Script.firstDay))
        }
        for party in script.parties { lines.append(given(party)) }
        for step in steps { write(step.form) }
    }

    private mutating func write(_ form: ScriptStep.Form) {
        switch form {
        case .clock(let day): lines.append(clock(day))
        case .act(let actor, let machine, let action):
            if case .apply = action {
                begun += 1
                latest[machine] = begun
                open[actor] = begun
            } else {
                turn(actor, to: machine)
            }
            lines.append(line(action, of: machine, by: actor))
        case .expect(.cannot(let actor, let machine, let action, let code)):
            expectRefusal(code, of: action, machine, by: actor)
        case .expect(let expectation): comment(expectation)
        }
    }

    /// Lets the party open the latest case of the matter, unless it has it open.
    private mutating func turn(_ actor: Int, to machine: Int) {
        guard let number = latest[machine], open[actor] != number else { return }
        open[actor] = number
        lines.append(said(Command(en: "open", zh: "打开"), String(number), by: actor))
    }

    private mutating func expectRefusal(_ code: String, of action: ScriptAction, _ machine: Int, by actor: Int) {
        let head = language == .zh ? "应拒绝 \(code)：" : "refused \(code): "
        if case .apply = action {
            lines.append(head + line(action, of: machine, by: actor))
            return
        }
        if code == RefusalCode.unknownCase.id, let number = latest[machine] {
            // WHY: to whom a case is unknown cannot open it either; that is the refusal.
            lines.append(head + said(Command(en: "open", zh: "打开"), String(number), by: actor))
            return
        }
        turn(actor, to: machine)
        lines.append(head + line(action, of: machine, by: actor))
    }

    private mutating func comment(_ expectation: ScriptExpectation) {
        let writer = ScenarioWriter(script: script, ruleset: ruleset)
        guard let text = writer.line(.expect(expectation)) else { return }
        lines.append("# " + (language == .zh ? chinese(text) : text))
    }

    /// The keywords of a line in Chinese.
    private func chinese(_ line: String) -> String {
        line.split(separator: " ").map { part in
            part.split(separator: ".", omittingEmptySubsequences: false)
                .map { Keyword.parse(String($0))?.chinese ?? String($0) }.joined(separator: ".")
        }.joined(separator: " ")
    }
}

/// The name of a command at the prompt.
private struct Command {
    let en: String
    let zh: String

    init(en: String, zh: String) {
        self.en = en
        self.zh = zh
    }

    init(_ verb: Syntax.Verb) {
        self.init(en: verb.english, zh: verb.chinese)
    }
}

extension SessionWriter {
    private func clock(_ day: CivilDate) -> String {
        (language == .zh ? Keyword.clock.chinese : Keyword.clock.english) + " \(day)"
    }

    /// `as zhang: COMMAND WORD …`
    private func said(_ command: Command, _ words: String..., by actor: Int) -> String {
        let account = script.parties.indices.contains(actor) ? script.parties[actor].name : ""
        let name = language == .zh ? command.zh : command.en
        let prefix = isOfOneLogin ? "" : language == .zh ? "以 \(account)：" : "as \(account): "
        return ([prefix + name] + words.filter { !$0.isEmpty }).joined(separator: " ")
    }

    private func keyword(_ keyword: Keyword) -> String {
        language == .zh ? keyword.chinese : keyword.english
    }

    private func given(_ party: ScriptParty) -> String {
        let kinds = ruleset.parties.map { PromptName($0.name, $0.title) }
        let kind = PromptName.word(party.kind, among: kinds, in: language)
        let head = "\(keyword(.given)) \(kind) \(party.name)"
        return ([head] + assignments(party.values, of: ruleset.parties[party.kind].fields)).joined(separator: " ")
    }

    /// `FIELD VALUE` for each, in the order of the fields.
    private func assignments(_ values: [Int: ScriptValue], of fields: [Field]) -> [String] {
        fields.indices.compactMap { index in
            values[index].flatMap { written($0, for: fields[index]) }.map { self.field(index, of: fields) + " " + $0 }
        }
    }

    private func field(_ index: Int, of fields: [Field]) -> String {
        PromptName.word(index, among: fields.map { PromptName($0.name, $0.title) }, in: language)
    }

    private func written(_ value: ScriptValue, for field: Field) -> String? {
        switch value {
        case .value(let value): value.isSet ? value.typed(of: field.type, in: language) : nil
        case .party(let index): script.parties.indices.contains(index) ? script.parties[index].name : nil
        }
    }

    fileprivate func line(_ action: ScriptAction, of index: Int, by actor: Int) -> String {
        let machine = ruleset.machines[index]
        switch action {
        case .apply(let target):
            let matters = ruleset.machines.map { PromptName($0.facts.name, $0.facts.title) }
            let matter = PromptName.word(index, among: matters, in: language)
            return said(Command(.apply), matter, target.map { key(of: $0, in: machine) } ?? "", by: actor)
        case .fillEverything: return said(Command(.fill), keyword(.everything), by: actor)
        case .fill(let module, let row, let field, let value):
            let fields = machine.modules[module].fields
            let text = value == .value(.unset) ? "\"\"" : written(value, for: fields[field]) ?? "\"\""
            return said(
                Command(.fill), place(module, row, in: machine) + "." + self.field(field, of: fields), text, by: actor)
        case .attach(let slot, let file):
            return said(Command(.attach), self.slot(slot, in: machine), given(file, slot, machine), by: actor)
        case .detach(let slot): return said(Command(.detach), self.slot(slot, in: machine), by: actor)
        case .submit: return said(Command(.submit), by: actor)
        case .judge(let modules, let isRight, let note):
            let verdict = keyword(isRight ? .right : .wrong)
            return said(Command(.judge), judged(modules, in: machine), verdict, opinion(note), by: actor)
        case .approve(let text): return said(Command(.approve), opinion(text), by: actor)
        case .return(let pick, let modules, let text):
            let target = "\(keyword(.to)) \(target(pick, in: machine))"
            return said(Command(.return), target, names(modules, in: machine), opinion(text), by: actor)
        case .terminate(let text): return said(Command(.terminate), opinion(text), by: actor)
        case .recall: return said(Command(.recall), by: actor)
        case .dispatch: return said(Command(.dispatch), by: actor)
        case .record(let outcome, let values):
            let outcomes = machine.outcomes.map { PromptName($0.name, $0.title) }
            let name = PromptName.word(outcome, among: outcomes, in: language)
            let rest = assignments(values, of: machine.outcomes[outcome].fields).joined(separator: " ")
            return said(Command(.record), name, rest, by: actor)
        case .publish: return said(Command(.publish), by: actor)
        case .revoke: return said(Command(.revoke), by: actor)
        case .release: return said(Command(.release), by: actor)
        }
    }

    /// An opinion is quoted, so that no part of it is read as a name or a number.
    private func opinion(_ text: String) -> String {
        if text.isEmpty { return "" }
        let written = word(text)
        return written.hasPrefix("\"") ? written : "\"" + written + "\""
    }

    /// The unique value by which the party is found.
    private func key(of party: Int, in machine: Machine) -> String {
        guard let target = machine.facts.target, script.parties.indices.contains(party) else { return "" }
        let field = ruleset.parties[target.kind].fields[target.field]
        return script.parties[party].values[target.field].flatMap { written($0, for: field) } ?? ""
    }

    /// A file that the attachment takes may be any; the prompt makes one up.
    private func given(_ file: String?, _ slot: ScriptSlot, _ machine: Machine) -> String {
        guard let file else { return "" }
        let kinds: [String] =
            switch slot {
            case .dispatch(let index): machine.attachments[index].kinds
            case .module(let module, _, let index): machine.modules[module].attachments[index].kinds
            }
        return kinds.contains { file.lowercased().hasSuffix("." + $0) } ? "" : word(file)
    }

    private func names(_ modules: [Int], in machine: Machine) -> String {
        modules.map { name(ofModule: $0, in: machine) }.joined(separator: ",")
    }

    private func judged(_ modules: ScriptModules, in machine: Machine) -> String {
        switch modules {
        case .others: keyword(.others)
        case .everything: keyword(.everything)
        case .named(let modules): names(modules, in: machine)
        }
    }

    private func target(_ pick: Pick, in machine: Machine) -> String {
        guard case .level(let level) = pick else { return keyword(.applicant) }
        return PromptName.word(level, among: machine.levels.map { PromptName($0.name, $0.title) }, in: language)
    }

    private func slot(_ slot: ScriptSlot, in machine: Machine) -> String {
        switch slot {
        case .dispatch(let index): return attachment(index, among: machine.attachments)
        case .module(let module, let row, let index):
            return place(module, row, in: machine) + "." + attachment(index, among: machine.modules[module].attachments)
        }
    }

    private func attachment(_ index: Int, among all: [Attachment]) -> String {
        PromptName.word(index, among: all.map { PromptName($0.name, $0.title) }, in: language)
    }

    private func place(_ module: Int, _ row: Int, in machine: Machine) -> String {
        let name = name(ofModule: module, in: machine)
        return machine.modules[module].rows == nil ? name : "\(name).\(row + 1)"
    }

    private func name(ofModule index: Int, in machine: Machine) -> String {
        PromptName.word(index, among: machine.modules.map { PromptName($0.name, $0.title) }, in: language)
    }
}
