// The front end's figures: `check` and `fmt` of generated rulebooks, the whole process, beside `ruff` on as many
// lines of Python where the variable RUFF names its executable.

import Foundation
import Measuring

/// Milliseconds and peak memory at three sizes.
func frontEndFigures(_ bench: Bench) throws -> [Figure] {
    let program = try releasedProgram()
    let ruff = ProcessInfo.processInfo.environment["RUFF"]
    return try (bench.isQuick ? [1000, 3000, 10_000] : [10_000, 30_000, 100_000]).flatMap { lines -> [Figure] in
        let folder = bench.folder
        let rulebook = "\(folder)/rules-\(lines).matter"
        let loose = "\(folder)/loose-\(lines).matter"
        for file in [rulebook, loose] {
            try rulebookText(lines: lines).write(toFile: file, atomically: true, encoding: .utf8)
        }
        // WHY: ruff's file is laid out as ruff wants it. What changes, the formatter proves by parsing it once more.
        _ = try run(program, ["fmt", rulebook])
        let python = "\(folder)/rules_\(lines).py"
        try pythonText(lines: lines).write(toFile: python, atomically: true, encoding: .utf8)
        let loosePython = "\(folder)/loose_\(lines).py"
        try (pythonText(lines: lines) + "x=1\n").write(toFile: loosePython, atomically: true, encoding: .utf8)
        let count = bench.rounds(lines == 10_000 ? 15 : 5)
        return try [
            ("check", ["check", rulebook], ["check", "--no-cache", "--isolated", python]),
            ("fmt --check", ["fmt", "--check", rulebook], ["format", "--check", "--no-cache", "--isolated", python]),
            (
                "fmt --check of what changes", ["fmt", "--check", loose],
                ["format", "--check", "--no-cache", "--isolated", loosePython]
            ),
        ].flatMap { name, arguments, peerArguments in
            var own: [Double] = []
            var other: [Double] = []
            for _ in 0..<count {
                own.append(try run(program, arguments).milliseconds)
                if let ruff { other.append(try run(ruff, peerArguments).milliseconds) }
            }
            let peaks = try rounds(bench.rounds(3)) { try peakMegabytes(program, arguments) }
            return [
                Figure(
                    name: name, size: "\(grouped(lines)) lines", amount: Double(lines), rounds: own, unit: "ms",
                    beside: [Beside.peer("ruff", other)].filter { !$0.rounds.isEmpty }),
                Figure(
                    name: "\(name), memory", size: "\(grouped(lines)) lines", amount: Double(lines), rounds: peaks,
                    unit: "MB"),
            ]
        }
    }
}

/// A sound rulebook of about that many lines: matters of eighty lines that differ in their names.
func rulebookText(lines: Int) -> String {
    let parties = """
        party unit "单位" {
            field name     "单位名称"     text
            field code     "信用代码"     credit-code unique
            field superior "上级主管部门" unit        optional set by binding
        }
        party person "自然人" {
            field name "姓名"     text
            field id   "证件号码" citizen-id unique
            field unit "推荐单位" unit       optional set by personal
        }
        matter binding "单位绑定" {
            category "基础"
            applicant unit
            target unit "上级" by code
            level superior "上级单位" { reviewer target; approve "通过"; terminate "终止" }
            on approved { set applicant.superior to target }
        }
        matter personal "个人绑定" {
            category "基础"
            applicant person
            target unit "推荐单位" by code
            level unit "推荐单位" { reviewer target; approve "通过"; terminate "终止" }
            on approved { set applicant.unit to target }
        }

        """
    return (0..<max(1, lines / 80)).reduce(into: parties) { $0 += matterText($1) }
}

private func matterText(_ number: Int) -> String {
    let modules = (0..<8).map { module in
        """
            module part-\(module) "模块\(module)" {
                field title "名称\(module)" text length 1..50
                field count "数量\(module)" number range 0..1000
                field when  "日期\(module)" date
                field kind  "类别\(module)" choice A "甲类", B "乙类", C "丙类"
            }

        """
    }
    let levels = ["unit", "bureau", "office"].map { level in
        """
            level \(level) "\(level)级审核" {
                reviewer applicant.unit
                judge every module
                approve "审核通过"
                return "退回修改" to applicant
                terminate "资格不符，终止审核"
                dispatch "送审" with report
            }

        """
    }
    return """
        ## 第 \(number) 个事项。
        matter matter-\(number) "事项\(number)" {
            category "类别\(number % 7)"
            applicant person
            period yearly
            require applicant.unit is set else "请先绑定推荐单位"
            forbid applicant has open personal else "绑定尚未办结"
        \(modules.joined())
            attachment report "推荐报告" pdf, jpg, png up to 20 MB
        \(levels.joined())
            revoke "撤销流程" from draft, returned
        }

        """
}

/// Python of about that many lines: functions of ten lines with conditions, a loop and a call, each with a name of its
/// own, as short as the statements of a rulebook.
func pythonText(lines: Int) -> String {
    (0..<max(1, lines / 12)).reduce(into: "\"\"\"Steps.\"\"\"\n") { text, number in
        text += """


            def step_\(number)(case: dict, account: str) -> str:
                \"""The \(number)th step.\"""
                if case["state"] == "draft" and account == "account\(number)":
                    case["state"] = "level \(number % 5)"
                    total = sum(part * \(number) for part in range(12))
                    return f"{total} by {account}"
                for name, value in case.items():
                    if value is None and name != account:
                        continue
                return "nothing \(number)"

            """
    }
}
