// Names that are unknown or doubled, codes M03xx: where each finding stands, and what may have been meant.

import Checking
import Source
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        #"party x "t" { field a "t" «M0302»persn optional }"#,
        #"party x "t" { field a "t" «M0302»txet }"#,
        #"party x "t" { field a "t" text; field «M0316»a "t" text }"#,
        #"party «M0316»person "t" { field a "t" text }"#,
        #"party x "t" { field a "t" choice A, B, «M0316»A }"#,
        #"office o "t" among «M0301»units by division tiers a "t""#,
        #"office o "t" among unit by «M0303»divison tiers a "t""#,
        #"office o "t" among unit when «M0313»hrs by division tiers a "t", «M0316»a "t""#,
        #"party x "t" { field a "t" text optional set by «M0306»nothing }"#,
        #"divisions "a.json""#,
        #"calendar "a.json""#,
    ])
    func namesOfPartiesAndOffices(_ text: String) {
        // The shared parties come second, so that a doubled name is reported in them.
        let marked = MarkedText(text)
        let (_, diagnostics) = checked([sampleParties, marked.text])
        let found = diagnostics.filter { $0.severity == .error && $0.location.file == FileID(1) }
            .map { MarkedText.Mark(start: Int($0.location.span.start), code: $0.code.code) }
        let isSecond = text.hasPrefix("divisions") || text.hasPrefix("calendar")
        let marks = isSecond ? [MarkedText.Mark(start: 0, code: "M0506")] : marked.marks
        #expect(found.sorted() == marks, "\(text)")
    }

    @Test(arguments: [
        #"require applicant.«M0303»uint is set else "t""#,
        #"require «M0313»nothing is set else "t""#,
        #"require «M0313»basic is set else "t""#,
        #"require basic.«M0303»grad is A else "t""#,
        #"require basic.grade is «M0312»D else "t""#,
        #"require «M0312»D is basic.grade else "t""#,
        #"require basic.grade in (A, «M0312»D) else "t""#,
        #"require basic.grade is «M0312»"甲" else "t""#,
        #"forbid applicant has open «M0306»n else "t""#,
        #"require years since last «M0310»passed of m > 1 else "t""#,
        #"require years since last approved of «M0306»n > 1 else "t""#,
        #"require count of «M0308»work > 1 else "t""#,
        #"forbid applicant.unit is set and applicant.unit.division is «M0315»220381 else "t""#,
        #"on «M0310»passed { set applicant.grade to A }"#,
        #"on approved { set applicant.grade to «M0312»D }"#,
        #"revoke from draft, «M0314»approved, first"#,
        #"route «M0307»r"#,
        #"module «M0316»basic "t" { field a "t" text }"#,
        #"attachment «M0316»letter "t" pdf up to 1 MB"#,
        #"level «M0316»first "t" { reviewer applicant.unit; approve }"#,
        #"target «M0301»units "t" by name"#,
        #"target unit "t" by «M0303»code"#,
        #"appraisal "t" { office hrss at «M0305»city of applicant.unit.division; outcome a "t"; publish }"#,
        #"appraisal "t" { office applicant.unit; outcome a "t"; outcome «M0316»a "t"; publish }"#,
        #"appraisal "t" { office «M0304»hrs at county of applicant.unit.division; outcome a "t"; publish }"#,
    ])
    func namesInAMatter(_ statement: String) { check(sampleMatter(statement)) }

    @Test(arguments: [
        #"terminate; judge basic, «M0308»basis"#,
        #"return to applicant, «M0309»frist"#,
        #"dispatch with letter or «M0311»lettr"#,
    ])
    func namesInALevel(_ statement: String) { check(sampleMatter("", level: statement)) }

    @Test func aRouteKnowsItsLevels() {
        check(
            """
            route r "t" {
                level first "t" { reviewer applicant.unit; approve }
                level second "t" { reviewer applicant.unit; approve; return to first }
            }
            matter a "t" { category "t"; applicant person; route r without first }
            matter b "t" { category "t"; applicant person; route r without «M0309»third }
            matter c "t" { category "t"; applicant person; «M0527»route r without first, second }
            """)
    }

    @Test func whatMayHaveBeenMeantIsNamed() {
        let diagnostics = check(sampleMatter(#"require applicant.«M0303»uint is set else "t""#))
        #expect(diagnostics.first?.headline(in: .en) == "the party `person` has no field `uint`")
        #expect(diagnostics.first?.headline(in: .zh) == "主体“person”没有字段“uint”")
        #expect(diagnostics.first?.notes.map { $0.rendered(in: .en) } == ["did you mean `unit`?"])
        #expect(diagnostics.first?.fixes.map(\.replacement) == ["unit"])
    }

    @Test func aDoubledNamePointsToTheFirst() {
        let diagnostics = check(sampleMatter(#"module «M0316»basic "t" { field a "t" text }"#))
        #expect(diagnostics.first?.labels.map { $0.sentence.rendered(in: .en) } == ["first declared here"])
    }

    @Test(arguments: [2, 8, 9, 10, 40])
    func amongFewAndManyADoubledNameIsFound(_ count: Int) {
        let names = (1...count).map { "f\($0)" }
        let fields = (names + ["«M0316»f1", "«M0316»f\(count)", "other"]).map { "field \($0) \"t\" text" }
        check(sampleMatter("module x \"t\" { " + fields.joined(separator: "; ") + " }"))
    }

    @Test func declarationsMayStandInAnyOrderAndFile() {
        let matter = MarkedText(sampleMatter("")).text
        let (first, diagnostics) = checked([matter, sampleParties])
        let (second, others) = checked([sampleParties, matter])
        #expect(diagnostics == [])
        #expect(others == [])
        #expect(first.matters.map(\.levels.count) == second.matters.map(\.levels.count))
        #expect(first.parties.map(\.name) == second.parties.map(\.name))
    }
}
