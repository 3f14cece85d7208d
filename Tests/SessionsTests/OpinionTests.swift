// Trials of standard opinions: their numbers, their upkeep by a unit, and how they are picked while one writes.

import Engine
import Machines
import Source
import Testing

@testable import Sessions

@Suite struct OpinionTests {
    private func trial(_ language: Language = .zh) throws -> Trial {
        let trial = try Trial(try Trial.shipped(), language: language)
        trial.give("proof.pdf", "%PDF")
        trial.run(TrialWorld.provinceLines.joined(separator: "\n"))
        return trial
    }

    @Test func aUnitsOwnOpinionsOfR048StandBehindTheRulebooks() throws {
        let trial = try trial()
        #expect(trial.run("as institute: opinions add approve 同意上报。") == "已添加：通过 @3 同意上报。\n")
        #expect(trial.run("as institute: 常用意见 添加 通过 同意。") == "已添加：通过 @4 同意。\n")
        #expect(trial.run("as institute: opinions move 审核通过 @4 to 3") == "已移动：通过 @3 同意。\n")
        #expect(trial.run("as institute: opinions edit approve 3 同意，请复核。") == "已修改：通过 @3 同意，请复核。\n")
        #expect(
            trial.run("as institute: opinions approve") == """
                操作  编号  常用意见              来源
                ----  ----  --------------------  ------
                通过     1  情况属实，同意推荐。  规则
                         2  材料齐全，审核通过。  规则
                         3  同意，请复核。        本单位
                         4  同意上报。            本单位

                """)
        #expect(trial.run("as institute: opinions remove approve 3") == "已移除：通过 同意，请复核。\n")
        #expect(trial.run("as institute: opinions").contains("终止     1  不符合申报条件。"))
        #expect(trial.run("as institute: opinions judge") == "还没有常用意见；添加：常用意见 添加 核对 内容\n")
        #expect(!trial.run("as bureau: opinions").contains("同意上报"), "another unit's are its own")
    }

    @Test(arguments: [
        ("@1", "情况属实，同意推荐。"), ("＠２", "材料齐全，审核通过。"), ("@1 请复核。", "情况属实，同意推荐。请复核。"),
        ("@1 @2", "情况属实，同意推荐。材料齐全，审核通过。"), ("\"@1\"", "@1"), ("1", "1"), ("2 名专家同意", "2 名专家同意"),
        ("see @1", "see 情况属实，同意推荐。"), ("@一", "@一"), ("@", "@"), ("a@1", "a@1"),
    ])
    func anOpinionOfR047IsTypedOrPicked(_ written: String, _ meant: String) throws {
        let trial = try trial()
        trial.run("as institute: open 12\nas institute: judge all right\nas institute: approve \(written)")
        #expect(trial.session.registry.case(CaseID(12))?.body.deeds.last?.text == meant)
    }

    @Test func aNoteOfR042IsPickedToo() throws {
        let trial = try trial(.en)
        trial.run("as institute: opinions add judge the proof is missing\nas institute: open 12")
        trial.run("as institute: judge education wrong @1")
        #expect(trial.session.registry.case(CaseID(12))?.body.deeds.last?.text == "the proof is missing")
    }

    @Test func allAccountsOfAUnitShareR048() throws {
        let trial = try trial()
        trial.run("as institute: opinions add return 请补。")
        let party = try #require(trial.session.registry.account(named: "institute")?.party)
        #expect(trial.session.registry.opinionList(of: party, for: .return).own == ["请补。"])
    }

    @Test func aRecallOfQ27MakesADraftOfWhatWasDecided() throws {
        let trial = try trial()
        trial.run("as institute: open 12\nas institute: judge all right\nas institute: approve @2")
        let said = trial.run("as institute: recall")
        #expect(said.contains("原决定已存为草稿"))
        #expect(trial.session.registry.draft(of: CaseID(12), by: "institute")?.opinion == "材料齐全，审核通过。")
        #expect(trial.run("as institute: history 12").contains("撤回审核"))
        trial.run("as institute: approve 同意")
        #expect(trial.session.registry.draft(of: CaseID(12), by: "institute") == nil)
    }

    @Test func aDecisionSaysHowManyWaitStillForR040() throws {
        let trial = try trial()
        let said = trial.run("as institute: open 12\nas institute: judge all right\nas institute: approve @1")
        #expect(said.hasSuffix("  还有 2 件待办：下一件\n"))
    }
}
