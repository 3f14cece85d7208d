// A case of the sample machine that was recalled, returned to the applicant and to a level, and came on again.

import Engine
import Machines
import Reporting
import Source

enum WalkedSample {
    static func picture(_ language: Language) -> MachinePicture {
        MachinePicture(of: Sample.machine, in: Sample.ruleset, language: language, way: moves, of: 7)
    }

    static let moves: [CaseMove] =
        [move(nil, "draft", .apply, "张三")]
        + [
            move("draft", "unit.review", .submit, "张三"), move("unit.review", "unit.dispatch", .approve, "某设计院"),
            move("unit.dispatch", "unit.review", .recall, "某设计院"), move("unit.review", "returned", .return, "某设计院"),
            move("returned", "unit.review", .submit, "张三"), move("unit.review", "unit.dispatch", .approve, "某设计院"),
            move("unit.dispatch", "county.review", .dispatch, "某设计院"),
            move("county.review", "unit.review", .return, "某区人社局"),
        ]

    /// A step between states of the sample, an hour after the one before.
    static func move(_ from: String?, _ to: String, _ verb: Verb?, _ by: String) -> CaseMove {
        CaseMove(
            from: from.map(place), to: place(to), verb: verb, at: Moment(milliseconds: 1_700_000_000_000), by: by)
    }

    private static func place(_ name: String) -> CaseMove.Place {
        let state = Sample.machine.states.firstIndex { $0.name == name } ?? 0
        return CaseMove.Place(machine: Sample.machine, state: StateID(state))
    }
}
