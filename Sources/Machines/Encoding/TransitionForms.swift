// The canonical form of states and rows.

extension Verb: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(byte: UInt8(place)) }

    init?(from reader: inout CanonicalReader) {
        let place = Int(reader.byte())
        guard let verb = Verb.allCases.first(where: { $0.place == place }) else { return nil }
        self = verb
    }
}

extension State: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(byte: kind.place)
        writer.write(stage.map(Place.init))
        writer.write(outcome.map(Place.init))
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title, place) = (reader.text(), reader.text(), reader.byte())
        guard let kind = Kind.inOrder.first(where: { $0.place == place }), let stage = reader.option(Place.self),
            let outcome = reader.option(Place.self)
        else { return nil }
        self.init(name: name, title: title, kind: kind, stage: stage?.index, outcome: outcome?.index)
    }
}

extension State.Kind {
    fileprivate static let inOrder: [State.Kind] = [.draft, .review, .dispatch, .returned, .appraisal, .end]

    fileprivate var place: UInt8 {
        switch self {
        case .draft: 0
        case .review: 1
        case .dispatch: 2
        case .returned: 3
        case .appraisal: 4
        case .end: 5
        }
    }
}

extension Actor: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .applicant: writer.write(byte: 0)
        case .stage(let stage): writer.write(byte: 1, Place(stage))
        case .office: writer.write(byte: 2)
        }
    }

    init?(from reader: inout CanonicalReader) {
        switch reader.byte() {
        case 0: self = .applicant
        case 1: self = .stage(reader.index())
        case 2: self = .office
        default: return nil
        }
    }
}

extension Pick: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .nothing: writer.write(byte: 0)
        case .applicant: writer.write(byte: 1)
        case .level(let index): writer.write(byte: 2, Place(index))
        case .outcome(let index): writer.write(byte: 3, Place(index))
        case .attachment(let index): writer.write(byte: 4, Place(index))
        }
    }

    init?(from reader: inout CanonicalReader) {
        switch reader.byte() {
        case 0: self = .nothing
        case 1: self = .applicant
        case 2: self = .level(reader.index())
        case 3: self = .outcome(reader.index())
        case 4: self = .attachment(reader.index())
        default: return nil
        }
    }
}

extension Selector.Memory: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .any: writer.write(byte: 0)
        case .resume(nil): writer.write(byte: 1)
        case .resume(let stage?): writer.write(byte: 2, Place(stage))
        case .undo(let state): writer.write(byte: 3, state)
        case .recorded(let outcome): writer.write(byte: 4, Place(outcome))
        }
    }

    init?(from reader: inout CanonicalReader) {
        switch reader.byte() {
        case 0: self = .any
        case 1: self = .resume(nil)
        case 2: self = .resume(reader.index())
        case 3: self = .undo(StateID(reader.index()))
        case 4: self = .recorded(reader.index())
        default: return nil
        }
    }
}

extension Guard: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .judged(let modules): writer.write(byte: 0, modules)
        case .noneWrong(let modules): writer.write(byte: 1, modules)
        case .namesSome: writer.write(byte: 2)
        case .namesWrong: writer.write(byte: 3)
        case .judges(let modules): writer.write(byte: 4, modules)
        case .editable: writer.write(byte: 5)
        case .complete: writer.write(byte: 6)
        case .routed: writer.write(byte: 7)
        case .attachedAll(let attachments): writer.write(byte: 8, attachments)
        case .attachedAny(let attachments): writer.write(byte: 9, attachments)
        case .condition(let index): writer.write(byte: 10, Place(index))
        }
    }

    init?(from reader: inout CanonicalReader) {
        let test: Guard? =
            switch reader.byte() {
            case 0: reader.value().map(Guard.judged)
            case 1: reader.value().map(Guard.noneWrong)
            case 2: .namesSome
            case 3: .namesWrong
            case 4: reader.value().map(Guard.judges)
            case 5: .editable
            case 6: .complete
            case 7: .routed
            case 8: reader.value().map(Guard.attachedAll)
            case 9: reader.value().map(Guard.attachedAny)
            case 10: .condition(reader.index())
            default: nil
            }
        guard let test else { return nil }
        self = test
    }
}

extension Transition: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(from)
        writer.write(verb)
        writer.write(pick)
        writer.write(selector.has)
        writer.write(selector.lacks)
        writer.write(selector.memory)
        writer.write(actor)
        writer.write(guards)
        writer.write(unsigned: UInt64(effects.rawValue))
        writer.write(to)
    }

    init?(from reader: inout CanonicalReader) {
        guard let from = reader.value(StateID.self), let verb = reader.value(Verb.self),
            let pick = reader.value(Pick.self), let has = reader.value(StageSet.self),
            let lacks = reader.value(StageSet.self), let memory = reader.value(Selector.Memory.self),
            let actor = reader.value(Actor.self), let guards = reader.list(Guard.self),
            let effects = UInt32(exactly: reader.unsigned()), let to = reader.value(StateID.self)
        else { return nil }
        self.init(
            from: from, verb: verb, pick: pick, selector: Selector(has: has, lacks: lacks, memory: memory),
            actor: actor, guards: guards, effects: Effects(rawValue: effects), to: to)
    }
}
