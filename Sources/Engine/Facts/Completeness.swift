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
        var missing: [Term] = []
        _ = eachLack(inModule: index, of: machine, given: values) { lack in
            missing.append(machine.modules[index].term(of: lack))
            return false
        }
        return missing
    }

    /// Whether something is missing in the module.
    func lacks(inModule index: Int, of machine: Machine, given values: [Value]) -> Bool {
        eachLack(inModule: index, of: machine, given: values) { _ in true }
    }

    /// Gives what is missing in the module, in its order, until `isEnough`; whether it was.
    private func eachLack(
        inModule index: Int, of machine: Machine, given values: [Value], isEnough: (Lack) -> Bool
    ) -> Bool {
        let count = index < body.answers.count ? body.answers[index].count : 0
        if let least = machine.modules[index].rows?.lowerBound, count < least, isEnough(.rows) { return true }
        for row in 0..<count {
            for field in machine.modules[index].fields.indices
            where !machine.modules[index].fields[field].isOptional && !body.answers[index][row].value(field).isSet {
                if let presence = machine.modules[index].fields[field].presence,
                    !machine.expressions.holds(presence, given: values)
                {
                    continue
                }
                if isEnough(.answer(row: row, field: field)) { return true }
            }
            for attachment in machine.modules[index].attachments.indices
            where !machine.modules[index].attachments[attachment].isOptional
                && !body.answers[index][row].files.contains(where: { $0.attachment == attachment })
            {
                if isEnough(.file(row: row, attachment: attachment)) { return true }
            }
        }
        return false
    }
}

/// What a module of a declaration lacks.
private enum Lack {
    /// Rows: fewer than the least.
    case rows
    case answer(row: Int, field: Int)
    case file(row: Int, attachment: Int)
}

extension Module {
    /// What is missing, as readers know it: `module.row.field`, the row only in a list.
    fileprivate func term(of lack: Lack) -> Term {
        switch lack {
        case .rows: Term(name: name, title: title)
        case .answer(let row, let field): term(fields[field].name, fields[field].title, row)
        case .file(let row, let attachment): term(attachments[attachment].name, attachments[attachment].title, row)
        }
    }

    private func term(_ part: String, _ partTitle: String, _ row: Int) -> Term {
        let place = rows == nil ? "" : ".\(row + 1)"
        return Term(name: name + place + "." + part, title: title + place + "·" + partTitle)
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
