// What became of the mutants of a rulebook, for programs. The form is described in Docs/Mutation.md.

package import Scenarios
package import Source

/// The report as JSON, format 1.
///
/// - Parameter seed: The seed of the order in which the mutants were tried.
package func mutationJSON(_ report: MutationReport, in sources: SourceSet, seed: UInt64) -> OrderedJSON {
    [
        "format": 1,
        "seed": .string(String(seed)),
        "mutants": .integer(report.count),
        "tried": .integer(report.entries.count),
        "total": json(report.total),
        "declarations": .array(report.declarations.map { named($0.name, $0.tally) }),
        "kinds": .array(report.kinds.map { named($0.kind.name, $0.tally) }),
        "results": .array(report.entries.map { json($0, in: sources) }),
        "problems": .array(report.problems.map { json($0.problem, at: $0.location, in: sources) }),
    ]
}

private func json(_ tally: MutationTally) -> OrderedJSON { .object(members(of: tally)) }

private func named(_ name: String, _ tally: MutationTally) -> OrderedJSON {
    .object([OrderedJSON.Member("name", .string(name))] + members(of: tally))
}

private func members(of tally: MutationTally) -> [OrderedJSON.Member] {
    [
        OrderedJSON.Member("all", .integer(tally.all)), OrderedJSON.Member("equivalent", .integer(tally.equivalent)),
        OrderedJSON.Member("refused", .integer(tally.refused)), OrderedJSON.Member("noticed", .integer(tally.noticed)),
        OrderedJSON.Member("survived", .integer(tally.survived)),
        OrderedJSON.Member("explained", .integer(tally.explained)),
        OrderedJSON.Member("scorePermille", .integer(tally.scorePermille)),
    ]
}

private func json(_ entry: MutationReport.Entry, in sources: SourceSet) -> OrderedJSON {
    let mutant = entry.mutant
    let position = sources[mutant.location.file]?.position(at: Int(mutant.location.span.start))
    let place: [OrderedJSON.Member] = [
        OrderedJSON.Member("kind", .string(mutant.kind.name)),
        OrderedJSON.Member("declaration", .string(mutant.declaration)),
        OrderedJSON.Member("file", .string(sources[mutant.location.file]?.name ?? "")),
        OrderedJSON.Member("line", .integer(position?.line ?? 0)),
        OrderedJSON.Member("column", .integer(position?.column ?? 0)),
    ]
    return .object(place + verdict(of: entry, in: sources))
}

private func verdict(of entry: MutationReport.Entry, in sources: SourceSet) -> [OrderedJSON.Member] {
    func result(_ name: String, _ more: OrderedJSON.Member...) -> [OrderedJSON.Member] {
        [OrderedJSON.Member("result", .string(name))] + more
    }
    switch entry.verdict {
    case .equivalent: return result("equivalent")
    case .refused(let code): return result("refused", OrderedJSON.Member("code", .string(code)))
    case .noticed(.scenario(let title)): return result("noticed", OrderedJSON.Member("scenario", .string(title)))
    case .noticed(.property(let title)): return result("noticed", OrderedJSON.Member("property", .string(title)))
    case .noticed(.law(let id)): return result("noticed", OrderedJSON.Member("law", .string(id)))
    case .survived:
        let reason = entry.reason.map { [OrderedJSON.Member("reason", .string($0))] } ?? []
        return result("survived", OrderedJSON.Member("diff", .string(entry.mutant.diff(in: sources)))) + reason
    }
}

private func json(
    _ problem: MutationExplanation.Problem, at location: Location, in sources: SourceSet
) -> OrderedJSON {
    let line = sources[location.file]?.position(at: Int(location.span.start)).line ?? 0
    let place: (kind: String, name: String?) =
        switch problem {
        case .noReason: ("noReason", nil)
        case .unknownKind(let name, _): ("unknownKind", name)
        case .unused(let name): ("unused", name)
        }
    return [
        "problem": .string(place.kind), "name": place.name.map { .string($0) },
        "file": .string(sources[location.file]?.name ?? ""), "line": .integer(line),
    ]
}
