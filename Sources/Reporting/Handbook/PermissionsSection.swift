// The section on who may do what in which state: a table of the states against the parties to a case.

internal import Engine
internal import Machines

/// States that readers know as one: those of a chain's positions.
struct ShownState {
    let title: String
    let kind: State.Kind
    var states: Set<StateID>
}

extension MatterWriter {
    /// The machine's states as readers know them, in their order.
    var shownStates: [ShownState] {
        var shown: [ShownState] = []
        for (index, state) in machine.states.enumerated() {
            let title = self.title(of: state)
            if let known = shown.firstIndex(where: { $0.title == title && $0.kind == state.kind }) {
                shown[known].states.insert(StateID(index))
            } else {
                shown.append(ShownState(title: title, kind: state.kind, states: [StateID(index)]))
            }
        }
        return shown
    }

    /// What a state is called; positions of a chain are not told apart.
    func title(of state: State) -> String {
        let level = state.stage.map { self.level(machine.stages[$0].level) }
        switch state.kind {
        case .draft: return pen.plain(zh: state.title, en: "draft")
        case .returned: return pen.plain(zh: state.title, en: "returned to the applicant")
        case .review: return pen.plain(zh: "\(level ?? "")·\(state.title)", en: "\(level ?? ""): in review")
        case .dispatch: return pen.plain(zh: "\(level ?? "")·\(state.title)", en: "\(level ?? ""): to be sent on")
        case .appraisal: return pen.plain(zh: state.title, en: "in appraisal")
        case .end: return pen.called(state.name, state.title)
        }
    }

    var permissionsSection: Section? {
        let roles = self.roles
        var table = HTMLTable(
            id("permission-table"), pen.words(zh: "各状态下谁可以做什么", en: "Who may do what in which state"),
            heads: [pen.words(zh: "状态", en: "State")] + roles.map { pen.text($0.title) }, style: .matrix)
        for state in shownStates {
            let rows = offeredRows.filter { state.states.contains($0.from) }
            if rows.isEmpty { continue }
            let cells = roles.map { role in
                verbs(
                    Verb.allCases.filter { verb in rows.contains { $0.verb == verb && role.isMeant($0.actor) } }, role)
            }
            table.rows.append(HTMLTable.Row(cells: [pen.text(state.title)] + cells))
        }
        let note = pen.words(
            zh: "带 * 的只能由审批人账号办理，其余经办人账号也可以。空格表示该方这时不能做什么。",
            en: "What is marked * needs an approver’s account; a clerk’s account may do the rest. An empty cell: "
                + "nothing can be done there.")
        return Section(
            id("permissions"), pen.words(zh: "谁在何时可以做什么", en: "Who may do what, and when"),
            table.markup + .paragraph(.aside(note)))
    }

    private struct CaseRole {
        let title: String
        let level: Int?
        /// Whether accounts of clerks and approvers act for it.
        let hasClerks: Bool
        let isMeant: (Actor) -> Bool
    }

    private var roles: [CaseRole] {
        let isUnit = book.ruleset.roleAtRegistration(of: facts.applicant) == .approver
        let applicant = CaseRole(title: pen.plain(zh: "申报人", en: "applicant"), level: nil, hasClerks: isUnit) {
            $0 == .applicant
        }
        let levels = machine.levels.indices.map { index in
            CaseRole(title: level(index), level: index, hasClerks: true) { self.level(of: $0) == index }
        }
        let office = machine.appraisal.map { _ in
            CaseRole(title: pen.plain(zh: "评审部门", en: "appraising office"), level: nil, hasClerks: true) {
                $0 == .office
            }
        }
        return [applicant] + levels + (office.map { [$0] } ?? [])
    }

    private func verbs(_ verbs: [Verb], _ role: CaseRole) -> HTML {
        .points(
            verbs.map { verb in
                let star = role.hasClerks && !Role.clerk.allows(verb) ? "*" : ""
                return pen.text(self.verb(verb, at: role.level) + star)
            }, .verbs)
    }
}
