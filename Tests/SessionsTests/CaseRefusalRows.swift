// The refusals of commands on cases: names, states, returns, authority, conditions, dispatch and results.

extension RefusalRow {
    static let calls = [
        RefusalRow("R0101", "as drafting: apply no-such-matter"),
        RefusalRow("R0101", "as drafting: results 职称评审"),
        RefusalRow("R0102", "as island: open 11"),
        RefusalRow("R0102", "as island: open 4294967295"),
        RefusalRow("R0102", "as hall: progress 11"),
        RefusalRow("R0102", "as institute: select 13,14"),
        RefusalRow("R0103", "as free: bind 12220000TE0000907B"),
        RefusalRow("R0103", "as free: find 12220000TE0000907B"),
        RefusalRow("R0104", "as free: apply personal-binding"),
        RefusalRow("R0105", "as drafting: apply talent-grading 12220102TE00009031"),
    ]

    static let states = [
        RefusalRow("R0201", "as institute: dispatch", after: ["as institute: open 12"]),
        RefusalRow("R0201", "as institute: judge all right", after: ["as institute: open 13"]),
        RefusalRow("R0201", "as published: release", after: ["as published: open 16"]),
        RefusalRow("R0201", "as terminated: submit", after: ["as terminated: open 17"]),
        RefusalRow("R0201", "as waiting: revoke", after: ["as waiting: open 12"]),
        RefusalRow("R0202", "as institute: return to superior 请核实", after: ["as institute: open 12"]),
        RefusalRow(
            "R0202", "as hall: return to county 请核实",
            after: [
                "as island: profile set division 220000", "as remote: open 18", "as remote: submit",
                "as island: open 18",
                "as island: judge all right", "as island: approve 同意", "as island: attach letter proof.pdf",
                "as island: dispatch", "as hall: open 18",
            ]),
        RefusalRow("R0203", "as institute: recall", after: sent13 + ["as institute: open 13"]),
        RefusalRow("R0204", "as institute: approve 同意", after: ["as institute: open 12"]),
        RefusalRow(
            "R0204", "as institute: return to applicant education 请改",
            after: ["as institute: open 12", "as institute: judge education wrong"]),
        RefusalRow(
            "R0205", "as institute: approve 同意",
            after: [
                "as institute: open 12", "as institute: judge basic,education wrong",
                "as institute: judge others right",
            ]),
        RefusalRow(
            "R0206", "as low: judge extra right", after: ["as anna: open 6", "as anna: submit", "as low: open 6"],
            in: .rules),
    ]

    static let returns = [
        RefusalRow("R0207", "as returned: fill basic.class 其他", after: ["as returned: open 14"]),
        RefusalRow(
            "R0207", "as returned: attach achievements.1.proof proof.pdf", after: ["as returned: open 14"]),
        RefusalRow(
            "R0208", "as institute: return to applicant 请改",
            after: ["as institute: open 12", "as institute: judge all right"]),
        RefusalRow(
            "R0209", "as institute: return to applicant basic 请改",
            after: [
                "as institute: open 12", "as institute: judge education wrong", "as institute: judge others right",
            ]),
        RefusalRow(
            "R0210", "as drafting: submit", after: ["as drafting: open 11", "as drafting: detach education.1.proof"]),
        RefusalRow(
            "R0210", "as free: submit",
            after: [
                "as free: bind 12220102TE00009031", "as institute: open 19", "as institute: approve 同意",
                "as free: apply talent-grading",
            ]),
        RefusalRow(
            "R0211", "as institute: approve", after: ["as institute: open 12", "as institute: judge all right"]),
        RefusalRow("R0211", "as institute: terminate \" \"", after: ["as institute: open 12"]),
        RefusalRow(
            "R0211", "as institute: return to applicant basic",
            after: ["as institute: open 12", "as institute: judge all right"]),
    ]

    static let authority = [
        RefusalRow("R0301", "as waiting: approve 同意", after: ["as waiting: open 12"]),
        RefusalRow("R0301", "as bureau: approve 同意", after: ["as bureau: open 12"]),
        RefusalRow("R0301", "as bureau: return to unit 请核实", after: ["as bureau: open 12"]),
        RefusalRow("R0302", "as university: revoke", after: ["as university: open 14"]),
        RefusalRow("R0302", "as university: fill education.1.school 某大学", after: ["as university: open 14"]),
        RefusalRow("R0303", "as university: record failed", after: ["as university: open 15"]),
        RefusalRow("R0304", "as institute: apply talent-grading"),
        RefusalRow("R0304", "as free: apply unit-binding 12220100TE00009047"),
    ]

    static let conditions = [
        RefusalRow("R0401", "as free: apply talent-grading"),
        RefusalRow("R0401", "as bureau: bind 12220100TE00009047"),
        RefusalRow("R0401", "as bureau: bind 12220102TE00009031"),
        RefusalRow("R0401", "as drafting: unbind"),
        // Two units that ask to be each other's superior: the one that is approved second would close the circle.
        RefusalRow(
            "R0401", "as university: approve 同意",
            after: [
                "as island: bind 12220000TE00009055", "as university: bind 12220200TE0000906J", "as island: open 20",
                "as island: approve 同意", "as university: open 19",
            ]),
        RefusalRow(
            "R0401", "as low: approve 同意",
            after: [
                "as anna: open 6", "as anna: fill basic.score 59.5", "as anna: submit", "as low: open 6",
                "as low: judge basic right",
            ], in: .rules),
        RefusalRow("R0402", "as waiting: apply talent-grading"),
        RefusalRow("R0402", "as published: apply 人才分类定级评鉴"),
        RefusalRow("R0402", "as asking: bind 12220100TE00009047"),
        RefusalRow("R0403", "as anna: apply windowed", in: .rules),
        RefusalRow("R0404", "as terminated: apply talent-grading --from 8"),
        RefusalRow("R0405", "as anna: apply formed --from 6", in: .rules),
        RefusalRow(
            "R0406", "as asking: apply personal-binding 12220102TE00009031 --from 10", after: ["as asking: unbind"]),
        RefusalRow("R0102", "as terminated: apply talent-grading --from 12"),
        RefusalRow("P0118", "as terminated: apply talent-grading from here"),
    ]

    static let dispatches = [
        RefusalRow("R0701", "as institute: dispatch", after: ["as institute: open 13"]),
        RefusalRow(
            "R0702", "as low: dispatch",
            after: [
                "as anna: open 6", "as anna: submit", "as low: open 6", "as low: judge all right", "as low: approve 同意",
                "as low: attach report proof.pdf",
            ], in: .rules),
        RefusalRow("R0703", "as institute: dispatch"),
        RefusalRow("R0703", "as hall: publish"),
        RefusalRow("R0704", "as institute: dispatch", after: twoToDispatch + ["as institute: select all"]),
        RefusalRow(
            "R0704", "as institute: dispatch",
            after: twoToDispatch + [
                "as institute: open 12", "as institute: attach letter proof.pdf", "as institute: select 12,13",
            ]),
        RefusalRow(
            "R0704", "as institute: dispatch --partial", after: twoToDispatch + ["as institute: select all"]),
    ]

    static let results = [
        RefusalRow("R0801", "as hall: publish", after: ["as hall: open 15"]),
        RefusalRow("R0802", "as hall: record excellent", after: ["as hall: open 15"]),
        RefusalRow("R0803", "as island: export none.csv"),
        RefusalRow("R0803", "as hall: export --status 未通过 none.csv"),
        RefusalRow("R0801", "as hall: publish --all"),
        RefusalRow("R0703", "as university: export selected out.csv"),
        RefusalRow("R0805", "as university: export 5 out.csv"),
        RefusalRow("R0804", "as hall: record passed", after: ["as hall: open 15"]),
    ]

    /// Case 13 is with the superior, which has begun to judge it.
    private static let sent13 = [
        "as institute: open 13", "as institute: attach letter proof.pdf", "as institute: dispatch",
        "as bureau: open 13", "as bureau: judge all right",
    ]

    private static let twoToDispatch = [
        "as institute: open 12", "as institute: judge all right", "as institute: approve 同意",
    ]
}
