// The road that the benchmarks drive: a talent grading case from its application to the published result.
// It runs in memory; what is written to disk is taken from it.

import Compilation
import Digests
import Engine
import Machines
import Sessions
import Storage

/// Why a benchmark can not run.
enum BenchFailure: Error, CustomStringConvertible {
    case rulebook(String)
    case refused(String)
    case program(String)

    var description: String {
        switch self {
        case .rulebook(let reason): "the rulebook in workflows/ can not be used: \(reason)"
        case .refused(let code): "a step of the road was refused: \(code)"
        case .program(let reason): reason
        }
    }
}

/// The parties of a province, registered and bound, and the steps of a case.
struct Road {
    let ruleset: Ruleset
    let hash: String
    private let files: [DefinitionFile]
    /// The state before the first declaration, and the events that led to it.
    let start: Registry
    let opening: [(event: Event, stamp: Stamp)]

    init() throws {
        let read = try RulebookFiles.read(["workflows"], on: Driver.firstMoment.day)
        guard let sound = SoundRulebook(read, root: "workflows") else {
            throw BenchFailure.rulebook("it has errors; run zhuji check")
        }
        ruleset = sound.compiled.ruleset
        hash = sound.compiled.hash
        files = sound.files
        var driver = Driver(ruleset: ruleset, hash: hash)
        try driver.open()
        start = driver.registry
        opening = driver.log
    }

    /// Drives cases from application to result, each by a person of its own; the commands and the events there were.
    func drive(_ count: Int) throws -> Driver {
        var driver = Driver(ruleset: ruleset, hash: hash)
        driver.registry = start
        driver.log = opening
        for number in 0..<count { try driver.driveCase(number) }
        return driver
    }

    /// The events in commits of that many; the rulebook's deployment is the first commit, as in any store.
    func commits(_ driver: Driver, of size: Int) -> [ArraySlice<(event: Event, stamp: Stamp)>] {
        var commits = [driver.log[..<1]]
        for start in stride(from: 1, to: driver.log.count, by: size) {
            commits.append(driver.log[start..<min(start + size, driver.log.count)])
        }
        return commits
    }

    /// Folds one commit into a registry.
    func fold(_ commit: ArraySlice<(event: Event, stamp: Stamp)>, into registry: inout Registry) {
        for (event, stamp) in commit { registry.fold(event, stamp: stamp) { _ in ruleset } }
    }

    /// Puts the rulebook into a store, as taking it into use does, and the cases' attachment.
    func keepDefinition(in store: any EventStore) throws {
        guard let digest = SHA256Digest(hexadecimal: Array(hash.utf8)) else {
            throw BenchFailure.rulebook("its hash is none")
        }
        try store.putDefinition(digest, files)
        _ = try store.putAttachment(Driver.attachment)
    }
}

/// Gives commands to a registry and keeps what happened.
struct Driver {
    let ruleset: Ruleset
    let hash: String
    var registry = Registry()
    var log: [(event: Event, stamp: Stamp)] = []
    var commands = 0
    private var now = firstMoment

    /// What every attachment holds.
    static let attachment = Array("%PDF-1.4\n".utf8)

    /// 2023-07-03, nine o'clock in Jilin.
    static let firstMoment = Moment(milliseconds: 1_688_346_000_000)

    init(ruleset: Ruleset, hash: String) {
        self.ruleset = ruleset
        self.hash = hash
    }

    mutating func open() throws {
        keep([.deployed(hash: hash)], by: "")
        let units = [
            ("office", "12222401TE0000061P", 220_104, false), ("bureau", "12220000TE00000456", 220_000, false),
            ("county", "11220102TE0000037G", 220_104, true), ("city", "11220100TE0000029Q", 220_100, true),
            ("hall", "11220000TE0000010N", 220_000, true),
        ]
        for (account, code, division, isOffice) in units {
            try register(
                "unit", account,
                [
                    "name": .text(account), "credit-code": .text(code), "division": .division(division),
                    "hrss": .flag(isOffice), "kind": .choice(1),
                ])
        }
        try apply("office", "unit-binding", to: "bureau")
        try act("bureau", .approve(opinion: "同意"))
    }

    mutating func driveCase(_ number: Int) throws {
        let person = "p\(number)"
        try register(
            "person", person, ["name": .text(person), "citizen-id": .text(citizenID(number))])
        try apply(person, "personal-binding", to: "office")
        try act("office", .approve(opinion: "同意"))
        try apply(person, "talent-grading", to: nil)
        try act(
            person,
            .fill([
                Answer(module: 0, row: 0, field: 2, value: .choice(3)),
                Answer(module: 0, row: 0, field: 3, value: .text("工程技术")),
                Answer(module: 1, row: 0, field: 0, value: .text("吉林大学")),
                Answer(module: 1, row: 0, field: 1, value: .choice(1)),
                Answer(module: 2, row: 0, field: 0, value: .text("省科技进步奖")),
                Answer(module: 3, row: 0, field: 1, value: .whole(3)),
                Answer(module: 3, row: 0, field: 3, value: .flag(true)),
                Answer(module: 3, row: 0, field: 1, value: .whole(3)),
                Answer(module: 3, row: 0, field: 3, value: .flag(true)),
            ]))
        let file = FileReference(
            hash: SHA256.digest(Driver.attachment).hexadecimal, name: "附件.pdf",
            sizeBytes: Driver.attachment.count)
        try act(person, .attach(.module(1, row: 0, attachment: 0), file))
        try act(person, .attach(.module(2, row: 0, attachment: 0), file))
        try act(person, .submit)
        for account in ["office", "bureau", "county", "city", "hall"] {
            try act(account, .judge(.first(4), isRight: true, note: ""))
            try act(account, .approve(opinion: "情况属实，同意推荐。"))
            guard account == "office" || account == "bureau" else { continue }
            try act(account, .attach(.dispatch(0), file))
            try act(account, .dispatch)
        }
        try act("hall", .record(ResultRecord(outcome: 0, values: [.choice(3)])))
        try act("hall", .publish)
    }

    /// An act on the newest case.
    private mutating func act(_ account: String, _ act: Act) throws {
        let id = CaseID(UInt32(registry.cases.count))
        try commit(registry.decide(act, on: id, by: author(account)), by: account)
    }

    private mutating func apply(_ account: String, _ matter: String, to target: String?) throws {
        guard let machine = registry.ruleset.machine(named: matter) else { throw BenchFailure.rulebook("no \(matter)") }
        let party = target.flatMap(registry.account(named:))?.party
        try commit(
            registry.decideApplication(toMachine: machine, target: party, by: author(account)), by: account)
    }

    private mutating func register(_ kind: String, _ account: String, _ given: [String: Value]) throws {
        guard let index = registry.ruleset.party(named: kind) else { throw BenchFailure.rulebook("no \(kind)") }
        let values = registry.ruleset.parties[index].fields.map { given[$0.name] ?? .unset }
        try commit(
            registry.decideRegistration(kind: index, values: values, account: account, by: .training), by: account)
    }

    private func author(_ account: String) -> Author {
        Author(
            account: account, party: registry.account(named: account)?.party ?? PartyID(0),
            role: registry.account(named: account)?.role ?? .auditor, at: now)
    }

    private mutating func commit(_ result: Result<[Event], Refusal>, by account: String) throws {
        switch result {
        case .failure(let refusal): throw BenchFailure.refused("\(refusal.code.id) \(refusal.facts)")
        case .success(let events): keep(events, by: account)
        }
    }

    private mutating func keep(_ events: [Event], by account: String) {
        now = Moment(milliseconds: now.milliseconds + 1000)
        commands += 1
        let stamp = Stamp(at: now, session: "bench", by: account)
        let ruleset = ruleset
        for event in events {
            registry.fold(event, stamp: stamp) { _ in ruleset }
            log.append((event, stamp))
        }
    }

    /// A citizen id with a right check digit; the region is none that was ever given out.
    private func citizenID(_ number: Int) -> String {
        let day = 1 + number / 1000 % 28
        let month = 1 + number / 28_000 % 12
        let year = 1985 + number / 336_000
        let two = { (value: Int) in (value < 10 ? "0" : "") + String(value) }
        let order = String(1000 + number % 1000).dropFirst()
        let body = "220199" + String(year) + two(month) + two(day) + order
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body.utf8, weights).reduce(0) { $0 + Int($1.0 - 0x30) * $1.1 }
        return body + String(Array("10X98765432")[sum % 11])
    }
}
