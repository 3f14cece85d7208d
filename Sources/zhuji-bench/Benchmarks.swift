// The benchmarks by name, and which of them a call takes.

/// A benchmark: its name, and what measures it in a temporary folder.
typealias Benchmark = (name: String, figures: @Sendable (Road, String) throws -> [Figure])

/// All benchmarks, in the order of the table.
let benchmarks: [Benchmark] = [
    ("commands", { road, _ in transitionFigures(road) }),
    ("commits", { road, folder in try commitFigures(road, in: folder) }),
    ("contention", { _, folder in try contentionFigures(in: folder) }),
    ("replay", { road, folder in try replayFigures(road, in: folder) }),
    ("start", { road, folder in try startFigures(road, in: folder) }),
    ("prompt", { _, folder in try promptFigures(in: folder) }),
    ("verify", { _, folder in try verifyFigures(in: folder) }),
    ("front-end", { _, folder in try frontEndFigures(in: folder) }),
]

/// The benchmarks that the call names; nil where it is no call.
func chosenBenchmarks(by arguments: [String]) -> [Benchmark]? {
    if arguments.isEmpty { return benchmarks }
    guard arguments.count == 2, arguments[0] == "--only" else { return nil }
    let found = benchmarks.filter { $0.name == arguments[1] }
    return found.isEmpty ? nil : found
}
