// Conditions that are always or never true, codes M09xx: where each finding stands, and what is no finding.

import Checking
import Source
import Testing

@Suite struct ConditionTests {
    @Test(arguments: [
        #"require «M0901»basic.age > 60 and basic.age < 45 else "t""#,
        #"require «M0901»basic.age > 60.9999 and basic.age < 61 else "t""#,
        #"require «M0901»age of applicant.citizen-id > 60 and age of applicant.citizen-id < 61 else "t""#,
        #"require «M0901»applicant.born > 2000-01-01 and applicant.born <= 2000-01-01 else "t""#,
        #"require «M0901»basic.grade is A and basic.grade is B else "t""#,
        #"require «M0901»basic.grade > C else "t""#,
        #"require «M0901»count of works > 5 else "t""#,
        #"require «M0901»applicant.name is "a" and applicant.name in ("b", "c") else "t""#,
        #"require «M0901»applicant.unit is set and applicant.unit.division is not set else "t""#,
        #"require «M0901»applicant.unit is not set and «M0516»applicant.unit.hrss else "t""#,
        #"require «M0901»basic.age < basic.age else "t""#,
        #"require «M0901»year > 2030 and not year > 2020 else "t""#,
        #"require «M0901»no else "t""#,
        #"forbid «M0901»applicant.name is set else "t""#,
        #"forbid «M0901»basic.grade >= A else "t""#,
        #"forbid «M0902»basic.grade < A else "t""#,
        #"require «M0902»applicant.unit is set or applicant.unit is not set else "t""#,
        #"require «M0902»basic.age > 3 or basic.age <= 3 else "t""#,
        #"warn «M0902»basic.age > 60 and basic.age < 45 "t""#,
        #"warn «M0903»applicant.born is set "t""#,
        #"require basic.age >= 60 and basic.age <= 60 else "t""#,
        #"require basic.age > 45 and basic.age < 60 else "t""#,
        #"forbid applicant.unit is set and applicant.unit.hrss is no and applicant has open m else "t""#,
        #"require basic.grade is A or basic.grade is not A and basic.age > 3 else "t""#,
        #"require applicant.income > 3 and applicant.income < 3.02 else "t""#,
    ])
    func oneCondition(_ statement: String) { check(sampleMatter(statement)) }

    @Test(arguments: [
        #"require basic.age > 60 else "t"; require «M0904»basic.age < 45 else "t""#,
        #"require basic.age > 60 else "t"; forbid «M0904»basic.age >= 60 else "t""#,
        #"forbid basic.grade is A else "t"; forbid basic.grade is B else "t"; forbid «M0904»basic.grade is C else "t""#,
        #"require applicant.unit is set else "t"; require «M0904»applicant.unit is not set else "t""#,
        #"warn basic.age > 60 "t"; require basic.age < 45 else "t""#,
        #"require «M0901»basic.age > 5 and basic.age < 3 else "t"; require basic.age < 45 else "t""#,
        #"require applicant.unit is set else "t"; require applicant.unit.superior is not set else "t""#,
    ])
    func conditionsTogether(_ statements: String) { check(sampleMatter(statements)) }

    @Test func aContradictionPointsToWhatItContradicts() {
        let found = check(
            sampleMatter(
                """
                require applicant.income > 5 else "t"
                require basic.age > 60 else "t"
                require «M0904»basic.age < 45 else "t"
                """))
        #expect(found.first?.labels.map { $0.sentence.rendered(in: .en) } == ["contradicts this"])
    }

    @Test(arguments: [
        #"require «M0905»years since last approved of m > 3 else "t""#,
        #"forbid years since last approved of m <= 3 else "t""#,
        #"require years since last approved of m > 3 or not applicant has open m else "t""#,
    ])
    func theFirstCaseIsLetIn(_ statement: String) { check(sampleMatter(statement)) }

    @Test func whatOnlyThisMatterSetsIsNotRequired() {
        check(
            """
            party man "t" {
                field a "t" text optional set by own
                field b "t" text optional set by own
            }
            matter own "t" {
                category "t"; applicant man
                require «M0905»applicant.a is set else "t"
                forbid applicant.b is set else "t"
                level x "t" { reviewer applicant; approve }
                on approved { set applicant.a to "1"; set applicant.b to "1" }
            }
            """)
    }

    @Test(arguments: [
        #"level x "t" { reviewer applicant.unit; approve; when «M0906»basic.age > 60 and basic.age < 45 }"#,
        #"require basic.age > 60 else "t"; level x "t" { reviewer applicant; approve; when «M0906»basic.age < 45 }"#,
        #"require basic.age > 60 else "t"; level x "t" { reviewer applicant; approve; when «M0907»basic.age > 45 }"#,
        #"level x "t" { reviewer applicant.unit; approve; when basic.age > 45 }"#,
        #"level x "t" { reviewer applicant.unit; approve; require «M0901»basic.age > 60 and basic.age < 45 else "t" }"#,
        #"module x "t" { field a "t" text when «M0908»basic.age > 3 and basic.age < 2 }"#,
        #"module x "t" { field a "t" text when «M0907»basic.age is set or basic.age is not set }"#,
        #"module x "t" { field a "t" number range 1..5; field b "t" text when «M0908»a > 5 }"#,
        #"module x "t" { field a "t" text from «M0911»basic.note }"#,
        #"module x "t" list 0..3 { field a "t" text from «M0912»applicant.name }"#,
        #"level x "t" { reviewer applicant.unit; «M0913»judge basic; approve }"#,
        #"level x "t" { reviewer applicant.unit; judge basic; approve; return to applicant }"#,
        #"require applicant.unit is set else "t"; level x "t" { «M0914»reviewer applicant.unit; optional; approve }"#,
        #"level x "t" { reviewer applicant.unit; optional; approve }"#,
        #"level x "t" { reviewer applicant.unit; optional; approve; when basic.age > 45 }"#,
        #"level x "t" { reviewer applicant.unit; approve; when basic.age > 45 }"#
            + #"; level y "t" { reviewer applicant.unit; approve; when basic.age < 45; return to «M0910»x }"#,
        #"level x "t" { reviewer applicant.unit; approve; when basic.age > 45 }"#
            + #"; level y "t" { reviewer applicant.unit; approve; when basic.age > 60; return to x }"#,
    ])
    func levelsAndFields(_ statement: String) { check(sampleMatter(statement)) }

    @Test(arguments: [
        #"office o "t" among unit when «M0909»hrss and not hrss by division tiers a "t""#,
        #"office o "t" among unit when «M0907»name is set by division tiers a "t""#,
        #"office o "t" among unit when kind is 机关 by division tiers a "t""#,
    ])
    func offices(_ office: String) {
        check(
            office + "\n"
                + sampleMatter(#"level x "t" { reviewer o at a of applicant.unit.division; approve }"#))
    }

    @Test func aThousandConditionsAreDecidedOneByOne() {
        let conditions = (0..<1000).map { "forbid basic.age is \($0) and applicant.income > \($0) else \"t\"" }
        check(sampleMatter(conditions.joined(separator: "\n")))
    }
}
