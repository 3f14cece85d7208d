// Feature: what can be done about a finding where the cursor stands.

import Reporting
import Source

extension Desk {
    /// The fixes of the findings that touch the range.
    mutating func codeActions(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(RangeParameters.self)
        let (rulebook, source) = try source(parameters.textDocument)
        let asked = source.source.span(of: parameters.range, in: encoding)
        let touched = rulebook.diagnostics.filter { finding in
            finding.location.file == source.source.file && finding.location.span.start <= asked.end
                && asked.start <= finding.location.span.end
        }
        return .array(
            touched.flatMap { finding in finding.fixes.compactMap { json($0, of: finding, rulebook) } })
    }

    private func json(_ fix: FixIt, of finding: Diagnostic, _ rulebook: OpenRulebook) -> OrderedJSON? {
        let place = Int(fix.location.file.index)
        guard rulebook.paths.indices.contains(place) else { return nil }
        let source = rulebook.sources[place].source
        let edit: OrderedJSON = [
            "range": source.range(of: fix.location.span, in: encoding), "newText": .string(fix.replacement),
        ]
        return [
            "title": .string(title(of: fix, source)), "kind": "quickfix",
            "isPreferred": fix.isCertain ? true : nil,
            "edit": ["changes": .object([.init(uri(of: rulebook.paths[place]), .array([edit]))])],
            "data": ["code": .string(finding.code.code)],
        ]
    }

    private func title(of fix: FixIt, _ source: SourceText) -> String {
        let old = printable(source.text(of: fix.location.span).trimmed)
        let new = printable(fix.replacement.trimmed)
        if new.isEmpty { return words(zh: "删除 \(old)", en: "remove \(old)") }
        if old.isEmpty { return words(zh: "插入 \(new)", en: "insert \(new)") }
        return words(zh: "将 \(old) 改为 \(new)", en: "replace \(old) by \(new)")
    }
}

extension String {
    /// Without the white space around it.
    fileprivate var trimmed: String {
        String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
