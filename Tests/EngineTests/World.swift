// A world for tests: a registry over a compiled rulebook, in which accounts act on named cases.
// It holds what every test needs to say in one line; what is right is said by the tests.

import Checking
import Compilation
import Engine
import Machines
import Source
import Syntax
import TestSupport
import Testing

/// A store's state without a store.
struct World {
    /// Field names and what is typed into them.
    typealias Typed = KeyValuePairs<String, String>

    var registry = Registry()
    private var twin = ArchivedTwin()
    /// 2023-07-03, nine o'clock in Jilin; each act takes a minute.
    var now = Moment(milliseconds: 1_688_346_000_000)

    /// A world over the rulebook of `workflows/`, or over that text.
    init(rulebook text: String? = nil) throws {
        let compiled = try World.compiled(text)
        fold(.deployed(hash: compiled.hash), by: "") { _ in compiled.ruleset }
    }

    /// The rulebook of `workflows/`, or that text, compiled without a fault.
    static func compiled(_ text: String? = nil) throws -> Compiled {
        if let text { return compiled(from: [text]) }
        return try shippedOnce.get()
    }

    private static let shippedOnce = Result {
        let paths = Repository.files(below: "workflows", suffix: ".matter")
        return compiled(from: try paths.map { try Repository.text($0) })
    }

    private static func compiled(from texts: [String]) -> Compiled {
        let sources = texts.enumerated().map { SourceText(file: FileID($0), name: "\($0).matter", text: $1) }
        let parsed = sources.map { Parser.parse($0) }
        let checked = Checker.check(
            parsed.map(\.tree), divisions: .entries(World.divisions),
            calendar: .calendar(World.calendar, lackedYear: nil))
        let findings = (parsed.flatMap(\.diagnostics) + checked.diagnostics).filter { $0.severity == .error }
        #expect(findings.map { $0.headline(in: .en) } == [])
        let compiled = compile(checked.rulebook)
        #expect(compiled.faults == [])
        return compiled
    }

    /// Takes another rulebook into use.
    mutating func deploy(_ text: String) throws {
        let compiled = try World.compiled(text)
        fold(.deployed(hash: compiled.hash), by: "") { _ in compiled.ruleset }
    }

    /// Takes the first rulebook of another world into use again.
    mutating func redeploy(_ other: World) {
        let first = other.registry.definitions[0]
        fold(.deployed(hash: first.hash), by: "") { _ in first.compiled }
    }

    static let divisions = [
        DivisionEntry(code: 220000, name: "吉林省", parent: nil),
        DivisionEntry(code: 220100, name: "长春市", parent: 220000),
        DivisionEntry(code: 220102, name: "南关区", parent: 220100),
        DivisionEntry(code: 220104, name: "朝阳区", parent: 220100),
    ]

    /// The calendar of the autumn of 2023: the holiday from 29 September to 6 October, and the weekend worked for it.
    static let calendar = CalendarDefinition(
        years: [2023], daysOff: Array(19_629...19_636), workedWeekendDays: [19_637, 19_638])

    // MARK: What accounts do

    /// Registers a party under an account; returns the refusal's code, or nil.
    mutating func register(_ kind: String, _ account: String, _ typed: Typed) throws -> String? {
        let index = try #require(registry.ruleset.party(named: kind))
        let schema = registry.ruleset.parties[index]
        var values = [Value](repeating: .unset, count: schema.fields.count)
        for (name, text) in typed {
            let field = try #require(schema.field(named: name))
            switch parseValue(text, for: schema.fields[field], in: registry.ruleset) {
            case .success(let value): values[field] = value
            case .failure(let refusal): return refusal.code.id
            }
        }
        return commit(
            registry.decideRegistration(kind: index, values: values, account: account, by: .training), by: account)
    }

    /// Applies to a matter, directed at another account's party if one is named, with the content of an earlier case
    /// if one is.
    mutating func apply(
        _ account: String, _ matter: String, to target: String? = nil, from earlier: UInt32? = nil
    ) throws -> String? {
        let machine = try #require(registry.ruleset.machine(named: matter))
        let target = target.flatMap(registry.account(named:))?.party
        let decided = registry.decideApplication(
            toMachine: machine, target: target, from: earlier.map(CaseID.init), by: author(account))
        return commit(decided, by: account)
    }

    /// Changes a field of the account's own profile, which must succeed.
    mutating func change(_ account: String, _ name: String, to text: String) throws {
        let party = try #require(registry.party(author(account).party))
        let schema = registry.ruleset.parties[party.kind]
        let field = try #require(schema.field(named: name))
        let value = try parseValue(text, for: schema.fields[field], in: registry.ruleset).get()
        let decided = registry.decideProfileChange(field: field, to: value, by: author(account), as: .training)
        #expect(commit(decided, by: account) == nil)
    }

    /// Acts on a case by its number; returns the refusal's code, or nil.
    mutating func act(_ account: String, _ act: Act, on number: UInt32) -> String? {
        refusal(account, act, on: number)?.code.id
    }

    /// As `act`, with the whole refusal.
    mutating func refusal(_ account: String, _ act: Act, on number: UInt32) -> Refusal? {
        let before = registry.case(CaseID(number))
        let result = registry.decide(act, on: CaseID(number), by: author(account))
        _ = commit(result, by: account)
        guard case .failure(let refusal) = result else { return nil }
        #expect(registry.case(CaseID(number)) == before)
        return refusal
    }

    func author(_ account: String) -> Author {
        Author(
            account: account, party: registry.account(named: account)?.party ?? PartyID(0),
            role: registry.account(named: account)?.role ?? .auditor, at: now)
    }

    private mutating func commit(_ result: Result<[Event], Refusal>, by account: String) -> String? {
        now = Moment(milliseconds: now.milliseconds + 60_000)
        switch result {
        case .failure(let refusal): return refusal.code.id
        case .success(let events):
            for event in events { fold(event, by: account) { _ in nil } }
            return nil
        }
    }

    mutating func fold(_ event: Event, by account: String, resolve: (String) -> Ruleset?) {
        registry.fold(event, stamp: stamp(by: account), resolve: resolve)
        twin.fold(event, stamp: stamp(by: account), like: registry, resolve: resolve)
    }

    private func stamp(by account: String) -> Stamp {
        Stamp(at: now, session: "s", by: account)
    }

    // MARK: What the tests read

    func state(_ number: UInt32) -> String {
        guard let subject = registry.case(CaseID(number)) else { return "no case" }
        return registry.machine(of: subject).states[Int(subject.configuration.state.index)].name
    }

    func route(_ number: UInt32) -> [String] {
        guard let subject = registry.case(CaseID(number)) else { return [] }
        let machine = registry.machine(of: subject)
        return subject.body.stops.map { stop in
            let stage = machine.stages[stop.stage]
            let level = machine.levels[stage.level].name
            return level + (stage.position == 0 ? "" : ".\(stage.position)") + "=" + accountName(of: stop.holder)
        }
    }

    func modules(_ names: String...) throws -> ModuleSet {
        let machine = registry.ruleset.machines[try #require(registry.ruleset.machine(named: "talent-grading"))]
        return ModuleSet(
            try names.map { name in try #require(machine.modules.firstIndex { $0.name == name }) })
    }

    func accountName(of party: PartyID) -> String {
        registry.accounts.first { $0.party == party }?.name ?? "#\(party.number)"
    }
}
