// Rule: a matter can be found by its title and aliases.

internal import Source
internal import Syntax

/// Warns of titles and aliases that two matters share.
func sharedTitles(_ context: RuleContext, _ findings: inout Findings) {
    var first: [String: (matter: Int, location: Location)] = [:]
    for (index, matter) in context.declared.matters.enumerated() {
        for title in [matter.title].compactMap({ $0 }) + matter.aliases {
            let text = title.value
            if let earlier = first[text], earlier.matter != index {
                findings.report(
                    .sameTitle, at: title.location, ["title": .text(text)],
                    labels: [.firstDeclared(at: earlier.location)])
            } else {
                first[text] = (index, title.location)
            }
        }
    }
}
