// A whole rulebook, compiled: party kinds, offices, divisions, the calendar, one machine a matter, and the opinions it
// offers.
// Files, texts and where things stood in them do not live here.

/// An opinion that the rulebook offers with a decision, or a note with a verdict (R047).
package struct StandardOpinion: Hashable, Sendable {
    package let verb: Verb
    package let text: String

    package init(verb: Verb, text: String) {
        self.verb = verb
        self.text = text
    }
}

/// A compiled rulebook.
package struct Ruleset: Hashable, Sendable {
    package let parties: [PartySchema]
    package let offices: [Office]
    /// Ascending by code.
    package let divisions: [Division]
    /// By which workdays are counted.
    package let calendar: WorkCalendar
    package let machines: [Machine]
    /// In declared order, none twice.
    package let opinions: [StandardOpinion]
    /// In declared order.
    package let migrations: [Migration]

    package init(
        parties: [PartySchema], offices: [Office], divisions: [Division], calendar: WorkCalendar = WorkCalendar(),
        machines: [Machine], opinions: [StandardOpinion] = [], migrations: [Migration] = []
    ) {
        self.parties = parties
        self.offices = offices
        self.divisions = divisions.sorted { $0.code < $1.code }
        self.calendar = calendar
        self.machines = machines
        self.opinions = opinions
        self.migrations = migrations
    }

    /// The opinions that the rulebook offers with a verb, in declared order.
    package func opinions(for verb: Verb) -> [String] {
        opinions.filter { $0.verb == verb }.map(\.text)
    }

    /// The machine of the matter with this name, title or alias, or nil.
    package func machine(named name: String) -> Int? {
        machines.firstIndex { $0.facts.name == name }
            ?? machines.firstIndex { $0.facts.title == name || $0.facts.aliases.contains(name) }
    }

    /// The party kind of this name or title, or nil.
    package func party(named name: String) -> PartyKind? {
        parties.firstIndex { $0.name == name || $0.title == name }
    }

    /// The division of this code, or nil.
    package func division(_ code: Int) -> Division? {
        var low = 0
        var high = divisions.count
        while low < high {
            let middle = (low + high) / 2
            if divisions[middle].code < code { low = middle + 1 } else { high = middle }
        }
        return low < divisions.count && divisions[low].code == code ? divisions[low] : nil
    }

    /// The divisions from the root down to this one, it included; empty where the code is unknown.
    package func lineage(of code: Int) -> [Division] {
        var line: [Division] = []
        var next = division(code)
        // INVARIANT: a tree has no line longer than itself, so a circle of parents ends here.
        while let current = next, line.count <= divisions.count {
            line.append(current)
            next = current.parent.flatMap(division)
        }
        return line.reversed()
    }
}
