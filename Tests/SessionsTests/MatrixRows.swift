// Every command with a case that somebody may use it on: the rows of the matrix of commands, roles and cases. How they
// are played stands in `MatrixPlay.swift`, what comes of them in `Golden/matrix.txt`.

/// One command, tried by everybody.
struct MatrixRow: Sendable {
    /// The command's English name.
    let command: String
    /// The line; `NAME` stands for the account that gives it.
    let line: String
    /// The case that everybody has open, however they came by it; nil: none.
    let number: UInt32?
    /// The account whose right it is, and a clerk of the same party; nil: none.
    let own: String
    let clerk: String?
    /// The lines before.
    let before: [String]
    /// Whether it changes more than cases, for anybody: in a training store all may register and log in.
    let isForEverybody: Bool

    init(
        _ line: String, on number: UInt32? = nil, by own: String = "institute", clerk: String? = "wang",
        after before: [String] = [], isForEverybody: Bool = false
    ) {
        command = String(line.prefix { $0 != " " })
        self.line = line
        self.number = number
        self.own = own
        self.clerk = own == "institute" ? clerk : nil
        self.before = before
        self.isForEverybody = isForEverybody
    }

    static let all = account + applying + workList + reviewing + results + shell

    /// A clerk, strangers to every case, and the accounts that act for nobody.
    static let people = [
        "register clerk wang of institute", "register administrator head", "register auditor watch",
        "register unit stranger name 某陌生单位 credit-code 12220000TE0000907B kind 机关 division 220200",
        "register person passer name 路人 citizen-id 220102199103010114",
    ]

    private static let account = [
        MatrixRow("register auditor xNAME", isForEverybody: true), MatrixRow("activate 0000-0000-0000-0000"),
        MatrixRow("login free", isForEverybody: true), MatrixRow("passwd"), MatrixRow("forgot free"),
        MatrixRow("logout"), MatrixRow("whoami"),
        MatrixRow("accounts list", by: "head"), MatrixRow("accounts add clerk newcomer of institute", by: "head"),
        MatrixRow("accounts disable free", by: "head"),
        MatrixRow("accounts enable free", by: "head", after: ["as head: accounts disable free"]),
        MatrixRow("accounts reset free", by: "head"), MatrixRow("accounts handover institute wang", by: "head"),
        MatrixRow("profile"), MatrixRow("profile set phone 13900000000", by: "free"),
    ]

    private static let applying = [
        MatrixRow("matters"), MatrixRow("find 12220000TE00009055"),
        MatrixRow("bind 12220000TE00009055", by: "island"), MatrixRow("unbind"),
        MatrixRow("apply talent-grading", by: "terminated"),
        MatrixRow("fill basic.class 管理", on: 11, by: "drafting"),
        MatrixRow("attach education.1.proof proof.pdf", on: 11, by: "drafting"),
        MatrixRow("detach education.1.proof", on: 11, by: "drafting"),
        MatrixRow("preview", on: 11, by: "drafting"), MatrixRow("submit", on: 11, by: "drafting"),
        MatrixRow("revoke", on: 11, by: "drafting"), MatrixRow("release", on: 8, by: "terminated"),
    ]

    private static let workList = [
        MatrixRow("menu"), MatrixRow("inbox"), MatrixRow("due"), MatrixRow("dashboard"), MatrixRow("list"),
        MatrixRow("page again", after: ["as institute: list", "as wang: list"]), MatrixRow("open 12"),
        MatrixRow("next"),
    ]

    private static let reviewing = [
        MatrixRow("show", on: 12), MatrixRow("review 12"), MatrixRow("judge basic right", on: 12),
        MatrixRow("approve 同意", on: 12, after: ["as institute: open 12", "as institute: judge all right"]),
        MatrixRow("return to applicant basic 请改", on: 12, after: judgedWrong),
        MatrixRow("terminate 不符", on: 12), MatrixRow("recall", on: 13, after: sent),
        MatrixRow("opinions add approve 属实"), MatrixRow("progress", on: 12), MatrixRow("history", on: 12),
        MatrixRow("can", on: 12), MatrixRow("why approve 同意", on: 12),
    ]

    private static let results = [
        MatrixRow("select 13"),
        MatrixRow("dispatch", on: 13, after: ["as institute: open 13", "as institute: attach letter proof.pdf"]),
        MatrixRow("record failed", on: 15, by: "hall"),
        MatrixRow("publish", on: 15, by: "hall", after: ["as hall: open 15", "as hall: record failed"]),
        MatrixRow("results", by: "hall"), MatrixRow("export NAME.csv", by: "hall"),
    ]

    private static let shell = [
        MatrixRow("help"), MatrixRow("set lang en"), MatrixRow("source empty.pdf"), MatrixRow("clock 2023-07-04"),
        MatrixRow("given person xNAME unit institute", isForEverybody: true),
        MatrixRow("clear"), MatrixRow("exit"),
    ]

    private static let judgedWrong = [
        "open 12", "judge basic wrong 缺", "judge others right",
    ].map { "as institute: " + $0 }

    private static let sent = ["open 13", "attach letter proof.pdf", "dispatch"].map { "as institute: " + $0 }
}
