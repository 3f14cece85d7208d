// Faults of conditions: types that do not fit, operators that do not exist, parts that are missing.

import Syntax

/// The kinds of this family.
let conditionFaults: [FaultKind] =
    [
        ("text compared with a number", ["M0401"], "require applicant.name is 5 else \"姓名有误\""),
        ("order of texts", ["M0402"], "require applicant.name > \"王\" else \"姓名有误\""),
        ("value as a condition", ["M0403"], "require applicant.name else \"请填写姓名\""),
        ("age of a text", ["M0404"], "forbid age of applicant.name > 60 else \"已达退休年龄\""),
        ("path behind a text", ["M0406"], "require applicant.name.kind is set else \"请填写姓名\""),
        ("chained comparison", ["M0210"], "forbid applicant.name is \"甲\" is \"乙\" else \"姓名有误\""),
        ("missing closing parenthesis", ["M0206"], "require (applicant.name is set else \"请填写姓名\""),
        ("parenthesis too many", ["M0208", "M0203"], "require applicant.name is set) else \"请填写姓名\""),
        ("two equals signs", ["M0106"], "forbid applicant.name == \"某\" else \"姓名有误\""),
        ("exclamation mark", ["M0106"], "require applicant.name != \"某\" else \"姓名有误\""),
        ("two ampersands", ["M0106"], "require applicant.name is set && today > 2020-01-01 else \"请填写姓名\""),
        ("condition left out", ["M0204"], "require else \"请填写姓名\""),
        ("operand left out", ["M0204"], "require applicant.name is set and else \"请填写姓名\""),
        ("right side left out", ["M0204"], "forbid applicant.name is else \"姓名有误\""),
        ("operator left out", ["M0203", "M0208"], "forbid applicant.name \"某\" else \"姓名有误\""),
        ("text left out", ["M0203"], "require applicant.name is set else"),
        ("equals without is", ["M0203", "M0204", "M0208", "M0106"], "forbid applicant.name = \"某\" else \"姓名有误\""),
        ("amount of a single module", ["M0308", "M0421"], "require count of no-such-list > 1 else \"请至少填写两项\""),
        ("number for a party", ["M0401"], "forbid applicant is 5 else \"申报人有误\""),
        ("chain that is none", ["M0203"], "forbid applicant in applicant.name else \"申报人有误\""),
    ].map { row in
        let (name, codes, line) = row
        return FaultKind(name, Set(codes), in: matterLines) { statement, _ in
            statement.addMatterLine(line)
        }
    } + [
        FaultKind("effect of another type", ["M0405"], in: [.set]) { statement, _ in
            statement.replace(statement.keyword(.to).map { $0 + 1 }, "5")
        },
        FaultKind("reviewer that is no party", ["M0418"], in: [.reviewer]) { statement, _ in
            guard let dot = statement.token(.dot), dot + 1 == statement.last else { return nil }
            return statement.replace(statement.last, "name")
        },
        FaultKind("division that is none", ["M0419"], in: [.reviewer, .appraisalOffice]) { statement, _ in
            statement.keyword(.of) == nil ? nil : statement.replace(statement.last, "name")
        },
        FaultKind("effect on a field that must be filled", ["M0514"], in: [.clear]) { statement, _ in
            statement.replace(statement.last, "name")
        },
    ]
