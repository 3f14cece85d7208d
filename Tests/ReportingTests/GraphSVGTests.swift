// Pictures as SVG: compared with golden files, with any title, and several on one page. The marks of a case's
// way in every notation.

import Engine
import Machines
import Reporting
import Source
import TestSupport
import Testing

struct GraphSVGTests {
    @Test func drawsTwoMatters() throws {
        let ruleset = try SampleRulebook.repository()
        let grading = ruleset.machines[try #require(ruleset.machine(named: "talent-grading"))]
        let binding = ruleset.machines[try #require(ruleset.machine(named: "personal-binding"))]
        Golden.check(
            svg(MachinePicture(of: grading, in: ruleset, language: .zh)),
            at: "Tests/ReportingTests/Golden/graph-zh.svg")
        Golden.check(
            svg(MachinePicture(of: binding, in: ruleset, language: .en)),
            at: "Tests/ReportingTests/Golden/graph-en.svg")
    }

    @Test func marksAWayInEveryNotation() {
        let picture = WalkedSample.picture(.zh)
        Golden.check(svg(picture), at: "Tests/ReportingTests/Golden/graph-way.svg")
        Golden.check(mermaid(picture), at: "Tests/ReportingTests/Golden/graph-way.mermaid")
        Golden.check(dot(picture), at: "Tests/ReportingTests/Golden/graph-way.dot")
    }

    @Test func writesAnyTitleAsText() throws {
        let title = "<b>&\"'\u{1}\u{FFFE}]]>"
        let machine = Machine(
            facts: MatterFacts(
                name: "m", title: title, aliases: [], category: "", applicant: 0, target: nil, period: .any,
                window: nil, titles: []),
            modules: [], attachments: [], levels: [], stages: [], appraisal: nil, outcomes: [], releaseEffects: [],
            conditions: [], applyConditions: [], warnings: [], expressions: Expressions(),
            states: [State(name: "draft", title: title, kind: .draft), State(name: "end", title: title, kind: .end)],
            initial: StateID(0),
            transitions: [
                Transition(
                    from: StateID(0), verb: .submit, pick: .nothing, actor: .applicant, guards: [], effects: [],
                    to: StateID(1))
            ])
        let drawn = svg(MachinePicture(of: machine, in: Sample.ruleset, language: .zh))
        #expect(drawn.contains("&lt;b&gt;&amp;&quot;'\\u{1}\u{FFFD}]]&gt;"))
    }

    @Test func standsSeveralTimesOnOnePage() throws {
        let picture = WalkedSample.picture(.en)
        func ids(_ text: String) -> [String] { text.matches(of: /id="([^"]*)"/).map { String($0.1) } }
        let first = ids(svg(picture, id: "one"))
        #expect(first == ["one", "one-title", "one-desc"])
        #expect(Set(first).isDisjoint(with: ids(svg(picture, id: "two"))))
        let sheet = try #require(svg(picture).firstMatch(of: /(?s)<style>\n(.*)\n<\/style>/)).1
        let rules = sheet.split(separator: "\n").filter { !$0.hasPrefix("@media") && $0 != "}" }
        #expect(rules.count > 40)
        for rule in rules { #expect(rule.hasPrefix(".zhuji-picture "), "\(rule)") }
    }

    @Test func numbersTheStepsThatTookAnArrow() throws {
        let picture = WalkedSample.picture(.en)
        let way = try #require(picture.way)
        func numbers(_ from: String, _ to: String) -> [Int] {
            let start = picture.nodes.firstIndex { $0.name == from }
            let end = picture.nodes.firstIndex { $0.name == to }
            let arrow = picture.arrows.firstIndex { arrow in
                start.map { arrow.from == .node($0) } ?? (arrow.from == .ladder) && arrow.to == end
            }
            return arrow.map(way.numbers) ?? []
        }
        #expect(numbers("unit.review", "unit.dispatch") == [3, 7])
        #expect(numbers("unit.dispatch", "unit.review") == [4])
        #expect(numbers("the ladder", "returned") == [5])
        #expect(numbers("returned", "unit.review") == [6])
        #expect(numbers("unit.dispatch", "county.review") == [8])
        #expect(numbers("county.review", "unit.review") == [9])
        #expect(picture.nodes[way.here].name == "unit.review")
        #expect(way.isVisited.filter(\.self).count == 5)
        #expect(way.steps[3].line == "2023-11-15 06:13  某设计院  recall → unit.review")
    }

    @Test func tellsOfStatesThatThereAreNoMore() throws {
        let other = Machine(
            facts: Sample.machine.facts, modules: [], attachments: [], levels: [], stages: [], appraisal: nil,
            outcomes: [], releaseEffects: [], conditions: [], applyConditions: [], warnings: [],
            expressions: Expressions(), states: [State(name: "former", title: "旧状态", kind: .draft)],
            initial: StateID(0), transitions: [])
        let gone = CaseMove.Place(machine: other, state: StateID(0))
        let at = Moment(milliseconds: 0)
        let there = WalkedSample.moves[1].to
        let moves = [
            CaseMove(from: nil, to: gone, verb: .apply, at: at, by: "张三"),
            CaseMove(from: gone, to: there, verb: nil, at: at, by: ""),
            CaseMove(from: there, to: there, verb: nil, at: at, by: ""),
        ]
        let picture = MachinePicture(of: Sample.machine, in: Sample.ruleset, language: .zh, way: moves, of: 1)
        let way = try #require(picture.way)
        let begun = try #require(way.steps[0].arrow.map { picture.arrows[$0] })
        #expect(begun.from == .beginning && begun.to == way.here, "where it began is where it was moved to")
        #expect(way.steps[1].arrow == nil)
        #expect(way.steps.map(\.what) == ["申报 → 推荐单位 待审核", "改用新规则 → 推荐单位 待审核"])
        let lost = MachinePicture(
            of: Sample.machine, in: Sample.ruleset, language: .zh, way: [moves[0]] + [WalkedSample.moves[1]], of: 1)
        #expect(lost.way?.steps.map(\.what) == ["申报 → 旧状态", "提交 → 推荐单位 待审核"])
        #expect(lost.way?.steps[0].arrow == nil)
        #expect(picture.nodes[way.here].name == "unit.review")
    }
}
