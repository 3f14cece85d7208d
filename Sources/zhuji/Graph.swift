// zhuji graph: one matter's machine, for other programs or as a picture.

import Compilation
import Machines
import Reporting
import Sessions
import Source

extension Subcommand {
    static let graph = Subcommand(
        name: "graph", arguments: "MATTER [PATH…]", counts: 1...10_000,
        options: [
            Option(
                "--format", value: "FORMAT", choices: ["json", "mermaid", "dot", "svg"],
                summary: Words(zh: "输出形式；默认 mermaid", en: "form of the output; else mermaid"))
        ],
        summary: Words(zh: "输出一个事项的流程图", en: "shows the machine of a matter"),
        example: "zhuji graph talent-grading --format mermaid", run: runGraph)
}

private func runGraph(_ call: Invocation) -> ExitStatus {
    guard let rulebook = readRulebook(call, Array(call.arguments.dropFirst()), .rules) else { return .faultOfCall }
    guard rulebook.isSound else {
        tellErrors(call, rulebook)
        return .faultOfInput
    }
    let compiled = compile(rulebook.rulebook)
    let ruleset = compiled.ruleset
    guard let index = ruleset.machine(named: call.arguments[0]) else {
        return unknownMatter(call, call.arguments[0], ruleset)
    }
    let machine = ruleset.machines[index]
    let picture = MachinePicture(of: machine, in: ruleset, language: call.terminal.language)
    switch call.value("--format") {
    case "json":
        let graph = graphJSON(
            of: machine, in: ruleset, hash: compiled.machineHashes[index], properties: compiled.properties[index])
        call.terminal.say(graph.laidOut())
    case "dot": call.terminal.say(dot(picture))
    case "svg": call.terminal.say(svg(picture))
    default: call.terminal.say(mermaid(picture))
    }
    return .done
}

/// Tells that none of the rulebooks has a matter of this name.
func unknownMatter(_ call: Invocation, _ name: String, _ rulesets: Ruleset...) -> ExitStatus {
    let matters = rulesets.flatMap(\.machines).map(\.facts)
    let near = nearName(to: name, among: matters.flatMap { [$0.name, $0.title] })
    var names: [String] = []
    for matter in matters where !names.contains(matter.name) { names.append(matter.name) }
    let known = names.joined(separator: call.terminal.words(zh: "、", en: ", "))
    let hint =
        near.map { call.terminal.words(zh: "是不是 \($0)？", en: "Did you mean \($0)?") }
        ?? call.terminal.words(zh: "有：\(known)", en: "There are: \(known)")
    let shown = printable(name)
    call.terminal.tell(
        call.terminal.words(zh: "zhuji：没有事项 \(shown)。\(hint)\n", en: "zhuji: there is no matter \(shown). \(hint)\n"))
    return .faultOfCall
}
