// What could be done with a case or without one, as lines that can be typed: the words with places to fill, and a
// sample with the places filled. Whether it may be done is asked of the commands themselves.

import Engine
import Machines
import Reporting
import Source

/// Something that could be done.
struct PossibleStep {
    /// As one types it, `通过 "意见"`.
    let words: Words
    /// The same with something in every place, such as can be carried out.
    let sample: String
    /// The verb alone, for what somebody else has to do.
    let verb: Words
}

/// What came of asking about a step.
struct StepAnswer {
    let step: PossibleStep
    /// Nil: it can be done now.
    let failure: Failure?

    /// The parties that could do it instead; empty where the present account's own party could, or nobody.
    func others(than party: PartyID?) -> [PartyID] {
        guard case .refusal(let refusal, _) = failure else { return [] }
        return refusal.able.contains { $0 == party } ? [] : refusal.able
    }
}

extension Session {
    /// The steps with their answers. What the ladder of this case has not, and what nobody could do now, is left out.
    func answers(to steps: [PossibleStep]) -> [StepAnswer] {
        steps.compactMap { step in
            let failure = refusal(of: step.sample)
            if case .refusal(let refusal, _) = failure {
                if refusal.code == .pickNotHere || refusal.code == .verbNotHere { return nil }
                if refusal.code == .nothingToRecall, refusal.able.isEmpty { return nil }
            }
            return StepAnswer(step: step, failure: failure)
        }
    }

    /// Everything that the case's state knows.
    func steps(of subject: Case) -> [PossibleStep] {
        let maker = StepMaker(session: self, subject: subject, machine: registry.machine(of: subject))
        return Machines.Verb.allCases.flatMap { maker.steps(of: $0) }
    }

    /// What can be done with several cases at once.
    func steps(of subjects: [Case]) -> [PossibleStep] {
        guard let first = subjects.first else { return [] }
        let maker = StepMaker(session: self, subject: first, machine: registry.machine(of: first))
        return [.attach, .detach, .dispatch, .record, .publish].flatMap(maker.steps)
    }
}

private struct StepMaker {
    let session: Session
    let subject: Case
    let machine: Machine

    func steps(of verb: Machines.Verb) -> [PossibleStep] {
        var picks: [Pick] = []
        for row in machine.rows(from: subject.configuration.state, verb: verb) {
            let pick = machine.transitions[row].pick
            if !picks.contains(pick) { picks.append(pick) }
        }
        if verb == .publish { picks = picks.isEmpty ? [] : [.nothing] }
        return picks.flatMap { steps(of: verb, $0) }
    }

    private func steps(of verb: Machines.Verb, _ pick: Pick) -> [PossibleStep] {
        switch (verb, pick) {
        case (.apply, _): return []
        case (.fill, _): return fillings
        case (.attach, .attachment(let index)): return attaching(machine.attachments[index])
        case (.attach, _): return moduleFiles
        case (.detach, .attachment(let index)):
            guard subject.configuration.attached.contains(index) else { return [] }
            let attachment = machine.attachments[index]
            return [step(verb, Words(zh: attachment.title, en: attachment.name), attachment.name)]
        case (.detach, _): return moduleFilesToDetach
        case (.judge, _): return judgements
        case (.approve, _), (.terminate, _): return [step(verb, opinion, "\"-\"")]
        case (.return, _): return [returning(to: pick)]
        case (.record, .outcome(let index)): return [recording(machine.outcomes[index])]
        case (.submit, _), (.recall, _), (.dispatch, _), (.publish, _), (.revoke, _), (.release, _), (.record, _):
            return [step(verb, Words(zh: "", en: ""), "")]
        }
    }

    private let opinion = Words(zh: "\"意见\"", en: "\"OPINION\"")

    private func step(_ verb: Machines.Verb, _ rest: Words, _ sample: String) -> PossibleStep {
        let name = Words(zh: verb.chineseCommand, en: verb.rawValue)
        let words = Words(
            zh: rest.zh.isEmpty ? name.zh : name.zh + " " + rest.zh,
            en: rest.en.isEmpty ? name.en : name.en + " " + rest.en)
        return PossibleStep(words: words, sample: sample.isEmpty ? name.en : name.en + " " + sample, verb: name)
    }
}

extension StepMaker {
    private var editable: [Module] {
        subject.configuration.editable.members.map { machine.modules[$0] }
    }

    /// `填写 学历学位.1.字段 内容`; a field is cleared by the sample, which every field may be.
    private var fillings: [PossibleStep] {
        let modules = editable.filter { !$0.fields.isEmpty }
        // WHY: who may not edit is told so by the first module, whichever it is.
        let shown = modules.isEmpty ? machine.modules.filter { !$0.fields.isEmpty }.prefix(1) : modules[...]
        return shown.map { module in
            let row = module.rows == nil ? "" : ".1"
            let words = Words(zh: "\(module.title)\(row).字段 内容", en: "\(module.name)\(row).FIELD VALUE")
            return step(.fill, words, "\(module.name)\(row).\(module.fields[0].name) \"\"")
        }
    }

    private var moduleFiles: [PossibleStep] {
        editable.flatMap { module in
            let row = module.rows == nil ? "" : ".1"
            return module.attachments.map { attachment in
                step(
                    .attach,
                    Words(
                        zh: "\(module.title)\(row).\(attachment.title) 文件",
                        en: "\(module.name)\(row).\(attachment.name) FILE"),
                    "\(module.name)\(row).\(attachment.name) \(sampleName(of: attachment))")
            }
        }
    }

    private var moduleFilesToDetach: [PossibleStep] {
        subject.configuration.editable.members.flatMap { index -> [PossibleStep] in
            let module = machine.modules[index]
            let rows = subject.body.answers.indices.contains(index) ? subject.body.answers[index] : []
            return rows.enumerated().flatMap { number, row in
                let place = module.rows == nil ? "" : ".\(number + 1)"
                return Set(row.files.map(\.attachment)).sorted().map { file in
                    let attachment = module.attachments[file]
                    return step(
                        .detach,
                        Words(
                            zh: "\(module.title)\(place).\(attachment.title)",
                            en: "\(module.name)\(place).\(attachment.name)"),
                        "\(module.name)\(place).\(attachment.name)")
                }
            }
        }
    }

    private func attaching(_ attachment: Attachment) -> [PossibleStep] {
        [
            step(
                .attach, Words(zh: attachment.title + " 文件", en: attachment.name + " FILE"),
                attachment.name + " " + sampleName(of: attachment))
        ]
    }

    /// Those that are left; where none is, those of the level, whose verdicts may still be changed.
    private var judgements: [PossibleStep] {
        let all = levelModules(subject, machine)
        let left = all.subtracting(subject.configuration.verdicts.judged)
        let modules = (left.isEmpty ? all : left).members.map { machine.modules[$0] }
        guard !modules.isEmpty else { return [] }
        let names = modules.map(\.name).joined(separator: ",")
        return [
            step(
                .judge,
                Words(
                    zh: modules.map(\.title).joined(separator: "、") + " 无误|有误", en: names + " right|wrong"),
                names + " right")
        ]
    }

    private func returning(to pick: Pick) -> PossibleStep {
        let target = machine.term(of: pick)
        let wrong = subject.configuration.verdicts.wrong
        let modules = (wrong.isEmpty ? levelModules(subject, machine) : wrong).members.map { machine.modules[$0] }
        let names = modules.map(\.name).joined(separator: ",")
        let shown =
            wrong.isEmpty
            ? Words(zh: modules.isEmpty ? "" : " 模块,…", en: modules.isEmpty ? "" : " MODULE,…")
            : Words(zh: " " + modules.map(\.title).joined(separator: "、"), en: " " + names)
        return step(
            .return,
            Words(
                zh: "至 \(target.title)\(shown.zh) \(opinion.zh)", en: "to \(target.name)\(shown.en) \(opinion.en)"),
            "to \(target.name)\(names.isEmpty ? "" : " " + names) \"-\"")
    }

    private func recording(_ outcome: Outcome) -> PossibleStep {
        let required = outcome.fields.filter { !$0.isOptional }
        return step(
            .record,
            Words(
                zh: ([outcome.title] + required.map { $0.title + " 内容" }).joined(separator: " "),
                en: ([outcome.name] + required.map { $0.name + " VALUE" }).joined(separator: " ")),
            ([outcome.name] + required.map { "\($0.name) \"\(sampleValue(of: $0))\"" }).joined(separator: " "))
    }

    private func sampleName(of attachment: Attachment) -> String {
        "sample." + (attachment.kinds.first ?? "pdf")
    }

    /// Something that the field takes.
    private func sampleValue(of field: Field) -> String {
        switch field.type {
        case .text: String(repeating: "样", count: max(1, field.length?.lowerBound ?? 1))
        case .number: Value.number(field.range?.lowerBound ?? Value.numberScale).plainText
        case .money: Value.money(field.range?.lowerBound ?? 100).plainText
        case .date: subject.since.day.description
        case .year: String(subject.year)
        case .flag: "yes"
        case .choice(let choices): choices.first?.name ?? ""
        case .citizenID: "220199198501010018"
        case .creditCode: "91220102TE0000053X"
        case .division: session.registry.ruleset(of: subject).divisions.first.map { String($0.code) } ?? ""
        case .phone: "13900000000"
        case .email: "a@b.cn"
        case .party: ""
        }
    }
}
