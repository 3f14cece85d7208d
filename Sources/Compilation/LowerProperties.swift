// The properties of a rulebook become data on its machines: a statement each, with the place where it is written.

import Checking
import Machines
import Source

/// A statement of a property with its place.
struct LoweredProperty {
    let property: Property
    let location: Location
}

/// What the rulebook's properties say of each of its machines, in declared order.
func lowerProperties(of rulebook: Rulebook, on machines: [Machine]) -> [[LoweredProperty]] {
    machines.enumerated().map { index, machine in
        rulebook.properties.filter { $0.matter == index }.flatMap { property in
            property.statements.compactMap { statement in
                var lowering = PropertyLowering(rulebook, machine)
                return lowering.form(statement.form).map {
                    LoweredProperty(
                        property: Property(title: property.title, form: $0, expressions: lowering.arena.expressions),
                        location: statement.location)
                }
            }
        }
    }
}

/// The lowering of one statement, with the arena of its rules.
private struct PropertyLowering {
    private(set) var arena: Arena
    private let machine: Machine

    init(_ rulebook: Rulebook, _ machine: Machine) {
        arena = Arena(in: rulebook)
        self.machine = machine
    }

    /// The statement's form; nil where it speaks of a verb that machines do not know.
    mutating func form(_ form: PropertyStatement.Form) -> Property.Form? {
        switch form {
        case .always(let event, let condition):
            let deed = event.flatMap { DeedPattern($0) }
            return event != nil && deed == nil ? nil : .always(after: deed, test(condition))
        case .never(let event, let condition):
            let deed = event.flatMap { DeedPattern($0) }
            return event != nil && deed == nil ? nil : .never(after: deed, test(condition))
        case .onlyAfter(let later, let earlier):
            guard let later = DeedPattern(later), let earlier = DeedPattern(earlier) else { return nil }
            return .onlyAfter(later, earlier)
        case .canReach(let place):
            return .canReach(place.map { machine.states(at: $0) } ?? machine.endStates)
        }
    }

    private mutating func test(_ condition: PropertyCondition) -> PropertyTest {
        switch condition {
        case .rule(let expression): return .rule(arena.lower(expression))
        case .attached(.dispatch(let attachment)): return .attached(attachment)
        case .attached(.module(let module, _, let attachment)):
            return .attachedInModule(module: module, attachment: attachment)
        case .not(let inner): return .not(test(inner))
        case .and(let parts):
            let tests = parts.map { test($0) }
            return .and(tests)
        case .or(let parts):
            let tests = parts.map { test($0) }
            return .or(tests)
        }
    }
}

extension DeedPattern {
    fileprivate init?(_ event: CaseEvent) {
        guard let verb = Verb(rawValue: event.verbName) else { return nil }
        self.init(verb: verb, level: event.level)
    }
}

extension Machine {
    fileprivate var endStates: [StateID] {
        states.indices.filter { states[$0].kind == .end }.map { StateID($0) }
    }

    /// The states that a place of the rulebook means.
    fileprivate func states(at place: CasePlace) -> [StateID] {
        states.indices.filter { index in
            let state = states[index]
            switch place {
            case .draft: return state.kind == .draft
            case .returned: return state.kind == .returned
            case .appraisal: return state.kind == .appraisal
            case .terminated, .revoked, .released: return state.kind == .end && state.name == place.endName
            case .outcome(let outcome): return state.outcome == outcome
            case .review(let level, let step): return state.kind == .review && stands(state, at: level, step)
            case .dispatch(let level, let step): return state.kind == .dispatch && stands(state, at: level, step)
            }
        }.map { StateID($0) }
    }

    private func stands(_ state: State, at level: Int?, _ step: Int?) -> Bool {
        guard let stage = state.stage.map({ stages[$0] }) else { return false }
        return (level ?? stage.level) == stage.level && (step ?? stage.position) == stage.position
    }
}

extension CasePlace {
    /// The name of an end that is no outcome.
    fileprivate var endName: String {
        switch self {
        case .terminated: "terminated"
        case .revoked: "revoked"
        case .released: "released"
        case .draft, .returned, .appraisal, .outcome, .review, .dispatch: ""
        }
    }
}
