// Rule: a field that must be filled is not cleared.

internal import Source
internal import Syntax

/// Reports effects that clear a required field of the applicant.
func clearedFields(_ context: RuleContext, _ findings: inout Findings) {
    let parties = context.rulebook.parties
    for (matter, head) in zip(context.rulebook.matters, context.matters) {
        guard head.applicant != nil, parties.indices.contains(matter.applicant) else { continue }
        let fields = parties[matter.applicant].fields
        for effect in matter.effects where effect.value == nil && fields.indices.contains(effect.field) {
            let field = fields[effect.field]
            guard !field.isOptional else { continue }
            findings.report(
                .clearsRequired, at: effect.location, ["field": .name(field.name)],
                labels: [.declared(at: field.location)])
        }
    }
}
