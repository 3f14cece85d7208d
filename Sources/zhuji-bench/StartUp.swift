// Start-up: from the start of the process to the first prompt and out again, on an empty store and on stores that were
// made before. The executable is the static one of the release where the variable ZHUJI_STATIC names it.

import Foundation
import Measuring

/// Milliseconds, beside processes that do nothing or little.
func startFigures(_ road: Road, _ bench: Bench) throws -> [Figure] {
    let program = try releasedProgram()
    let small = bench.isQuick ? 50 : 5000
    let made = try [(0, "empty"), (small, "\(grouped(2 * small)) cases")].map { count, size in
        (size, Double(max(1, 2 * count)), try makeStore(road, cases: count, at: "\(bench.folder)/start-\(count)"))
    }
    let given = bench.stores.map { path -> (String, Double, String) in
        let cases = roundCases(path)
        return ("\(grouped(cases)) cases", Double(cases), path)
    }
    let ruff = ProcessInfo.processInfo.environment["RUFF"]
    return try (made + given).map { size, amount, path in
        // WHY: the first opening writes the snapshot that every later one reads.
        _ = try run(program, ["repl", "--store", path])
        var own: [Double] = []
        var (idle, version, database): ([Double], [Double], [Double]) = ([], [], [])
        for _ in 0..<bench.rounds(21) {
            own.append(try run(program, ["repl", "--store", path]).milliseconds)
            idle.append(try run("/bin/true", []).milliseconds)
            if let ruff { version.append(try run(ruff, ["--version"]).milliseconds) }
            if let sqlite = bench.peer("sqlite-start") { database.append(try run(sqlite, []).milliseconds) }
        }
        return Figure(
            name: "first prompt", size: size, amount: amount, rounds: own, unit: "ms",
            beside: [
                Beside("/bin/true", idle), Beside("SQLite's start", database), Beside.peer("ruff --version", version),
            ].filter { !$0.rounds.isEmpty })
    }
}

/// What a store's name says of its size: the number at its end, so that stores need not be opened to be told apart.
func roundCases(_ path: String) -> Int {
    Int(path.reversed().prefix { $0.isNumber }.reversed().map(String.init).joined()) ?? 0
}
