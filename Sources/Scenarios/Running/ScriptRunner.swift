// Running scripts: each on a registry of its own, where the engine decides every step. What a step means lives in
// `ScriptActs.swift` and `ScriptExpectations.swift`.

internal import Engine
package import Machines

/// Runs the scripts of one ruleset. A value to be made once and shared by threads.
package struct ScriptRunner: Sendable {
    package let ruleset: Ruleset
    package let samples: Samples
    /// Whether the runs tell what they went through.
    package let recordsCoverage: Bool
    private let base: Registry

    /// The day on which a script begins that sets no other.
    package static let firstDay = CivilDate(year: 2023, month: 7, day: 3) ?? CivilDate(dayNumber: 0)

    package init(for ruleset: Ruleset, recordingCoverage: Bool = false) {
        self.ruleset = ruleset
        samples = Samples(for: ruleset)
        recordsCoverage = recordingCoverage
        var registry = Registry()
        let stamp = Stamp(at: Moment(startOf: ScriptRunner.firstDay), session: "", by: "")
        registry.fold(.deployed(hash: ""), stamp: stamp) { _ in ruleset }
        base = registry
    }

    /// Runs the script up to its end or to the first step that does not go as it is written.
    ///
    /// The parties are registered first, in their order and whoever they name. The first day is that of `firstDay`, or
    /// of a clock before which nothing is done. Each act takes a minute.
    package func run(_ script: Script) -> ScriptResult {
        var run = begin(script)
        return ScriptResult(failure: run.failure(), tallies: run.tallies)
    }

    /// A run of the script before its parties are registered.
    func begin(_ script: Script) -> ScriptRun {
        ScriptRun(script, samples: samples, registry: base, recordsCoverage: recordsCoverage)
    }
}

/// The state of one run.
struct ScriptRun {
    let script: Script
    let samples: Samples
    var registry: Registry
    var now: Moment
    /// The case that the script's own matter's expectations are about.
    var subject: CaseID?
    /// Whether the last application of the script's own matter was given a warning.
    var isWarned = false
    var tallies: [MachineTally] = []

    init(_ script: Script, samples: Samples, registry: Registry, recordsCoverage: Bool) {
        self.script = script
        self.samples = samples
        self.registry = registry
        var day = ScriptRunner.firstDay
        if case .clock(let first) = script.steps.first?.form { day = first }
        now = Moment(startOf: day)
        if recordsCoverage { tallies = samples.ruleset.machines.map(MachineTally.init) }
    }

    /// Runs everything; what went wrong first.
    mutating func failure() -> ScriptFailure? {
        if let failure = registrationFailure() { return failure }
        for index in script.steps.indices { if let failure = failure(at: index) { return failure } }
        return nil
    }

    /// Takes the step; what went wrong.
    mutating func failure(at index: Int) -> ScriptFailure? {
        let step = script.steps[index]
        let before = (subject: subject, registry: registry)
        guard let finding = finding(at: step) else { return nil }
        let shown = (before.subject ?? subject).flatMap(before.registry.case)
        return ScriptFailure(
            finding: finding, step: index, location: step.location, subject: shown,
            machine: shown?.machine ?? script.machine)
    }

    /// Writes the events of something done under an account, which takes a minute.
    mutating func commit(_ events: [Event], by account: String) {
        let stamp = Stamp(at: now, session: "", by: account)
        for event in events { registry.fold(event, stamp: stamp) { _ in nil } }
        now = Moment(milliseconds: now.milliseconds + 60_000)
    }

    /// Who a party of the script is when it acts now.
    func author(_ index: Int) -> Author {
        let name = script.parties[index].name
        return Author(
            account: name, party: PartyID(index), role: registry.account(named: name)?.role ?? .auditor, at: now)
    }

    /// The value as the registry has it: the parties of a script are registered first, in their order.
    func value(_ value: ScriptValue) -> Value {
        switch value {
        case .value(let value): value
        case .party(let index): .party(PartyID(index))
        }
    }

    mutating func registrationFailure() -> ScriptFailure? {
        let taken = givenTexts
        for party in script.parties {
            var values: [Int: Value] = [:]
            for field in registry.ruleset.parties[party.kind].fields.indices {
                values[field] = party.values[field].map(value)
            }
            let decided = samples.decideGiven(
                kind: party.kind, account: party.name, values: values, in: registry, besides: taken, today: now.day)
            switch decided {
            case .success(let events):
                let stamp = Stamp(at: now, session: "", by: "")
                for event in events { registry.fold(event, stamp: stamp) { _ in nil } }
            case .failure(let refusal):
                return ScriptFailure(
                    finding: .refused(refusal), step: nil, location: party.location, subject: nil,
                    machine: script.machine)
            }
        }
        return nil
    }

    /// Every text that is given, so that no sample is one of them.
    private var givenTexts: Set<String> {
        Set(
            script.parties.flatMap { party in
                registry.ruleset.parties[party.kind].fields.indices.compactMap { field -> String? in
                    if case .value(.text(let text)) = party.values[field] { text } else { nil }
                }
            })
    }

    private mutating func finding(at step: ScriptStep) -> ScriptFailure.Finding? {
        switch step.form {
        case .clock(let day):
            if now.day != day { now = Moment(startOf: day) }
            return nil
        case .act(let actor, let machine, let action):
            return perform(action, by: actor, on: machine).map { .refused($0) }
        case .expect(let expectation): return finding(expectation)
        }
    }
}

extension Moment {
    /// Nine o'clock of the day, when offices open.
    init(startOf day: CivilDate) {
        self.init(milliseconds: Int64(day.dayNumber) * 86_400_000 + 3_600_000)
    }
}

extension PartyID {
    /// The number of a script's party, by its index.
    init(_ index: Int) {
        self.init(UInt32(clamping: index + 1))
    }
}
