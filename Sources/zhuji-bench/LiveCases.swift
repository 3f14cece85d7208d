// Live cases: steps a second through the whole interpreter beside bare tables and other interpreters, and the memory
// that a case takes.

import Engine
import Foundation
import Machines
import Measuring

/// Steps a second at three numbers of live cases.
func liveCaseFigures(_ bench: Bench) throws -> [Figure] {
    try (bench.isQuick ? [100, 300, 1000] : [100, 1000, 10_000]).map { count in
        var own: [Double] = []
        var table: [Double] = []
        var peers = bench.peers([
            (.limit, "table in C", ["table", "\(count)"]),
            (.peer, "transitions, Python", ["python/bin/python", "Tests/Peers/transitions_review.py", "\(count)"]),
            (.peer, "viewflow fsm", ["python/bin/python", "Tests/Peers/viewflow_review.py", "\(count)"]),
        ])
        for _ in 0..<bench.rounds(5) {
            // WHY: a thousand steps end within the noise of the clock and of the first touch of memory.
            let repeats = max(1, 10_000 / count)
            var (steps, time) = (0, 0.0)
            for _ in 0..<repeats {
                var matter = try ReviewMatter(cases: count)
                time += try seconds { steps += try matter.drive() }
            }
            own.append(Double(steps) / time)
            table.append(bareTable(cases: count))
            try peers.takeRound()
        }
        return Figure(
            name: "transitions", size: "\(grouped(count)) cases", amount: Double(count), rounds: own, unit: "/s",
            beside: [Beside("table in Swift", table)] + peers.beside)
    }
}

/// Steps a second of a state table without guards, people or events: the least that a transition can cost here.
private func bareTable(cases count: Int) -> Double {
    let none: UInt8 = 255
    // draft, three levels, concluded; submit, approve, return
    let table: [UInt8] = [1, none, none, none, 2, 0, none, 3, 0, none, 4, 0, none, none, none]
    let steps = [0, 1, 2, 0, 1, 1, 1]
    var taken = 0
    var states = [UInt8](repeating: 0, count: count)
    let repeats = max(1, 1_000_000 / count)
    let time = seconds {
        for _ in 0..<repeats {
            for place in states.indices { states[place] = 0 }
            for step in steps {
                for place in states.indices {
                    let next = table[Int(states[place]) * 3 + step]
                    guard next != none else { continue }
                    states[place] = next
                    taken += 1
                }
            }
        }
    }
    return Double(taken) / time
}

/// Bytes of a live case: of its hot state, and of everything that the registry keeps of it.
func memoryFigures(_ bench: Bench) throws -> [Figure] {
    let sizes = bench.isQuick ? [1000, 3000, 10_000] : [10_000, 30_000, 100_000]
    let inline = Figure(
        name: "live case, inline", size: "layout", rounds: [Double(MemoryLayout<Case>.stride)], unit: "B")
    let hot = Figure(
        name: "live case, hot state", size: "layout", rounds: [Double(MemoryLayout<Configuration>.stride)], unit: "B",
        beside: [Beside("table in C", [8])])
    let program = try builtProgram("zhuji-bench")
    let kinds = [("live case, id and indexes", ""), ("live case, under review", "reviewed")]
    return try [inline, hot]
        + kinds.flatMap { name, kind in
            try sizes.map { count in
                // WHY: in a process of its own nothing that was freed before is taken again without being counted.
                let bytes = try rounds(bench.rounds(3)) {
                    let (none, all) = (
                        try number(from: program, ["hold", "0", kind]),
                        try number(from: program, ["hold", "\(count)", kind])
                    )
                    return (all - none) / Double(count)
                }
                return Figure(
                    name: name, size: "\(grouped(count)) cases", amount: Double(count), rounds: bytes, unit: "B")
            }
        }
}

/// `hold COUNT KIND`: prints the bytes of memory that the process has with so many live cases of one applicant,
/// drafts, or of the kind `reviewed` such as the first of three levels has approved.
func hold(_ words: [String]) throws {
    guard words.count == 2, let count = Int(words[0]) else {
        throw BenchFailure.program("usage: zhuji-bench hold COUNT KIND")
    }
    var matter = try ReviewMatter(cases: 1)
    try matter.apply(count, areReviewed: words[1] == "reviewed")
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " ").map(String.init)
    guard pages.count > 1, let resident = Int(pages[1]), matter.registry.cases.count == count + 1 else {
        throw BenchFailure.program("no memory is told")
    }
    print(resident * sysconf(Int32(_SC_PAGESIZE)))
}

/// A number with its thousands set apart.
func grouped(_ number: Int) -> String {
    var text = String(number)
    for place in stride(from: text.count - 3, to: 0, by: -3) {
        text.insert(",", at: text.index(text.startIndex, offsetBy: place))
    }
    return text
}
