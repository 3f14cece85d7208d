// zhuji graph: one matter's machine, for other programs or as a picture.

import Compilation
import Machines
import Reporting
import Sessions
import Source

extension Subcommand {
    static let graph = Subcommand(
        name: "graph", arguments: "[MATTER [PATH…]]", counts: 0...10_000,
        options: [
            Option(
                "--format", value: "FORMAT", choices: ["json", "mermaid", "dot", "svg", "bpmn", "scxml"],
                summary: Words(zh: "输出形式；默认 mermaid", en: "form of the output; else mermaid")),
            Option(
                "--case", value: "CASE",
                summary: Words(zh: "按办件的规则画，并标出该办件走过的路", en: "by a case's own rules, with the way that it went")),
            .store,
        ],
        summary: Words(zh: "输出一个事项的流程图", en: "shows the machine of a matter"),
        example: "zhuji graph talent-grading --format mermaid", run: runGraph)
}

private func runGraph(_ call: Invocation) -> ExitStatus {
    if let number = call.value("--case") { return runGraph(call, ofCase: number) }
    guard call.value("--store") == nil else {
        return call.wrongGraph(zh: "--store 只与 --case 同用", en: "--store goes with --case alone")
    }
    guard !call.arguments.isEmpty else {
        return call.wrongGraph(zh: "缺少参数：MATTER，或 --case CASE", en: "missing: MATTER, or --case CASE")
    }
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
    case "bpmn":
        call.terminal.say(bpmn(of: machine, in: ruleset, language: call.terminal.language))
        call.tellUnsaid(of: machine, in: ruleset, compiled.properties[index], format: "BPMN")
    case "scxml":
        call.terminal.say(scxml(of: machine, in: ruleset, language: call.terminal.language))
        call.tellUnsaid(of: machine, in: ruleset, compiled.properties[index], format: "SCXML")
    default: call.say(picture)
    }
    return .done
}

extension Invocation {
    /// Tells what of a machine the format can not say.
    fileprivate func tellUnsaid(of machine: Machine, in ruleset: Ruleset, _ properties: [Property], format: String) {
        let parts = unsaidParts(of: machine, in: ruleset, properties: properties)
        guard !parts.isEmpty else { return }
        let head = terminal.words(
            zh: "zhuji graph：\(format) 不能表达以下 \(parts.count) 项，输出中没有：",
            en: "zhuji graph: \(format) can not say these \(parts.count) things; the output is without them:")
        terminal.tell(([head] + parts.map { "  - " + $0.words[terminal.language] }).joined(separator: "\n") + "\n")
    }

    /// Says a picture in the form that the call asks for.
    func say(_ picture: MachinePicture) {
        switch value("--format") {
        case "dot": terminal.say(dot(picture))
        case "svg": terminal.say(svg(picture))
        default: terminal.say(mermaid(picture))
        }
    }
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
