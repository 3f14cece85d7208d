// An abstract state, unpacked: where a case stands, without its history. Sets of modules are sets of representatives.

import Machines

/// One state of the abstraction.
struct Abstract: Hashable {
    var state = 0
    /// The route's place in the list of routes; 0: no stage is on it, as before the submission.
    var route = 0
    var right: UInt32 = 0
    var wrong: UInt32 = 0
    var editable: UInt32 = 0
    var flagged: UInt32 = 0
    var attached: UInt16 = 0
    /// The stage to resume at, from 1; 0: none.
    var resume = 0
    /// The recorded outcome, from 1; 0: none.
    var recorded = 0
    /// The state that a recall goes back to, from 1; 0: none.
    var undoState = 0
    /// Whether the visit has changed since.
    var undoChanged = false
    var undoAttached: UInt16 = 0
    var undoFlagged: UInt32 = 0
    /// The values of the retained answers, packed as the cells say.
    var cells: UInt64 = 0

    /// Forgets what could be recalled.
    @inline(__always) mutating func forgetUndo() {
        undoState = 0
        undoChanged = false
        undoAttached = 0
        undoFlagged = 0
    }

    /// What one representative is, as a number that orders them.
    @inline(__always) func key(of representative: Int) -> UInt32 {
        let place = UInt32(representative)
        func bit(_ set: UInt32) -> UInt32 { (set >> place) & 1 }
        return bit(right) | bit(wrong) << 1 | bit(flagged) << 2 | bit(editable) << 3 | bit(undoFlagged) << 4
    }

    /// Lets two representatives change places.
    @inline(__always) mutating func swap(_ first: Int, _ second: Int) {
        func swapped(_ set: UInt32) -> UInt32 {
            let difference = ((set >> UInt32(first)) ^ (set >> UInt32(second))) & 1
            return set ^ (difference << UInt32(first)) ^ (difference << UInt32(second))
        }
        right = swapped(right)
        wrong = swapped(wrong)
        flagged = swapped(flagged)
        editable = swapped(editable)
        undoFlagged = swapped(undoFlagged)
    }
}

/// A step from an abstract state.
struct Move: Hashable {
    /// The row that it takes.
    let row: Int
    /// The representatives that it names.
    var named: UInt32 = 0
    var isRight = true
}
