// A machine as BPMN and SCXML: what is there, where it lies, what is told to be missing. That other programs read and
// run the documents is tried by Tests/Outside/exchange.

import Foundation
import Machines
import Source
import TestSupport
import Testing

@testable import Reporting

@Suite struct ExchangeTests {
    private static let matters = [
        "personal-binding", "unit-binding", "title-review", "talent-grading", "expert-selection",
    ]

    private func machine(_ name: String) throws -> (machine: Machine, ruleset: Ruleset) {
        let ruleset = try SampleRulebook.repository()
        return (ruleset.machines[try #require(ruleset.machine(named: name))], ruleset)
    }

    private func process(_ name: String, _ language: Language = .zh) throws -> BPMNProcess {
        let (machine, ruleset) = try machine(name)
        return BPMNProcess(ExchangeProcess(of: machine, in: ruleset, language: language))
    }

    @Test func writesTheBindingInBothForms() throws {
        let (binding, ruleset) = try machine("personal-binding")
        Golden.check(
            bpmn(of: binding, in: ruleset, language: .zh), at: "Tests/ReportingTests/Golden/exchange.bpmn")
        Golden.check(
            scxml(of: binding, in: ruleset, language: .en), at: "Tests/ReportingTests/Golden/exchange.scxml")
    }

    // MARK: What is there

    @Test(arguments: matters) func everyStateAndMoveIsThereOnce(name: String) throws {
        let (machine, ruleset) = try machine(name)
        let process = try process(name)
        let ids = process.nodes.map(\.id) + process.flows.map(\.id) + process.lanes.map(\.id)
        #expect(Set(ids).count == ids.count)
        for state in machine.states { #expect(ids.contains("state.\(state.name)")) }
        let moves = machine.transitions.filter { $0.to != $0.from || $0.effects.contains(.undo) }
        let tests = process.flows.flatMap(\.tests)
        let exchange = ExchangeProcess(of: machine, in: ruleset, language: .en)
        for move in exchange.moves where exchange.moves(from: move.from).count > 1 {
            #expect(tests.contains(move.tests), "\(move)")
        }
        #expect(exchange.moves.count == moves.count)
        let chart = scxml(of: machine, in: ruleset, language: .en)
        for state in machine.states { #expect(chart.contains(" id=\"\(state.name)\"")) }
        #expect(chart.matches(of: /target="/).count >= Set(moves.map(\.to)).count)
    }

    /// A gateway has one flow without a test at most, and that is its default.
    @Test(arguments: matters) func everyChoiceIsOne(name: String) throws {
        let process = try process(name)
        for (index, node) in process.nodes.enumerated() {
            let out = process.flows.filter { $0.from == index }
            switch node.kind {
            case .end: #expect(out.isEmpty)
            case .gateway:
                #expect(out.count > 1)
                #expect(out.count { $0.isDefault } <= 1 && out.allSatisfy { $0.isDefault == $0.tests.isEmpty })
            case .start, .task, .script: #expect(out.count == 1 && out[0].tests.isEmpty, "\(node.id)")
            }
            if node.kind != .start { #expect(process.flows.contains { $0.to == index }, "\(node.id)") }
        }
    }

    @Test func titlesComeOutAsText() {
        let text = XMLNode.element("a", ["b": "<\"&\u{1}", "c": nil], [.text("]]>&amp;\u{FFFE}")]).document
        #expect(
            text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a b=\"&lt;&quot;&amp;\u{FFFD}\">"
                + "]]&gt;&amp;amp;\u{FFFD}</a>\n")
    }

    // MARK: Where it lies

    @Test(arguments: matters) func nothingLiesOnSomethingElse(name: String) throws {
        let process = try process(name)
        let layout = BPMNLayout(process)
        #expect(layout.boxes.count == process.nodes.count && layout.roads.count == process.flows.count)
        for (index, box) in layout.boxes.enumerated() {
            let lane = layout.lanes[process.nodes[index].lane]
            #expect(box.isInside(lane) && lane.isInside(layout.pool))
            for other in layout.boxes[..<index] { #expect(!box.touches(other), "\(process.nodes[index].id)") }
        }
        for (flow, road) in zip(process.flows, layout.roads) {
            let (from, to) = (layout.boxes[flow.from], layout.boxes[flow.to])
            #expect([from.right, from.bottom].contains(road[0]) && road.last == to.left)
            for (start, end) in zip(road, road.dropFirst()) {
                #expect(start.x == end.x || start.y == end.y)
                let piece = BPMNBox(
                    x: min(start.x, end.x), y: min(start.y, end.y), width: abs(end.x - start.x),
                    height: abs(end.y - start.y))
                for box in layout.boxes { #expect(!piece.crosses(box), "\(flow.id)") }
            }
        }
        let labels = layout.labels.compactMap(\.self)
        #expect(labels.count == process.flows.count { !$0.name.isEmpty })
    }

    // MARK: What is missing

    @Test func whatCanNotBeSaidIsTold() throws {
        let (grading, ruleset) = try machine("talent-grading")
        let told = unsaidParts(of: grading, in: ruleset, properties: []).map { $0.words[.en] }
        for what in [
            "the form (modules: 4, fields: 13)", "time limits of levels (3)",
            "that only the flagged modules can be edited after a return", "how often one may apply",
            "what the rulebook requires and forbids (10)",
        ] {
            #expect(told.contains(what), "\(told)")
        }
        #expect(!told.contains("how the target is looked up"))
        let (binding, _) = try machine("personal-binding")
        let less = unsaidParts(of: binding, in: ruleset, properties: []).map { $0.words[.en] }
        #expect(less.contains("how the target is looked up") && less.contains("fields that an end writes (2)"))
        #expect(!less.contains { $0.hasPrefix("the form") || $0.hasPrefix("time limits") })
    }
}

extension BPMNBox {
    fileprivate func isInside(_ other: BPMNBox) -> Bool {
        x >= other.x && y >= other.y && x + width <= other.x + other.width && y + height <= other.y + other.height
    }

    fileprivate func touches(_ other: BPMNBox) -> Bool {
        x <= other.x + other.width && other.x <= x + width && y <= other.y + other.height && other.y <= y + height
    }

    /// Whether a piece of a road goes through the inside of a box.
    fileprivate func crosses(_ box: BPMNBox) -> Bool {
        x < box.x + box.width && box.x < x + width && y < box.y + box.height && box.y < y + height
            || width == 0 && x > box.x && x < box.x + box.width && y < box.y + box.height && box.y < y + height
            || height == 0 && y > box.y && y < box.y + box.height && x < box.x + box.width && box.x < x + width
    }
}
