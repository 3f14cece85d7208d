// What somebody of a session does, in words, as the matter calls its verbs.

internal import Engine
internal import Machines
internal import Scenarios

extension SessionWriter {
    /// The action in a few words.
    func phrase(_ action: ScriptAction, of machine: Machine, at index: Int) -> String {
        let verb = title(of: action.verb, of: machine, at: index)
        switch action {
        case .apply(let target):
            guard let target else { return verb }
            let name = name(of: target)
            return pen.plain(zh: "向\(name)\(verb)", en: "\(verb), directed at \(name)")
        case .fillEverything:
            return pen.plain(zh: "填写全部必填项，上传全部必传附件", en: "fill in and attach all that is required")
        case .fill(let module, let row, let field, let value):
            let fields = machine.modules[module].fields
            let place = place(module, row, in: machine)
            let name = pen.called(fields[field].name, fields[field].title)
            let shown = pen.quoted(text(value, fields[field]))
            return pen.plain(zh: "\(verb)“\(place)·\(name)”：\(shown)", en: "\(verb) \(place), \(name): \(shown)")
        case .attach(let slot, let file):
            let name = self.name(of: slot, in: machine)
            let shown = file.map { pen.plain(zh: "：\($0)", en: ": \($0)") } ?? ""
            return pen.plain(zh: "\(verb)“\(name)”", en: "\(verb) \(name)") + shown
        case .detach(let slot):
            let name = self.name(of: slot, in: machine)
            return pen.plain(zh: "\(verb)“\(name)”", en: "\(verb) \(name)")
        case .judge(let modules, let isRight, let note):
            let list = judged(modules, in: machine)
            let verdict = isRight ? pen.plain(zh: "无误", en: "right") : pen.plain(zh: "有误", en: "wrong")
            return pen.plain(zh: "\(verb)“\(list)”：\(verdict)", en: "\(verb) \(list): \(verdict)") + said(note)
        case .approve(let opinion), .terminate(let opinion): return verb + said(opinion)
        case .return(let pick, let modules, let opinion):
            let target = pick == .applicant ? pen.plain(zh: "申报人", en: "the applicant") : called(pick, in: machine)
            let list = pen.plainList(modules.map { self.module($0, in: machine) })
            let problems =
                modules.isEmpty ? "" : pen.plain(zh: "，问题模块：\(list)", en: ", problem modules: \(list)")
            return pen.plain(zh: "\(verb)至\(target)\(problems)", en: "\(verb) to \(target)\(problems)") + said(opinion)
        case .record(let outcome, let values):
            let fields = machine.outcomes[outcome].fields
            let details = fields.indices.compactMap { field in
                values[field].map {
                    pen.called(fields[field].name, fields[field].title) + " " + text($0, fields[field])
                }
            }
            let list = ([called(.outcome(outcome), in: machine)] + details).joined(
                separator: pen.plain(
                    zh: "，",
                    en: ", "))
            return pen.plain(zh: "\(verb)：\(list)", en: "\(verb): \(list)")
        case .submit, .recall, .dispatch, .publish, .revoke, .release: return verb
        }
    }

    /// What the verb is called where the case stood before the step.
    private func title(of verb: Verb, of machine: Machine, at index: Int) -> String {
        let before = trace.outcomes[..<index].last.flatMap(\.subject)
        let isOwn = machine.facts.name == matter.facts.name
        let state = isOwn ? before.map { machine.states[Int($0.configuration.state.index)] } : nil
        return machine.title(of: verb, at: state?.stage, in: pen.language)
    }

    private func said(_ text: String) -> String {
        text.isEmpty ? "" : pen.plain(zh: "，", en: ", ") + pen.quoted(text)
    }

    private func called(_ pick: Pick, in machine: Machine) -> String {
        let term = machine.term(of: pick)
        return pen.called(term.name, term.title)
    }

    private func module(_ index: Int, in machine: Machine) -> String {
        pen.called(machine.modules[index].name, machine.modules[index].title)
    }

    private func place(_ module: Int, _ row: Int, in machine: Machine) -> String {
        let name = self.module(module, in: machine)
        return machine.modules[module].rows == nil
            ? name : pen.plain(zh: "\(name)第 \(row + 1) 行", en: "\(name) row \(row + 1)")
    }

    private func judged(_ modules: ScriptModules, in machine: Machine) -> String {
        switch modules {
        case .others: pen.plain(zh: "其余模块", en: "the other modules")
        case .everything: pen.plain(zh: "全部模块", en: "all modules")
        case .named(let modules): pen.plainList(modules.map { module($0, in: machine) })
        }
    }

    /// What an attachment is called.
    func name(of slot: ScriptSlot, in machine: Machine) -> String {
        switch slot {
        case .dispatch(let index): return called(.attachment(index), in: machine)
        case .module(let module, let row, let index):
            let attachment = machine.modules[module].attachments[index]
            let place = place(module, row, in: machine)
            let name = pen.called(attachment.name, attachment.title)
            return pen.plain(zh: "\(place)·\(name)", en: "\(place), \(name)")
        }
    }
}
