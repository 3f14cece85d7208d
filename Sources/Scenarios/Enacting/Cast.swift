// The people of an enactment: parties that refer to each other, made as premises and ladders ask for them. Whether
// their values meet what is asked is said by whoever asks.

import Engine
import Machines

/// The parties of a script while they are being made.
struct Cast {
    /// One party.
    struct Member {
        let kind: PartyKind
        var values: [Int: ScriptValue] = [:]
        /// What the party is for, which gives it its name; nil: for nothing in particular.
        var role: Role?
    }

    /// What a party is there for.
    enum Role {
        case applicant
        /// The reviewer of a stage.
        case stage(level: String, title: String, position: Int)
        case office(Office, tier: Int, division: Int)
        case target(String)
    }

    let ruleset: Ruleset
    private(set) var members: [Member] = []
    /// The members that stand for the parties of a trace's premises.
    private var byToken: [PartyID: Int] = [:]
    /// Fields that must stay as they are unset.
    private var absent: [Int: Set<Int>] = [:]
    /// The applicant is the first.
    let applicant = 0
    /// The party that paths from the target begin at.
    var target: Int?
    /// Those who are looked up by their unique values.
    private(set) var sought: Set<Int> = []

    init(_ ruleset: Ruleset, _ machine: Machine) {
        self.ruleset = ruleset
        members = [Member(kind: machine.facts.applicant, role: .applicant)]
    }

    // MARK: Members

    mutating func add(_ kind: PartyKind, _ role: Role? = nil) -> Int {
        members.append(Member(kind: kind, role: role))
        return members.count - 1
    }

    /// Gives a member without a role this one.
    mutating func name(_ member: Int, _ role: Role) {
        if members[member].role == nil { members[member].role = role }
    }

    /// The member that stands for a party of a premise.
    mutating func member(for token: PartyID, kind: PartyKind) -> Int {
        if let known = byToken[token], members[known].kind == kind { return known }
        let member = add(kind)
        byToken[token] = member
        return member
    }

    mutating func bind(_ token: PartyID, to member: Int) {
        byToken[token] = byToken[token] ?? member
    }

    /// The party at which the case is directed.
    mutating func aim(at member: Int, title: String) {
        target = member
        beFound(member)
        name(member, .target(title))
    }

    /// Lets the member be looked up at the prompt.
    mutating func beFound(_ member: Int) {
        sought.insert(member)
    }

    mutating func set(_ value: ScriptValue, in field: Int, of member: Int) -> Bool {
        if absent[member]?.contains(field) ?? false { return false }
        if let old = members[member].values[field] { return old == value }
        members[member].values[field] = value
        return true
    }

    /// Sees to it that the field stays unset; whether it can.
    mutating func keepUnset(_ field: Int, of member: Int) -> Bool {
        absent[member, default: []].insert(field)
        return members[member].values[field] == nil
    }

    // MARK: Paths

    private func root(_ path: Path) -> Int? {
        path.root == .applicant ? applicant : target
    }

    /// The member at the path; nil where a step of it is unset.
    func member(at path: Path) -> Int? {
        guard var member = root(path) else { return nil }
        for field in path.fields {
            guard case .party(let next)? = members[member].values[field] else { return nil }
            member = next
        }
        return member
    }

    /// The member at the path, which is made where it is not there; nil where it must not be.
    mutating func expectMember(at path: Path, _ role: Role? = nil) -> Int? {
        guard var member = root(path) else { return nil }
        for field in path.fields {
            if case .party(let next)? = members[member].values[field] {
                member = next
                continue
            }
            guard case .party(let kind) = ruleset.parties[members[member].kind].fields[field].type else { return nil }
            let next = add(kind)
            guard set(.party(next), in: field, of: member) else { return nil }
            member = next
        }
        if let role { name(member, role) }
        return member
    }

    /// The parties of the chain that begins at the path and goes on through a field, the nearest first.
    func chain(from path: Path, field: Int) -> [Int] {
        var chain: [Int] = []
        var next = member(at: path)
        while let member = next, !chain.contains(member) {
            chain.append(member)
            if case .party(let further)? = members[member].values[field] { next = further } else { next = nil }
        }
        return chain
    }

    /// The value at the path; a party is its place among the members.
    func value(at path: Path) -> Value {
        if path.fields.isEmpty { return root(path).map { .party(PartyID($0)) } ?? .unset }
        let owner = Path(root: path.root, fields: Array(path.fields.dropLast()))
        guard let member = member(at: owner), let field = path.fields.last else { return .unset }
        switch members[member].values[field] {
        case .value(let value): return value
        case .party(let party): return .party(PartyID(party))
        case nil:
            let isFlag = ruleset.parties[members[member].kind].fields[field].type == .flag
            return isFlag ? .flag(false) : .unset
        }
    }
}
