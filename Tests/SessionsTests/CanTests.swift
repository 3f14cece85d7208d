// Trials of `can`: what it steps is accepted when it is done, and what it bars is refused for the reason it gives.

import Engine
import Machines
import Source
import Testing

@testable import Sessions

@Suite struct CanTests {
    /// Everybody with every case that concerns them, and without one.
    private static let places: [(account: String, case: UInt32?)] = {
        guard let session = try? Trial.province().session else { return [] }
        return session.registry.accounts.flatMap { account -> [(String, UInt32?)] in
            let own = session.registry.cases.filter { subject in account.party.map(subject.involves) ?? false }
            return [(account.name, nil)] + own.map { (account.name, $0.id.number) }
        }
    }()

    @Test(arguments: places)
    func whatIsOfferedByR043IsDoneAndWhatIsBarredIsRefused(_ account: String, _ number: UInt32?) throws {
        let trial = try Trial.province()
        if let number { trial.run("as \(account): open \(number)") }
        let session = trial.session
        session.actingAccount = account
        let party = try #require(session.presentParty.flatMap(session.registry.party))
        let subject = number.flatMap { session.registry.case(CaseID($0)) }
        let answers =
            subject.map { session.answers(to: session.steps(of: $0)) }
            ?? session.applyAnswers(for: party) + session.releaseAnswers(for: party)
        for answer in answers {
            let copy = try trial.copy()
            do throws(Failure) {
                _ = try copy.carryOut(answer.step.sample, by: account)
                #expect(answer.failure == nil, "\(answer.step.sample) was barred and was done")
            } catch {
                #expect(error.code == answer.failure?.code, "\(answer.step.sample)")
            }
        }
    }

    @Test func thereIsEnoughToTry() {
        #expect(Self.places.count > 40)
    }

    @Test func aReviewerSeesWhatIsLeft() throws {
        let trial = try Trial.province(.zh)
        trial.run("as institute: open 12\nas institute: judge basic wrong")
        #expect(
            trial.run("as institute: can") == """
                办件 12 章二 · 人才分类定级评定 · 待“推荐单位”某设计院审核
                现在可办
                  核对 学历学位、业绩成果、合同与社保 无误|有误
                  终止 "意见"
                还不能办
                  通过 "意见"
                  退回 至 申报人 基本信息 "意见"
                      还有模块没有核对：学历学位、业绩成果、合同与社保 [R0204]
                      办法：逐个核对：核对 模块 无误，或 核对 模块 有误

                """)
        #expect(trial.run("as waiting: open 12\nas waiting: can").hasSuffix("由别人办\n  某设计院：核对、通过、退回、终止\n"))
    }

    @Test func withoutACaseTheMattersAreListedWithWhatIsInTheWay() throws {
        let trial = try Trial.province()
        trial.run("as institute: select none")
        let said = trial.run("as free: can")
        #expect(said.hasPrefix("nothing is waiting\ncan be done now\n  apply personal-binding CREDIT-CODE\n"))
        #expect(said.contains("  apply expert-selection\n      the rulebook refuses: 请先绑定推荐单位，再申报 [R0401]\n"))
        #expect(trial.run("as institute: can").contains("to review, 2: case 10 章九, case 12 章二"))
    }

    @Test func ofASelectionAllOrNoneIsSaid() throws {
        let trial = try Trial.province()
        trial.run("as institute: select 13")
        let said = trial.run("as institute: can")
        #expect(said.contains("can be done now\n  attach recommendation FILE\n  attach letter FILE\n"))
        #expect(said.contains("  dispatch\n      a dispatch attachment is missing"))
    }

    @Test func whetherAResultOfR060IsRecordedIsNotSeen() throws {
        let trial = try Trial.province()
        let lines = "as university: open 15\nas university: can\nas university: progress\nas university: history"
        let before = trial.run(lines)
        let refused = trial.perform("as university: publish").told
        #expect(refused.contains("[R0303]"))
        trial.run("as hall: open 15\nas hall: record passed grade B")
        #expect(trial.run(lines) == before)
        #expect(trial.perform("as university: publish").told == refused)
        #expect(trial.run("as hall: history").contains("record passed"))
    }
}
