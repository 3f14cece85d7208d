// zhuji graph --case: the machine that a case of a store runs on, with the way that it went.

import Engine
import Machines
import Reporting
import Sessions
import Source
import Storage

/// The formats that show a case's way.
private let pictureFormats = ["mermaid", "dot", "svg"]

/// Draws a case's machine, by the definition that the store has it under. The store is only read.
func runGraph(_ call: Invocation, ofCase text: String) -> ExitStatus {
    guard let number = UInt32(text), number > 0 else {
        let shown = printable(text)
        return call.wrongGraph(
            zh: "--case 要办件编号，如 --case 3；\(shown) 不是编号", en: "--case takes a number, as --case 3; \(shown) is none")
    }
    if let format = call.value("--format"), !pictureFormats.contains(format) {
        let known = pictureFormats.joined(separator: call.terminal.words(zh: "、", en: ", "))
        return call.wrongGraph(
            zh: "\(format) 是状态机本身，不带办件经过；能标出经过的有：\(known)",
            en: "\(format) is the machine itself, without any case's way; what shows one: \(known)")
    }
    guard call.arguments.count <= 1 else {
        return call.wrongGraph(
            zh: "--case 按存储中的规则画，不读 \(printable(call.arguments[1]))",
            en: "--case draws by the rules in the store; \(printable(call.arguments[1])) is not read")
    }
    return call.onStoreFolder { draw(call, number, from: $0) }
}

private func draw(_ call: Invocation, _ number: UInt32, from path: String) -> ExitStatus {
    let history: CaseHistory
    do throws(UpkeepError) {
        let progress = ProgressBar.reading(call.terminal)
        history = try CaseHistory.read(of: CaseID(number), at: path, progress: progress)
    } catch {
        let status = call.tell(upkeep: error)
        if case .store(.noStore) = error { return .faultOfCall }
        return status
    }
    guard let last = history.moves.last else { return call.noCase(number, of: history.registry.cases.count) }
    let machine = history.machine(at: last.to)
    let ruleset = history.registry.definitions[last.to.definition].ruleset
    if let matter = call.arguments.first, ruleset.machine(named: matter) != last.to.machine {
        let shown = printable(matter)
        return call.wrongGraph(
            zh: "办件 \(number) 是“\(machine.facts.title)”（\(machine.facts.name)），不是 \(shown)；事项可以不写",
            en: "case \(number) is one of \(machine.facts.name), not of \(shown); the matter may be left out")
    }
    let moves = history.moves.map { move in
        CaseMove(
            from: move.from.map { CaseMove.Place(machine: history.machine(at: $0), state: $0.state) },
            to: CaseMove.Place(machine: history.machine(at: move.to), state: move.to.state), verb: move.verb,
            at: move.stamp.at, by: move.party.map(history.registry.title) ?? "")
    }
    call.say(MachinePicture(of: machine, in: ruleset, language: call.terminal.language, way: moves, of: number))
    return .done
}

extension Invocation {
    /// Tells what is wrong with a call for a picture.
    func wrongGraph(zh: String, en: String) -> ExitStatus {
        terminal.tell(
            "zhuji graph" + terminal.words(zh: "：\(zh)\n用法：", en: ": \(en)\nusage: ") + subcommand.usage + "\n")
        return .faultOfCall
    }

    fileprivate func noCase(_ number: UInt32, of count: Int) -> ExitStatus {
        let path = printable(storePath)
        let known =
            switch count {
            case 0: terminal.words(zh: "其中还没有办件", en: "it has none yet")
            case 1: terminal.words(zh: "其中只有办件 1", en: "it has case 1 alone")
            default: terminal.words(zh: "办件编号从 1 到 \(count)", en: "its cases are 1 to \(count)")
            }
        terminal.tell(
            terminal.words(
                zh: "zhuji：存储 \(path) 中没有办件 \(number)；\(known)\n",
                en: "zhuji: there is no case \(number) in \(path); \(known)\n"))
        return .faultOfCall
    }
}
