// Running cases that a changed division or a released superior does not move: as a list, and the manual's way to send
// them another way, command by command (R018, Q15, Q30).

import Engine
import Machines
import Reporting
import Source

extension Session {
    /// Number, applicant, matter, where it stands, and who is still to come.
    func listing(ofUnmoved cases: [Case]) -> Listing {
        var listing = Listing([
            .init("case", zh: "编号", en: "case", isNumber: true), .init("applicant", zh: "申报人", en: "applicant"),
            .init("matter", zh: "事项", en: "matter"),
            .init("status", zh: "现状", en: "status", marks: Listing.statusMarks),
            .init("ahead", zh: "其后仍报", en: "then"),
        ])
        for subject in cases {
            listing.rows.append([
                String(subject.id.number), applicant(of: subject), title(of: registry.machine(of: subject)),
                status(of: subject), ahead(of: subject),
            ])
        }
        return listing
    }

    /// Whom the case goes to after the present holder, as its submission fixed it.
    private func ahead(of subject: Case) -> String {
        let state = registry.machine(of: subject).states[Int(subject.configuration.state.index)]
        if state.kind == .appraisal { return "" }
        let stops = subject.body.stops.filter { $0.stage > state.stage ?? -1 }.map(\.holder)
        var names: [PartyID] = []
        for holder in stops + [subject.body.appraiser].compactMap({ $0 }) where names.last != holder {
            names.append(holder)
        }
        return names.map(registry.title).joined(separator: " → ")
    }
}

extension Call {
    /// How the cases are sent another way: who returns each, and what its applicant types then.
    func wayOfMoving(_ cases: [Case], party: PartyID) throws(Failure) -> [String] {
        let limit = 5
        var lines: [String] = []
        for subject in cases.prefix(limit) {
            lines.append("  \(session.label(of: subject))")
            if let line = try returning(subject, party: party) { lines.append("    " + line) }
            lines.append("    " + applyingAgain(subject))
        }
        guard cases.count > limit else { return lines }
        let rest = cases.dropFirst(limit).map { String($0.id.number) }.joined(separator: session.listComma)
        return lines + [words(zh: "  其余照此办理：办件 \(rest)", en: "  the others likewise: cases \(rest)")]
    }

    /// Who gives the case back to its applicant, by which commands; nil where it is there already.
    private func returning(_ subject: Case, party: PartyID) throws(Failure) -> String? {
        let machine = registry.machine(of: subject)
        let state = machine.states[Int(subject.configuration.state.index)]
        if state.kind == .returned { return nil }
        let holders = subject.holders(in: machine)
        let names = holders.map(registry.title).joined(separator: session.listComma)
        let isRecalled = try canRecall(subject)
        let isHere = holders.contains(party) && state.kind == .review
        guard isHere || isRecalled, let stage = isHere ? state.stage : subject.stage(of: party),
            machine.returnsToApplicant(from: stage)
        else { return words(zh: "\(names)：退回申报人", en: "\(names): return it to the applicant") }
        let judged = machine.levels[machine.stages[stage].level].judged
        let module = machine.modules.first.map { session.called($0.name, $0.title) } ?? ""
        let open = words(zh: "打开 \(subject.id.number)", en: "open \(subject.id.number)")
        let reason = words(
            zh: "退回 至 申报人 \(module) \"行政区划已更正，请撤销流程后重新申报\"",
            en: "return to applicant \(module) \"the division was corrected: revoke and apply again\"")
        let steps = [
            open, isRecalled ? words(zh: "撤回", en: "recall") : nil,
            judged.isEmpty ? nil : words(zh: "核对 全部 无误", en: "judge all right"), reason,
        ].compactMap { $0 }.joined(separator: " · ")
        let name = registry.title(of: party)
        return words(zh: "\(name)：\(steps)", en: "\(name): \(steps)")
    }

    /// Whether the account's own last decision on the case can still be taken back.
    private func canRecall(_ subject: Case) throws(Failure) -> Bool {
        let author = try session.expectAuthor()
        if case .success = registry.decide(.recall, on: subject.id, by: author) { return true }
        return false
    }

    private func applyingAgain(_ subject: Case) -> String {
        let facts = registry.machine(of: subject).facts
        let (name, number) = (session.applicant(of: subject), subject.id.number)
        return words(
            zh: "\(name)：打开 \(number) · 撤销 · 申报 \(facts.title) --from \(number)",
            en: "\(name): open \(number) · revoke · apply \(facts.name) --from \(number)")
    }
}

extension Case {
    /// The stage at which the party decides; nil where it does not.
    fileprivate func stage(of party: PartyID) -> Int? {
        body.stops.first { $0.holder == party }?.stage
    }
}

extension Machine {
    fileprivate func returnsToApplicant(from stage: Int) -> Bool {
        transitions.contains { $0.verb == .return && $0.pick == .applicant && $0.actor == .stage(stage) }
    }
}
