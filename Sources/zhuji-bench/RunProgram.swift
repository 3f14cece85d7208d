// Whole processes: started without a shell, with empty streams, timed from the start to the end.

import Foundation

/// The built program beside the benchmarks.
func builtProgram(_ name: String) throws -> String {
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        .appendingPathComponent(name).path
    guard FileManager.default.isExecutableFile(atPath: program) else {
        throw BenchFailure.program("\(program) is not built; build the whole package")
    }
    return program
}

/// The program as it is released, where the variable ZHUJI_STATIC names it; the built one else.
func releasedProgram() throws -> String {
    try ProcessInfo.processInfo.environment["ZHUJI_STATIC"] ?? builtProgram("zhuji")
}

/// Runs a program to its successful end.
///
/// WHY: Foundation's `Process` looks for the end of a child in steps of fifty milliseconds.
func run(_ program: String, _ arguments: [String]) throws -> (milliseconds: Double, peakMegabytes: Double) {
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
    var usage = rusage()
    let time = seconds {
        var child = pid_t()
        spawned = posix_spawn(&child, program, &actions, nil, &words, environ)
        if spawned == 0 { wait4(child, &status, 0, &usage) }
    }
    guard spawned == 0, status == 0 || status == 1 << 8 else {
        throw BenchFailure.program("\(program) \(arguments.joined(separator: " ")) ended with \(status)")
    }
    return (time * 1000, Double(usage.ru_maxrss) / 1024)
}

/// The most memory of a program, in megabytes.
///
/// WHY: what a process begins as counts for its most memory, and this one may be large; a new one starts the program.
func peakMegabytes(_ program: String, _ arguments: [String]) throws -> Double {
    try number(from: builtProgram("zhuji-bench"), ["peak", program] + arguments)
}

/// `peak PROGRAM WORD…`: prints the program's most memory in megabytes.
func peak(_ words: [String]) throws {
    guard let program = words.first else { throw BenchFailure.program("usage: zhuji-bench peak PROGRAM WORD…") }
    print(try run(program, Array(words.dropFirst())).peakMegabytes)
}

/// The number that a peer prints.
func number(from program: String, _ arguments: [String]) throws -> Double {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        .trimmingCharacters(in: .whitespacesAndNewlines)
    process.waitUntilExit()
    guard process.terminationStatus == 0, let number = Double(text) else {
        throw BenchFailure.program("\(program) \(arguments.joined(separator: " ")) says: \(text)")
    }
    return number
}
