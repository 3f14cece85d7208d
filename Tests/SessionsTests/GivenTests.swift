// Trials of the commands by which a training begins where others have been at work before: parties that are given, and
// samples of all that is required.

import Engine
import Machines
import Source
import Storage
import Testing

@testable import Sessions

@Suite struct GivenTests {
    private static let people = """
        given unit hall name 省厅 division 220000 hrss yes
        已知 单位 office 单位名称 设计院 所属行政区划 220000 上级主管部门 hall
        given person zhang unit office
        """

    private func trial(_ language: Language = .zh) throws -> Trial {
        let trial = try Trial(try Trial.shipped(), language: language)
        trial.run("clock 2023-07-03\n" + Self.people)
        return trial
    }

    @Test func whatOnlyMattersWriteIsThereAtOnce() throws {
        let trial = try trial()
        let registry = trial.session.registry
        let zhang = try #require(registry.account(named: "zhang")?.party.flatMap(registry.party))
        let office = try #require(registry.account(named: "office")?.party.flatMap(registry.party))
        let schema = registry.ruleset.parties[zhang.kind]
        #expect(zhang.value(try #require(schema.field(named: "unit"))) == .party(office.id))
        let superior = try #require(registry.ruleset.parties[office.kind].field(named: "superior"))
        #expect(office.value(superior) == (registry.account(named: "hall")?.party).map { .party($0) })
        #expect(registry.title(of: zhang.id) == "zhang", "what is not given is a sample")
        #expect(office.value(try #require(registry.ruleset.parties[office.kind].field(named: "hrss"))) == .flag(false))
    }

    @Test func samplesOfUniqueFieldsDiffer() throws {
        let trial = try trial()
        trial.run((1...20).map { "given person p\($0)" }.joined(separator: "\n"))
        #expect(trial.session.registry.parties.count == 23)
    }

    @Test func everythingRequiredGetsASample() throws {
        let trial = try trial()
        trial.run("as zhang: apply talent-grading\nas zhang: fill basic.grade B")
        let said = trial.run("as zhang: fill everything")
        #expect(said.hasPrefix("已取样例：") && said.contains("个附件"))
        #expect(trial.run("as zhang: show basic").contains("申请评定级别：B 国家级领军人才"), "what is there stays")
        #expect(trial.run("以 zhang：填写 全部") == "没有缺少的内容\n")
        trial.run("as zhang: submit")
        #expect(trial.perform("as zhang: fill everything").told.contains("拒绝[R0"))
    }

    @Test func aSampleHangsWhereNoFileIsGiven() throws {
        let trial = try trial(.en)
        trial.run("as zhang: apply talent-grading\nas zhang: fill everything")
        #expect(trial.run("as zhang: attach education.1.proof").contains(".pdf"))
        trial.run("as zhang: submit\nas office: next\nas office: judge all right\nas office: approve ok")
        #expect(trial.run("as office: attach letter").contains("attached"))
        trial.run("as office: dispatch")
    }

    @Test func samplesAreForTrainingStores() throws {
        let trial = try Trial(try Trial.shipped(), isTraining: false, language: .en)
        #expect(trial.perform("given person zhang").told.contains("`given` is for training stores"))
        let desk = try TrialDesk()
        let session = try desk.session(of: .real)
        #expect(session.perform("attach letter") == .refused)
        #expect(desk.takeTold().contains("refused[P0102]"))
    }

    @Test(arguments: [
        ("given unit new |", "superior"), ("given person new unit |", "office"), ("已知 自然人 new |", "unit"),
    ])
    func completionOffersWhatMayBeGiven(marked: String, expected: String) throws {
        let trial = try trial(.en)
        let line = marked.replacing("|", with: "")
        #expect(trial.session.completions(line, line.count).map(\.text).contains(expected))
    }
}
