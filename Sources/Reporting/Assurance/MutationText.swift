// What became of the mutants of a rulebook, for people: the survivors as diffs, then tables and the score.
// The form for programs lives in `MutationJSON.swift`.

package import Scenarios
package import Source

/// How a mutation report is told.
package struct MutationFormat: Sendable {
    package let language: Language
    package let ink: Ink
    /// The columns to keep to; nil: no limit.
    package let width: Int?

    package init(language: Language, ink: Ink = .plain, width: Int? = nil) {
        self.language = language
        self.ink = ink
        self.width = width
    }

    /// The survivors with their diffs, the explained ones in a list, what is wrong with explanations, the tables of
    /// declarations and kinds, and the score.
    package func text(_ report: MutationReport, in sources: SourceSet) -> String {
        let survivors = report.survivors(explained: false).map { survivor($0.mutant, in: sources) }
        let explained = report.survivors(explained: true).map { self.explained($0, in: sources) }
        let problems = report.problems.map { place, problem in
            at(place, in: sources) + ink.paint(words(of: problem)[language], as: .warning) + "\n"
        }
        let parts = [
            survivors.joined(separator: "\n"),
            explained.isEmpty ? "" : heading(zh: "有说明的变异", en: "explained survivors") + explained.joined(),
            problems.joined(), tables(of: report), summary(of: report),
        ]
        return parts.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// One mutant: its kind, its place, and what it changes.
    private func survivor(_ mutant: Mutant, in sources: SourceSet) -> String {
        let title = Words(zh: "无人察觉：\(mutant.kind.chinese)", en: "survives: \(mutant.kind.name)")[language]
        return at(mutant.location, in: sources) + ink.paint(title, as: .bad) + "  "
            + mutant.kind.summary[language] + "\n" + mutant.diff(in: sources)
    }

    private func explained(_ entry: MutationReport.Entry, in sources: SourceSet) -> String {
        let kind = entry.mutant.kind.name(in: language)
        return at(entry.mutant.location, in: sources) + kind + "  " + printable(entry.reason ?? "") + "\n"
    }

    private func at(_ location: Location, in sources: SourceSet) -> String {
        guard let source = sources[location.file] else { return "" }
        let position = source.position(at: Int(location.span.start))
        return ink.paint("\(printable(source.name)):\(position.line):\(position.column)", as: .strong) + "  "
    }

    private func heading(zh: String, en: String) -> String {
        ink.paint(Words(zh: zh, en: en)[language], as: .heading) + "\n"
    }

    private func tables(of report: MutationReport) -> String {
        let declarations = table(
            Words(zh: "声明", en: "declaration"), report.declarations.map { ($0.name, $0.tally) })
        let kinds = table(Words(zh: "变异", en: "mutation"), report.kinds.map { ($0.kind.name(in: language), $0.tally) })
        return declarations + "\n" + kinds
    }

    private func table(_ title: Words, _ rows: [(name: String, tally: MutationTally)]) -> String {
        let titles = [
            Words(zh: "变异数", en: "mutants"), Words(zh: "等价", en: "equivalent"), Words(zh: "检查拒绝", en: "refused"),
            Words(zh: "察觉", en: "noticed"), Words(zh: "存活", en: "survive"), Words(zh: "有说明", en: "explained"),
            Words(zh: "得分", en: "score"),
        ]
        let columns =
            [Table.Column(title[language])] + titles.map { Table.Column($0[language], alignment: .trailing) }
        let cells = rows.map { name, tally in
            [name]
                + [tally.all, tally.equivalent, tally.refused, tally.noticed, tally.survived, tally.explained]
                .map { $0 == 0 ? "" : String($0) } + [tally.all == tally.equivalent ? "" : percent(tally.scorePermille)]
        }
        return Table(columns: columns, rows: cells).rendered(width: width, ink: ink)
    }

    private func summary(of report: MutationReport) -> String {
        let total = report.total
        let counted = total.all - total.equivalent
        let score = percent(total.scorePermille)
        let tried = report.entries.count == report.count ? "" : sample(of: report)
        let told = Words(
            zh: "得分 \(score)：\(counted) 个变异中察觉 \(total.noticed + total.refused) 个，"
                + "其中检查拒绝 \(total.refused) 个；存活 \(total.survived) 个，有说明的 \(total.explained) 个；"
                + "另有等价变异 \(total.equivalent) 个。",
            en: "score \(score): \(total.noticed + total.refused) of \(counted) mutants are noticed, "
                + "\(total.refused) of them by the check; \(total.survived) survive, "
                + "\(total.explained) of them explained; \(total.equivalent) more are equivalent.")
        return told[language] + tried + "\n"
    }

    private func sample(of report: MutationReport) -> String {
        Words(
            zh: "只试了 \(report.count) 个中的 \(report.entries.count) 个。",
            en: " Only \(report.entries.count) of \(report.count) were tried.")[language]
    }
}

extension Mutant {
    /// What it changes, as a diff of the source.
    func diff(in sources: SourceSet) -> String {
        guard let source = sources[location.file] else { return "" }
        return unifiedDiff(from: source.bytes, to: edits.applied(to: source.bytes), path: source.name)
    }
}

/// What is the matter with an explanation.
func words(of problem: MutationExplanation.Problem) -> Words {
    switch problem {
    case .noReason:
        return Words(
            zh: "没有写明理由：应写作 # 忽略 变异 种类 因为 \"…\"", en: "gives no reason: write # ignore mutation KIND because \"…\"")
    case .unknownKind(let name, let near):
        let name = printable(name)
        return Words(
            zh: "没有变异种类 \(name)" + (near.map { "，是不是 \($0)？" } ?? ""),
            en: "there is no kind of mutation \(name)" + (near.map { "; did you mean \($0)?" } ?? ""))
    case .unused(let name):
        let name = printable(name)
        return Words(
            zh: "此处没有存活的变异 \(name)，说明可以删去", en: "no mutant of kind \(name) survives here: drop the explanation")
    }
}

/// A score of so many in a thousand: `97.5 %`.
func percent(_ permille: Int) -> String { "\(permille / 10).\(permille % 10) %" }
