// Rule: a field is filled beforehand from what is there when a case begins.

internal import Source
internal import Syntax

/// Warns of prefills that read answers, and of those in lists.
func earlyPrefills(_ context: RuleContext, _ findings: inout Findings) {
    for matter in context.rulebook.matters {
        let modules = matter.modules
        for index in modules.indices {
            let fields = modules[index].fields
            for field in fields.indices where fields[field].prefill != nil {
                guard let prefill = fields[field].prefill else { continue }
                if modules[index].rows != nil {
                    findings.report(.prefillInList, at: prefill.location, ["module": .name(modules[index].name)])
                } else if case .answer(let other, let field) = prefill.form {
                    let path = modules[other].name + "." + modules[other].fields[field].name
                    findings.report(.prefillTooEarly, at: prefill.location, ["path": .name(path)])
                }
            }
        }
    }
}
