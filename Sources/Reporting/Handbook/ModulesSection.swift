// The section on what is filled in: each module with its fields and the files that it asks for; and the section on the
// files that reviewers add.

internal import Checking
internal import Machines

extension MatterWriter {
    /// What the applicant fills in; nil for a matter that asks for nothing.
    var modulesSection: Section? {
        guard !machine.modules.isEmpty else { return nil }
        let intro = pen.words(
            zh: "填写中随时可以离开，已填的内容都在；提交时检查必填项和必传附件。",
            en: "One may leave at any time, and what was filled in stays. Whether all that is required is there "
                + "is asked at the submission.")
        return Section(
            id("modules"), pen.words(zh: "填写内容", en: "What is filled in"), .paragraph(intro),
            parts: machine.modules.indices.map { section(ofModule: $0) })
    }

    private func section(ofModule index: Int) -> Section {
        let module = machine.modules[index]
        let declared = definition.modules[index]
        let fields = book.table(
            ofFields: module.fields, id: id("fields-" + module.name),
            caption: pen.words(
                zh: "“\(module.title)”的字段，由申报人填写",
                en: "Fields of \(pen.called(module.name, module.title)), filled in by the applicant"),
            expressions
        ) { book.documentation(at: declared.fields[$0].location) }
        let files = table(
            ofAttachments: module.attachments, declared.attachments, anchor: "files-" + module.name,
            caption: pen.words(
                zh: "“\(module.title)”的附件", en: "Attachments of \(pen.called(module.name, module.title))"),
            need: module.rows == nil
                ? pen.plain(zh: "提交时", en: "at the submission")
                : pen.plain(zh: "提交时，每行一份", en: "at the submission, one for each row"))
        return Section(
            id("module-" + module.name), pen.heading(module.name, module.title),
            book.documentation(at: declared.location) + .paragraph(rows(of: module))
                + (module.fields.isEmpty ? .nothing : fields) + files)
    }

    private func rows(of module: Module) -> HTML {
        guard let rows = module.rows else { return .nothing }
        let (least, most) = (rows.lowerBound, rows.upperBound)
        if least == most {
            return pen.words(zh: "共 \(least) 行。", en: "A list of exactly \(least) row\(least == 1 ? "" : "s").")
        }
        return least == 0
            ? pen.words(
                zh: "可填多行，至多 \(most) 行，也可以没有。",
                en: "A list of at most \(most) rows; there may be none.")
            : pen.words(zh: "可填多行，\(least) 至 \(most) 行。", en: "A list of \(least) to \(most) rows.")
    }

    /// A table of attachments; nothing where there are none.
    func table(
        ofAttachments attachments: [Attachment], _ declared: [AttachmentDefinition], anchor: String, caption: HTML,
        need: String
    ) -> HTML {
        if attachments.isEmpty { return .nothing }
        var table = HTMLTable(id(anchor), caption, heads: attachmentHeads)
        for (index, attachment) in attachments.enumerated() {
            table.add(
                pen.defined(attachment.name, attachment.title)
                    + book.documentation(at: declared[index].location),
                pen.text(attachment.kinds.joined(separator: pen.plain(zh: "、", en: ", "))),
                pen.text(size(attachment.limitBytes)),
                attachment.isOptional ? pen.words(zh: "可不传", en: "optional") : pen.text(need))
        }
        return table.markup
    }

    private var attachmentHeads: [HTML] {
        [
            pen.words(zh: "附件", en: "Attachment"), pen.words(zh: "文件类型", en: "Kinds of file"),
            pen.words(zh: "大小上限", en: "Greatest size"), pen.words(zh: "何时必传", en: "Required"),
        ]
    }

    /// What reviewers attach before they send a case on; nil for a matter without.
    var dispatchSection: Section? {
        guard !machine.attachments.isEmpty else { return nil }
        var table = HTMLTable(
            id("dispatch-files"), pen.words(zh: "送审附件", en: "Dispatch attachments"), heads: attachmentHeads,
            isCaptionHidden: true)
        for (index, attachment) in machine.attachments.enumerated() {
            table.add(
                id: id("attachment-" + attachment.name),
                pen.defined(attachment.name, attachment.title)
                    + book.documentation(at: definition.attachments[index].location),
                pen.text(attachment.kinds.joined(separator: pen.plain(zh: "、", en: ", "))),
                pen.text(size(attachment.limitBytes)), need(ofDispatchAttachment: index))
        }
        let intro = pen.words(
            zh: "由审核级次在通过之后、送审之前上传；每次到达该级都要重新上传，送出后不能改动。",
            en: "The reviewing level adds them between its approval and the dispatch, anew each time the case "
                + "comes to it; once sent they can not be changed.")
        return Section(
            id("dispatch"), pen.words(zh: "送审附件", en: "Dispatch attachments"), .paragraph(intro) + table.markup)
    }

    private func need(ofDispatchAttachment index: Int) -> HTML {
        let uses = machine.levels.indices.compactMap { level -> HTML? in
            guard let dispatch = definition.levels[level].dispatch, dispatch.attachments.contains(index) else {
                return nil
            }
            let others = dispatch.attachments.filter { $0 != index }.map(attachment)
            if dispatch.needsAll || others.isEmpty { return link(toLevel: level) }
            let list = pen.plainList(others)
            return link(toLevel: level) + pen.words(zh: "（或\(list)）", en: " (or \(list))")
        }
        if uses.isEmpty { return pen.words(zh: "不必传", en: "never") }
        return pen.list(uses) + pen.words(zh: "送审时", en: ", at its dispatch")
    }

    private func size(_ bytes: Int) -> String {
        let units = [(1 << 30, "GB"), (1 << 20, "MB"), (1 << 10, "KB")]
        let unit = units.first { bytes % $0.0 == 0 && bytes >= $0.0 } ?? (1, "B")
        return "\(bytes / unit.0) \(unit.1)"
    }
}
