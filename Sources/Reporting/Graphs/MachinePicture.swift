// A machine as nodes and arrows that a reader can follow: what is alike is drawn once.
// How a notation writes them lives in that notation's file.

package import Machines
package import Source

/// What is drawn of a machine.
///
/// A chain of stages is one node. An arrow that only passes over optional levels is left out, since the levels say that
/// they are optional; so are returns to earlier levels, which stand in the level's own lines, recalls, which stand at
/// the arrow that they take back, and verbs that leave the case where it is.
package struct MachinePicture: Hashable, Sendable {
    /// A state, or the states of one level that are alike.
    package struct Node: Hashable, Sendable {
        /// The states' name without a position in a chain: `superior.review`.
        package let name: String
        package let title: String
        /// What else there is to say, a line each.
        package var lines: [String]
        package let kind: State.Kind
        /// The level that decides here, by index.
        package let level: Int?
    }

    /// Where an arrow begins.
    package enum Start: Hashable, Sendable {
        /// The application.
        case beginning
        case node(Int)
        /// Every node of the ladder that waits for a decision.
        case ladder
    }

    /// An arrow.
    package struct Arrow: Hashable, Sendable {
        package let from: Start
        package let to: Int
        package var labels: [String]
    }

    package let title: String
    package let ladderTitle: String
    package internal(set) var nodes: [Node]
    package internal(set) var arrows: [Arrow] = []
    /// The way of a case, where one is shown.
    package internal(set) var way: CaseWay?

    /// The picture of a machine: in Chinese with titles, in English with the rulebook's identifiers.
    package init(of machine: Machine, in ruleset: Ruleset, language: Language) {
        let drawing = MachineDrawing(of: machine, in: ruleset, language: language)
        title = language == .zh ? machine.facts.title : machine.facts.name
        ladderTitle = Words(zh: "逐级审核", en: "ladder")[language]
        nodes = drawing.nodes
        arrows = drawing.arrows()
    }

    /// The picture of a machine with the way that a case of this number went through it. What else the case did on its
    /// way, a recall or a return to a level, gets an arrow of its own.
    package init(of machine: Machine, in ruleset: Ruleset, language: Language, way moves: [CaseMove], of number: UInt32)
    {
        var drawing = MachineDrawing(of: machine, in: ruleset, language: language)
        let name = language == .zh ? machine.facts.title : machine.facts.name
        title = name + Words(zh: " · 办件 \(number)", en: " · case \(number)")[language]
        ladderTitle = Words(zh: "逐级审核", en: "ladder")[language]
        var arrows = drawing.arrows()
        way = drawing.way(moves, &arrows)
        nodes = drawing.nodes
        self.arrows = arrows
    }

    /// What an arrow says in one line: its labels, and the numbers of the steps that took it.
    package func words(of arrow: Int) -> String {
        let numbers = way?.numbers(of: arrow).map(String.init).joined(separator: ", ") ?? ""
        return arrows[arrow].labels.joined(separator: " / ") + (numbers.isEmpty ? "" : " [\(numbers)]")
    }

    /// The nodes of the levels, in order.
    package var ladder: [Int] { nodes.indices.filter { nodes[$0].level != nil } }

    /// Whether the levels are drawn as one group.
    package var hasGroup: Bool { ladder.count > 2 }
}
