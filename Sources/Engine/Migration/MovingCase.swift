// Moving one case to another machine: a pure and total function that gives the case there, or what stands against it.
// Where it stands there is told in `MovingConfiguration.swift`; which cases a deployment moves, in `MovingCases.swift`.

import Machines

/// A case after its move.
struct MovedCase {
    var subject: Case
    /// What stays behind: answers and files that the new machine has no place for.
    let left: [Term]
}

extension Case {
    /// The case on the machine at a place, or every obstacle.
    func moved(to place: (definition: Int, machine: Int), by succession: Succession, stamp: Stamp) -> Moving {
        let filled = body.answers.indices.filter { index in
            body.answers[index].contains { !$0.files.isEmpty || $0.values.contains(where: \.isSet) }
        }
        let move = ConfigurationMove(
            before: configuration, succession: succession, filled: ModuleSet(filled),
            recorded: configuration.recorded.map(Int.init) ?? body.result?.outcome, hasAppraiser: body.appraiser != nil)
        let after: Configuration
        switch move.result {
        case .success(let moved): after = moved
        case .failure(let standing): return .blocked(standing.obstacles)
        }
        var mover = BodyMover(succession)
        var moved = self
        moved.body = mover.move(body)
        moved.body.former.append(
            Former(definition: definition, machine: machine, deeds: body.deeds, stamp: stamp))
        moved.definition = place.definition
        moved.machine = place.machine
        moved.configuration = after
        if !move.isSamePlace(after.state) { moved.since = stamp.at }
        return .moved(MovedCase(subject: moved, left: mover.left))
    }
}

/// What became of an attempt to move a case.
enum Moving {
    case moved(MovedCase)
    case blocked([Obstacle])
}
