// What premises say of parties becomes their fields: values, parties that they name, chains in which somebody stands.

import Engine
import Machines

extension Cast {
    /// Gives the cast all that these facts say of parties.
    mutating func meet(_ facts: [(fact: Fact, value: Value)], of machine: Machine) throws(Unenactable) {
        let paths = facts.compactMap { item -> (path: Path, value: Value)? in
            if case .path(let path) = item.fact { (path, item.value) } else { nil }
        }.sorted { $0.path.fields.count < $1.path.fields.count }
        if let target = machine.facts.target { aimAtTarget(target, paths) }
        for (path, value) in paths {
            if try !meet(path, value) { throw Unenactable.fact(.path(path), step: nil) }
        }
        for item in facts {
            guard case .inChain(let member, let start) = item.fact, item.value == .flag(true) else { continue }
            if !putIntoChain(member, start) { throw Unenactable.fact(item.fact, step: nil) }
        }
    }

    /// The target may be the applicant.
    private mutating func aimAtTarget(_ target: Target, _ paths: [(path: Path, value: Value)]) {
        func token(_ root: Path.Root) -> PartyID? {
            for (path, value) in paths where path.root == root && path.fields.isEmpty {
                if case .party(let token) = value { return token }
            }
            return nil
        }
        if let token = token(.applicant) { bind(token, to: applicant) }
        var member = applicant
        if target.kind != members[applicant].kind || token(.target) == nil || token(.target) != token(.applicant) {
            member = add(target.kind)
        }
        aim(at: member, title: target.title)
        if let token = token(.target) { bind(token, to: member) }
    }

    private mutating func meet(_ path: Path, _ value: Value) throws(Unenactable) -> Bool {
        guard let field = path.fields.last else { return true }
        let owner = Path(root: path.root, fields: Array(path.fields.dropLast()))
        guard value.isSet else { return member(at: owner).map { keepUnset(field, of: $0) } ?? true }
        guard let member = expectMember(at: owner) else { return false }
        let definition = ruleset.parties[members[member].kind].fields[field]
        guard case .party(let token) = value else { return set(.value(value), in: field, of: member) }
        guard case .party(let kind) = definition.type else { return false }
        return set(.party(self.member(for: token, kind: kind)), in: field, of: member)
    }

    private mutating func putIntoChain(_ path: Path, _ start: Path) -> Bool {
        guard let field = start.fields.last, let sought = expectMember(at: path) else { return false }
        let chain = chain(from: start, field: field)
        if chain.contains(sought) { return true }
        if let last = chain.last { return set(.party(sought), in: field, of: last) }
        let owner = Path(root: start.root, fields: Array(start.fields.dropLast()))
        guard let first = expectMember(at: owner) else { return false }
        return set(.party(sought), in: field, of: first)
    }
}
