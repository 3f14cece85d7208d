// The explored states of one machine: found breadth first, looked up, and searched for shortest ways.
// What is asked of them does not live here.

import Machines

/// The states of one machine as the laws and traces see them, whatever the width of a word.
protocol Space: AnyObject {
    var relation: Relation { get }
    var count: Int { get }
    var sizeBytes: Int { get }
    /// The number of steps that were tried.
    var stepCount: Int { get }
    /// Whether every state was found before the limit was met.
    var isWhole: Bool { get }
    /// By row of the machine: the state from which it was taken first, and with what; nil: never.
    var firstTaken: [(state: Int, move: Move)?] { get }
    /// What a watch saw first, by its place among the watches.
    var sightings: [Sighting?] { get }
    func state(_ number: Int) -> Abstract
    func number(of state: Abstract) -> Int?
    /// By state: which states of the machine can be reached, as words of bits. Ends as soon as all goals are met.
    func reachable(until isEnough: (Reaching) -> Bool) -> Reaching
    /// The way to each state from the one before it on a shortest way; nothing for the first.
    func parents() -> Parents
    /// A shortest way through phases, or nil where none leads to a goal.
    func search(phases: Int, _ next: (_ phase: Int, _ row: AbstractRow, _ at: Abstract) -> Onward) -> [Leg]?
}

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
