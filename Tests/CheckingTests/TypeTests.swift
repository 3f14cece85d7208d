// Types and values, codes M04xx: where each finding stands; and what is well typed has none.

import Checking
import Testing

@Suite struct TypeTests {
    @Test(arguments: [
        #"require «M0401»applicant.name is 3 else "t""#,
        #"require «M0401»applicant.income > basic.age else "t""#,
        #"require «M0401»applicant is applicant.name else "t""#,
        #"require «M0401»applicant.grade is basic.age else "t""#,
        #"require basic.age in (1, «M0401»"2") else "t""#,
        #"require «M0402»applicant.name < "a" else "t""#,
        #"require «M0403»applicant.name else "t""#,
        #"require not «M0403»basic.age else "t""#,
        #"require basic.age > 1 and «M0403»today else "t""#,
        #"require years since «M0404»applicant.name > 1 else "t""#,
        #"require age of «M0404»applicant.name > 1 else "t""#,
        #"require «M0404»3 is set else "t""#,
        #"require applicant.name.«M0406»x is set else "t""#,
        #"require «M0407»works.title is "a" else "t""#,
        #"require «M0408»basic.grade.name is "a" else "t""#,
        #"require applicant.income > «M0413»3.555 else "t""#,
        #"target unit "t" by credit-code; require applicant in «M0414»target.head chain else "t""#,
        #"target unit "t" by credit-code; require «M0401»applicant in target.superior chain else "t""#,
        #"target unit "t" by credit-code; require «M0415»3 in target.superior chain else "t""#,
        #"require «M0415»applicant.name has open m else "t""#,
        #"require «M0415»yes has open m else "t""#,
        #"require «M0415»years since applicant.born has open m else "t""#,
        #"require «M0415»(not (applicant.hrss)) has open m else "t""#,
        #"require applicant.unit is set and applicant.unit has open «M0420»m else "t""#,
        #"require count of «M0421»basic > 1 else "t""#,
        #"require «M0416»attached letter else "t""#,
        #"require basic.grade is «M0417»"A" else "t""#,
        #"on approved { set applicant.grade to «M0405»today }"#,
        #"on approved { set applicant.grade to «M0417»"A" }"#,
    ])
    func mismatchesInAMatter(_ statement: String) {
        check(sampleMatter(statement))
    }

    @Test(arguments: [
        #"field a "t" number «M0409»length 1..2"#,
        #"field a "t" text «M0409»range 1..2"#,
        #"field a "t" text «M0410»unique"#,
        #"field a "t" text optional «M0410»set by m"#,
        #"field a "t" text length «M0411»3..2"#,
        #"field a "t" money range «M0411»3..2.5"#,
        #"field a "t" text length 1..«M0412»2.5"#,
        #"field a "t" number range 1..«M0412»2023-01-01"#,
        #"field a "t" number from «M0405»applicant.name"#,
        #"field a "t" citizen-id from «M0405»applicant.name"#,
        #"field a "t" text when «M0403»b; field b "t" number"#,
        #"field a "t" choice X, Y from «M0312»Z"#,
        #"field a "t" flag from «M0313»Z"#,
    ])
    func modifiersOfFields(_ field: String) { check(sampleMatter(#"module n "t" { \#(field) }"#)) }

    @Test(arguments: [
        #"reviewer «M0418»applicant.name; approve"#,
        #"reviewer hrss at county of «M0419»applicant.name; approve"#,
        #"reviewer applicant.unit then «M0414»head up to 2; approve"#,
        #"reviewer applicant.unit then superior up to «M0525»0; approve"#,
        #"reviewer applicant.unit; approve; within «M0525»1.5 days"#,
    ])
    func levels(_ statements: String) { check(sampleMatter(#"level third "t" { \#(statements) }"#)) }

    @Test(arguments: [
        #"require basic.age >= 1.5 and basic.age in (1, 2, 3) else "t""#,
        #"require basic.grade < C or A is basic.grade else "t""#,
        #"require applicant.citizen-id is "110105194912310021" else "t""#,
        #"require applicant.name is applicant.citizen-id else "t""#,
        #"require applicant.income >= 3.55 else "t""#,
        #"require applicant.since < year and applicant.since > 1990 else "t""#,
        #"require applicant.born < 2000-01-01 and applicant.born < today else "t""#,
        #"require years since applicant.born > 18 and age of applicant.citizen-id > 18 else "t""#,
        #"require years since last approved of m > 1 or not applicant has open m else "t""#,
        #"require count of works > 1 and count of works is not 3 else "t""#,
        #"require applicant.unit is set and applicant.unit.hrss else "t""#,
        #"require applicant.unit is set and applicant.unit.hrss is no else "t""#,
        #"require applicant.unit is set and applicant.unit.division in (220104, 220100) else "t""#,
        #"forbid applicant.unit is set and applicant.unit in applicant.unit.superior chain else "t""#,
        #"module n "t" { field a "t" choice X, Y from X; field b "t" text when a is Y }"#,
        #"on approved { set applicant.grade to basic.grade; clear applicant.phone }"#,
        #"revoke "t" from draft, returned, first"#,
    ])
    func wellTyped(_ statement: String) {
        check(sampleMatter(statement))
    }

    @Test func mistakesAreSaidOnceAndWithoutThoseThatFollowFromThem() {
        check(
            sampleMatter(
                """
                require applicant.«M0303»uint.division is 220104 else "t"
                require «M0313»x > 1 and («M0313»y.z is 3 or applicant.«M0303»q is A) else "t"
                on approved { set applicant.«M0303»u to A }
                """))
    }
}
