// attach 上传: a file under a module's attachment, or a dispatch attachment for the open case or every selected one
// (R053).

import Digests
import Engine
import Machines
import Source
import Storage
import Syntax

extension Command {
    static let attach = Command(
        .attach, .applying,
        arguments: Words(zh: "模块[.行].附件 文件 | 送审附件 文件", en: "MODULE[.ROW].NAME FILE | NAME FILE"),
        summary: Words(
            zh: "上传附件；送审附件对选中的办件一并上传；演练库可不写文件，取样例",
            en:
                "attaches a file, or a sample in a training store; a dispatch attachment to all selected cases"
        ),
        example: Words(zh: "上传 推荐报告 推荐报告.pdf", en: "attach recommendation report.pdf"),
        options: [CommandOption("--partial", takesValue: false)], run: runAttach)
}

private func runAttach(_ call: Call) throws(Failure) -> Answer {
    let name = try call.arguments.expectNext(Words(zh: "附件", en: "NAME")).text
    let path = call.arguments.parseRest()
    guard path != nil || call.session.isTraining else {
        throw call.arguments.missing(Words(zh: "文件", en: "FILE"))
    }
    guard let slot = SlotPath(name), name.contains(where: { $0 == "." || $0 == "．" }) else {
        let subjects = try call.subjects()
        let attachment = try call.dispatchAttachment(named: name, of: subjects)
        let file = try GivenFile(call, path, for: attachment)
        return try call.batch(
            subjects, zh: "已上传\(attachment.title)（\(file.reference.name)）", en: "attached \(attachment.name)",
            before: file.keep, detail: call.readiness
        ) { _, machine in
            .attach(machine.dispatchSlot(named: name), file.reference)
        }
    }
    let subject = try call.openCase()
    let (place, attachment) = try call.moduleSlot(slot, in: subject)
    let file = try GivenFile(call, path, for: attachment)
    try call.session.commit(at: call.session.place(of: subject), before: file.keep) { registry, author in
        registry.decide(.attach(place, file.reference), on: subject.id, by: author)
    }
    let size = call.session.text(ofSize: file.reference.sizeBytes)
    let title = call.session.called(attachment.name, attachment.title)
    return call.answer(
        zh: "已上传：\(title) \(file.reference.name)（\(size)）", en: "attached: \(title) \(file.reference.name) (\(size))")
}

extension Call {
    /// The slot under a module's attachment, and the attachment.
    func moduleSlot(_ path: SlotPath, in subject: Case) throws(Failure) -> (FileSlot, Attachment) {
        let machine = registry.machine(of: subject)
        let index = try module(named: path.module, in: machine)
        let module = machine.modules[index]
        let attachment = try attachment(
            named: path.name, among: module.attachments, of: Term(name: module.name, title: module.title))
        let row = try row(of: path, module: index, in: subject)
        return (.module(index, row: row, attachment: attachment), module.attachments[attachment])
    }

    /// The dispatch attachment of this name, which the matters of all these cases must have.
    func dispatchAttachment(named name: String, of subjects: [CaseID]) throws(Failure) -> Attachment {
        var found: Attachment?
        for id in subjects {
            let machine = registry.machine(of: try self.case(id))
            let place = Term(name: machine.facts.name, title: machine.facts.title)
            let index = try attachment(named: name, among: machine.attachments, of: place)
            found = found ?? machine.attachments[index]
        }
        guard let found else { throw .refusal(Refusal(.nothingSelected), nil) }
        return found
    }
}

extension Machine {
    /// The slot under the dispatch attachment of this name; the first where none has it.
    func dispatchSlot(named name: String) -> FileSlot {
        .dispatch(attachments.firstIndex { $0.name == name || $0.title == name } ?? 0)
    }
}
