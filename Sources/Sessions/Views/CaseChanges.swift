// What an applicant changed between two submissions, told field by field. What differs is found by the engine.

import Engine
import Machines
import Reporting
import Source

extension Session {
    /// `业绩成果` and below it `  1. 成果名称：旧 → 新`, `     证明材料：+ new.pdf（5.2 KB）`.
    func lines(of changes: [ModuleChange], in subject: Case) -> [String] {
        let machine = registry.machine(of: subject)
        let format = format(of: registry.ruleset(of: subject), masksIDs: false)
        return changes.flatMap { change in
            let module = machine.modules[change.module]
            return [called(module.name, module.title)] + change.rows.flatMap { lines(of: $0, in: module, format) }
        }
    }

    /// `业绩成果 2 处、合同与社保 1 处`.
    func summary(of changes: [ModuleChange], in subject: Case) -> String {
        let machine = registry.machine(of: subject)
        return changes.map { change in
            let module = machine.modules[change.module]
            let count = change.rows.reduce(0) { $0 + max(1, $1.fields.count + $1.files.count) }
            return words(zh: "\(module.title) \(count) 处", en: "\(module.name) (\(count))")
        }.joined(separator: listComma)
    }

    /// The changes that the reader has not seen: the applicant's own since the last submission, a reviewer's since its
    /// last decision. Nil where there were none to see.
    func unseenChanges(in subject: Case) -> (since: Words, changes: [ModuleChange])? {
        let party = presentParty
        if party == subject.applicant, subject.body.submitted != nil {
            let words = Words(zh: "上次提交之后的改动，尚未提交", en: "changed since the last submission, not submitted yet")
            return (words, subject.changes(from: subject.body.submissions, to: nil))
        }
        guard let party, let seen = subject.submissionLastSeen(by: party) else { return nil }
        let last = subject.body.submissions
        return (
            Words(zh: "第 \(last) 次提交相对第 \(seen) 次的改动", en: "changed from submission \(seen) to submission \(last)"),
            subject.changes(from: seen, to: last)
        )
    }

    /// The changes since the reader's own last decision, where it has the case again; nil elsewhere.
    func changesToJudge(in subject: Case) -> (since: Words, changes: [ModuleChange])? {
        guard let party = presentParty, party != subject.applicant,
            subject.holders(in: registry.machine(of: subject)).contains(party), subject.hasDecidedBefore(party),
            let unseen = unseenChanges(in: subject), !unseen.changes.isEmpty
        else { return nil }
        return unseen
    }

    /// The party that the present account acts for; nil where nobody is logged in.
    var presentParty: PartyID? { presentAccount.flatMap(registry.account)?.party }

    private func lines(of change: RowChange, in module: Module, _ format: ValueFormat) -> [String] {
        let number = (change.after ?? change.before).map { $0 + 1 } ?? 1
        var mark = module.rows == nil ? "  " : "  \(number). "
        var lines: [String] = []
        if change.before == nil { lines.append(mark + words(zh: "新增", en: "added")) }
        if change.after == nil { lines.append(mark + words(zh: "删去", en: "removed")) }
        if !lines.isEmpty { mark = String(repeating: " ", count: mark.count) }
        for field in change.fields where module.fields.indices.contains(field.field) {
            let definition = module.fields[field.field]
            let (old, new) = (format.text(field.old, of: definition), format.text(field.new, of: definition))
            let value = change.before == nil ? new : change.after == nil ? old : "\(old) → \(new)"
            let title = called(definition.name, definition.title)
            lines.append(mark + words(zh: "\(title)：\(value)", en: "\(title): \(value)"))
            mark = String(repeating: " ", count: mark.count)
        }
        for file in change.files where module.attachments.indices.contains(file.attachment) {
            let attachment = module.attachments[file.attachment]
            let files = file.gone.map { "- " + text(of: $0) } + file.come.map { "+ " + text(of: $0) }
            let title = called(attachment.name, attachment.title)
            let list = files.joined(separator: words(zh: "，", en: ", "))
            lines.append(mark + words(zh: "\(title)：\(list)", en: "\(title): \(list)"))
            mark = String(repeating: " ", count: mark.count)
        }
        return lines
    }
}
