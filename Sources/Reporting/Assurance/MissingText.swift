// Scenarios for what is not covered, as text that a rulebook can hold: a remark on what each covers, and remarks on
// what there is none for. How they are found is not known here.

internal import Machines
package import Scenarios
package import Source

/// How missing scenarios are told to one reader.
package struct MissingText: Sendable {
    package let language: Language

    package init(language: Language) {
        self.language = language
    }

    /// What is missing of the matters, matter after matter; everything that is no scenario stands behind `#`. Ended by
    /// a line feed, empty where nothing is missing.
    package func text(_ missing: [MissingScenarios], in report: TestReport) -> String {
        missing.map { text($0, in: report) }.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func text(_ missing: MissingScenarios, in report: TestReport) -> String {
        let naming = CoverageNaming(of: missing.machine, in: report, language: language)
        let matter = report.ruleset.machines[missing.machine].facts.name
        var parts = missing.found.map { found -> String in
            let names = found.subjects.map { printable(naming.name(of: $0)) }
            var script = found.script
            script.title = words("补覆盖：", "covers ") + (names.first ?? "")
            let covered = names.map { "# " + words("覆盖：", "covers: ") + $0 + "\n" }.joined()
            return covered + script.scenario(of: report.ruleset, in: language)
        }
        let gaps = missing.gaps.map { gap -> String in
            let reason = reason(gap.reason, of: report.ruleset.machines[missing.machine])
            return "# \(matter)  \(printable(naming.name(of: gap.subject)))" + words("：", ": ") + "\(reason)\n"
        }
        let proved = report.coverage.first { $0.machine == missing.machine }.map { coverage in
            coverage.measures.flatMap { $0.measure.items.filter { $0.exception == .provedUnreachable } }
        }
        let unreachable = (proved ?? []).map { item in
            "# \(matter)  \(printable(naming.name(of: item.subject)))" + words("：", ": ")
                + words("已证明不可达：任何办件都走不到\n", "proved unreachable: no case comes to it\n")
        }
        let remarks = (unreachable + gaps).joined()
        if !remarks.isEmpty { parts.append(remarks) }
        return parts.joined(separator: "\n")
    }

    private func reason(_ reason: MissingScenarios.Gap.Reason, of machine: Machine) -> String {
        switch reason {
        case .unexplored:
            words("没有写出情景：状态太多，没有探索完", "no scenario: there are too many states to explore them all")
        case .unenactable(let reason): words("没有写出情景：", "no scenario: ") + reason.words(of: machine)[language]
        case .untried:
            words(
                "没有写出情景：试过的走法和改动都引不出这一项", "no scenario: none of the ways and changes tried brings it about")
        }
    }

    private func words(_ zh: String, _ en: String) -> String {
        Words(zh: zh, en: en)[language]
    }
}
