// Coverage for readers: a table of the measures of every matter, and by name what was not covered.

internal import Machines
internal import Scenarios
internal import Source

extension TestText {
    /// The table, then what each matter's scenarios do not cover; ended by a line feed.
    package func coverage(_ report: TestReport, width: Int? = nil) -> String {
        let titles = ["transitions", "guards", "refusals", "outcomes", "returns"].map(title)
        let columns =
            [Table.Column(words("事项", "matter"))] + titles.map { Table.Column($0, alignment: .trailing) }
        let rows = report.coverage.map { coverage in
            [report.ruleset.machines[coverage.machine].facts.name] + coverage.measures.map { share(of: $0.measure) }
        }
        let table = Table(columns: columns, rows: rows).rendered(width: width, ink: ink)
        return table + report.coverage.map { gaps($0, in: report) }.joined()
    }

    private func title(of measure: String) -> String {
        switch measure {
        case "transitions": words("流转", "transitions")
        case "guards": words("条件两面", "guards")
        case "refusals": words("拒绝", "refusals")
        case "outcomes": words("结局", "outcomes")
        default: words("退回去处", "returns")
        }
    }

    /// `57/60`
    private func share(of measure: CoverageMeasure) -> String {
        measure.countedCount == 0 ? "–" : "\(measure.coveredCount)/\(measure.countedCount)"
    }

    private func gaps(_ coverage: MachineCoverage, in report: TestReport) -> String {
        let naming = CoverageNaming(of: coverage.machine, in: report, language: language)
        let matter = ink.paint(report.ruleset.machines[coverage.machine].facts.name, as: .strong)
        if !coverage.isTried { return "\n\(matter)  " + words("没有情景申报它\n", "no scenario applies for it\n") }
        var text = ""
        for (name, measure) in coverage.measures {
            let uncovered = measure.uncovered
            if !uncovered.isEmpty {
                text +=
                    "\n\(matter)  \(title(of: name)): "
                    + words("未覆盖 \(uncovered.count) 项\n", "\(uncovered.count) not covered\n")
                text += uncovered.map { "  \(printable(naming.name(of: $0.subject)))\n" }.joined()
            }
            let proved = measure.items.filter { $0.exception == .provedUnreachable }
            if !proved.isEmpty {
                text += "\n\(matter)  \(title(of: name)): "
                text += words("\(proved.count) 项已证明不可达，不计\n", "\(proved.count) proved unreachable, not counted\n")
                text += proved.map { "  \(printable(naming.name(of: $0.subject)))\n" }.joined()
            }
        }
        return text
    }
}
