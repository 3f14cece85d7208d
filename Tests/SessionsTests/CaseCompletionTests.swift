// What completion offers about cases: as data, a marked line and what must be among the offers, or must not.

import Source
import Storage
import TestSupport
import Testing

@testable import Sessions

struct CaseCompletionTests {
    /// What a place offers. `open` is a line that is carried out before.
    struct Row: Sendable {
        let open: String
        let marked: String
        let among: [String]
        var notAmong: [String] = []
    }

    static let rows = [
        Row(open: "", marked: "as free: apply tal|", among: ["talent-grading"]),
        Row(open: "", marked: "as free: 申报 人才|", among: []),
        Row(open: "", marked: "as institute: open |", among: ["12"], notAmong: ["14"]),
        Row(open: "as institute: open 12", marked: "as institute: judge ac|", among: ["achievements"]),
        Row(open: "as institute: open 12", marked: "as institute: judge |", among: ["basic", "others", "all"]),
        Row(open: "as institute: open 12", marked: "as institute: judge basic |", among: ["right", "wrong"]),
        Row(open: "as institute: open 12", marked: "as institute: show ed|", among: ["education"]),
        Row(
            open: "as institute: open 12", marked: "as institute: return to |", among: ["applicant"], notAmong: ["city"]
        ),
        Row(open: "as institute: open 12", marked: "as institute: return to applicant |", among: ["basic"]),
        Row(open: "as institute: open 12", marked: "as institute: approve |", among: ["情况属实，同意推荐。"]),
        Row(open: "as institute: open 12", marked: "as institute: approve 情况|", among: ["情况属实，同意推荐。"]),
        Row(open: "as institute: open 13", marked: "as institute: attach |", among: ["recommendation", "letter"]),
        Row(open: "as drafting: open 11", marked: "as drafting: fill basic.gr|", among: ["basic.grade"]),
        Row(
            open: "as drafting: open 11",
            marked: "as drafting: fill basic.grade |", among: ["A", "E"], notAmong: ["F"]),
        Row(open: "as drafting: open 11", marked: "as drafting: fill contract.insured |", among: ["yes", "no"]),
        Row(
            open: "as drafting: open 11", marked: "as drafting: fill education.|",
            among: ["education.1.school", "education.2.school"], notAmong: ["education.3.school"]),
        Row(
            open: "as returned: open 14", marked: "as returned: fill |", among: ["education.1.school"],
            notAmong: ["basic.grade"]),
        Row(open: "as hall: open 15", marked: "as hall: record |", among: ["passed", "failed"]),
        Row(open: "as hall: open 15", marked: "as hall: record passed |", among: ["grade"]),
        Row(open: "as hall: open 15", marked: "as hall: record passed grade |", among: ["A", "B"]),
        Row(open: "", marked: "as hall: profile set |", among: ["name", "division"], notAmong: ["superior"]),
        Row(open: "", marked: "register |", among: ["person", "unit"]),
        Row(open: "", marked: "register unit x name y |", among: ["kind"], notAmong: ["name", "superior"]),
        Row(open: "", marked: "register unit x kind |", among: ["企业"]),
        Row(open: "", marked: "as institute: list --state |", among: ["pending", "done"]),
        Row(open: "", marked: "as institute: results --status |", among: ["undecided", "passed"]),
        Row(open: "", marked: "as institute: dashboard |", among: ["2023", "all"]),
        Row(open: "", marked: "as institute: opinions add |", among: ["approve", "return"]),
        Row(open: "", marked: "as free: open |", among: [], notAmong: ["12"]),
        Row(open: "", marked: "as free: fill |", among: []),
    ]

    @Test func casesAndWhatTheyHoldAreOffered() throws {
        let trial = try Trial(Trial.shipped(), language: .en)
        trial.give("proof.pdf", "%PDF-1.4 proof\n")
        trial.run(TrialWorld.provinceLines.joined(separator: "\n"))
        for row in CaseCompletionTests.rows {
            if !row.open.isEmpty { trial.run(row.open) }
            let before = trial.store.head
            let place = row.marked.firstIndex(of: "|") ?? row.marked.endIndex
            let cursor = row.marked.distance(from: row.marked.startIndex, to: place)
            let found = trial.session.completions(row.marked.replacing("|", with: ""), cursor).map(\.text)
            for text in row.among { #expect(found.contains(text), "\(row.marked): \(found)") }
            for text in row.notAmong { #expect(!found.contains(text), "\(row.marked): \(found)") }
            #expect(trial.store.head == before)
            #expect(trial.session.presentAccount == nil)
        }
    }

    @Test func inChineseTitlesAreOffered() throws {
        let trial = try Trial(Trial.shipped(), language: .zh)
        trial.give("proof.pdf", "%PDF-1.4 proof\n")
        trial.run(TrialWorld.provinceLines.joined(separator: "\n"))
        trial.run("as institute: open 12")
        let offered = trial.session.completions("以 institute：核对 业", 17).map(\.text)
        #expect(offered == ["业绩成果"])
        let matters = trial.session.completions("以 free：申报 人才", 13).map(\.text)
        #expect(matters == ["人才分类定级评定"])
    }
}
