// What an exploration notes and what is asked of it: legs of ways, sightings, watches, and what can be reached.
// The exploration itself lives in `Space.swift`.

import Machines

/// One leg of a way: a row, and the state that it leads to.
struct Leg: Hashable {
    let row: Int
    let to: Abstract
}

/// Where a search goes on.
enum Onward {
    case nowhere
    case phase(Int)
    /// The step is the last one.
    case goal
}

/// Something that was seen while exploring.
struct Sighting {
    let state: Int
    /// nil: in the state itself.
    let move: Move?
    /// What was fixed or chosen with the step.
    let route: Int
    let cells: UInt64
}

/// The shortest ways to all states.
struct Parents {
    var states: [UInt32]
    var rows: [UInt32]
}

/// Which states of the machine can be reached from each explored one.
struct Reaching {
    let wordsEach: Int
    var bits: [UInt64]

    /// Whether one of the states of the set can be reached from the explored state.
    func reaches(_ set: [UInt64], from number: Int) -> Bool {
        (0..<wordsEach).contains { bits[number * wordsEach + $0] & set[$0] != 0 }
    }
}

/// What is looked at while exploring, and stops nothing.
struct Watch {
    /// Asked of every state; nil: asked of none.
    var ofStates: ((Abstract) -> Bool)?
    /// Asked of every step of these rows, with the state before and behind it.
    var ofRows: [Bool] = []
    var ofSteps: ((AbstractRow, Abstract, Abstract) -> Bool)?
}
