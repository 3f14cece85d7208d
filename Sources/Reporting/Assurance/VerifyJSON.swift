// What a verification has found, for other programs.

internal import Machines
package import Source
package import Verification

/// The matters with what was found, as `Docs/Verification.md` describes it; with migrations where those were asked
/// for. `session` gives a violation's trace as a session for `zhuji run`, where there is one.
package func verificationJSON(
    _ matters: [VerifiedMatter], migrations: [ProvedMigration]? = nil, language: Language,
    session: (VerifiedMatter, Trace) -> String? = { _, _ in nil }
) -> OrderedJSON {
    [
        "format": 1, "matters": .array(matters.map { json($0, language, session) }),
        "migrations": migrations.map { migrationJSON($0, in: language) },
    ]
}

private func json(
    _ matter: VerifiedMatter, _ language: Language, _ session: (VerifiedMatter, Trace) -> String?
) -> OrderedJSON {
    let exploration = matter.exploration
    return [
        "matter": .string(matter.machine.facts.name), "states": .integer(exploration.stateCount),
        "steps": .integer(exploration.stepCount),
        "transitions": [
            "taken": .integer(matter.takenCount), "total": .integer(matter.machine.transitions.count),
        ],
        "proved": .bool(exploration.isWhole), "clean": .bool(exploration.isClean),
        "findings": .array(exploration.findings.map { json($0, matter, language, session) }),
    ]
}

private func json(
    _ finding: Finding, _ matter: VerifiedMatter, _ language: Language, _ session: (VerifiedMatter, Trace) -> String?
) -> OrderedJSON {
    [
        "code": .string(finding.law.id), "severity": .string(finding.law.isRemark ? "remark" : "violation"),
        "message": .string(matter.reason(of: finding, in: language)),
        "place": matter.location(of: finding).map { .string(sourcePlace(of: $0, in: matter.sources)) },
        "trace": finding.trace.map { json($0, matter) },
        "session": finding.law.isRemark ? nil : finding.trace.flatMap { session(matter, $0) }.map { .string($0) },
    ]
}

private func json(_ trace: Trace, _ matter: VerifiedMatter) -> OrderedJSON {
    let deeds = DeedText(matter.names, .en)
    return [
        "application": .strings(deeds.texts(trace.application)),
        "steps": .array(
            trace.steps.map { step in
                [
                    "actor": json(step.actor, matter.names), "verb": .string(step.step.verb.rawValue),
                    "pick": json(step.step.pick, matter.names),
                    "modules": step.step.named.isEmpty
                        ? nil : .strings(step.step.named.members.map(matter.names.module)),
                    "right": step.step.verb == .judge ? .bool(step.step.isRight) : nil,
                    "route": step.premise.route.map { .strings($0.members.map(matter.names.stage)) },
                    "world": .strings(deeds.texts(Premise(values: step.premise.values))),
                ]
            }),
    ]
}

private func json(_ actor: Actor, _ names: MachineNames) -> OrderedJSON {
    switch actor {
    case .applicant: "applicant"
    case .office: "office"
    case .stage(let stage): ["stage": .string(names.stage(stage))]
    }
}

private func json(_ pick: Pick, _ names: MachineNames) -> OrderedJSON? {
    switch pick {
    case .nothing: nil
    case .applicant: ["applicant": true]
    case .level(let level): ["level": .string(names.level(level))]
    case .outcome(let outcome): ["outcome": .string(names.outcome(outcome))]
    case .attachment(let attachment): ["attachment": .string(names.attachment(attachment))]
    }
}
