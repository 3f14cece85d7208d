// Feature: above a scenario, running it; above a matter, its machine as a picture.

import Reporting
import Source
import Syntax

/// What the server does when it is asked to; a client sends them back from a lens.
enum ServerCommand: String, CaseIterable {
    /// With the URI of a document and the place of a scenario among those of the document.
    case runScenario = "zhuji.runScenario"
    /// With the URI of a document and the name of a matter.
    case showMachine = "zhuji.showMachine"
}

extension Desk {
    /// The lenses of a document.
    mutating func codeLenses(_ call: Call) throws(CallFault) -> OrderedJSON {
        let name = try call.parameters(DocumentParameters.self).textDocument
        let parsed = try source(name).source
        let lenses =
            parsed.tree.file.scenarios.enumerated().map { place, scenario in
                let title = words(zh: "▶ 运行此情景", en: "▶ run this scenario")
                return lens(scenario.node, title, .runScenario, name, .integer(place), parsed)
            }
            + parsed.tree.file.matters.compactMap { matter in
                matter.name.map { matterName in
                    let title = words(zh: "显示流程图", en: "show the machine")
                    return lens(matter.node, title, .showMachine, name, .string(matterName.text), parsed)
                }
            }
        return .array(lenses)
    }

    private func lens(
        _ node: SyntaxNode, _ title: String, _ command: ServerCommand, _ document: DocumentName,
        _ argument: OrderedJSON, _ parsed: ParsedSource
    ) -> OrderedJSON {
        let opening = Span(start: node.span.start, end: node.tree.tokens[node.tokenRange.lowerBound].end)
        return [
            "range": parsed.source.range(of: opening, in: encoding),
            "command": [
                "title": .string(title), "command": .string(command.rawValue),
                "arguments": .array([.string(document.uri), argument]),
            ],
        ]
    }
}
