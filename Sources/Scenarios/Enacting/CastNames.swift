// The cast as parties of a script: readable accounts and names, the fields that registering needs, those first to whom
// others refer.

import Engine
import Machines

extension Cast {
    /// The parties in an order in which nobody names a later one, and the place of each member among them; nil where
    /// they name each other in a circle.
    func parties() -> (parties: [ScriptParty], places: [Int])? {
        guard let order = order() else { return nil }
        var places = [Int](repeating: 0, count: members.count)
        for (place, member) in order.enumerated() { places[member] = place }
        let names = accountNames(order)
        let parties = order.map { member -> ScriptParty in
            let values = members[member].values.mapValues { value -> ScriptValue in
                if case .party(let other) = value { .party(places[other]) } else { value }
            }
            return ScriptParty(name: names[member], kind: members[member].kind, values: values)
        }
        return (parties, places)
    }

    /// Gives every member a name to be read, and what registering it needs beside samples.
    mutating func complete() {
        var titles: Set<String> = []
        // INVARIANT: the list grows while it is walked; where a kind needs one of its own, it ends with that one.
        var member = 0
        while member < members.count, members.count < 200 {
            nameMember(member, &titles)
            expectParties(of: member)
            member += 1
        }
        for member in sought.sorted() { giveUniqueValues(member) }
    }

    private mutating func nameMember(_ member: Int, _ titles: inout Set<String>) {
        let schema = ruleset.parties[members[member].kind]
        guard let field = schema.field(named: "name"), members[member].values[field] == nil else { return }
        var text = title(of: member, number: 1)
        var number = 1
        while !titles.insert(text).inserted {
            number += 1
            text = title(of: member, number: number)
        }
        let definition = schema.fields[field]
        guard definition.writer == nil, definition.presence == nil, refuse(.text(text), for: definition) == nil else {
            return
        }
        _ = set(.value(.text(text)), in: field, of: member)
    }

    /// What readers call the member.
    private func title(of member: Int, number: Int) -> String {
        let suffix = number == 1 ? "" : String(number)
        let isPerson = ruleset.parties[members[member].kind].isPerson
        switch members[member].role {
        case .office(let office, _, let division)?:
            return (ruleset.division(division)?.name ?? "") + office.title + suffix
        case .stage(_, let title, let position)? where !isPerson:
            return "某" + title + (position > 1 ? String(position) : "") + suffix
        case .target(let title)? where !isPerson: return "某" + title + suffix
        default: break
        }
        if isPerson { return people[(number - 1) % people.count].title + (number > people.count ? suffix : "") }
        return "某" + ruleset.parties[members[member].kind].title + suffix
    }

    /// Required fields that name parties must be given: no sample is made of them.
    private mutating func expectParties(of member: Int) {
        let kind = members[member].kind
        for (index, field) in ruleset.parties[kind].fields.enumerated() {
            guard case .party(let other) = field.type, !field.isOptional, field.writer == nil,
                members[member].values[index] == nil
            else { continue }
            let known = members.indices.first { $0 != member && members[$0].kind == other }
            _ = set(.party(known ?? (other == kind ? member : add(other))), in: index, of: member)
        }
    }

    /// By its unique values a party is found at the prompt, so that they have to be known.
    private mutating func giveUniqueValues(_ member: Int) {
        let samples = Samples(for: ruleset)
        for (index, field) in ruleset.parties[members[member].kind].fields.enumerated()
        where field.isUnique && members[member].values[index] == nil {
            let value = samples.value(for: field, number: 901 + member, today: ScriptRunner.firstDay)
            if value.isSet { _ = set(.value(value), in: index, of: member) }
        }
    }

    // MARK: Order

    private func order() -> [Int]? {
        var order: [Int] = []
        var isPlaced = [Bool](repeating: false, count: members.count)
        while order.count < members.count {
            // The applicant is told of last, as people tell of those around somebody first.
            let next = members.indices.reversed().first { member in
                !isPlaced[member]
                    && members[member].values.values.allSatisfy { value in
                        if case .party(let other) = value { isPlaced[other] } else { true }
                    }
            }
            guard let next else { return nil }
            isPlaced[next] = true
            order.append(next)
        }
        return order
    }

    // MARK: Accounts

    private func accountNames(_ order: [Int]) -> [String] {
        var names = [String](repeating: "", count: members.count)
        var taken: Set<String> = []
        for member in members.indices {
            let base = account(of: member)
            var name = base
            var number = 1
            while !taken.insert(name).inserted {
                number += 1
                let isPerson = ruleset.parties[members[member].kind].isPerson
                name = isPerson && number <= people.count ? people[number - 1].account : "\(base)-\(number)"
            }
            names[member] = name
        }
        return names
    }

    private func account(of member: Int) -> String {
        let schema = ruleset.parties[members[member].kind]
        if schema.isPerson { return people[0].account }
        switch members[member].role {
        case .office(let office, let tier, _)?: return accountName("\(office.name)-\(office.tiers[tier].name)")
        case .stage(let level, _, _)?: return level == schema.name ? "office" : accountName(level)
        case .target?: return "bureau"
        case .applicant?, nil: return "office"
        }
    }

    /// The words as an account: letters, digits and hyphens.
    private func accountName(_ text: String) -> String {
        var name = ""
        for scalar in text.unicodeScalars.prefix(28) {
            let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
            if isPlain { name.unicodeScalars.append(scalar) } else if !name.isEmpty, name.last != "-" { name += "-" }
        }
        if name.last == "-" { name.removeLast() }
        guard let first = name.unicodeScalars.first, first.properties.isAlphabetic else { return "office" }
        return name
    }

    private var people: [(account: String, title: String)] {
        [("zhang", "张三"), ("li", "李四"), ("wang", "王五"), ("zhao", "赵六"), ("sun", "孙七")]
    }
}

extension PartySchema {
    /// Whether parties of this kind are persons: those who have a citizen id.
    fileprivate var isPerson: Bool { fields.contains { $0.type == .citizenID } }
}
