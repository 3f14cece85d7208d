// The refusals about accounts, logins and roles, and the mistakes with passwords.

extension RefusalRow {
    static let accounts = roles + administration + logins + passwords

    private static let head = "register administrator head"
    private static let admin = "login admin --password-file password"
    private static let office =
        "register unit hall name 省人社厅 credit-code 12220000TE0000900M kind 机关 division 220000 hrss yes"
    private static let person = "register person new name 新 citizen-id 220102199103010114"

    private static let roles = [
        RefusalRow(
            "R0305", "as wang: approve 同意",
            after: ["register clerk wang of institute", "as wang: open 12", "as wang: judge all right"]),
        RefusalRow("R1011", "as head: bind 12220102TE00009031", after: [head]),
        RefusalRow("R1011", "as watch: apply talent-grading", after: ["register auditor watch"]),
    ]

    private static let administration = [
        RefusalRow("R1001", office + " --password-file password", in: .real),
        RefusalRow(
            "R1001", "profile set hrss yes",
            after: [
                "register unit new name 某单位 credit-code 12220000TE0000900M kind 机关 division 220000"
                    + " --password-file password",
                "login new --password-file password",
            ], in: .real),
        RefusalRow("R1002", "as institute: accounts list", after: [head]),
        RefusalRow("R1002", "as institute: accounts add administrator me", after: [head]),
        RefusalRow("R1002", "as institute: accounts reset free", after: [head]),
        RefusalRow("R1009", "as head: accounts add applicant wang of institute", after: [head]),
        RefusalRow("R1010", "as head: accounts disable head", after: [head]),
        RefusalRow(
            "R1012", "as head: accounts handover institute wang", after: [head, "register clerk wang of institute"]),
        RefusalRow("R1013", "as head: accounts handover institute bureau", after: [head]),
    ]

    private static let logins = [
        RefusalRow("R1003", "as free: whoami", after: [head, "as head: accounts disable free"]),
        RefusalRow("R1003", "login free", after: [head, "as head: accounts disable free"]),
        RefusalRow(
            "R1004", "login watch --password-file password", after: [admin, "accounts add auditor watch", "logout"],
            in: .real),
        RefusalRow(
            "R1005", admin, after: Array(repeating: "refused R1006: login admin --password-file wrong", count: 5),
            in: .real),
        RefusalRow("R1006", "login nobody --password-file password", in: .real),
        RefusalRow("R1007", "activate 0000-0000-0000-0000 --password-file password", in: .real),
        RefusalRow("R1007", "forgot admin 0000-0000-0000-0000 --password-file password", in: .real),
        RefusalRow(
            "R1008", "profile set phone 13900000000",
            after: [head, "login free", "as head: accounts disable free", "as head: accounts enable free"]),
        RefusalRow("R1014", "login admin", after: ["refused R1006: login nobody --password-file wrong"], in: .real)
            .typing(["0000"]),
    ]

    private static let passwords = [
        RefusalRow("P0165", "login admin", in: .real),
        RefusalRow("P0165", person, in: .real),
        RefusalRow("P0166", person, in: .real).typing(["one password", "another one"]),
        RefusalRow("P0167", person + " --password-file short", in: .real),
        RefusalRow("P0168", "as free: passwd"),
        RefusalRow("P0168", "forgot free"),
    ]
}
