// Acts: what somebody asks to do with a case, one a verb, before anything is decided.
// Each verb's decision lives in its own file under `Decisions`.

package import Machines

/// What is asked for.
package enum Act: Hashable, Sendable {
    case fill([Answer])
    case attach(FileSlot, FileReference)
    case detach(FileSlot)
    case submit
    case judge(ModuleSet, isRight: Bool, note: String)
    case approve(opinion: String)
    /// A return to the applicant or to a level.
    case `return`(Pick, ModuleSet, opinion: String)
    case terminate(opinion: String)
    case recall
    case dispatch
    case record(ResultRecord)
    case publish
    case revoke
    case release

    /// The step of the machine that the act takes. A publication's and a recall's rows are chosen by the configuration.
    package var step: Step {
        switch self {
        case .fill(let answers): Step(.fill, named: ModuleSet(answers))
        case .attach(let slot, _): slot.step(.attach)
        case .detach(let slot): slot.step(.detach)
        case .submit: Step(.submit)
        case .judge(let modules, let isRight, _): Step(.judge, named: modules, isRight: isRight)
        case .approve: Step(.approve)
        case .return(let pick, let modules, _): Step(.return, pick: pick, named: modules)
        case .terminate: Step(.terminate)
        case .recall: Step(.recall)
        case .dispatch: Step(.dispatch)
        case .record(let result): Step(.record, pick: .outcome(result.outcome))
        case .publish: Step(.publish)
        case .revoke: Step(.revoke)
        case .release: Step(.release)
        }
    }
}

extension FileSlot {
    func step(_ verb: Verb) -> Step {
        switch self {
        case .module(let module, _, _): Step(verb, named: ModuleSet(module: module))
        case .dispatch(let attachment): Step(verb, pick: .attachment(attachment))
        }
    }
}
