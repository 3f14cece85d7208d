// Feature: what is wrong, as the client shows it beside the text.

import Reporting
import Source

extension Desk {
    /// The findings of each source of a rulebook, an empty list where there are none.
    func findings(of rulebook: OpenRulebook) -> [(path: String, findings: OrderedJSON)] {
        var lists: [[OrderedJSON]] = rulebook.paths.map { _ in [] }
        for diagnostic in rulebook.diagnostics where lists.indices.contains(Int(diagnostic.location.file.index)) {
            lists[Int(diagnostic.location.file.index)].append(json(diagnostic, rulebook))
        }
        for failure in rulebook.failures where lists.indices.contains(Int(failure.location.file.index)) {
            lists[Int(failure.location.file.index)].append([
                "range": range(of: failure.location, in: rulebook), "severity": 1, "source": "zhuji test",
                "message": .string(failure.text),
            ])
        }
        return zip(rulebook.paths, lists).map { ($0, .array($1)) }
    }

    private func json(_ diagnostic: Diagnostic, _ rulebook: OpenRulebook) -> OrderedJSON {
        let cure = diagnostic.cure(in: language)
        let notes = diagnostic.notes.map { $0.rendered(in: language) }
        let related = diagnostic.labels.compactMap { label -> OrderedJSON? in
            location(label.location, in: rulebook).map { place in
                ["location": place, "message": .string(label.sentence.rendered(in: language))]
            }
        }
        let lines = [diagnostic.headline(in: language), cure] + notes
        return [
            "range": range(of: diagnostic.location, in: rulebook),
            "severity": .integer(diagnostic.severity == .error ? 1 : 2),
            "code": .string(diagnostic.code.code), "source": "zhuji",
            "message": .string(lines.filter { !$0.isEmpty }.joined(separator: "\n")),
            "relatedInformation": related.isEmpty ? nil : .array(related),
        ]
    }

    /// A spot of a rulebook as the protocol writes locations; nil where it has no such file.
    func location(_ location: Location, in rulebook: OpenRulebook) -> OrderedJSON? {
        let place = Int(location.file.index)
        guard rulebook.paths.indices.contains(place) else { return nil }
        return ["uri": .string(uri(of: rulebook.paths[place])), "range": range(of: location, in: rulebook)]
    }

    /// The URI under which the client knows a path.
    func uri(of path: String) -> String {
        workspace.document(path)?.uri ?? documentURI(of: path)
    }

    private func range(of location: Location, in rulebook: OpenRulebook) -> OrderedJSON? {
        let place = Int(location.file.index)
        guard rulebook.sources.indices.contains(place) else { return nil }
        return rulebook.sources[place].source.range(of: location.span, in: encoding)
    }
}
