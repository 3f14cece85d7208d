// Rule: a field is filled beforehand from what is there when a case begins.

internal import Source
internal import Syntax

/// Warns of prefills that read answers, and of those in lists.
func earlyPrefills(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters {
        for module in matter.modules {
            for prefill in module.fields.compactMap(\.prefill) {
                if module.rows != nil {
                    findings.report(.prefillInList, at: prefill.location, ["module": .name(module.name)])
                } else if case .answer(let other, let field) = prefill.form {
                    let path = matter.modules[other].name + "." + matter.modules[other].fields[field].name
                    findings.report(.prefillTooEarly, at: prefill.location, ["path": .name(path)])
                }
            }
        }
    }
}
