// The conditions of a matter in one list, and the guards that ask them.

import Checking
import Machines
import Source

/// The conditions of a machine: the matter's own first, then the levels', then the release's.
struct ConditionTable {
    private(set) var conditions: [Condition] = []
    private(set) var locations: [Location] = []
    /// What asks the matter's own conditions.
    let matterGuards: [Guard]
    /// What asks a level's conditions, by level.
    let levelGuards: [[Guard]]
    let releaseGuards: [Guard]
    /// The matter's own conditions that can be asked before there are answers.
    let applyConditions: [Int]
    let warnings: [Int]

    init(of matter: MatterDefinition, arena: inout Arena) {
        var list = List()
        matterGuards = list.add(matter.conditions, &arena)
        let own = list.conditions
        levelGuards = matter.levels.map { list.add($0.conditions, &arena) }
        releaseGuards = list.add(matter.release?.conditions ?? [], &arena)
        conditions = list.conditions
        locations = list.locations
        let expressions = arena.expressions
        applyConditions = own.indices.filter {
            own[$0].kind != .warn && !expressions.facts(in: own[$0].test).contains { expressions.readsAnswers($0) }
        }
        warnings = own.indices.filter { own[$0].kind == .warn }
    }

    private struct List {
        var conditions: [Condition] = []
        var locations: [Location] = []

        /// Adds the conditions and gives the guards that ask those which refuse something.
        mutating func add(_ definitions: [ConditionDefinition], _ arena: inout Arena) -> [Guard] {
            var guards: [Guard] = []
            for definition in definitions {
                if definition.kind != .warn { guards.append(.condition(conditions.count)) }
                let test = arena.lower(definition.test)
                conditions.append(Condition(kind: Condition.Kind(definition.kind), test: test, text: definition.text))
                locations.append(definition.location)
            }
            return guards
        }
    }
}

extension Expressions {
    fileprivate func readsAnswers(_ fact: FactID) -> Bool {
        switch facts[Int(fact.index)] {
        case .answer, .rows: true
        case .today, .year, .path, .inChain, .openCase, .yearsSinceOutcome: false
        }
    }
}

extension Condition.Kind {
    fileprivate init(_ kind: ConditionDefinition.Kind) {
        self =
            switch kind {
            case .require: .require
            case .forbid: .forbid
            case .warn: .warn
            }
    }
}
