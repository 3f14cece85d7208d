// The table of divisions: that it is there where it is needed, and that it is a tree. Reading it does not live here.

internal import Source
internal import Syntax

extension Resolver {
    /// The divisions, in the order of the table.
    mutating func resolveDivisions(_ table: DivisionTable) -> [DivisionDefinition] {
        guard let statement = declared.divisions.first else { return [] }
        let location = statement.path?.location ?? statement.location
        let path = Fact.text(statement.path?.value ?? "")
        switch table {
        case .missing:
            if statement.path != nil { findings.report(.divisionsUnreadable, at: location, ["path": path]) }
            return []
        case .malformed(let reason):
            findings.report(.divisionsMalformed, at: location, ["path": path], notes: [reason])
            return []
        case .entries(let entries):
            reportFaults(of: entries, at: location)
            divisionCodes = Set(entries.map(\.code))
            return entries.map { DivisionDefinition(code: $0.code, name: $0.name, parent: $0.parent) }
        }
    }

    /// Reports fields that hold divisions where no table is named.
    mutating func reportMissingDivisions() {
        guard declared.divisions.isEmpty, let location = firstDivisionField else { return }
        findings.report(.divisionsMissing, at: location)
    }

    private mutating func reportFaults(of entries: [DivisionEntry], at location: Location) {
        var parents: [Int: Int?] = [:]
        for entry in entries {
            guard parents.updateValue(entry.parent, forKey: entry.code) != nil else { continue }
            findings.report(.divisionTwice, at: location, ["code": .text(padded(entry.code))])
        }
        guard let astray = entries.first(where: { !reachesTop($0.code, by: parents) }) else { return }
        let facts: Facts = ["code": .text(padded(astray.code)), "name": .text(astray.name)]
        findings.report(.divisionAstray, at: location, facts)
    }

    private func reachesTop(_ code: Int, by parents: [Int: Int?]) -> Bool {
        var next = code
        // INVARIANT: the tiers of a country are few; a longer line is a circle.
        for _ in 0..<16 {
            guard let found = parents[next] else { return false }
            guard let parent = found else { return true }
            next = parent
        }
        return false
    }
}

/// A code as six digits.
func padded(_ code: Int) -> String {
    let digits = String(code)
    return String(repeating: "0", count: Swift.max(0, 6 - digits.count)) + digits
}
