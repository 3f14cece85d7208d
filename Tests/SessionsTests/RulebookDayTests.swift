// Divisions count by the day on which a rulebook is read; the places of its rules are found again on any day.

import Checking
import Engine
import Foundation
import Machines
import TestSupport
import Testing

@testable import Sessions

@Suite struct RulebookDayTests {
    @Test(arguments: [
        (2019, 12, 31, [220_381]), (2020, 6, 18, [220_381]), (2020, 6, 19, [220_184]), (2026, 1, 1, [220_184]),
    ])
    func aDivisionThatMovedIsKnownUnderOneCode(_ year: Int, _ month: Int, _ day: Int, _ codes: [Int]) throws {
        let rulebook = try shipped(on: try #require(CivilDate(year: year, month: month, day: day)))
        #expect(rulebook.isSound)
        #expect(rulebook.rulebook.divisions.filter { $0.name == "公主岭市" }.map(\.code) == codes)
    }

    @Test func theRulesOfAnEarlierDayHaveTheirPlaces() throws {
        let trial = try Trial(try shipped(on: try #require(CivilDate(year: 2020, month: 6, day: 18))))
        trial.run(
            """
            clock 2023-07-03
            register unit a name 甲 credit-code 91220102TE0000053X kind 企业 division 220381
            """)
        #expect(trial.perform("as a: bind 91220102TE0000053X").told.contains("bindings.matter:"))
    }

    @Test func theRulesOfAFileWhoseDivisionsLieElsewhereHaveTheirPlaces() throws {
        let path = Repository.url("Playground/人才分类定级.matter").path
        let rulebook = try RulebookFiles.read([path], on: Trial.firstDay)
        let trial = try Trial(rulebook)
        trial.run("register unit a name 甲 credit-code 91220102TE0000053X kind 企业 division 220102")
        #expect(trial.perform("as a: bind 91220102TE0000053X").told.contains("人才分类定级.matter:"))
    }

    private func shipped(on day: CivilDate) throws -> RulebookFiles {
        try RulebookFiles.read([Repository.url("workflows").path], on: day)
    }
}
