// Coverage for other programs: as JSON beside the scenarios, and as an LCOV tracefile on the rulebook's lines. The
// forms are described in Docs/Testing.md.

internal import Compilation
internal import Machines
internal import Scenarios
internal import Source

/// The coverage of every matter as a JSON array.
func coverageJSON(_ report: TestReport, language: Language) -> OrderedJSON {
    .array(
        report.coverage.map { coverage in
            let naming = CoverageNaming(of: coverage.machine, in: report, language: language)
            let measures = coverage.measures.map { name, measure in
                OrderedJSON.Member(name, json(measure, naming))
            }
            let matter = report.ruleset.machines[coverage.machine].facts.name
            return .object([OrderedJSON.Member("matter", .string(matter))] + measures)
        })
}

private func json(_ measure: CoverageMeasure, _ naming: CoverageNaming) -> OrderedJSON {
    let proved = measure.items.filter { $0.exception == .provedUnreachable }
    return [
        "covered": .integer(measure.coveredCount), "of": .integer(measure.countedCount),
        "uncovered": .strings(measure.uncovered.map { naming.name(of: $0.subject) }),
        "provedUnreachable": proved.isEmpty ? nil : .strings(proved.map { naming.name(of: $0.subject) }),
    ]
}

/// The coverage as an LCOV tracefile: for the line of each statement that gives rows, how often they were taken, and
/// for that of each condition, how often it was asked, with a branch for each answer.
package func lcov(_ report: TestReport) -> String {
    var files = report.sources.files.map { _ in LineHits() }
    for coverage in report.coverage {
        let machine = report.ruleset.machines[coverage.machine]
        let places = report.origins[coverage.machine]
        for item in coverage.transitions.counted {
            guard case .transition(let row) = item.subject else { continue }
            let transition = machine.transitions[row]
            let place = places.action(from: transition.from, verb: transition.verb, pick: transition.pick)
            if let (file, line) = place.flatMap({ linePlace(of: $0, in: report.sources) }) {
                files[file].add(item.hits, at: line)
            }
        }
        for (condition, location) in places.conditions.enumerated() {
            guard machine.conditions[condition].kind != .warn,
                let (file, line) = linePlace(of: location, in: report.sources)
            else { continue }
            let counts = coverage.conditions[condition]
            files[file].add(counts.met + counts.denied, at: line)
            files[file].addBranches(met: counts.met, denied: counts.denied, at: line)
        }
    }
    return zip(report.sources.files, files).map { $1.record(of: $0.name) }.joined()
}

private func linePlace(of location: Location, in sources: SourceSet) -> (file: Int, line: Int)? {
    sources[location.file].map { (Int(location.file.index), $0.position(at: Int(location.span.start)).line) }
}

/// The hits of one file's lines.
private struct LineHits {
    private var hits: [Int: Int] = [:]
    private var branches: [Int: (met: Int, denied: Int)] = [:]

    mutating func add(_ count: Int, at line: Int) {
        hits[line, default: 0] += count
    }

    mutating func addBranches(met: Int, denied: Int, at line: Int) {
        let old = branches[line] ?? (0, 0)
        branches[line] = (old.met + met, old.denied + denied)
    }

    /// The file's record; nothing for a file without such lines.
    func record(of name: String) -> String {
        if hits.isEmpty { return "" }
        let asked = branches.sorted { $0.key < $1.key }
        let taken = asked.reduce(0) { $0 + ($1.value.met > 0 ? 1 : 0) + ($1.value.denied > 0 ? 1 : 0) }
        var text = "TN:\nSF:\(name)\n"
        for (line, counts) in asked {
            let isAsked = counts.met + counts.denied > 0
            text += "BRDA:\(line),0,0,\(isAsked ? String(counts.met) : "-")\n"
            text += "BRDA:\(line),0,1,\(isAsked ? String(counts.denied) : "-")\n"
        }
        if !asked.isEmpty { text += "BRF:\(asked.count * 2)\nBRH:\(taken)\n" }
        let lines = hits.sorted { $0.key < $1.key }
        text += lines.map { "DA:\($0.key),\($0.value)\n" }.joined()
        return text + "LF:\(lines.count)\nLH:\(lines.count { $0.value > 0 })\nend_of_record\n"
    }
}
