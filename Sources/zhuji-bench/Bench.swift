// What every benchmark is given: the temporary folder, whether rounds are cut short, and the peers that were built.
// What the call's words mean is elsewhere.

import Foundation
import Measuring

/// The run that a benchmark is part of.
struct Bench: Sendable {
    /// A temporary folder.
    let folder: String
    /// Whether a trial of the benches is asked for rather than figures.
    let isQuick: Bool
    /// Stores that were made before, by path.
    let stores: [String]
    /// The folder of the peers that `Tests/Peers/run` built; nil without them.
    let builtPeers = ProcessInfo.processInfo.environment["ZHUJI_PEERS"]

    /// That many rounds, or two where a trial is asked for.
    func rounds(_ count: Int) -> Int { isQuick ? min(count, 2) : count }

    /// The path of a built peer; nil where it was not built.
    func peer(_ name: String) -> String? {
        builtPeers.map { $0 + "/" + name }.flatMap { FileManager.default.isExecutableFile(atPath: $0) ? $0 : nil }
    }

    /// Peers that print a number when they are run, those that were built.
    func peers(_ all: [(kind: Beside.Kind, name: String, words: [String])]) -> Peers {
        Peers(
            all.compactMap { kind, name, words in
                words.first.flatMap(peer).map { (kind, name, $0, Array(words.dropFirst()), []) }
            })
    }
}

/// Programs that do the same work and print how quick they were, in the unit of the figure.
struct Peers {
    private var all: [(kind: Beside.Kind, name: String, program: String, arguments: [String], rounds: [Double])]

    init(_ all: [(kind: Beside.Kind, name: String, program: String, arguments: [String], rounds: [Double])]) {
        self.all = all
    }

    /// Runs each once.
    mutating func takeRound() throws {
        for place in all.indices {
            all[place].rounds.append(try number(from: all[place].program, all[place].arguments))
        }
    }

    /// What they came to.
    var beside: [Beside] { all.map { Beside($0.name, $0.rounds, kind: $0.kind) } }
}

/// The seconds that the work takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let duration = try clock.measure(work)
    return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
}

/// Takes the rounds one after another.
func rounds(_ count: Int, _ take: () throws -> Double) rethrows -> [Double] {
    try (0..<count).map { _ in try take() }
}
