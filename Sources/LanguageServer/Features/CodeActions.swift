// Feature: what can be done where the cursor stands: the fixes of findings, and what the files beside this one add.

import Reporting
import Source

extension Desk {
    /// The fixes of the findings that touch the range, and what can be made of what stands in it.
    mutating func codeActions(_ call: Call) throws(CallFault) -> OrderedJSON {
        let parameters = try call.parameters(RangeParameters.self)
        let (rulebook, parsed) = try source(parameters.textDocument)
        let asked = parsed.source.span(of: parameters.range, in: encoding)
        let touched = rulebook.diagnostics.filter { finding in
            finding.location.file == parsed.source.file && finding.location.span.start <= asked.end
                && asked.start <= finding.location.span.end
        }
        let fixes = touched.flatMap { finding in
            finding.fixes.compactMap { fix in
                title(of: fix, in: rulebook).flatMap { action($0, fix, of: finding, in: rulebook) }
            } + [titleAction(for: finding, in: rulebook)].compactMap(\.self)
        }
        return .array(fixes + [extraction(asked, in: parsed, of: rulebook)].compactMap(\.self))
    }

    /// An action that does away with a finding.
    func action(_ title: String, _ fix: FixIt, of finding: Diagnostic, in rulebook: OpenRulebook) -> OrderedJSON? {
        let place = Int(fix.location.file.index)
        guard rulebook.paths.indices.contains(place) else { return nil }
        let edit: OrderedJSON = [
            "range": rulebook.sources[place].source.range(of: fix.location.span, in: encoding),
            "newText": .string(fix.replacement),
        ]
        return [
            "title": .string(title), "kind": "quickfix",
            "isPreferred": fix.isCertain ? true : nil,
            "edit": ["changes": .object([.init(uri(of: rulebook.paths[place]), .array([edit]))])],
            "data": ["code": .string(finding.code.code)],
        ]
    }

    private func title(of fix: FixIt, in rulebook: OpenRulebook) -> String? {
        let place = Int(fix.location.file.index)
        guard rulebook.sources.indices.contains(place) else { return nil }
        let source = rulebook.sources[place].source
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
