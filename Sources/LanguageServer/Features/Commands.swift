// Feature: what a lens asks the server to do: run a scenario as it is typed, show a matter's machine.

import Compilation
import Machines
import Reporting
import Scenarios
import Source
import Syntax

extension Desk {
    /// Does what a client asks for.
    mutating func execute(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(ExecuteParameters.self)
        guard let command = ServerCommand(rawValue: parameters.command) else {
            throw CallFault(.invalidParams, "\(parameters.command) is not known")
        }
        guard parameters.arguments.count == 2, case .text(let uri) = parameters.arguments[0] else {
            throw CallFault(.invalidParams, "\(command.rawValue) takes a document and what in it")
        }
        let (rulebook, parsed) = try source(DocumentName(uri: uri))
        guard let checked = rulebook.rulebook else {
            throw CallFault(.requestFailed, words(zh: "规则还有错误，请先改正", en: "the rulebook has errors: mend them first"))
        }
        let compiled = compile(checked)
        switch (command, parameters.arguments[1]) {
        case (.runScenario, .number(let place)):
            let scripts = scripts(of: checked, in: compiled.ruleset)
            return try run(scripts, at: place, in: parsed, of: rulebook, compiled)
        case (.showMachine, .text(let name)):
            return try show(name, compiled.ruleset)
        default: throw CallFault(.invalidParams, "\(command.rawValue) takes a document and what in it")
        }
    }

    /// Runs a scenario, once for each matter that it is for; its failures are shown where they stand until the rulebook
    /// changes.
    private mutating func run(
        _ scripts: [Script], at place: Int, in parsed: ParsedSource, of rulebook: OpenRulebook, _ compiled: Compiled
    ) throws(CallFault) -> OrderedJSON {
        let nodes = parsed.tree.file.scenarios.map(\.node)
        let chosen = nodes.indices.contains(place) ? scripts.filter { nodes[place].holds($0.location) } : []
        guard !chosen.isEmpty else {
            throw CallFault(.requestFailed, words(zh: "没有这个情景", en: "there is no such scenario"))
        }
        let runner = ScriptRunner(for: compiled.ruleset)
        let lines = chosen.map { TestReport.Line(script: $0, failure: runner.run($0).failure) }
        let report = TestReport(
            lines: lines, coverage: [], of: compiled,
            sources: SourceSet(files: rulebook.sources.map { ($0.source.name, $0.source.bytes) }))
        let format = TestText(language: language)
        let failures = format.failures(report)
        rulebook.failures = failures.compactMap { failure in failure.location.map { ($0, failure.text) } }
        let message = failures.isEmpty ? format.summary(of: report) : failures.map(\.text).joined(separator: "\n")
        tell(chosen[0].title + "\n" + message, isGood: failures.isEmpty)
        return ["passed": .bool(failures.isEmpty), "text": .string(format.text(report))]
    }

    /// Shows a machine as a picture: in whatever opens pictures, or by its path.
    private mutating func show(_ name: String, _ ruleset: Ruleset) throws(CallFault) -> OrderedJSON {
        guard let index = ruleset.machine(named: name) else {
            throw CallFault(
                .requestFailed, words(zh: "没有事项 \(printable(name))", en: "there is no matter \(printable(name))"))
        }
        let picture = MachinePicture(of: ruleset.machines[index], in: ruleset, language: language)
        let text = svg(picture)
        guard let path = workspace.keep(Array(text.utf8), named: "\(name).svg") else {
            throw CallFault(.requestFailed, words(zh: "图无法写入临时文件", en: "the picture can not be written"))
        }
        showDocument(documentURI(of: path), orTell: words(zh: "流程图：\(path)", en: "the machine: \(path)"))
        return ["path": .string(path)]
    }
}

extension SyntaxNode {
    fileprivate func holds(_ other: Location?) -> Bool {
        guard let other else { return false }
        return other.file == location.file && span.start <= other.span.start && other.span.end <= span.end
    }
}
