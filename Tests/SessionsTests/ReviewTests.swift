// Dialogues of reviews: what is asked in which order, what the answers lead to, and that whatever cuts a dialogue short
// leaves nothing half done.

import Engine
import Machines
import Source
import TestSupport
import Testing

@testable import Sessions

@Suite struct ReviewTests {
    static let rows = [
        ReviewRow(
            name: "R041 R042 R043 R047 R049: module after module, then approved with a standard opinion",
            exchanges: [
                Exchange("as institute: review 12", "1", "1", "4", "1", "1", "1", "."),
                Exchange("as institute: history 12"),
            ]),
        ReviewRow(
            name: "R044 R045 R046 Q17: wrong modules are ticked, and none of them can be left out",
            exchanges: [
                Exchange(
                    "as institute: review 12", "1", "2 缺毕业证书", "4", "1", "", "1", "+1", "@1 另请核对学位。", "0", "3", "",
                    "."),
                Exchange("as waiting: fill contract.years 4"),
            ]),
        ReviewRow(
            name: "R043 Q18: what is not possible now is not offered, and it is said why", language: .en,
            exchanges: [
                Exchange("as institute: review 12", "r", "s", "a", "approve", "2", "t", "not our staff", "y", "q")
            ]),
        ReviewRow(
            name: "Q19 Q20: a return to a lower level", isTyped: false,
            exchanges: [
                Exchange("as institute: open 13"), Exchange("as institute: attach letter proof.pdf"),
                Exchange("as institute: dispatch"), Exchange("as bureau: review 13", "4", "4", "none", "请核实身份。", "1"),
                Exchange("as institute: review 13", "."),
            ]),
        ReviewRow(
            name: "R049: a lost terminal loses no answer",
            exchanges: [
                Exchange("as institute: review 12", "1", "2 缺毕业证书"), Exchange("as institute: review 12", "4", "2"),
                Exchange("as institute: review 12", "", "“2”"), Exchange("as institute: review 12", "."),
                Exchange("as institute: review 12", "0", "2", ""),
            ]),
        ReviewRow(
            name: "R042: going back and changing a verdict; answers that do not answer", language: .en,
            exchanges: [
                Exchange(
                    "as institute: review 12", "0", "x", "", "1", "2: no degree", "0", "r fine after all", "4", "0", "",
                    "9",
                    "", "5", "", "0", ".")
            ]),
        ReviewRow(
            name: "a pipe ends at the first answer that does not answer", isTyped: false,
            exchanges: [
                Exchange("as institute: review 12", "1", "perhaps"), Exchange("as institute: review 12", "4", "1", "9"),
                Exchange("as institute: review 12", "@7"), Exchange("as institute: review 12", "同意", "1"),
            ]),
        ReviewRow(
            name: "R028 R029 R040: case after case, the one that has waited longest first",
            exchanges: [Exchange("as institute: review next", "1", "同意绑定。", "", "4", "", "", "")]),
        ReviewRow(
            name: "R040: a case is passed over, and the next one is offered", isTyped: false,
            exchanges: [
                Exchange("as institute: review --next", ">", ">"),
                Exchange("as institute: review 10", "3", "不是本单位人员。", "是"),
                Exchange("as institute: 审核 下一件", "."),
            ]),
        ReviewRow(
            name: "Q21 Q28: after a resubmission the edited modules are open again",
            exchanges: [
                Exchange("as returned: open 14"), Exchange("as returned: fill education.1.school 东北师范大学"),
                Exchange("as returned: attach education.1.proof proof.pdf"),
                Exchange("as returned: submit"), Exchange("as university: review 14", "1", "", "@1", ""),
            ]),
        ReviewRow(
            name: "R049: a draft that was handed over is the heir's",
            exchanges: [
                Exchange("as institute: review 12", "4", "1", "2", "."),
                Exchange("register approver heir of institute"),
                Exchange("register administrator boss"), Exchange("as boss: accounts handover institute heir"),
                Exchange("as heir: inbox"), Exchange("as institute: review 12", "."),
                Exchange("as heir: review 12", "1"),
            ]),
        ReviewRow(
            name: "Q27: what was recalled is the draft",
            exchanges: [
                Exchange("as institute: review 12", "4", "1", "2", "1", "."), Exchange("as institute: open 12"),
                Exchange("as institute: recall"), Exchange("as institute: review 12", "0", "0", "3", "1", ""),
                Exchange("as institute: history 12"),
            ]),
        ReviewRow(
            name: "R047: an opinion is picked and edited",
            exchanges: [
                Exchange(
                    "as institute: review 12", "4", "1", "改 2", "材料齐全，经核实审核通过。", "0", "改", "材料齐全，同意。", "0", "e9", "."),
                Exchange("as institute: review 12", "."),
            ]),
        ReviewRow(
            name: "R048: of many opinions the first are shown",
            exchanges: (1...12).map { Exchange("as institute: opinions add return 请补第 \($0) 项材料。") } + [
                Exchange("as institute: review 12", "2 缺证", "4", "2", "", "14", "0", "15", "0", "@14 谢谢。", ".")
            ]),
        ReviewRow(
            name: "R041: a clerk judges, an approver decides",
            exchanges: [
                Exchange("register administrator head"), Exchange("as head: accounts add clerk wang of institute"),
                Exchange("as wang: review next", "1", "4"), Exchange("as wang: review 12"),
                Exchange("as institute: review 12", "1", "1", "1", "."),
            ]),
        ReviewRow(
            name: "R049: who was quicker is told, and nothing is decided twice",
            exchanges: [
                Exchange(
                    "as institute: review 12", "4", "1", "1", "!as institute: open 12",
                    "!as institute: judge all right",
                    "!as institute: approve 同意", "1"),
                Exchange("as institute: review 10", "!as institute: open 10", "!as institute: terminate 不符", "1"),
            ]),
        ReviewRow(
            name: "R039: who does not hold the case is told who does",
            exchanges: [
                Exchange("as waiting: review 12"), Exchange("as bureau: review 12"),
                Exchange("as institute: review 13"),
                Exchange("as drafting: review"), Exchange("as institute: review eleven"),
            ]),
    ]

    @Test func theDialoguesOfR039ToR049AreThese() throws {
        let transcripts = try Self.rows.map { row in
            let play = try ReviewPlay(row)
            try play.play()
            return "== \(row.name)\n\(play.transcript)"
        }
        Golden.check(transcripts.joined(separator: "\n"), at: "Tests/SessionsTests/Golden/reviews.txt")
    }

    @Test func aReviewOfR049DoesWhatTheSingleCommandsDo() throws {
        let guided = try deeds(after: [
            Exchange("as institute: review 12", "2 缺证", "4", "2", "", "@1", "1", ".")
        ])
        let single = try deeds(after: [
            Exchange("as institute: open 12"), Exchange("as institute: judge basic wrong 缺证"),
            Exchange("as institute: judge others right"), Exchange("as institute: return to applicant @1"),
        ])
        #expect(guided == single)
        #expect(guided.count == 5)
    }

    @Test(arguments: 0..<8)
    func aReviewCutShortOfR049DecidesNothing(_ count: Int) throws {
        let answers = ["1", "2 缺证", "4", "2", "", "@1 请补。", "0", "@2"]
        let cut = try ReviewPlay(ReviewRow(name: "", exchanges: [Exchange("as institute: review 12", answers, count)]))
        try cut.play()
        #expect(cut.outcomes == [.refused])
        let registry = try cut.registry()
        let subject = try #require(registry.case(CaseID(12)))
        #expect(registry.machine(of: subject).states[Int(subject.configuration.state.index)].name == "unit.review")
        #expect(
            subject.configuration.verdicts.judged.count == min(count, 2)
                + (count > 2 ? subject.body.answers.count - 2 : 0))
        let draft = registry.draft(of: CaseID(12), by: "institute")
        #expect((draft?.verb == .return) == (count > 3))
        #expect((draft?.opinion.isEmpty ?? true) == (count < 6))
    }

    private func deeds(after exchanges: [Exchange]) throws -> [String] {
        let play = try ReviewPlay(ReviewRow(name: "", exchanges: exchanges))
        try play.play()
        #expect(play.outcomes.allSatisfy { $0 == .done })
        let deeds = try play.registry().case(CaseID(12))?.body.deeds ?? []
        return deeds.map { "\($0.verb) \($0.pick) \($0.modules.members) \($0.isRight) \($0.text)" }
    }
}

extension Exchange {
    /// The line with the first so many of the answers.
    init(_ line: String, _ answers: [String], _ count: Int) {
        self.line = line
        self.answers = Array(answers.prefix(count))
    }
}
