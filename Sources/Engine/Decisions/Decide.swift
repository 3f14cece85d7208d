// Decide: an act on a case gives events or a refusal. Pure and total; each verb's own part lives in its own file here.
// Applications, which have no case yet, are decided in `Apply.swift`.

package import Machines

/// What was decided of a case: what happens, and the row of the machine that is taken.
package struct Decided: Hashable, Sendable {
    package let event: CaseEvent
    /// The place among the machine's transitions.
    package let row: Int
}

/// What an act on a case leads to: its event, or the refusal that changes nothing.
package func decide(
    _ act: Act, on subject: Case, facts: consuming Facts, by author: Author, machine: Machine
) -> Result<Decided, Refusal> {
    decide(act, Decision(subject: subject, facts: facts, party: author.party, role: author.role, machine: machine))
}

/// What the act leads to in a decision that was put together.
func decide(_ act: Act, _ decision: Decision) -> Result<Decided, Refusal> {
    switch act {
    case .fill(let answers): return decision.fill(answers)
    case .attach(let slot, let file): return decision.attach(file, to: slot)
    case .detach(let slot): return decision.detach(slot)
    case .submit: return decision.submit()
    case .judge(let modules, let isRight, let note): return decision.judge(modules, isRight: isRight, note: note)
    case .approve(let opinion): return decision.approve(opinion: opinion)
    case .return(let pick, let modules, let opinion): return decision.return(to: pick, modules, opinion: opinion)
    case .terminate(let opinion): return decision.terminate(opinion: opinion)
    case .recall: return decision.recall()
    case .dispatch: return decision.dispatch()
    case .record(let result): return decision.record(result)
    case .publish: return decision.publish()
    case .revoke: return decision.revoke()
    case .release: return decision.release()
    }
}

/// One decision: the case, what is known, who asks, and the machine that answers.
struct Decision {
    let subject: Case
    var facts: Facts
    /// Who asks.
    let party: PartyID
    let role: Role
    let machine: Machine

    /// Lets the machine take the step, and gives the event with the row; or says who or what is against it.
    func take(_ step: Step, _ event: consuming CaseEvent) -> Result<Decided, Refusal> {
        guard subject.involves(party) else {
            return .failure(Refusal(.unknownCase).with("case", .case(subject.id)))
        }
        switch machine.row(for: step, from: subject.configuration, route: facts.given.route) {
        case .failure(let denial):
            return .failure((denial == .notHere ? nil : strangerRefusal(step.verb)) ?? refusal(denial, step))
        case .success(let row):
            let actor = machine.transitions[row].actor
            guard self.party(of: actor) == party else { return .failure(authorityRefusal(actor, step.verb)) }
            guard role.allows(step.verb) else { return .failure(roleRefusal(step.verb)) }
            if let denial = machine.denial(of: row, step: step, from: subject.configuration, given: facts.given) {
                return .failure(refusal(denial, step))
            }
            return .success(Decided(event: event, row: row))
        }
    }

    /// As `take`, for a decision that must carry an opinion (R049).
    func takeWithOpinion(_ step: Step, _ opinion: String, _ event: consuming CaseEvent) -> Result<Decided, Refusal> {
        let result = take(step, event)
        guard case .success = result, opinion.isBlank else { return result }
        return .failure(Refusal(.opinionMissing).with("verb", .verb(step.verb)))
    }

    /// The state that the case is in, as readers know it.
    var stateTerm: Term {
        let state = machine.states[Int(subject.configuration.state.index)]
        return Term(name: state.name, title: state.title)
    }

    /// The modules of a set, as readers know them.
    func terms(_ modules: ModuleSet) -> RefusalArgument {
        .terms(
            machine.modules.indices.filter(modules.contains).map {
                Term(name: machine.modules[$0].name, title: machine.modules[$0].title)
            })
    }

    /// The attachments of a set, as readers know them.
    func terms(_ attachments: AttachmentSet) -> RefusalArgument {
        .terms(
            attachments.members.map { Term(name: machine.attachments[$0].name, title: machine.attachments[$0].title) })
    }
}

extension Decision {
    /// The party that an actor means in this case, or nil where the ladder has none.
    private func party(of actor: Actor) -> PartyID? {
        switch actor {
        case .applicant: subject.applicant
        case .stage(let stage): subject.body.stops.first { $0.stage == stage }?.holder
        case .office: subject.body.appraiser
        }
    }

    private func authorityRefusal(_ actor: Actor, _ verb: Verb) -> Refusal {
        let code: RefusalCode =
            switch actor {
            case .applicant: .notTheApplicant
            case .stage: verb == .recall ? .nothingToRecall : .notTheHolder
            case .office: .notTheOffice
            }
        return refusal(code, verb, able: party(of: actor).map { [$0] } ?? [])
    }

    /// A clerk prepares what an approver of the same party decides.
    private func roleRefusal(_ verb: Verb) -> Refusal {
        Refusal(.roleForbids, able: [party]).with("verb", .verb(verb))
            .with("role", .term(role.term)).with("party", .party(party))
    }

    /// WHY: who does not hold the case is told who does, not what the case's state would allow somebody else; but of
    /// what nobody can do now, nobody is said to be able to do it.
    private func strangerRefusal(_ verb: Verb) -> Refusal? {
        let holders = subject.holders(in: machine)
        guard !holders.isEmpty, !holders.contains(party), verb != .recall else { return nil }
        // WHY: with another code than after the recording, a stranger would learn that a result is recorded (R060).
        let rows = machine.rows(from: subject.configuration.state, verb: verb)
        let isOffices = rows.contains { machine.transitions[$0].actor == .office }
        return refusal(isOffices ? .notTheOffice : .notTheHolder, verb, able: holders)
    }

    private func refusal(_ code: RefusalCode, _ verb: Verb, able: [PartyID]) -> Refusal {
        let refusal = Refusal(code, able: able).with("verb", .verb(verb)).with("state", .term(stateTerm))
        return able.first.map { refusal.with("holder", .party($0)) } ?? refusal
    }

    /// The refusal that a machine's denial means.
    private func refusal(_ denial: Denial, _ step: Step) -> Refusal {
        switch denial {
        case .notHere: withLastDeed(refusal(.verbNotHere, step.verb, able: []))
        case .noSuchPick: pickRefusal(step)
        case .nothingThere: step.verb == .recall ? Refusal(.nothingToRecall) : pickRefusal(step)
        case .unjudged(let modules): Refusal(.modulesUnjudged).with("modules", terms(modules))
        case .wrong(let modules): Refusal(.modulesWrong).with("modules", terms(modules))
        case .namesNone: Refusal(.problemModulesMissing)
        case .leavesOut(let modules): Refusal(.problemModulesLeftOut).with("modules", terms(modules))
        case .notJudgedHere(let modules): Refusal(.moduleNotJudgedHere).with("modules", terms(modules))
        case .notEditable(let modules):
            Refusal(.moduleNotEditable, able: []).with("modules", terms(modules))
                .with("editable", terms(subject.configuration.editable))
        case .incomplete: Refusal(.declarationIncomplete).with("missing", .terms(facts.missing))
        case .noRoute: facts.routeRefusal ?? Refusal(.declarationIncomplete).with("missing", .terms([]))
        case .lacksAll(let kinds): attachmentRefusal(.dispatchLacksAll, kinds)
        case .lacksEvery(let kinds): attachmentRefusal(.dispatchLacksOne, kinds)
        case .condition(let index): conditionRefusal(index, machine)
        }
    }

    /// WHY: who is refused since somebody else was quicker should see what that was. A result is nobody's to know
    /// before it is published (R060).
    private func withLastDeed(_ refusal: Refusal) -> Refusal {
        let last = subject.body.deeds.last { $0.verb != .record || subject.body.appraiser == party }
        return refusal.with("deed", .verb(last?.verb ?? .apply)).with("who", .party(last?.party ?? subject.applicant))
    }

    private func pickRefusal(_ step: Step) -> Refusal {
        var choices: [Term] = []
        for row in machine.rows(from: subject.configuration.state, verb: step.verb) {
            var other = step
            other.pick = machine.transitions[row].pick
            let term = machine.term(of: other.pick)
            // A level that is not on this case's ladder is no choice.
            guard case .success = machine.row(for: other, from: subject.configuration, route: nil),
                !choices.contains(term)
            else { continue }
            choices.append(term)
        }
        return refusal(.pickNotHere, step.verb, able: []).with("pick", .term(machine.term(of: step.pick)))
            .with("choices", .terms(choices))
    }

    private func attachmentRefusal(_ code: RefusalCode, _ kinds: AttachmentSet) -> Refusal {
        let refusal = Refusal(code).with("attachments", terms(kinds))
        return kinds.first.map {
            refusal.with("first", .term(Term(name: machine.attachments[$0].name, title: machine.attachments[$0].title)))
        } ?? refusal
    }
}

extension String {
    /// Whether there is nothing to read.
    fileprivate var isBlank: Bool {
        // Printing ASCII, and the lead bytes of most Chinese characters, are no white space.
        if utf8.contains(where: { (0x21...0x7E).contains($0) || (0xE4...0xEC).contains($0) }) { return false }
        return !contains { !$0.isWhitespace }
    }
}

/// The refusal by a condition of the rulebook, in its own words.
func conditionRefusal(_ index: Int, _ machine: Machine) -> Refusal {
    var refusal = Refusal(.conditionNotMet).with("text", .text(machine.conditions[index].text))
    refusal.condition = index
    return refusal
}

extension Machine {
    /// A pick, as readers know it.
    package func term(of pick: Pick) -> Term {
        switch pick {
        case .nothing: Term(name: "-", title: "—")
        case .applicant: Term(name: "applicant", title: "申报人")
        case .level(let index): Term(name: levels[index].name, title: levels[index].title)
        case .outcome(let index): Term(name: outcomes[index].name, title: outcomes[index].title)
        case .attachment(let index): Term(name: attachments[index].name, title: attachments[index].title)
        }
    }
}
