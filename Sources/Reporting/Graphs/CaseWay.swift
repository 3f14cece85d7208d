// The way that a case went through its machine's picture: its steps in order, with the arrows that they took. How a
// notation marks them lives in that notation's file.

package import Engine
package import Machines
internal import Source

/// A step that brought a case to another state, in terms of the machines of its time.
package struct CaseMove: Hashable, Sendable {
    /// A state of a machine.
    package struct Place: Hashable, Sendable {
        package let machine: Machine
        package let state: StateID

        package init(machine: Machine, state: StateID) {
            self.machine = machine
            self.state = state
        }

        var name: String? { found?.name }

        var found: State? {
            machine.states.indices.contains(Int(state.index)) ? machine.states[Int(state.index)] : nil
        }
    }

    /// Nil before the application.
    package let from: Place?
    package let to: Place
    /// What was done; nil where a deployment moved the case.
    package let verb: Verb?
    package let at: Moment
    /// Whoever did it, for the reader; empty where nobody did.
    package let by: String

    package init(from: Place?, to: Place, verb: Verb?, at: Moment, by: String) {
        self.from = from
        self.to = to
        self.verb = verb
        self.at = at
        self.by = by
    }
}

/// A case's way through a picture.
package struct CaseWay: Hashable, Sendable {
    /// A step; its number is its place in the order, from 1.
    package struct Step: Hashable, Sendable {
        /// The arrow that was taken; nil where the machine has the states no more, or a deployment left the case in its
        /// place.
        package let arrow: Int?
        /// `2024-03-01 09:00`, in UTC+08:00.
        package let at: String
        package let by: String
        /// What was done and where it led: `提交 → 推荐单位 待审核`.
        package let what: String

        /// Everything in one line.
        package var line: String { [at, by, what].filter { !$0.isEmpty }.joined(separator: "  ") }
    }

    package let title: String
    package let steps: [Step]
    /// By node: whether the case stood there.
    package let isVisited: [Bool]
    /// The node in which the case stands.
    package let here: Int

    /// The numbers of the steps that took an arrow, ascending.
    package func numbers(of arrow: Int) -> [Int] {
        steps.indices.filter { steps[$0].arrow == arrow }.map { $0 + 1 }
    }

    /// The steps that took an arrow, a line each.
    package func lines(of arrow: Int) -> [String] {
        numbers(of: arrow).map { "\($0)  \(steps[$0 - 1].line)" }
    }
}

extension MachineDrawing {
    /// The way of these moves. An arrow that is not drawn is added, and so is a word that an arrow does not say yet.
    mutating func way(_ moves: [CaseMove], _ arrows: inout [MachinePicture.Arrow]) -> CaseWay {
        var visited = nodes.map { _ in false }
        var steps: [CaseWay.Step] = []
        var here = node(of: machine.initial)
        let successions = moves.filter { $0.verb == nil }
        for move in moves {
            // A deployment that leaves the case where it was is no step.
            if move.verb == nil, move.from?.name == move.to.name { continue }
            let from = move.from.flatMap { node(of: $0, successions) }
            let to = node(of: move.to, successions)
            if let to { (here, visited[to]) = (to, true) }
            let label = title(of: move)
            var arrow: Int?
            let isInPlace = move.verb == nil && from == to
            if let to, move.from == nil || from != nil, !isInPlace {
                arrow = self.arrow(from: from, to: to, saying: label, &arrows)
            }
            let minutes = move.at.millisecondsOfDay / 60_000
            let clock = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
            let end = to.map { nodes[$0].title } ?? move.to.found.map { language == .zh ? $0.title : $0.name } ?? ""
            steps.append(
                CaseWay.Step(arrow: arrow, at: "\(move.at.day) \(clock)", by: move.by, what: "\(label) → \(end)"))
        }
        nodes[here].lines.insert(Words(zh: "现在在此", en: "now here")[language], at: 0)
        return CaseWay(
            title: Words(zh: "办理经过", en: "The way of the case")[language], steps: steps, isVisited: visited,
            here: here)
    }

    /// The node of a place, which may be of an earlier machine: by the state's name, else where a deployment moved the
    /// case from there.
    private func node(of place: CaseMove.Place, _ successions: [CaseMove]) -> Int? {
        if let state = machine.states.firstIndex(where: { $0.name == place.name }) { return node(of: StateID(state)) }
        guard let next = successions.firstIndex(where: { $0.from == place }) else { return nil }
        return node(of: successions[next].to, Array(successions.dropFirst(next + 1)))
    }

    private func title(of move: CaseMove) -> String {
        guard let verb = move.verb else { return Words(zh: "改用新规则", en: "new rulebook")[language] }
        let place = move.from ?? move.to
        return place.machine.title(of: verb, at: place.found?.stage, in: language)
    }

    /// The arrow between two nodes (nil: from the beginning) that a step took.
    private func arrow(
        from: Int?, to: Int, saying label: String, _ arrows: inout [MachinePicture.Arrow]
    ) -> Int {
        let start = from.map(MachinePicture.Start.node) ?? .beginning
        let isReview = from.map { nodes[$0].kind == .review } ?? false
        let ofLadder = arrows.firstIndex {
            $0.from == .ladder && $0.to == to && $0.labels.contains(label + ladderSuffix)
        }
        if isReview, let ofLadder { return ofLadder }
        guard let known = arrows.firstIndex(where: { $0.from == start && $0.to == to }) else {
            arrows.append(MachinePicture.Arrow(from: start, to: to, labels: [label]))
            return arrows.count - 1
        }
        if !arrows[known].labels.contains(label) { arrows[known].labels.append(label) }
        return known
    }
}
