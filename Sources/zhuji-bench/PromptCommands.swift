// What each command of the prompt takes on a province's store: those that read, of the busiest office and the busiest
// unit, and those that decide, with their commit on the disk.

import Engine
import Foundation
import Machines
import Measuring
import Playground
import Sessions
import Source
import Storage

/// Milliseconds a command, at two sizes of the province.
func promptFigures(_ bench: Bench) throws -> [Figure] {
    try (bench.isQuick ? [1000] : [10_000, 100_000]).flatMap { count in
        try promptFigures(cases: count, at: "\(bench.folder)/province-\(count)")
    }
}

/// What is asked by somebody who works through a list, and by whoever looks after it.
private let readings = [
    "whoami", "menu", "inbox", "dashboard", "dashboard all", "list", "list --state pending", "list --page 3",
    "list --sort since", "list --name 王", "due", "results", "results --status passed", "matters", "profile", "opinions",
    "help", "next", "show", "progress", "history", "can", "select all", "select none",
]

private let decisions = ["judge all right", "approve 情况属实，同意。"]

private func promptFigures(cases: Int, at path: String) throws -> [Figure] {
    let now = provinceNow
    let census = try makeProvince(cases: cases, at: path)
    let size = "\(census.registry.cases.count) cases"
    var opened: Session?
    let opening = try seconds {
        opened = try Session.open(at: try DiskStore.open(at: path), environment: world(now, days: 0), language: .zh)
    }
    guard let session = opened else { return [] }
    var figures = [Figure(name: "opening", size: size, rounds: [opening * 1000], unit: "ms")]
    for account in ["hrss-220000", busiestUnit(census.registry)] {
        figures += try readings.map { line in
            let name = "\(account.prefix(4)): \(line)"
            let taken = try rounds(5) { try milliseconds("as \(account): \(line)", session) }
            return Figure(name: name, size: size, rounds: taken, unit: "ms")
        }
    }
    // WHY in this order: the road leaves a drafted review behind, which a decision would end.
    figures += try decisionFigures(session, size: size) + (try promptRoadFigures(session, size: size))
    try askForPasswords(at: path)
    let guarded = try Session.open(at: try DiskStore.open(at: path), environment: world(now, days: 0), language: .zh)
    return figures + (try promptAccountFigures(guarded, size: size))
}

/// Makes a training store one in which everybody has a password.
private func askForPasswords(at path: String) throws {
    let file = path + "/store.json"
    let settings = try String(contentsOfFile: file, encoding: .utf8)
    try settings.replacingOccurrences(of: "\"training\":true", with: "\"training\":false")
        .write(toFile: file, atomically: true, encoding: .utf8)
}

private func decisionFigures(_ session: Session, size: String) throws -> [Figure] {
    let office = session.registry.account(named: "hrss-220000")?.party
    let waiting = session.registry.cases.filter { subject in
        let machine = session.registry.machine(of: subject)
        return machine.states[Int(subject.configuration.state.index)].kind == .review
            && subject.holders(in: machine).first == office
    }
    var taken = [[Double]](repeating: [], count: decisions.count)
    for subject in waiting.prefix(5) {
        _ = try milliseconds("as hrss-220000: open \(subject.id.number)", session)
        for (place, line) in decisions.enumerated() {
            taken[place].append(try milliseconds("as hrss-220000: \(line)", session))
        }
    }
    return zip(decisions, taken).map {
        Figure(name: "hrss: " + $0, size: size, rounds: $1, unit: "ms")
    }
}

/// How long a command takes that must be carried out.
func milliseconds(_ line: String, _ session: Session) throws -> Double {
    var outcome = LineOutcome.done
    let time = seconds { outcome = session.perform(line) }
    guard outcome == .done else { throw BenchFailure.refused(line) }
    return time * 1000
}

/// The unit with most cases in its hands.
private func busiestUnit(_ registry: Registry) -> String {
    var counts: [PartyID: Int] = [:]
    for subject in registry.cases {
        for holder in subject.holders(in: registry.machine(of: subject)) { counts[holder, default: 0] += 1 }
    }
    let units = registry.accounts.filter { $0.name.hasPrefix("u") && $0.role == .approver }
    return units.max { ($0.party.flatMap { counts[$0] } ?? 0) < ($1.party.flatMap { counts[$0] } ?? 0) }?.name ?? ""
}

/// The password of everybody whom the bench registers.
let benchPassword = "a bench of oak"
/// The one-time code of random bytes that are all zero.
let benchCode = "0000-0000-0000-0000"

/// A world that says nothing, answers every question in the same way, and in which a file is known by its name.
func world(_ now: Moment, days: Int64) -> Environment {
    Environment(
        now: { Moment(milliseconds: now.milliseconds + days * 86_400_000) }, sessionID: "bench",
        readFile: { path, _ in Array(content(ofFile: path).utf8) },
        writeFile: { _, _, _, _ in }, say: { _ in }, tell: { _ in },
        ask: { question, isSecret in isSecret ? benchPassword : reviewAnswer(question) },
        randomBytes: { [UInt8](repeating: 0, count: $0) })
}

/// A session, the results of a meeting on the case that the name ends with, or a scanned page.
private func content(ofFile path: String) -> String {
    if path.hasSuffix(".session") { return "help\n" }
    guard path.hasSuffix(".csv"), let number = path.split(separator: "-").last?.dropLast(4) else { return "%PDF-1.4" }
    return "办件,评审结果,评审后评定级别\n\(number),通过,B\n"
}

/// All modules right, the decision that is offered, and no opinion yet: a draft remains.
private func reviewAnswer(_ question: String) -> String {
    if question.hasPrefix("（1/") { return "4" }
    return question.hasPrefix("结果") ? "" : "."
}
