// Micro-runs: one hot path each, repeated as often as asked, for a tool that counts instructions and allocations.
// What is prepared stays the same for any count, so that the difference of two counts is the path alone.

import Checking
import Digests
import Engine
import Formatting
import Foundation
import Machines
import Playground
import Source
import Storage
import Syntax
import Verification

/// A micro-run: its name, and what gives the work that is repeated.
typealias MicroRun = (name: String, prepare: @Sendable () throws -> (Int) throws -> Void)

/// All micro-runs.
let microRuns: [MicroRun] = [
    ("transitions", prepareTransitions), ("encode", prepareEncoding), ("replay", prepareReplay),
    ("check", prepareChecking), ("fmt", prepareFormatting), ("verify", prepareVerifying), ("sha256", prepareDigest),
]

/// `micro NAME COUNT`.
func microRun(_ words: [String]) throws {
    guard words.count == 2, let run = microRuns.first(where: { $0.name == words[0] }), let count = Int(words[1]),
        count >= 0
    else { throw BenchFailure.program("usage: zhuji-bench micro NAME COUNT; see zhuji-bench --help") }
    let work = try run.prepare()
    for number in 0..<count { try work(number) }
    if run.name == "replay" { try work(-1) }
}

/// The number of copies that a run may ask for, made before it begins.
private let mostRepeats = 8

/// A hundred live cases taken through their seven steps.
private func prepareTransitions() throws -> (Int) throws -> Void {
    var matters = try (0..<mostRepeats).map { _ in try ReviewMatter(cases: 100) }
    return { number in
        guard try matters[number % mostRepeats].drive() == 700 else { throw BenchFailure.refused("micro-run") }
    }
}

/// Sixty-four events of a road encoded as one commit, with its records' chain.
private func prepareEncoding() throws -> (Int) throws -> Void {
    let road = try Road()
    let driver = try road.drive(10)
    var registry = Registry()
    let before = driver.log.prefix(64)
    road.fold(before, into: &registry)
    let events = driver.log.dropFirst(64).prefix(64).map(\.event)
    let stamp = driver.log[64].stamp
    let known = registry
    return { _ in
        let store = MemoryStore(settings: StoreSettings(id: "bench", isTraining: true))
        _ = try store.append(events, stamp: stamp, registry: known, ifHead: store.head)
    }
}

/// A journal of ten cases opened, read, its chain checked, and folded.
private func prepareReplay() throws -> (Int) throws -> Void {
    let road = try Road()
    // WHY: a name that chance makes would be counted, so whoever counts may give one.
    let given = ProcessInfo.processInfo.environment["ZHUJI_MICRO"]
    let folder = given ?? FileManager.default.temporaryDirectory.path + "/zhuji-micro-\(getpid())"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = try makeStore(road, cases: 10, at: folder + "/store")
    return { number in
        guard number >= 0 else {
            try FileManager.default.removeItem(atPath: folder)
            return
        }
        let store = try DiskStore.open(at: path)
        var registry = Registry()
        try store.fold(into: &registry, resolve: { _ in road.ruleset }, { _ in })
        guard registry.cases.count == 21 else { throw BenchFailure.refused("micro-run") }
    }
}

/// A rulebook of a thousand lines parsed and checked.
private func prepareChecking() -> (Int) throws -> Void {
    let source = SourceText(name: "rules.matter", text: rulebookText(lines: 1000))
    return { _ in
        let parsed = Parser.parse(source)
        let checked = Checker.check([parsed.tree], divisions: .missing, parsing: parsed.diagnostics)
        if let fault = checked.diagnostics.first(where: { $0.severity == .error }) {
            throw BenchFailure.rulebook(fault.headline(in: .en))
        }
    }
}

/// The same rulebook laid out.
private func prepareFormatting() -> (Int) throws -> Void {
    let source = SourceText(name: "rules.matter", text: rulebookText(lines: 1000))
    return { _ in
        guard case .formatted = Formatter.format(source) else { throw BenchFailure.rulebook("micro-run") }
    }
}

/// A matter of three levels explored and judged.
private func prepareVerifying() throws -> (Int) throws -> Void {
    let ruleset = try ReviewMatter(cases: 0).ruleset
    return { _ in
        guard explore(ruleset, machine: 0).stateCount > 0 else { throw BenchFailure.rulebook("micro-run") }
    }
}

/// A megabyte digested.
private func prepareDigest() -> (Int) throws -> Void {
    let bytes = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    return { _ in
        guard SHA256.digest(bytes).hexadecimal.utf8.count == 64 else { throw BenchFailure.refused("micro-run") }
    }
}
