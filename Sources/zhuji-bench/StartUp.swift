// Start-up: from the start of the process to the first prompt and out again, on stores of two sizes.

import Foundation

/// Milliseconds, beside a process that does nothing.
func startFigures(_ road: Road, in folder: String) throws -> [Figure] {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent("zhuji").path
    guard FileManager.default.isExecutableFile(atPath: program) else {
        throw BenchFailure.program("\(program) is not built; build the whole package")
    }
    let idle = try rounds(21) { try milliseconds("/bin/true", []) }
    return try [0, 10_000].map { count in
        let path = try makeStore(road, cases: count / 2, at: "\(folder)/start-\(count)")
        let own = try rounds(count == 0 ? 21 : 7) { try milliseconds(program, ["repl", "--store", path]) }
        return Figure(
            name: "start to first prompt", size: "\(count) cases", rounds: own, unit: "ms",
            beside: ("/bin/true", idle.sorted()[10]))
    }
}

/// WHY: Foundation's `Process` looks for the end of a child in steps of fifty milliseconds.
private func milliseconds(_ program: String, _ arguments: [String]) throws -> Double {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for descriptor in Int32(1)...2 {
        posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0)
    }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var status: Int32 = 0
    var spawned: Int32 = 0
    let time = seconds {
        var child = pid_t()
        spawned = posix_spawn(&child, program, &actions, nil, &words, environ)
        if spawned == 0 { waitpid(child, &status, 0) }
    }
    guard spawned == 0, status == 0 else {
        throw BenchFailure.program("\(program) \(arguments.joined(separator: " ")) ended with \(status)")
    }
    return time * 1000
}
