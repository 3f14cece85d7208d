// What a property's condition asks of the world, where the rest of the case is known: alternatives of demands.

import Machines

/// A property with the places that its rules and deeds have in the machine.
struct PropertyDemands {
    let property: Property
    /// The solver's arena that holds the property's rules.
    let arena: Int
    private let machine: Machine

    init(_ property: Property, arena: Int, of machine: Machine) {
        self.property = property
        self.arena = arena
        self.machine = machine
    }

    /// The rules that the property asks, as demands.
    var rules: [Demand] {
        switch property.form {
        case .always(_, let test), .never(_, let test): rules(in: test)
        case .onlyAfter, .canReach: []
        }
    }

    /// The modules that the property speaks of.
    var modules: ModuleSet {
        switch property.form {
        case .always(_, let test), .never(_, let test): modules(in: test)
        case .onlyAfter, .canReach: .none
        }
    }

    /// The ways in which the world breaks the property, where a case has these attachments and its applicant holds it
    /// or does not; none where it can not.
    func breaches(attached: UInt16, isWithApplicant: Bool) -> [[Demand]] {
        let place = Standing(attached: attached, isWithApplicant: isWithApplicant)
        return switch property.form {
        case .always(_, let test): ways(test, false, place)
        case .never(_, let test): ways(test, true, place)
        case .onlyAfter, .canReach: []
        }
    }

    private struct Standing {
        let attached: UInt16
        let isWithApplicant: Bool
    }

    private func ways(_ test: PropertyTest, _ wanted: Bool, _ place: Standing) -> [[Demand]] {
        switch test {
        case .rule(let id): return [[Demand(.holds(arena: arena, id, wanted))]]
        case .attached(let kind):
            let isThere = AttachmentSet(bits: place.attached).contains(kind)
            return isThere == wanted ? [[]] : []
        case .attachedInModule(let module, let attachment):
            // What is required was there at every submission; anything else may be there or not.
            let isCertain = !place.isWithApplicant && isRequired(attachment, in: module)
            return isCertain && !wanted ? [] : [[]]
        case .not(let inner): return ways(inner, !wanted, place)
        case .and(let parts): return wanted ? all(parts, true, place) : any(parts, false, place)
        case .or(let parts): return wanted ? any(parts, true, place) : all(parts, false, place)
        }
    }

    private func all(_ parts: [PropertyTest], _ wanted: Bool, _ place: Standing) -> [[Demand]] {
        parts.reduce([[]]) { before, part in
            let next = ways(part, wanted, place)
            return before.flatMap { way in next.map { way + $0 } }
        }
    }

    private func any(_ parts: [PropertyTest], _ wanted: Bool, _ place: Standing) -> [[Demand]] {
        parts.flatMap { ways($0, wanted, place) }
    }

    private func isRequired(_ attachment: Int, in module: Int) -> Bool {
        let definition = machine.modules[module]
        return !definition.attachments[attachment].isOptional && definition.rows.map { $0.lowerBound > 0 } ?? true
    }

    private func rules(in test: PropertyTest) -> [Demand] {
        switch test {
        case .rule(let id): [Demand(.holds(arena: arena, id, true))]
        case .attached, .attachedInModule: []
        case .not(let inner): rules(in: inner)
        case .and(let parts), .or(let parts): parts.flatMap(rules)
        }
    }

    private func modules(in test: PropertyTest) -> ModuleSet {
        switch test {
        case .rule, .attached: .none
        case .attachedInModule(let module, _): ModuleSet([module])
        case .not(let inner): modules(in: inner)
        case .and(let parts), .or(let parts): parts.reduce(.none) { $0.union(modules(in: $1)) }
        }
    }
}

extension DeedPattern {
    /// Whether a row of the machine is such a deed. What a reviewer does is done at the reviewer's level, though a
    /// recall finds the case elsewhere; what the applicant does, where the case stands.
    func matches(_ row: AbstractRow, in machine: Machine) -> Bool {
        guard row.verb == verb else { return false }
        guard let level else { return true }
        if case .stage(let stage) = machine.transitions[row.index].actor { return machine.stages[stage].level == level }
        return row.stage > 0 && machine.stages[row.stage - 1].level == level
    }
}
