// The mistakes of the prompt itself, before any rule is asked: codes P01xx.

extension RefusalRow {
    static let lineMistakes = [
        RefusalRow("P0101", "sumbit"),
        RefusalRow("P0101", "as free: 提教"),
        RefusalRow("P0102", "as free: open"),
        RefusalRow("P0102", "as drafting: fill basic.grade", after: ["as drafting: open 11"]),
        RefusalRow("P0103", "help open 3"),
        RefusalRow("P0103", "as institute: dispatch now", after: ["as institute: open 13"]),
        RefusalRow("P0104", "as drafting: fill basic.class \"工程", after: ["as drafting: open 11"]),
        RefusalRow("P0105", "as drafting: fill basic.class \"\\x\"", after: ["as drafting: open 11"]),
        RefusalRow("P0122", "as free: find 12�").arriving(Array("as free: find 12".utf8) + [0xFF, 0x41]),
        RefusalRow("P0122", "as free: find 吉�").arriving(Array("as free: find 吉林".utf8).dropLast()),
        RefusalRow("P0123", "as drafting: fill basic.class " + String(repeating: "长", count: 22_000)),
        RefusalRow("P0124", "as free: find \u{7}"),
        RefusalRow("P0110", "set lang fr"),
        RefusalRow("P0110", "as institute: judge basic perhaps", after: ["as institute: open 12"]),
        RefusalRow("P0110", "as institute: return to moon 请改", after: ["as institute: open 12"]),
        RefusalRow("P0110", "as hall: export results.pdf"),
        RefusalRow("P0111", "as free: list --stat done"),
        RefusalRow("P0113", "refused R0102: as drafting: list"),
        RefusalRow("P0114", "refused R0101: as island: open 11"),
        RefusalRow("P0118", "as free: open first"),
        RefusalRow("P0118", "as institute: select 13,0"),
        RefusalRow("P0140", "why as institute: review 12"),
        RefusalRow("P0141", String(repeating: "why as free: ", count: 9) + "can"),
        RefusalRow(
            "P0120", "as drafting: fill education.school 某大学",
            after: ["as drafting: open 11", "as drafting: fill education.2.school 另一大学"]),
        RefusalRow(
            "P0121", "as institute: judge others right",
            after: ["as institute: open 12", "as institute: judge all right"]),
    ]

    static let listMistakes = [
        RefusalRow("P0110", "as hall: list pending --since yesterday"),
        RefusalRow("P0110", "as hall: list --sort colour"),
        RefusalRow("P0110", "as hall: list --sort since,up"),
        RefusalRow("P0110", "as hall: dashboard 2023 10 pending"),
        RefusalRow("P0110", "as hall: results --status passd"),
        RefusalRow("P0110", "as hall: page onwards", after: ["as hall: list"]),
        RefusalRow("P0110", "set page 0"),
        RefusalRow("P0110", "as hall: dashboard 2023 pendng"),
        RefusalRow("P0135", "as hall: list --page 2"),
        RefusalRow("P0136", "as hall: page"),
        RefusalRow("P0137", "as hall: page back", after: ["as hall: list"]),
    ]

    static let sessionMistakes = [
        RefusalRow("P0106", "whoami"),
        RefusalRow("P0106", "logout"),
        RefusalRow("P0107", "as free: whoami", in: .real),
        RefusalRow("P0108", "as free: submit"),
        RefusalRow("P0109", "clock 2023-07-03", in: .real),
        RefusalRow("P0109", "given person zhang", in: .real),
        RefusalRow("P0116", "as low: bind 12220000TE0000900M", in: .rules),
        RefusalRow("P0117", "as free: unbind"),
        RefusalRow("P0117", "as island: unbind"),
    ]

    static let fileMistakes = [
        RefusalRow("P0112", "as drafting: fill education --from numbers.json", after: ["as drafting: open 11"]),
        RefusalRow("P0112", "source latin.session"),
        RefusalRow("P0115", "source loop.session"),
        RefusalRow("P0112", "as hall: record --from latin.session"),
        RefusalRow("P0112", "as hall: record --from empty.pdf"),
        RefusalRow("P0150", "as hall: record --from meeting-bad.csv"),
        RefusalRow("P0151", "as hall: record --from notes.txt"),
        RefusalRow("P0152", "as university: export notes.csv"),
        RefusalRow("P0153", "as hall: record --from meeting-misspelt.csv"),
        RefusalRow("P0154", "as hall: record --from meeting-twice.csv"),
        RefusalRow("P0119", "as university: export missing/results.csv"),
        RefusalRow("P0160", "source loop.session").interrupted(),
    ]
}
