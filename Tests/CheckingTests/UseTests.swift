// What is of no use, and what readers cannot tell apart, codes M07xx: where each finding stands.

import Checking
import Source
import Testing

@Suite struct UseTests {
    @Test(arguments: [
        #"module x "t" { field a "t" text }"#,
        #"attachment «M0705»x "t" pdf up to 1 MB"#,
        #"module x «M0706»"基本" { field a "t" text }"#,
        #"module x "t" { field a "同" text; field b «M0706»"同" text }"#,
        #"module x "t" { field a "t" choice A "同", B «M0706»"同" }"#,
        #"module x "t" { field a "甲" text; field b «M0706»"\u{7532}" text }"#,
        #"module x "t" { field a "\u{E9}甲" text; field b «M0706»"e\u{301}甲" text }"#,
        #"module x "t" { field a "t" choice A "甲", B "乙", C «M0706»"\u{7532}" }"#,
        #"module x "t" { field a "\u{7532}" text; field b «M0707»"\u{41}" text }"#,
        #"module x "t" { field a "\u{7532}乙" text; field b «M0707»"Latin" text; field c "ａ甲" text }"#,
        #"attachment x «M0706»"申报函" pdf up to 1 MB; level y "t" { reviewer applicant; approve; dispatch with x }"#,
        #"level x «M0706»"一级" { reviewer applicant.unit; approve }"#,
        #"appraisal "t" { office applicant.unit; outcome a "同"; outcome b «M0706»"同"; publish }"#,
        #"module x «M0707»"Basics" { field a «M0707»"e-mail" text }"#,
        #"level x "SCI 论文" { reviewer applicant.unit; approve }"#,
        #"alias "甲", «M0709»"甲", «M0709»"事项""#,
        #"revoke "t" from draft, returned, «M0708»draft"#,
        #"module x "t" { field a "t" text; attachment b "t" pdf, jpg, «M0708»pdf up to 1 MB }"#,
        #"level x "t" { reviewer applicant; approve; terminate; judge basic, «M0708»basic }"#,
        #"level x "t" { reviewer applicant; approve; dispatch with letter or «M0708»letter }"#,
    ])
    func inAMatter(_ statement: String) { check(sampleMatter(statement)) }

    @Test func whatStandsTwiceIsTakenAwayWithItsComma() {
        let text = "revoke \"撤\" from draft , returned,\n  draft"
        let (_, diagnostics) = checked([sampleMatter(text), sampleParties])
        let fix = diagnostics.first { $0.code == .namedTwice }?.fixes.first
        let start = sampleMatter(text).utf8.count - sampleMatter("").utf8.count
        #expect(fix?.isCertain == true && fix?.replacement == "")
        #expect(fix?.location.span.byteCount == ",\n  draft".utf8.count && start == text.utf8.count)
    }

    @Test func modulesAreJudged() {
        check(
            """
            matter own "t" {
                category "t"; applicant person
                module a "t" { field a "t" text }
                module «M0704»b "t" { field a "t" text }
                level x "t" { reviewer applicant.unit; judge a; approve; terminate }
            }
            """)
    }

    @Test func declarationsAreUsed() {
        check(
            """
            party «M0702»club "t" { field name "t" text }
            office «M0703»board "t" among unit by division tiers a "t"
            route «M0701»lone "t" { level x "t" { reviewer applicant.unit; approve } }
            route used "t" { level x "t" { reviewer applicant.unit; approve } }
            matter own "t" { category "t"; applicant person; route used }
            """)
    }

    @Test(arguments: [
        "module x \"t\" { field a \"t\" text; field «M0710»\u{430} \"t\" text }",
        "module x \"t\" { field unit \"t\" text; field «M0710»ｕｎｉｔ \"t\" text }",
        "module x \"t\" { field a \"t\" choice A, B, «M0710»\u{391} }",
        "module «M0710»«M0130»b\u{430}sic \"t\" { field a \"t\" text }",
        "module 基本A \"t\" { field a \"t\" text; field а级 \"t\" text; field 级a \"t\" text }",
        "require applicant.«M0303»ｕｎｉｔ is set else \"t\"",
    ])
    func namesAreToldApart(_ statement: String) { check(sampleMatter(statement)) }

    @Test func aLookAlikeIsWhatWasMeant() {
        let (_, diagnostics) = checked([sampleMatter("require applicant.ｕｎｉｔ is set else \"t\""), sampleParties])
        #expect(diagnostics.first?.notes.map { $0.rendered(in: .en) } == ["did you mean `unit`?"])
    }

    @Test func namesInARouteThatNobodyUsesAreResolved() {
        check(
            """
            route lone "t" {
                level a "t" { reviewer applicant.«M0303»uint; approve; judge basic; return to applicant, «M0309»c }
                level b "t" { reviewer «M0304»hrs at county of applicant.unit.division; approve; when basic.age > 3 }
                level «M0316»b "t" { reviewer hrss at «M0305»city of applicant.unit.division; approve; return to a }
                level d "t" { reviewer target; approve; dispatch with letter }
            }
            """)
    }

    @Test func nothingIsCalledUnusedWhereThereIsNoMatter() {
        check(#"party club "t" { field name "t" text }; office board "t" among unit by division tiers a "t""#)
    }

    @Test func nothingIsCalledUnusedWhereANameIsUnknown() {
        check(
            """
            route used "t" { level x "t" { reviewer applicant.unit; approve } }
            matter own "t" { category "t"; applicant person; route «M0307»usde }
            """)
    }
}
