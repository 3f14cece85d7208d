// What each kind of mutation makes of a text: one row a kind.
// How the rows are tried lives in `MutationKindTests.swift`.

/// A text and all that a kind makes of it.
struct MutationRow: Sendable {
    let kind: String
    let before: String
    let after: [String]

    init(_ kind: String, _ before: String, _ after: String...) {
        self.kind = kind
        self.before = before
        self.after = after
    }
}

extension MutationRow {
    static let all: [MutationRow] = conditions + expressions + roads + levels + forms + ends

    /// Statements of a matter.
    private static func matter(_ kind: String, _ before: String, _ after: String...) -> MutationRow {
        MutationRow(kind, before, after, around: { "matter m \"事项\" {\n\($0)\n}\n" })
    }

    /// A condition of a matter.
    private static func test(_ kind: String, _ before: String, _ after: String...) -> MutationRow {
        MutationRow(kind, before, after, around: { "matter m \"事项\" { require \($0) else \"不行\" }\n" })
    }

    /// Statements of the second of two levels.
    private static func level(_ kind: String, _ before: String, _ after: String...) -> MutationRow {
        MutationRow(kind, before, after) { "matter m \"事项\" { level a {}\nlevel b {\n\($0)\n} }\n" }
    }

    private init(_ kind: String, _ before: String, _ after: [String], around: (String) -> String) {
        self.kind = kind
        self.before = around(before)
        self.after = after.map(around)
    }
}

extension MutationRow {
    private static let conditions = [
        MutationRow(
            "drop-condition", "matter m \"事项\" {\n    require a is set else \"x\"  # why\n    forbid b else \"y\"\n}\n",
            "matter m \"事项\" {\n    forbid b else \"y\"\n}\n",
            "matter m \"事项\" {\n    require a is set else \"x\"  # why\n}\n"),
        MutationRow(
            "drop-condition", "matter m \"事项\" { require a else \"x\"; forbid b else \"y\" }\n",
            "matter m \"事项\" { forbid b else \"y\" }\n", "matter m \"事项\" { require a else \"x\" }\n"),
        matter(
            "flip-condition", "require a else \"x\"; 禁止 b 否则 \"y\"", "forbid a else \"x\"; 禁止 b 否则 \"y\"",
            "require a else \"x\"; 要求 b 否则 \"y\""),
        MutationRow(
            "drop-warning", "matter m \"事项\" {\n    warn a \"x\"\n    period once\n}\n",
            "matter m \"事项\" {\n    period once\n}\n"),
    ]

    private static let expressions = [
        test("shift-bound", "(a < 1 and b >= c)", "(a <= 1 and b >= c)", "(a < 1 and b > c)"),
        test(
            "shift-number", "a < 1 or b is 0.5", "a < 0 or b is 0.5", "a < 2 or b is 0.5", "a < 1 or b is -0.5",
            "a < 1 or b is 1.5"),
        test("shift-number", "today >= 2022-01-01", "today >= 2021-12-31", "today >= 2022-01-02"),
        test("swap-is", "a is 甲 and b 不为 乙", "a is not 甲 and b 不为 乙", "a is 甲 and b 为 乙"),
        test("swap-set", "a is set and b 未填", "a is not set and b 未填", "a is set and b 已填"),
        test("swap-and-or", "a and b and c or d", "a and b and c and d", "a or b or c or d"),
        test("swap-and-or", "a 且 b", "a 或 b"),
        test("drop-operand", "a and b and (c)", "b and (c)", "a and (c)", "a and b"),
        test("drop-not", "a and not b", "a and b"),
        test("drop-listed", "a in (甲, 乙)", "a in (乙)", "a in (甲)"),
        level("drop-when", "when a is set\noptional", "optional"),
        MutationRow(
            "drop-when", "matter p \"甲\" { module e { field f text when a is 甲 optional } }\n",
            "matter p \"甲\" { module e { field f text optional } }\n"),
        level("negate-when", "when a is set or b", "when not (a is set or b)"),
        level("negate-when", "当 a 已填", "当 非 (a 已填)"),
    ]

    private static let roads = [
        MutationRow(
            "drop-level", "route r \"路径\" {\n    level a { approve }\n    level b {\n        approve\n    }\n}\n",
            "route r \"路径\" {\n    level b {\n        approve\n    }\n}\n",
            "route r \"路径\" {\n    level a { approve }\n}\n"),
        MutationRow(
            "swap-levels", "route r \"路径\" {\n    ## A\n    level a { approve }\n    level b { recall }\n}\n",
            "route r \"路径\" {\n    ## A\n    level b { recall }\n    level a { approve }\n}\n"),
        matter(
            "swap-levels", "level a { approve }\nroute r\nlevel b { recall }",
            "route r\nlevel a { approve }\nlevel b { recall }", "level a { approve }\nlevel b { recall }\nroute r"),
        MutationRow(
            "skip-level", "route r \"路径\" { level a {}; level b {} }\nmatter m \"事项\" { route r }\n",
            "route r \"路径\" { level a {}; level b {} }\nmatter m \"事项\" { route r without a }\n",
            "route r \"路径\" { level a {}; level b {} }\nmatter m \"事项\" { route r without b }\n"),
        matter("keep-level", "route r without a, b", "route r without b", "route r without a"),
        matter("keep-level", "route r without a", "route r"),
        level("optional-level", "    reviewer target\n    approve", "    reviewer target\n    optional\n    approve"),
        level("optional-level", "reviewer target; optional; approve", "reviewer target; approve"),
    ]

    private static let levels = [
        level("chain-limit", "reviewer a then b up to 4", "reviewer a then b up to 3", "reviewer a then b up to 5"),
        level("chain-limit", "reviewer a then b up to 1", "reviewer a then b up to 2"),
        level("drop-chain", "reviewer a then b up to 4", "reviewer a"),
        MutationRow(
            "change-reviewer", office + "route r \"路径\" { level a { reviewer o at t of d } }\n",
            office + "route r \"路径\" { level a { reviewer o at s of d } }\n",
            office + "route r \"路径\" { level a { reviewer q at t of d } }\n"),
        level("drop-judge", "judge every module; approve", "approve"),
        level("narrow-judge", "judge e, f", "judge f", "judge e"),
        matter(
            "narrow-judge", "module e {}; module f {}; level a { judge every module }",
            "module e {}; module f {}; level a { judge f }", "module e {}; module f {}; level a { judge e }"),
        MutationRow(
            "narrow-judge",
            "route r { level a { judge every module } }\nmatter m { module e {}; module f {}; route r }\n",
            "route r { level a { judge e } }\nmatter m { module e {}; module f {}; route r }\n"),
        level("drop-return", "return to applicant, a; approve", "approve"),
        level("widen-return", "return to applicant", "return to applicant, a"),
        level("widen-return", "退回 至 a", "退回 至 a, 申报人"),
        level("narrow-return", "return to applicant, a resume", "return to a resume", "return to applicant resume"),
        level("switch-resume", "return to applicant, a", "return to applicant, a resume"),
        level("switch-resume", "return to a resume", "return to a"),
        level("drop-terminate", "approve; terminate \"不行\"", "approve"),
        level("drop-recall", "recall \"收回\"; approve", "approve"),
        level("add-recall", "approve \"行\"", "approve \"行\"\nrecall"),
        level("drop-deadline", "approve\nwithin 10 workdays", "approve"),
        level("shift-deadline", "within 10 workdays", "within 9 workdays", "within 11 workdays"),
        level("deadline-unit", "within 10 workdays; 限 3 日", "within 10 days; 限 3 日", "within 10 workdays; 限 3 工作日"),
        level("drop-dispatch", "dispatch with x; approve", "approve"),
        level("swap-with", "dispatch with x, y, z", "dispatch with x or y or z"),
        level("swap-with", "送审 附 x 或 y", "送审 附 x, y"),
        level("drop-with", "dispatch with x or y", "dispatch with y", "dispatch with x"),
        level("free-dispatch", "dispatch \"送\" with x or y", "dispatch \"送\""),
    ]

    private static let office = """
        office o "甲" among u by d tiers s "省", t "市"
        office q "乙" among u by d tiers t "市"

        """

    private static let forms = [
        MutationRow(
            "optional-field", "matter p \"甲\" { module e { field f text; field g text optional length 1..9 } }\n",
            "matter p \"甲\" { module e { field f text optional; field g text optional length 1..9 } }\n",
            "matter p \"甲\" { module e { field f text; field g text length 1..9 } }\n"),
        matter(
            "optional-attachment", "module e { attachment a \"附\" pdf up to 2 MB }; attachment b \"附\" pdf",
            "module e { attachment a \"附\" pdf up to 2 MB optional }; attachment b \"附\" pdf"),
        matter(
            "list-bounds", "module e list 0..9 {}", "module e list 1..9 {}", "module e list 0..8 {}",
            "module e list 0..10 {}"),
        matter(
            "field-range", "module e { field f number range 1..50 }", "module e { field f number range 0..50 }",
            "module e { field f number range 2..50 }", "module e { field f number range 1..49 }",
            "module e { field f number range 1..51 }"),
        matter(
            "text-length", "module e { field f text length 0..1 }", "module e { field f text length 1..1 }",
            "module e { field f text length 0..2 }"),
        matter(
            "text-length", "module e { field f text length 1..9 }", "module e { field f text length 2..9 }",
            "module e { field f text length 1..8 }", "module e { field f text length 1..10 }"),
        matter(
            "drop-prefill", "module e { field f text from applicant.name }", "module e { field f text }"),
    ]

    private static let ends = [
        matter("drop-revoke", "revoke from draft\nperiod once", "period once"),
        matter("narrow-revoke", "revoke from draft, returned", "revoke from returned", "revoke from draft"),
        matter(
            "widen-revoke", "module e {}; level a {}; level b {}; revoke from returned, b",
            "module e {}; level a {}; level b {}; revoke from returned, b, draft",
            "module e {}; level a {}; level b {}; revoke from returned, b, a"),
        matter("drop-release", "release by applicant { clear applicant.u }\nperiod once", "period once"),
        matter(
            "drop-effect", "on approved { set applicant.u to target; clear applicant.v }",
            "on approved { clear applicant.v }", "on approved { set applicant.u to target }"),
        matter("drop-appraisal", "appraisal { publish }\nperiod once", "period once"),
        matter(
            "drop-outcome", "appraisal { outcome a; outcome b \"乙\" {} }", "appraisal { outcome b \"乙\" {} }",
            "appraisal { outcome a }"),
        matter("swap-outcomes", "appraisal { outcome a \"甲\"; outcome b }", "appraisal { outcome b; outcome a \"甲\" }"),
        matter("change-period", "period once", "period yearly", "period any"),
        matter("drop-window", "opens 2023-03-01 to 2023-06-30\nperiod once", "period once"),
        matter(
            "shift-window", "opens 2024-03-01 to 2023-12-31", "opens 2024-02-29 to 2023-12-31",
            "opens 2024-03-02 to 2023-12-31", "opens 2024-03-01 to 2023-12-30", "opens 2024-03-01 to 2024-01-01"),
    ]
}
