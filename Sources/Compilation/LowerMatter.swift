// A matter becomes a machine: its parts are put side by side, and the rows of every verb are gathered.

import Checking
import Machines
import Source

/// A matter with everything that its rows are made from.
struct Blueprint {
    let matter: MatterDefinition
    let ladder: Ladder
    let table: StateTable
    let conditions: ConditionTable
    private(set) var rows: [Row] = []
    private(set) var machine: Machine

    init(of matter: MatterDefinition, in rulebook: Rulebook) {
        var arena = Arena(in: rulebook)
        let ladder = Ladder(of: matter.levels)
        let conditions = ConditionTable(of: matter, arena: &arena)
        let parts = Parts(of: matter, arena: &arena)
        let table = StateTable(of: matter, ladder: ladder)
        self.matter = matter
        self.ladder = ladder
        self.table = table
        self.conditions = conditions
        func machine(_ rows: [Transition]) -> Machine {
            Machine(
                facts: MatterFacts(matter), modules: parts.modules,
                attachments: matter.attachments.map(Attachment.init), levels: parts.levels, stages: ladder.stages,
                appraisal: matter.appraisal.map(Appraisal.init), outcomes: parts.outcomes,
                releaseEffects: parts.releaseEffects, conditions: conditions.conditions,
                applyConditions: conditions.applyConditions, warnings: conditions.warnings,
                expressions: arena.expressions, states: table.states, initial: table.draft, transitions: rows)
        }
        self.machine = machine([])
        rows = rowsOfVerbs
        self.machine = machine(rows.map(\.transition))
    }

    var origins: MachineOrigins {
        MachineOrigins(
            matter: matter.location, conditions: conditions.locations, levels: matter.levels.map(\.location),
            modules: matter.modules.map(\.location), outcomes: matter.outcomes.map(\.location), rows: rows)
    }

    private var rowsOfVerbs: [Row] {
        let decisions =
            fillingRows + submittingRows + judgingRows + approvingRows + returningRows + terminatingRows
            + dispatchingRows + appraisingRows + revokingRows + releasingRows
        return decisions + recallingRows(of: decisions)
    }
}

/// The parts of a machine that hold expressions.
private struct Parts {
    let modules: [Module]
    let levels: [Level]
    let outcomes: [Outcome]
    let releaseEffects: [FieldEffect]

    init(of matter: MatterDefinition, arena: inout Arena) {
        modules = matter.modules.map { module in
            Module(
                name: module.name, title: module.title, rows: module.rows, fields: arena.lower(module.fields),
                attachments: module.attachments.map(Attachment.init))
        }
        levels = matter.levels.map { level in
            Level(
                name: level.name, title: level.title, reviewer: Reviewer(level.reviewer),
                isOptional: level.isOptional, presence: level.presence.map { arena.lower($0) },
                judged: ModuleSet(level.judged),
                deadline: level.deadline.map {
                    Deadline(days: $0.days, countsWorkdaysOnly: $0.countsWorkdaysOnly)
                },
                titles: level.titles)
        }
        outcomes = matter.outcomes.map { outcome in
            Outcome(
                name: outcome.name, title: outcome.title, fields: arena.lower(outcome.fields),
                effects: Parts.lower(outcome.effects, &arena))
        }
        releaseEffects = Parts.lower(matter.release?.effects ?? [], &arena)
    }

    private static func lower(_ effects: [EffectDefinition], _ arena: inout Arena) -> [FieldEffect] {
        effects.map { effect in FieldEffect(field: effect.field, value: effect.value.map { arena.lower($0) }) }
    }
}

extension LevelDefinition {
    /// The verbs that have a title of their own.
    fileprivate var titles: [VerbTitle] {
        let verbs: [(Verb, VerbDefinition?)] = [
            (.approve, approve), (.return, returns.first { $0.verb.title != nil }?.verb), (.terminate, terminate),
            (.recall, recall), (.dispatch, dispatch?.verb),
        ]
        return verbs.compactMap { verb, definition in
            definition?.title.map { VerbTitle(verb: verb, title: $0) }
        }
    }
}

extension Appraisal {
    fileprivate init(_ definition: AppraisalDefinition) {
        self.init(
            title: definition.title, office: Reviewer(definition.office),
            undecidedTitle: definition.undecidedTitle ?? StateTable.undecidedTitle,
            publishTitle: definition.publish.title ?? "公布")
    }
}

extension MatterFacts {
    fileprivate init(_ matter: MatterDefinition) {
        let titles: [(Verb, VerbDefinition?)] = [
            (.revoke, matter.revocation?.verb), (.release, matter.release?.verb),
        ]
        self.init(
            name: matter.name, title: matter.title, aliases: matter.aliases, category: matter.category,
            applicant: matter.applicant,
            target: matter.target.map { Target(kind: $0.party, title: $0.title, field: $0.field) },
            period: Period(matter.period), window: matter.window.flatMap(MatterFacts.days),
            titles: titles.compactMap { verb, definition in
                definition?.title.map { VerbTitle(verb: verb, title: $0) }
            })
    }

    private static func days(of window: WindowDefinition) -> ClosedRange<CivilDate>? {
        guard let first = CivilDate(window.first), let last = CivilDate(window.last), first <= last else { return nil }
        return first...last
    }
}

extension Period {
    fileprivate init(_ period: PeriodDefinition) {
        self =
            switch period {
            case .any: .any
            case .yearly: .yearly
            case .once: .once
            }
    }
}
