// A plan as Markdown, for a comment on a change of the rulebook.

package import Engine
package import Source

/// The plan as a page without a title of its own.
package func planMarkdown(_ plan: DeploymentPlan, in language: Language) -> String {
    PlanMarkdown(plan: plan, words: PlanWords(language)).text
}

private struct PlanMarkdown {
    let plan: DeploymentPlan
    let words: PlanWords

    var text: String {
        let sum = "**\(words.sum(plan))**\n"
        return plan.isUnchanged ? sum : sum + matters + fields + faults + cases
    }

    private var matters: String {
        var rows = plan.matters.map { [words.matterChange($0.kind), words.term($0.matter)] }
        rows += plan.parts.map { [words.words("其他", "other"), words.part($0)] }
        return table(
            words.words("规则的变化", "What changes"), [words.words("变化", "change"), words.words("内容", "what")], rows)
    }

    private var fields: String {
        table(
            words.words("主体的字段", "Fields of parties"),
            [words.words("字段", "field"), words.words("影响", "what becomes of it")],
            plan.fields.map { [words.field($0), words.fieldChange($0)] })
    }

    private var faults: String {
        if plan.faults.isEmpty { return "" }
        let title = words.words("可能出现而不能转入的办件", "May come up and can not move")
        return "\n### \(title)\n"
            + plan.faults.map { fault in
                let text =
                    "\n- \(words.term(fault.matter)) \(words.way(of: fault)): "
                    + "\(Obstacle.Kind.unproven.id) \(words.reason(fault))\n"
                if fault.session.isEmpty { return text }
                return text + "\n  ```\n" + fault.session.map { "  \($0)\n" }.joined() + "  ```\n"
            }.joined()
    }

    private var cases: String {
        let groups = plan.groups
        let rows = (groups.stranded + groups.moving + groups.staying).map { group in
            [
                words.term(group.matter), words.state(group.state), outcome(of: group), String(group.numbers.count),
                group.ranges(words.words("、", ", ")),
            ]
        }
        return table(
            words.words("办件", "Cases"),
            [
                words.words("事项", "matter"), words.words("状态", "state"), words.words("结果", "outcome"),
                words.words("件数", "count"), words.words("编号", "numbers"),
            ], rows)
    }

    private func outcome(of group: PlanGroup) -> String {
        switch group.fate {
        case .stays: return words.words("按原规则继续", "stays on its definition")
        case .moves(let matter, let state, let left):
            let kept = left.isEmpty ? "" : words.words("；不再保留：", "; left behind: ") + words.terms(left)
            return words.words("转入 ", "moves to ") + words.term(matter) + " " + words.state(state) + kept
        case .stranded(let obstacles):
            return words.words("没有去处：", "would be stranded: ")
                + obstacles.map { "\($0.kind.id) \(words.reason($0))" }.joined(separator: words.words("；", "; "))
        }
    }

    private func table(_ title: String, _ heads: [String], _ rows: [[String]]) -> String {
        if rows.isEmpty { return "" }
        func line(_ cells: [String]) -> String {
            "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
        }
        return "\n### \(title)\n\n" + line(heads) + line(heads.map { _ in "---" }) + rows.map(line).joined()
    }
}
