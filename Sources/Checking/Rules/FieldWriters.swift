// Rule: a `set by` field is written by its matter, by no other, and not at registration.

internal import Source
internal import Syntax

/// Reports writers that a field does not name, named writers that never write, and such fields that must be filled.
func fieldWriters(_ context: RuleContext, _ findings: inout Findings) {
    let rulebook = context.rulebook
    let before = findings
    var written: Set<WrittenField> = []
    for (index, matter) in rulebook.matters.enumerated() where context.matters[index].applicant != nil {
        guard rulebook.parties.indices.contains(matter.applicant) else { continue }
        let fields = rulebook.parties[matter.applicant].fields
        for effect in matter.effects where fields.indices.contains(effect.field) {
            let field = fields[effect.field]
            if effect.value != nil {
                written.insert(WrittenField(party: matter.applicant, field: effect.field, matter: index))
            }
            guard let writer = field.writer, writer != index else { continue }
            findings.report(
                .foreignWriter, at: effect.location,
                [
                    "field": .name(field.name), "writer": .name(rulebook.matters[writer].name),
                    "matter": .name(matter.name),
                ],
                labels: [.declared(at: field.location)])
        }
    }
    for (party, definition) in rulebook.parties.enumerated() {
        for (index, field) in definition.fields.enumerated() {
            guard let writer = field.writer else { continue }
            let facts: Facts = ["field": .name(field.name), "writer": .name(rulebook.matters[writer].name)]
            // WHY: in a matter with errors the writing may be what could not be read.
            let place = context.matters[writer].syntax.node
            let isSound = !context.damage.touches(place) && !before.holdErrors(within: place.location)
            if isSound, !written.contains(WrittenField(party: party, field: index, matter: writer)) {
                findings.report(.writerWritesNot, at: field.location, facts)
            }
            if !field.isOptional { findings.report(.setByRequired, at: field.location, facts) }
        }
    }
}

extension MatterDefinition {
    /// Everything that its outcomes and its release write.
    var effects: [EffectDefinition] { outcomes.flatMap(\.effects) + (release?.effects ?? []) }
}

private struct WrittenField: Hashable {
    let party: Int
    let field: Int
    let matter: Int
}
