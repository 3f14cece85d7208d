// Feature: beside the use of a route, how many levels it brings.

import Reporting
import Source
import Syntax

extension Desk {
    /// The hints of a part of a document.
    mutating func inlayHints(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(RangeParameters.self)
        let (rulebook, source) = try source(parameters.textDocument)
        let asked = source.source.span(of: parameters.range, in: encoding)
        let names = DeclaredNames(rulebook.sources.map(\.tree))
        var hints: [OrderedJSON] = []
        for case .route(let use) in source.tree.file.matters.flatMap(\.road) {
            guard use.span.end >= asked.start, use.span.start <= asked.end,
                let count = names.levelCount(broughtBy: use)
            else { continue }
            hints.append([
                "position": source.source.place(at: Int(use.span.end), in: encoding),
                "label": .string(words(zh: "\(count) 级", en: count == 1 ? "1 level" : "\(count) levels")),
                "paddingLeft": true,
            ])
        }
        return .array(hints)
    }
}
