// zhuji verify: explores every case that each matter can have, and tells what is against the laws and the properties.

import Compilation
import Engine
import Machines
import Reporting
import Scenarios
import Sessions
import Source
import Verification

extension Subcommand {
    static let verify = Subcommand(
        name: "verify", arguments: "[PATH…]", counts: 0...10_000,
        options: [
            Option("--matter", value: "MATTER", summary: Words(zh: "只验证这个事项", en: "verifies this matter only")),
            Option(
                "--from", value: "OLD",
                summary: Words(
                    zh: "另验证迁移：OLD 这份规则下可能出现的每件都能转入",
                    en: "verifies migrations too: every case that the rulebook OLD allows can move")),
            Option(
                "--format", value: "FORMAT", choices: ["text", "json"],
                summary: Words(zh: "输出形式；默认 text", en: "form of the output; else text")),
            Option(
                "--limit", value: "N",
                summary: Words(
                    zh: "每个事项至多探索多少状态；默认 20000000", en: "states to explore in a matter at most; else 20000000")),
            Option(
                "--no-symmetry",
                summary: Words(
                    zh: "相同的模块也各自探索；状态更多，结论一样", en: "explores like modules each; more states, the same verdicts")),
        ],
        summary: Words(
            zh: "验证规则：探索每个事项的全部状态，证明性质或给出最短的反例",
            en: "proves a rulebook over all states of each matter, or shows the shortest counterexample"),
        example: "zhuji verify workflows --matter talent-grading", run: runVerify)
}

private func runVerify(_ call: Invocation) -> ExitStatus {
    var options = ExplorationOptions()
    options.usesSymmetry = !call.has("--no-symmetry")
    if let written = call.value("--limit") {
        guard let limit = Int(written), limit > 0 else { return wrongLimit(call, written) }
        options.limit = limit
    }
    guard let rulebook = readRulebook(call, call.arguments) else { return .faultOfCall }
    guard rulebook.isSound else {
        tellErrors(call, rulebook)
        return .faultOfInput
    }
    let compiled = compile(rulebook.rulebook)
    var wanted = Array(compiled.ruleset.machines.indices)
    if let name = call.value("--matter") {
        guard let index = compiled.ruleset.machine(named: name) else {
            return unknownMatter(call, name, compiled.ruleset)
        }
        wanted = [index]
    }
    guard !wanted.isEmpty else {
        call.terminal.tell(
            call.terminal.words(zh: "zhuji verify：规则中没有事项\n", en: "zhuji verify: the rulebook has no matter\n"))
        return .faultOfInput
    }
    var old: Ruleset?
    if let place = call.value("--from") {
        switch readSide(call, place) {
        case .success(let ruleset): old = ruleset
        case .failure(let fault): return fault.status
        }
    }
    let matters = explore(wanted, of: compiled, options, call).map {
        VerifiedMatter($0, of: compiled, in: rulebook.sources)
    }
    let migrations = old.map { prove(from: $0, to: compiled, wanted, options, call) }
    say(matters, migrations, options, call)
    let isClean = matters.allSatisfy(\.exploration.isClean) && migrations?.allSatisfy(\.faults.isEmpty) ?? true
    return isClean ? .done : .faultOfInput
}

/// Holds the migrations to the wanted matters to every case of the old rulebook.
private func prove(
    from old: Ruleset, to new: Compiled, _ wanted: [Int], _ options: ExplorationOptions, _ call: Invocation
) -> [ProvedMigration] {
    let progress = ProgressBar.watching(call.terminal)
    let stamp = Stamp(at: Moment(milliseconds: 0), session: "", by: "")
    var registry = Registry()
    registry.fold(.deployed(hash: ""), stamp: stamp) { _ in old }
    return registry.coveredMachines(by: new.ruleset, hash: new.hash).filter {
        wanted.contains($0.migration.machine)
    }.map { covered in
        defer { progress.show(1, 1) }
        let properties = new.properties[covered.migration.machine]
        let proof = covered.proof(properties, options: options) { progress.show($0, max($0 + 1, $1)) }
        let (from, to) = (old.machines[covered.machine].facts, new.ruleset.machines[covered.migration.machine].facts)
        return ProvedMigration(
            old: Term(name: from.name, title: from.title), new: Term(name: to.name, title: to.title),
            oldCount: proof.oldCount, movedCount: proof.movedCount,
            faults: covered.faults(of: proof, properties, in: call.terminal.language))
    }
}

private func explore(
    _ wanted: [Int], of compiled: Compiled, _ options: ExplorationOptions, _ call: Invocation
) -> [Exploration] {
    let progress = ProgressBar.watching(call.terminal)
    return wanted.map { index in
        defer { progress.show(1, 1) }
        return Verification.explore(
            compiled.ruleset, machine: index, properties: compiled.properties[index], options: options,
            progress: { progress.show($0, max($0 + 1, $1)) })
    }
}

private func say(
    _ matters: [VerifiedMatter], _ migrations: [ProvedMigration]?, _ options: ExplorationOptions, _ call: Invocation
) {
    let terminal = call.terminal
    if call.value("--format") == "json" {
        let json = verificationJSON(matters, migrations: migrations, language: terminal.language) { matter, trace in
            trace.session(of: matter.compiled.ruleset, in: terminal.language)
        }
        terminal.say(json.laidOut())
        return
    }
    let format = VerificationFormat(language: terminal.language, ink: terminal.outputInk, limit: options.limit)
    for matter in matters {
        let text = format.text(matter) { $0.session(of: matter.compiled.ruleset, in: terminal.language) }
        terminal.say(text)
    }
    if matters.count > 1 { terminal.say(format.summary(matters)) }
    if let migrations { terminal.say(migrationText(migrations, in: terminal.language, ink: terminal.outputInk)) }
}

private func wrongLimit(_ call: Invocation, _ written: String) -> ExitStatus {
    let shown = printable(written)
    call.terminal.tell(
        call.terminal.words(
            zh: "zhuji verify：--limit 要一个正整数，不是 \(shown)\n",
            en: "zhuji verify: --limit takes a whole number from 1 on, not \(shown)\n"))
    return .faultOfCall
}
