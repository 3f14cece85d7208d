// What is left of a state where everything is forgotten that only a recall or a verdict would tell: far fewer shadows
// than states, and what a shadow reaches, its states reach. Who reaches what is found in `Reach.swift`.

import Machines

/// Makes shadows of states.
///
/// WHY: no row but a recall looks at what a recall brings back or at what is flagged; so every step of the shadow other
/// than a recall is a step of its states. And where any module can be judged right at any time, a case can come from
/// every state of a review to the one in which all are right. What can be reached without a recall, from there, can be
/// reached. The reverse does not hold: where a shadow does not reach something, its states must be asked.
struct Shades<Word: StateWord> {
    private let parts: Parts<Word>
    private let relation: Relation
    private let hasPairs: Bool
    /// By state of the machine, the bits that stay, and those that are set.
    private let keep: [Word]
    private let set: [Word]

    init(of relation: Relation, _ parts: Parts<Word>) {
        self.relation = relation
        self.parts = parts
        hasPairs = !relation.symmetry.pairs.isEmpty
        guard Shades.recallsStandAlone(relation) else {
            keep = relation.machine.states.map { _ in Word.max }
            set = relation.machine.states.map { _ in 0 }
            return
        }
        let lasting = ~(parts.undo | parts.flagged.mask)
        let judgeable = relation.machine.states.indices.map { Shades.judgeable(in: $0, relation) }
        keep = judgeable.map { $0 == nil ? lasting : lasting & ~parts.verdicts }
        set = judgeable.map { $0.map { parts.right.put($0) } ?? 0 }
    }

    @inline(__always) func shadow(of word: Word) -> Word {
        let state = Int(truncatingIfNeeded: parts.state.take(word))
        let shadow = word & keep[state] | set[state]
        return hasPairs ? parts.sorted(shadow, relation.symmetry) : shadow
    }

    /// Whether only rows that are chosen by what can be recalled take anything back, and hide no other row.
    private static func recallsStandAlone(_ relation: Relation) -> Bool {
        relation.rows.allSatisfy { row in
            if case .undo = row.memory { return !relation.isRival(row) }
            return !row.does.undo
        }
    }

    /// The modules that can all be judged right in the state whatever their verdicts are; nil where that is not sure.
    private static func judgeable(in state: Int, _ relation: Relation) -> UInt32? {
        guard relation.isReduced, relation.isReview[state] else { return nil }
        let rows = relation.rows.filter { $0.from == state && $0.naming == .judged }
        guard rows.count == 1, let row = rows.first, relation.hot.isFree[row.index], row.asksForNamesOnly,
            !relation.hot.hasRivals[row.index]
        else { return nil }
        let all = row.judges & relation.everybody
        return all == 0 ? nil : all
    }
}

extension AbstractRow {
    /// Whether the row is a verdict that any case may give in its state, whatever it has been through.
    fileprivate var asksForNamesOnly: Bool {
        let isForAll = has == 0 && lacks == 0 && memory == .any
        let asksMore = judged != 0 || noneWrong != 0 || namesWrong || editable || attachedAll != 0 || attachedAny != 0
        let doesMore =
            does.fixRoute || does.openAll || does.openNamed || does.closeEditing || does.reopen || does.attach
            || does.detach || does.enter || does.rememberUndo || does.rememberResume || does.forgetResume
            || does.record || leaves
        return isForAll && !asksMore && !doesMore
    }
}
