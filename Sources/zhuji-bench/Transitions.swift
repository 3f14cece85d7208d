// Transitions a second in memory: facts read, guards asked, events built and folded; and the machine's table alone.

import Engine
import Machines
import Measuring

/// The interpreter's figures, at three sizes of the registry.
func transitionFigures(_ road: Road, _ bench: Bench) -> [Figure] {
    (bench.isQuick ? [20, 60, 200] : [200, 600, 2000]).compactMap { count in
        var commands = 0.0
        let taken = try? rounds(bench.rounds(5)) {
            var driven: Driver?
            let time = try seconds { driven = try road.drive(count) }
            commands = Double(driven?.commands ?? 0)
            return commands / time
        }
        return taken.map {
            Figure(
                name: "commands, whole interpreter", size: "\(grouped(count)) cases", amount: Double(count), rounds: $0,
                unit: "/s",
                beside: [Beside("bare table steps", [tableSteps(road)])])
        }
    }
}

/// Steps a second of the machine's table: choose the row, ask its guards, take it.
private func tableSteps(_ road: Road) -> Double {
    let ruleset = road.ruleset
    guard let index = ruleset.machine(named: "talent-grading") else { return 0 }
    let machine = ruleset.machines[index]
    var given = Given()
    given.route = .first(machine.stages.count)
    var at = Configuration(of: machine)
    let steps: [Step] = [Step(.judge, named: machine.allModules), Step(.approve), Step(.recall)]
    if case .success(let next) = machine.step(Step(.submit), from: at, given: given) { at = next }
    let count = 300_000
    let time = seconds {
        for number in 0..<count {
            if case .success(let next) = machine.step(steps[number % 3], from: at, given: given) { at = next }
        }
    }
    return Double(count) / time
}
