// Completeness: what a declaration still lacks before it can be submitted.
// Whether a single value is well formed is decided when it is filled in.

package import Machines

extension Case {
    /// What is missing, as `module.row.field` terms in the machine's order. Fields that do not exist with these
    /// values are not missed.
    package func missing(in machine: Machine, given values: [Value]) -> [Term] {
        machine.modules.indices.flatMap { index in missing(inModule: index, of: machine, given: values) }
    }

    /// What is missing in one module.
    func missing(inModule index: Int, of machine: Machine, given values: [Value]) -> [Term] {
        let module = machine.modules[index]
        let rows = body.answers.indices.contains(index) ? body.answers[index] : []
        var missing: [Term] = []
        if let least = module.rows?.lowerBound, rows.count < least {
            missing.append(Term(name: module.name, title: module.title))
        }
        for (number, row) in rows.enumerated() {
            let place = module.rows == nil ? "" : ".\(number + 1)"
            func note(_ name: String, _ title: String) {
                missing.append(
                    Term(name: module.name + place + "." + name, title: module.title + place + "·" + title))
            }
            for (field, definition) in module.fields.enumerated() where !definition.isOptional {
                if let presence = definition.presence, !machine.expressions.holds(presence, given: values) { continue }
                if !row.value(field).isSet { note(definition.name, definition.title) }
            }
            for (attachment, definition) in module.attachments.enumerated() where !definition.isOptional {
                if !row.files.contains(where: { $0.attachment == attachment }) {
                    note(definition.name, definition.title)
                }
            }
        }
        return missing
    }
}

extension Machine {
    /// The modules that missing things belong to.
    func modules(of missing: [Term]) -> ModuleSet {
        ModuleSet(
            modules.indices.filter { index in
                let name = modules[index].name
                return missing.contains { $0.name == name || $0.name.hasPrefix(name + ".") }
            })
    }
}
