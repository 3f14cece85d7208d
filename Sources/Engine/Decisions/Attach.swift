// Attach 上传: a file under a module's attachment by the applicant, or under a dispatch attachment by the reviewer
// (R053).

package import Machines

extension Decision {
    func attach(_ file: FileReference, to slot: FileSlot) -> Result<Decided, Refusal> {
        let taken = take(Act.attach(slot, file).step, .attached(slot, file))
        guard case .success = taken else { return taken }
        if case .module(let module, let row, _) = slot,
            let refusal = rowRefusal(row, in: module, counts: subject.body.answers.map(\.count))
        {
            return .failure(refusal)
        }
        if let refusal = fileRefusal(file, for: machine.attachment(at: slot)) { return .failure(refusal) }
        return taken
    }

    private func fileRefusal(_ file: FileReference, for attachment: Attachment?) -> Refusal? {
        guard let attachment else {
            return Refusal(.unknownAttachment).with("name", .text(file.name)).with("choices", .terms([]))
                .with("place", .term(stateTerm))
        }
        let title = RefusalArgument.term(Term(name: attachment.name, title: attachment.title))
        if !attachment.kinds.contains(fileExtension(of: file.name)) {
            return Refusal(.fileOfWrongKind).with("attachment", title).with("file", .text(file.name))
                .with("kinds", .terms(attachment.kinds.map { Term(name: $0, title: $0) }))
        }
        if file.sizeBytes == 0 { return Refusal(.fileEmpty).with("file", .text(file.name)) }
        return file.sizeBytes > attachment.limitBytes ? refusalOfTooLarge(file.name, for: attachment) : nil
    }

    private func fileExtension(of name: String) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "" }
        return String(name[name.index(after: dot)...]).lowercased()
    }
}

/// The refusal of a file that is larger than its attachment may be.
package func refusalOfTooLarge(_ fileName: String, for attachment: Attachment) -> Refusal {
    let limit = attachment.limitBytes
    let shown =
        limit % (1 << 20) == 0 ? "\(limit >> 20) MB" : limit % (1 << 10) == 0 ? "\(limit >> 10) KB" : "\(limit) B"
    return Refusal(.fileTooLarge)
        .with("attachment", .term(Term(name: attachment.name, title: attachment.title)))
        .with("file", .text(fileName)).with("limit", .text(shown))
}

extension Machine {
    /// The attachment that a slot means, or nil.
    package func attachment(at slot: FileSlot) -> Attachment? {
        switch slot {
        case .module(let module, _, let attachment):
            guard modules.indices.contains(module), modules[module].attachments.indices.contains(attachment)
            else { return nil }
            return modules[module].attachments[attachment]
        case .dispatch(let attachment):
            return attachments.indices.contains(attachment) ? attachments[attachment] : nil
        }
    }
}
