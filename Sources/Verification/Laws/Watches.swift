// The laws and properties that one look at a state or a step decides, as watches of an exploration.

import Machines

/// The watches of a machine, each with what its sighting means.
struct Watches {
    /// What a sighting is found against.
    enum Subject {
        case editing
        case dispatch(StateID)
        case property(Int)
    }

    private(set) var watches: [Watch] = []
    private(set) var subjects: [Subject] = []
    private let relation: Relation

    init(_ relation: Relation, _ properties: [PropertyDemands]) {
        self.relation = relation
        watchEditing()
        watchDispatches()
        for (index, property) in properties.enumerated() { watch(property, index) }
    }

    private mutating func add(_ watch: Watch, _ subject: Subject) {
        watches.append(watch)
        subjects.append(subject)
    }

    private mutating func watchEditing() {
        let kinds = relation.machine.states.map(\.kind)
        let isReturned = kinds.map { $0 == .returned }
        let isDraft = kinds.map { $0 == .draft }
        add(
            Watch(ofStates: { at in
                if isReturned[at.state] { return at.editable != at.flagged }
                return at.editable != 0 && !isDraft[at.state]
            }), .editing)
    }

    private mutating func watchDispatches() {
        for state in relation.machine.states.indices {
            let rows = relation.rows.filter { $0.from == state }
            let kinds = rows.reduce(0) { $0 | ($1.verb == .attach ? $1.attachment : 0) }
            if kinds == 0 { continue }
            add(
                Watch(
                    ofRows: relation.rows.map { $0.from == state && $0.verb == .dispatch },
                    ofSteps: { _, at, _ in at.attached & kinds == 0 }),
                .dispatch(StateID(state)))
        }
    }

    private mutating func watch(_ property: PropertyDemands, _ index: Int) {
        switch property.property.form {
        case .always(nil, _), .never(nil, _): add(standing(property), .property(index))
        case .always(let deed?, _), .never(let deed?, _): add(following(deed, property), .property(index))
        case .onlyAfter, .canReach: break
        }
    }

    private func standing(_ property: PropertyDemands) -> Watch {
        let relation = relation
        let isWithApplicant = relation.machine.states.map { $0.kind == .draft || $0.kind == .returned }
        var known: [Question: Bool] = [:]
        return Watch(ofStates: { at in
            let question = Question(
                attached: at.attached, isWithApplicant: isWithApplicant[at.state], cells: at.cells)
            if let answer = known[question] { return answer }
            let ways = property.breaches(attached: at.attached, isWithApplicant: question.isWithApplicant)
            let answer = relation.worlds.world(meeting: ways, cells: at.cells) != nil
            known[question] = answer
            return answer
        })
    }

    private func following(_ deed: DeedPattern, _ property: PropertyDemands) -> Watch {
        let relation = relation
        return Watch(
            ofRows: relation.rows.map { deed.matches($0, in: relation.machine) },
            ofSteps: { row, at, new in
                let ways = property.breaches(
                    attached: row.attachedAlong(from: at, to: new),
                    isWithApplicant: relation.isWithApplicant(new))
                if ways.isEmpty { return false }
                if ways.contains([]) { return true }
                return relation.worlds.allow(
                    row, route: row.does.fixRoute ? new.route : 0, cells: new.cells, further: ways)
            })
    }

    private struct Question: Hashable {
        let attached: UInt16
        let isWithApplicant: Bool
        let cells: UInt64
    }
}

extension AbstractRow {
    /// The dispatch attachments that are there behind the step, or with which it ended the visit.
    func attachedAlong(from at: Abstract, to new: Abstract) -> UInt16 {
        does.attach || does.detach ? new.attached : at.attached
    }
}

extension Relation {
    /// Whether the applicant has the case and may still detach what is required.
    func isWithApplicant(_ at: Abstract) -> Bool {
        let kind = machine.states[at.state].kind
        return kind == .draft || kind == .returned
    }
}
