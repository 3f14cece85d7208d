// Detach 移除: the files under an attachment are taken away, as long as they were not sent (R054).

import Machines

extension Decision {
    func detach(_ slot: FileSlot) -> Result<Decided, Refusal> {
        let taken = take(Act.detach(slot).step, .detached(slot))
        guard case .success = taken, !hasFiles(under: slot) else { return taken }
        let attachment = machine.attachment(at: slot)
        return .failure(
            Refusal(.nothingAttached)
                .with("attachment", .term(Term(name: attachment?.name ?? "-", title: attachment?.title ?? "—"))))
    }

    private func hasFiles(under slot: FileSlot) -> Bool {
        switch slot {
        case .module(let module, let row, let attachment):
            guard subject.body.answers.indices.contains(module), subject.body.answers[module].indices.contains(row)
            else { return false }
            return subject.body.answers[module][row].files.contains { $0.attachment == attachment }
        case .dispatch(let attachment):
            return subject.currentDispatchFiles.contains { $0.attachment == attachment }
        }
    }
}
