// Start-up: from the start of the process to the first prompt and out again, on stores of two sizes.

import Foundation

/// Milliseconds, beside a process that does nothing.
func startFigures(_ road: Road, in folder: String) throws -> [Figure] {
    let program = try builtProgram("zhuji")
    let idle = try rounds(21) { try run("/bin/true", []).milliseconds }
    return try [0, 10_000].map { count in
        let path = try makeStore(road, cases: count / 2, at: "\(folder)/start-\(count)")
        let own = try rounds(count == 0 ? 21 : 7) { try run(program, ["repl", "--store", path]).milliseconds }
        return Figure(
            name: "start to first prompt", size: "\(count) cases", rounds: own, unit: "ms",
            beside: [Beside("/bin/true", idle)])
    }
}
