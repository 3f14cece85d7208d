// A plan as text for a terminal.

package import Engine
package import Source

/// The plan as lines, each ended.
package func planText(_ plan: DeploymentPlan, in language: Language, ink: Ink = .plain) -> String {
    PlanText(plan: plan, words: PlanWords(language), ink: ink).text
}

private struct PlanText {
    let plan: DeploymentPlan
    let words: PlanWords
    let ink: Ink

    var text: String {
        let sum = ink.paint(words.sum(plan), as: plan.status == .blocked ? .error : .strong) + "\n"
        return plan.isUnchanged ? sum : head + matters + fields + faults + cases + sum
    }

    private var head: String {
        let before = plan.current.map { String($0.prefix(12)) } ?? words.words("无", "none")
        return words.words("在用 ", "in use ") + before + words.words("，计划 ", ", planned ")
            + plan.hash.prefix(12) + "\n"
    }

    private var matters: String {
        var rows = plan.matters.map { ["  " + words.matterChange($0.kind), words.term($0.matter)] }
        if !plan.parts.isEmpty {
            let parts = plan.parts.map(words.part).joined(separator: words.words("、", ", "))
            rows.append(["  " + words.words("其他", "other"), parts])
        }
        if rows.isEmpty { return "" }
        return heading(words.words("规则的变化", "What changes")) + lines(rows)
    }

    private var fields: String {
        if plan.fields.isEmpty { return "" }
        return heading(words.words("主体的字段", "Fields of parties"))
            + lines(plan.fields.map { ["  " + words.field($0), words.fieldChange($0)] })
    }

    private var faults: String {
        if plan.faults.isEmpty { return "" }
        return heading(words.words("可能出现而不能转入的办件", "May come up and can not move")) + words.lines(of: plan.faults)
    }

    private var cases: String {
        let groups = plan.groups
        let told =
            section(words.words("没有去处的办件", "Would be stranded"), groups.stranded)
            + section(words.words("转入新规则的办件", "Move"), groups.moving)
            + section(words.words("按原规则继续的办件", "Stay on their definition"), groups.staying)
        guard told.contains("…\n") else { return told }
        return told
            + words.words("  ……：全部编号见 zhuji plan --format json", "  …: zhuji plan --format json has all numbers") + "\n"
    }

    private func section(_ title: String, _ groups: [PlanGroup]) -> String {
        if groups.isEmpty { return "" }
        let comma = words.words("、", ", ")
        let dots = words.words("……", ", …")
        var text = heading(title)
        for group in groups {
            let way = way(of: group)
            let count = words.words("\(group.numbers.count) 件", "\(group.numbers.count)")
            let numbers = group.ranges(comma, limit: 10, dots: dots)
            text += "  \(words.term(group.matter))  \(way)  \(count)\(words.words("：", ": "))\(numbers)\n"
            for note in notes(on: group) { text += "    \(note)\n" }
        }
        return text
    }

    private func way(of group: PlanGroup) -> String {
        let from = words.state(group.state)
        guard case .moves(let matter, let state, _) = group.fate else { return from }
        let to = words.state(state)
        if matter != group.matter { return "\(from) → \(words.term(matter)) \(to)" }
        return group.state.name == state.name ? from : "\(from) → \(to)"
    }

    private func notes(on group: PlanGroup) -> [String] {
        switch group.fate {
        case .stays: []
        case .moves(_, _, let left):
            left.isEmpty ? [] : [words.words("不再保留：", "left behind: ") + words.terms(left)]
        case .stranded(let obstacles): obstacles.map { "\($0.kind.id) \(words.reason($0))" }
        }
    }

    private func heading(_ title: String) -> String { ink.paint(title, as: .heading) + "\n" }

    private func lines(_ rows: [[String]]) -> String {
        let width = rows.map { displayWidth(of: $0[0]) }.max() ?? 0
        return rows.map { row in
            row[0] + String(repeating: " ", count: width - displayWidth(of: row[0]) + 2) + row[1] + "\n"
        }.joined()
    }
}
