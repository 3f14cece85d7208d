// The refusals of standard opinions and of reviews: R0212–R0216 and P0145–P0148.

extension RefusalRow {
    static let opinions = [
        RefusalRow("R0212", "as institute: opinions edit approve 1 同意"),
        RefusalRow("R0212", "as institute: opinions remove return 2"),
        RefusalRow(
            "R0212", "as institute: opinions move approve 3 to 1", after: ["as institute: opinions add approve 同意"]),
        RefusalRow("R0213", "as institute: opinions remove approve 3"),
        RefusalRow(
            "R0213", "as institute: opinions move approve 3 to 4", after: ["as institute: opinions add approve 同意"]),
        RefusalRow(
            "R0213", "as institute: approve @3", after: ["as institute: open 12", "as institute: judge all right"]),
        RefusalRow(
            "R0214", "as institute: opinions add judge 第五十一条",
            after: (1...50).map { "as institute: opinions add judge 第\($0)条" }),
        RefusalRow("R0215", "as institute: opinions add approve \"  \""),
        RefusalRow("R0215", "as institute: opinions add approve \"一\\n二\""),
        RefusalRow("R0215", "as institute: opinions add approve " + String(repeating: "长", count: 201)),
        RefusalRow("R0216", "as institute: opinions add approve 情况属实，同意推荐。"),
        RefusalRow(
            "R0216", "as institute: opinions edit approve 3 材料齐全，审核通过。",
            after: ["as institute: opinions add approve 同意"]),
    ]

    static let reviews = [
        RefusalRow("R0201", "as institute: review 13"),
        RefusalRow("R0301", "as bureau: review 12"),
        RefusalRow("P0110", "as institute: opinions dispatch"),
        RefusalRow("P0145", "as institute: opinions remove approve two"),
        RefusalRow("P0146", "as institute: review 12"),
        RefusalRow("P0147", "source perhaps.session"),
        RefusalRow("P0148", "as drafting: review next"),
    ]
}
