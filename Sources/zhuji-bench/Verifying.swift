// Verification: the shipped rulebook as a whole process, and states a second on a large matter, beside spin's compiled
// verifier on the same machine where spin and a compiler for C are installed.

import Compilation
import Engine
import Foundation
import Machines
import Measuring
import Playground
import Sessions
import Source
import Verification

/// Milliseconds of `verify`, states a second, and bytes a state.
func verifyFigures(_ bench: Bench) throws -> [Figure] {
    let program = try builtProgram("zhuji")
    let idle = try rounds(bench.rounds(21)) { try run("/bin/true", []).milliseconds }
    let whole = try rounds(bench.rounds(15)) { try run(program, ["verify", "workflows"]).milliseconds }
    let shipped = Figure(
        name: "verify, shipped matters", size: "9 matters", rounds: whole, unit: "ms",
        beside: [Beside("/bin/true", idle)])
    let played = try rounds(bench.rounds(15)) { try run(program, ["test", "workflows"]).milliseconds }
    let scenarios = Figure(
        name: "test, shipped scenarios", size: "9 matters", rounds: played, unit: "ms",
        beside: [Beside("/bin/true", idle)])
    let sizes = [
        MatterSize(levels: 4, chain: 2, modules: 4, attachments: 2),
        MatterSize(levels: 5, chain: 2, modules: 5, attachments: 2),
        MatterSize(levels: 6, chain: 2, modules: 5, attachments: 3),
    ]
    return [shipped, scenarios] + (try sizes.prefix(bench.isQuick ? 1 : 3).flatMap { try largeFigures($0, bench) })
}

private func largeFigures(_ size: MatterSize, _ bench: Bench) throws -> [Figure] {
    let folder = bench.folder
    let files = [InventedRulebook.divisions, InventedRulebook.parties, largeMatter(size)]
    let path = "\(folder)/large"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for file in files { try file.text.write(toFile: "\(path)/\(file.name)", atomically: true, encoding: .utf8) }
    let read = try RulebookFiles.read([path], on: Driver.firstMoment.day)
    guard let sound = SoundRulebook(read, root: path) else { throw BenchFailure.rulebook("\(path) has errors") }
    let ruleset = sound.compiled.ruleset
    var options = ExplorationOptions()
    options.usesSymmetry = false
    options.limit = 100_000_000
    var (states, bytes) = (0, 0)
    let own = rounds(bench.rounds(5)) {
        var exploration: Exploration?
        let time = seconds { exploration = explore(ruleset, machine: 0, options: options) }
        states = exploration?.stateCount ?? 0
        bytes = exploration?.sizeBytes ?? 0
        return Double(states) / time
    }
    let peer = try spinStates(of: path, in: folder)
    let count = "\(states / 1000) k states"
    return [
        Figure(
            name: "explored and judged", size: count, amount: Double(states), rounds: own, unit: "states/s",
            beside: peer.map { [Beside.peer("spin -O2", [$0.speed])] } ?? []),
        Figure(
            name: "memory", size: count, rounds: [Double(bytes) / Double(max(1, states))], unit: "bytes/state",
            beside: peer.map { [Beside.peer("spin", [$0.bytes])] } ?? []),
    ]
}

/// States a second and bytes a state of spin on the large matter; nil where it is not installed.
private func spinStates(of path: String, in folder: String) throws -> (speed: Double, bytes: Double)? {
    let script = "Tests/Outside/verification/speed"
    let tools = ["/usr/bin/spin", "/usr/bin/gcc", "/usr/bin/python3", script]
    guard tools.allSatisfy(FileManager.default.isExecutableFile) else { return nil }
    let graph = "\(folder)/large.json"
    guard try output(of: builtProgram("zhuji"), ["graph", "large", path, "--format", "json"], to: graph),
        try output(of: script, [graph], to: "\(folder)/spin.json"),
        let data = FileManager.default.contents(atPath: "\(folder)/spin.json"),
        let found = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
        let speed = found["statesPerSecond"] as? Double, let bytes = found["bytesPerState"] as? Double
    else { return nil }
    return (speed, bytes)
}

/// Runs a program with its output in a file; whether it ended well.
private func output(of program: String, _ arguments: [String], to file: String) throws -> Bool {
    guard FileManager.default.createFile(atPath: file, contents: nil) else { return false }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle(forWritingAtPath: file)
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
}
