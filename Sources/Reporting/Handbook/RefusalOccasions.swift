// Which refusals can meet somebody in a matter, and at what: those that its machine can give, counted as coverage
// counts them, and those that its parts bring along. The words of refusals are Engine's.

internal import Engine
internal import Machines
internal import Scenarios

/// When a refusal can meet somebody.
enum RefusalMoment: Hashable {
    /// At a verb; of a level where one offers it, else of the applicant or the appraising office.
    case verb(Verb, level: Int?)
    /// At any verb.
    case anything
}

/// A refusal that can meet somebody in a matter.
struct RefusalOccasion {
    let code: RefusalCode
    /// The condition of the rulebook that refuses, by index.
    let condition: Int?
    var moments: [RefusalMoment]
}

/// The refusals of one matter.
struct RefusalOccasions {
    private let machine: Machine
    private(set) var list: [RefusalOccasion] = []

    init(of index: Int, in ruleset: Ruleset) {
        machine = ruleset.machines[index]
        let coverage = MachineCoverage(of: index, in: ruleset, by: MachineTally(machine))
        for item in coverage.refusals.items {
            if case .refusal(let refusal) = item.subject { add(refusal) }
        }
        addOfCalls(in: ruleset)
        addOfAnswers()
        addOfAttachments()
        addOfDecisions()
        list.sort { ($0.code.id, $0.condition ?? -1) < ($1.code.id, $1.condition ?? -1) }
    }

    private mutating func add(_ code: RefusalCode, _ moments: RefusalMoment..., condition: Int? = nil) {
        guard let known = list.firstIndex(where: { $0.code == code && $0.condition == condition }) else {
            list.append(RefusalOccasion(code: code, condition: condition, moments: moments))
            return
        }
        list[known].moments += moments.filter { !list[known].moments.contains($0) }
    }

    private mutating func add(_ refusal: CoveredRefusal) {
        let apply = RefusalMoment.verb(.apply, level: nil)
        switch refusal {
        case .kind: add(.wrongKindOfApplicant, apply)
        case .window: add(.outsideWindow, apply)
        case .period: add(.alreadyOpen, apply)
        case .application(let condition): add(.conditionNotMet, apply, condition: condition)
        case .route(let index): add(MachineTally.routeCodes[index], submission)
        case .step(let verb, .level(let level), let reason): add(reason, .verb(verb, level: level))
        case .step(.submit, .state, let reason): add(reason, submission)
        case .step(let verb, .state, let reason): add(reason, .verb(verb, level: nil))
        }
    }

    /// WHY: a matter without modules is submitted by its application.
    private var submission: RefusalMoment { .verb(machine.modules.isEmpty ? .apply : .submit, level: nil) }

    private mutating func add(_ reason: CoveredRefusal.Reason, _ moment: RefusalMoment) {
        switch reason {
        case .unjudged: add(.modulesUnjudged, moment)
        case .wrong: add(.modulesWrong, moment)
        case .namesNone: add(.problemModulesMissing, moment)
        case .leavesOut: add(.problemModulesLeftOut, moment)
        case .notJudgedHere: add(.moduleNotJudgedHere, moment)
        case .notEditable: add(.moduleNotEditable, moment)
        case .incomplete: add(.declarationIncomplete, moment)
        case .lacksAll: add(.dispatchLacksAll, moment)
        case .lacksEvery: add(.dispatchLacksOne, moment)
        case .condition(let condition): add(.conditionNotMet, moment, condition: condition)
        }
    }

    /// Refusals by what a command names and by who gives it.
    private mutating func addOfCalls(in ruleset: Ruleset) {
        let apply = RefusalMoment.verb(.apply, level: nil)
        if machine.facts.target == nil {
            add(.targetNotAsked, apply)
        } else {
            add(.unknownParty, apply)
            add(.wrongTarget, apply)
        }
        if machine.modules.isEmpty {
            add(.nothingToCarry, apply)
        } else {
            add(.carryFromOtherMatter, apply)
            add(.carryFromOpenCase, apply)
        }
        add(.unknownCase, .anything)
        add(.verbNotHere, .anything)
        add(.notTheHolder, .anything)
        let hasClerks = ruleset.roleAtRegistration(of: machine.facts.applicant) == .approver
        for row in machine.transitions where !machine.modules.isEmpty || row.from != machine.initial {
            let isClerks = row.actor != .applicant || hasClerks
            let level: Int? = if case .stage(let stage) = row.actor { machine.stages[stage].level } else { nil }
            let moment = RefusalMoment.verb(row.verb, level: level)
            if row.actor == .applicant { add(.notTheApplicant, moment) }
            if row.actor == .office { add(.notTheOffice, moment) }
            if isClerks, !Role.clerk.allows(row.verb) { add(.roleForbids, moment) }
        }
    }

    /// Refusals by what is filled in.
    private mutating func addOfAnswers() {
        let fill = RefusalMoment.verb(.fill, level: nil)
        if !machine.modules.isEmpty {
            add(.unknownModule, fill)
            add(.unknownField, fill)
            add(.valueOfWrongType, fill)
            if machine.modules.contains(where: { $0.rows != nil }) { add(.rowOutOfRange, fill) }
        }
        add(machine.modules.flatMap(\.fields), fill)
        let results = machine.outcomes.flatMap(\.fields)
        guard machine.appraisal != nil else { return }
        let record = RefusalMoment.verb(.record, level: nil)
        if !results.isEmpty {
            add(.unknownField, record)
            add(.valueOfWrongType, record)
            if results.contains(where: { !$0.isOptional }) { add(.resultFieldMissing, record) }
        }
        add(results, record)
    }

    private mutating func add(_ fields: [Field], _ moment: RefusalMoment) {
        if fields.contains(where: { $0.range != nil }) { add(.valueOutOfRange, moment) }
        if fields.contains(where: { $0.length != nil }) { add(.lengthOutOfRange, moment) }
        if fields.contains(where: { $0.presence != nil }) { add(.fieldNotThere, moment) }
    }

    /// Refusals by files.
    private mutating func addOfAttachments() {
        let attach = RefusalMoment.verb(.attach, level: nil)
        let detach = RefusalMoment.verb(.detach, level: nil)
        let hasOwn = machine.modules.contains { !$0.attachments.isEmpty }
        guard hasOwn || !machine.attachments.isEmpty else { return }
        if hasOwn, machine.modules.contains(where: { $0.rows != nil && !$0.attachments.isEmpty }) {
            add(.rowOutOfRange, attach)
        }
        for code in [RefusalCode.unknownAttachment, .fileOfWrongKind, .fileTooLarge, .fileEmpty] { add(code, attach) }
        add(.nothingAttached, detach)
    }

    /// Refusals by what reviewers and the office pick and say.
    private mutating func addOfDecisions() {
        for row in machine.transitions {
            guard case .stage(let stage) = row.actor else { continue }
            let moment = RefusalMoment.verb(row.verb, level: machine.stages[stage].level)
            switch row.verb {
            case .approve, .terminate: add(.opinionMissing, moment)
            case .return:
                add(.opinionMissing, moment)
                add(.pickNotHere, moment)
            case .recall: add(.nothingToRecall, moment)
            case .dispatch:
                add(.nothingSelected, moment)
                add(.batchRefused, moment)
            default: break
            }
        }
        guard machine.appraisal != nil else { return }
        let (record, publish) = (RefusalMoment.verb(.record, level: nil), RefusalMoment.verb(.publish, level: nil))
        add(.unknownOutcome, record)
        add(.nothingToPublish, publish)
        add(.nothingSelected, record)
        add(.batchRefused, record, publish)
    }
}
