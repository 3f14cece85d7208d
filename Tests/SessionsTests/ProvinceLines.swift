// The province of the trials: its parties, and a case of talent grading in every state that one can be in.

extension TrialWorld {
    /// Persons are named after where their cases stand: `drafting`, `waiting`, `approved`, `returned`, `appraised`,
    /// `published`, `terminated`; `free` is bound to nobody, `asking` waits to be, `remote` has no office above.
    static let provinceLines = units + persons + cases

    private static let units =
        [
            ("hall", "省人社厅", "12220000TE0000900M", "220000 hrss yes"),
            ("city", "市人社局", "12220100TE0000901X", "220100 hrss yes"),
            ("district", "区人社局", "12220102TE0000902X", "220102 hrss yes"),
            ("institute", "某设计院", "12220102TE00009031", "220102"),
            ("bureau", "某建设局", "12220100TE00009047", "220100"),
            ("university", "某高校", "12220000TE00009055", "220000"),
            ("island", "某海岛站", "12220200TE0000906J", "220200"),
        ].map { "register unit \($0) name \($1) credit-code \($2) kind 机关 division \($3)" }
        + ["as institute: bind 12220100TE00009047", "as bureau: next", "as bureau: approve ok"]

    private static let persons =
        [
            ("drafting", "章一", "220102199102010016"), ("waiting", "章二", "220102199203010023"),
            ("approved", "章三", "220102199304010030"), ("returned", "章四", "220102199405010048"),
            ("appraised", "章五", "220102199506010055"), ("published", "章六", "220102199607010062"),
            ("terminated", "章七", "22010219970801007X"), ("free", "章八", "220102199809010087"),
            ("asking", "章九", "220102199901010098"), ("remote", "章十", "220102199002010107"),
        ].map { "register person \($0) name \($1) citizen-id \($2)" }
        + bound(["drafting", "waiting", "approved"], to: "institute", "12220102TE00009031")
        + bound(["returned", "appraised", "published", "terminated"], to: "university", "12220000TE00009055")
        + bound(["remote"], to: "island", "12220200TE0000906J")
        + ["as asking: bind 12220102TE00009031"]

    /// Cases 11 to 18, in the order of the persons.
    private static let cases =
        ["drafting", "waiting", "approved", "returned", "appraised", "published", "terminated", "remote"]
        .flatMap(declared)
        + ["waiting", "approved", "returned", "appraised", "published", "terminated"].map { "as \($0): submit" }
        + passed(13, by: "institute")
        + [
            "as university: open 14", "as university: judge education wrong 缺证书",
            "as university: judge others right", "as university: return to applicant 请补充",
        ]
        + [15, 16].flatMap { sent($0, by: "university") + passed($0, by: "hall") }
        + ["as hall: open 16", "as hall: record passed grade B", "as hall: publish"]
        + ["as university: open 17", "as university: terminate 不符"]

    private static func bound(_ names: [String], to unit: String, _ code: String) -> [String] {
        names.flatMap { ["as \($0): bind \(code)", "as \(unit): next", "as \(unit): approve ok"] }
    }

    private static func declared(_ name: String) -> [String] {
        [
            "apply talent-grading", "fill basic.grade B", "fill basic.class 工程技术", "fill education.1.school 吉林大学",
            "fill education.1.degree 博士", "attach education.1.proof proof.pdf", "fill contract.years 3",
            "fill contract.insured yes",
        ].map { "as \(name): \($0)" }
    }

    private static func passed(_ number: Int, by unit: String) -> [String] {
        ["open \(number)", "judge all right", "approve 同意"].map { "as \(unit): \($0)" }
    }

    private static func sent(_ number: Int, by unit: String) -> [String] {
        passed(number, by: unit) + ["attach letter proof.pdf", "dispatch"].map { "as \(unit): \($0)" }
    }
}
