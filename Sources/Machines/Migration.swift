// How running cases move from one matter's definition to another. What moving does to a case does not live here.

/// A migration: where cases of a matter go that began under another definition.
package struct Migration: Hashable, Sendable {
    /// Where cases of one state go.
    package struct Move: Hashable, Sendable {
        /// The old machine's state as it was written: `unit.review`; a level alone means its review, `review` and
        /// `dispatch` alone those of any level.
        package let from: String
        /// A state of the new machine.
        package let to: StateID

        package init(from: String, to: StateID) {
            self.from = from
            self.to = to
        }
    }

    /// The name of the matter that the cases are of.
    package let matter: String
    /// The machine that they move to, by its place in this ruleset.
    package let machine: Int
    /// In declared order; no state stands in two of them.
    package let moves: [Move]

    package init(matter: String, machine: Int, moves: [Move]) {
        self.matter = matter
        self.machine = machine
        self.moves = moves
    }

    /// Where the migration moves cases of a state of the old machine; nil where it does not say.
    package func target(of state: State) -> StateID? {
        target(written: state.name)
            ?? (state.kind == .review ? target(written: String(state.name.dropLast(".review".utf8.count))) : nil)
            ?? (state.kind == .review || state.kind == .dispatch ? target(written: state.kind.rawValue) : nil)
    }

    private func target(written name: String) -> StateID? {
        moves.first { $0.from == name }?.to
    }
}
