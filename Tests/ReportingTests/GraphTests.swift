// The machine as JSON, Mermaid and DOT, compared with golden files, and names that need quoting.

import Foundation
import Machines
import Reporting
import Source
import TestSupport
import Testing

struct GraphTests {
    @Test func writesTheMachineAsJSON() throws {
        let text = graphJSON(of: Sample.machine, in: Sample.ruleset, hash: String(repeating: "0f", count: 32)).laidOut()
        Golden.check(text, at: "Tests/ReportingTests/Golden/graph.json")
        let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        #expect(read["format"] as? Int == 1)
        #expect((read["transitions"] as? [Any])?.count == Sample.machine.transitions.count)
    }

    @Test func tellsWhatCanBeReadOfTheWorld() throws {
        let ruleset = try SampleRulebook.repository()
        let machine = ruleset.machines[try #require(ruleset.machine(named: "unit-binding"))]
        let text = graphJSON(of: machine, in: ruleset, hash: "").laidOut()
        let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let parties = try #require(read["parties"] as? [[String: Any]])
        #expect(parties.compactMap { $0["id"] as? String } == ["unit"], "nobody reaches a person from a unit")
        #expect((parties.first?["fields"] as? [Any])?.count == ruleset.parties[machine.facts.applicant].fields.count)
        #expect((read["offices"] as? [Any])?.isEmpty == true)
        #expect(read["divisionDepths"] as? [Int] == [1, 2, 3])
    }

    @Test func writesWhatIsClaimed() throws {
        let approval = DeedPattern(verb: .approve, level: 0)
        let claims: [(Property.Form, String)] = [
            (
                .onlyAfter(approval, DeedPattern(verb: .submit, level: nil)),
                #"{"before":{"verb":"submit"},"deed":{"level":"unit","verb":"approve"},"form":"onlyAfter","title":"甲"}"#
            ),
            (.canReach([StateID(0)]), #"{"form":"canReach","states":["draft"],"title":"甲"}"#),
            (
                .never(after: nil, .not(.attached(9))),
                ##"{"form":"never","test":{"of":{"attachment":"#9","op":"attached"},"op":"not"},"title":"甲"}"##
            ),
            (
                .always(after: approval, .and([.attached(9), .attached(9)])),
                ##"{"after":{"level":"unit","verb":"approve"},"form":"always","test":{"of":["##
                    + ##"{"attachment":"#9","op":"attached"},{"attachment":"#9","op":"attached"}"##
                    + ##"],"op":"and"},"title":"甲"}"##
            ),
        ]
        let properties = claims.map { Property(title: "甲", form: $0.0) }
        let text = graphJSON(of: Sample.machine, in: Sample.ruleset, hash: "", properties: properties).laidOut()
        let read = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let written = try #require(read["properties"] as? [Any]).map {
            String(decoding: try JSONSerialization.data(withJSONObject: $0, options: .sortedKeys), as: UTF8.self)
        }
        #expect(written == claims.map(\.1))
    }

    @Test func drawsTheLadderInBothLanguages() {
        let chinese = MachinePicture(of: Sample.machine, in: Sample.ruleset, language: .zh)
        Golden.check(mermaid(chinese), at: "Tests/ReportingTests/Golden/graph-zh.mermaid")
        Golden.check(dot(chinese), at: "Tests/ReportingTests/Golden/graph-zh.dot")
        let english = MachinePicture(of: Sample.machine, in: Sample.ruleset, language: .en)
        Golden.check(mermaid(english), at: "Tests/ReportingTests/Golden/graph-en.mermaid")
        Golden.check(
            dot(english, direction: .topToBottom), at: "Tests/ReportingTests/Golden/graph-en.dot")
    }

    @Test func quotesWhatTheNotationsWouldRead() {
        let machine = Machine(
            facts: MatterFacts(
                name: "m", title: "a \"b\": {c}", aliases: [], category: "", applicant: 0, target: nil, period: .any,
                window: nil, titles: []),
            modules: [], attachments: [], levels: [], stages: [], appraisal: nil, outcomes: [], releaseEffects: [],
            conditions: [], applyConditions: [], warnings: [], expressions: Expressions(),
            states: [
                State(name: "end", title: "x;y --> \"z\"\u{1B}", kind: .draft),
                State(name: "已办结", title: "back\\slash\n", kind: .end),
            ],
            initial: StateID(0),
            transitions: [
                Transition(
                    from: StateID(0), verb: .submit, pick: .nothing, actor: .applicant, guards: [], effects: [],
                    to: StateID(1))
            ])
        let picture = MachinePicture(of: machine, in: Sample.ruleset, language: .zh)
        Golden.check(mermaid(picture), at: "Tests/ReportingTests/Golden/graph-quoted.mermaid")
        Golden.check(dot(picture), at: "Tests/ReportingTests/Golden/graph-quoted.dot")
    }
}
