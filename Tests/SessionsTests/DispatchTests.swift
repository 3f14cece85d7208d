// Trials of selecting, attaching and dispatching (R051–R056, R035, Q22–Q26).

import Engine
import Machines
import Source
import Storage
import Testing

@testable import Sessions

/// Fails unless the words select these cases of institute's 2, 3, 4, 12 and 13.
private func check(
    _ play: ProvincePlay, _ words: String, _ expected: [UInt32], at location: SourceLocation = #_sourceLocation
) {
    play.run("as institute: select \(words)", at: location)
    let found = play.session.focuses["institute"]?.selected ?? []
    #expect(found == expected.map { CaseID($0) }, "select \(words)", sourceLocation: location)
}

@Suite struct SelectTests {
    private static let twoApproved = [
        "as institute: open 12", "as institute: judge all right", "as institute: approve 同意",
    ]

    @Test func r053CasesAreSelectedByNumberRangeAndName() throws {
        let play = try ProvincePlay(after: Self.twoApproved)
        check(play, "13", [13])
        check(play, "12,13", [12, 13])
        check(play, "12、13", [12, 13])
        check(play, "12 13 12", [12, 13])
        check(play, "2-4,13", [2, 3, 4, 13])
        check(play, "11-99999999 -14-4000000000", [12, 13])
        check(play, "12", [12])
        check(play, "+13", [12, 13])
        check(play, "-12", [13])
        check(play, "＋12 －13", [12])
        check(play, "none", [])
        check(play, "all", [12, 13])
        check(play, "all -12", [13])
        check(play, "--matter 人才分类定级评定", [12, 13])
        check(play, "人才分类定级评定 待送审", [12, 13])
        check(play, "--name 章三", [13])
        check(play, "dispatch --name 章二", [12])
        check(play, "12-13 --name 章三", [13])
    }

    @Test func r055TheSelectionShowsWhatEachCaseLacks() throws {
        let play = try ProvincePlay(after: Self.twoApproved)
        play.run("as institute: select 13\nas institute: attach letter proof.pdf")
        let shown = play.run("as institute: select all")
        #expect(shown.hasPrefix("已选 2 件：可以办理 1 件，还缺 1 件\n"), "\(shown)")
        let rows = shown.split(separator: "\n").map(String.init)
        #expect(rows.contains { $0.contains("章二") && $0.contains("推荐报告或申报函") }, "\(shown)")
        #expect(rows.contains { $0.contains("章三") && $0.contains("申报函 proof.pdf") && !$0.contains("推荐报告") })
        #expect(play.run("as institute: select") == shown)
    }

    @Test func aSelectionOfForeignCasesIsRefusedAndChangesNothing() throws {
        let play = try ProvincePlay(after: ["as institute: select 13"])
        for words in ["14", "13,14", "14-17", "9-3", "+x", "99999999999", "1-2-3"] {
            play.refuse("as institute: select \(words)")
            #expect(play.session.focuses["institute"]?.selected == [CaseID(13)], "\(words)")
        }
    }
}

@Suite struct DispatchTests {
    @Test func r051AnApprovedCaseWaitsUntilItIsSentOn() throws {
        let play = try ProvincePlay(after: ["as institute: open 13"])
        #expect(play.run("as institute: progress").contains("送审"))
        #expect(play.run("as bureau: inbox") == "没有待办\n")
        play.run("as institute: attach letter proof.pdf\nas institute: dispatch")
        #expect(play.run("as bureau: inbox").contains("待审核 1 件：办件 13 章三"))
    }

    @Test func r052TheCasesToBeSentAreReachedThroughTheirMatter() throws {
        let play = try ProvincePlay()
        let listed = play.run("as institute: list 人才分类定级评定 待送审")
        #expect(listed.contains("章三") && !listed.contains("章二"), "\(listed)")
        #expect(play.run("as institute: select 人才分类定级评定 待送审").contains("章三"))
    }

    private static let twoApproved = [
        "as institute: open 12", "as institute: judge all right", "as institute: approve 同意",
        "as institute: select all",
    ]

    @Test func r053OneFileIsLinkedToEverySelectedCase() throws {
        let play = try ProvincePlay(after: Self.twoApproved)
        let before = play.store.head.sequence
        let said = play.run("as institute: attach 推荐报告 proof.pdf")
        #expect(said.contains("办件 12 章二 · 推荐报告 proof.pdf · 可以送审"), "\(said)")
        #expect(said.contains("办件 13 章三 · 推荐报告 proof.pdf · 可以送审"), "\(said)")
        #expect(play.store.head.sequence == before + 2)
        let files = [12, 13].compactMap { play.session.registry.case(CaseID($0))?.currentDispatchFiles.first?.file }
        #expect(files.count == 2 && files[0] == files[1])
    }

    @Test func q24AFileOfTheSameNameReplacesTheOld() throws {
        let play = try ProvincePlay(after: Self.twoApproved + ["as institute: attach letter proof.pdf"])
        try play.give("proof.pdf", "%PDF-1.4 better\n")
        try play.give("more.pdf", "%PDF-1.4 more\n")
        play.run("as institute: attach letter proof.pdf\nas institute: attach letter more.pdf")
        let files = play.session.registry.case(CaseID(12))?.currentDispatchFiles.map(\.file) ?? []
        #expect(files.map(\.name) == ["proof.pdf", "more.pdf"])
        #expect(files.map(\.sizeBytes) == [16, 14])
    }

    @Test func r054FilesAreTakenAwayFromEverySelectedCase() throws {
        let play = try ProvincePlay(after: Self.twoApproved + ["as institute: attach letter proof.pdf"])
        let said = play.run("as institute: detach 申报函")
        #expect(said.contains("办件 12 章二 · 还缺推荐报告或申报函"), "\(said)")
        #expect(play.refuse("as institute: detach 申报函").contains("[R0511]"))
    }

    @Test(arguments: ["attach letter proof.pdf", "detach letter", "dispatch"])
    func q25FilesOfACaseThatWasSentOnStayAsTheyAre(_ line: String) throws {
        let play = try ProvincePlay(after: [
            "as institute: open 13", "as institute: attach letter proof.pdf", "as institute: dispatch",
        ])
        play.run("as institute: open 13")
        #expect(play.refuse("as institute: \(line)").contains("R0201"))
    }

    @Test func r056WithoutAnAttachmentNothingIsSentAndEachCaseIsNamed() throws {
        let play = try ProvincePlay(after: Self.twoApproved)
        let told = play.refuse("as institute: dispatch")
        #expect(told.contains("[R0704]"))
        #expect(told.contains("办件 12 章二：缺少送审附件：推荐报告、申报函，至少上传其中一项 [R0701]"), "\(told)")
        #expect(told.contains("办件 13 章三："), "\(told)")
    }

    @Test func q26APartIsSentWhereItIsAskedFor() throws {
        let play = try ProvincePlay(after: Self.twoApproved)
        play.run("as institute: select 13\nas institute: attach letter proof.pdf\nas institute: select all")
        play.refuse("as institute: dispatch")
        let said = play.run("as institute: dispatch --partial")
        #expect(said.contains("已送审：1 件，未办理 1 件"), "\(said)")
        #expect(said.contains("办件 12 章二：缺少送审附件"), "\(said)")
        #expect(play.drawn.last == 2)
    }

    @Test func r035CasesThatWaitToBeSentAreCalledToMind() throws {
        let play = try ProvincePlay(after: ["as institute: open 12", "as institute: judge all right"])
        #expect(play.run("as institute: approve 同意").contains("待送审 2 件，请及时送审"))
        #expect(play.run("login institute").contains("待送审，请及时送审 2 件"))
        #expect(play.run("dashboard").contains("送审 2（请及时送审）"))
        play.run("select all\nattach letter proof.pdf\ndispatch")
        #expect(!play.run("inbox").contains("请及时送审"))
    }

    @Test func q22AnOfficeDecidesWithoutSendingOn() throws {
        let play = try ProvincePlay()
        let kinds = play.session.registry.case(CaseID(15)).map { subject in
            play.session.registry.machine(of: subject).states.filter { $0.kind == .dispatch }.map(\.name)
        }
        #expect(kinds?.isEmpty == false && kinds?.contains { $0.contains("province") } == false, "\(kinds ?? [])")
    }
}
