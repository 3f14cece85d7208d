// The canonical form of a machine as a whole.

extension Target: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(Place(kind))
        writer.write(title)
        writer.write(Place(field))
    }

    init?(from reader: inout CanonicalReader) {
        self.init(kind: reader.index(), title: reader.text(), field: reader.index())
    }
}

extension MatterFacts: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(aliases)
        writer.write(category)
        writer.write(Place(applicant))
        writer.write(target)
        writer.write(byte: period.rawValue)
        writer.write(window)
        writer.write(titles)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let aliases = reader.list(String.self), let category = reader.value(String.self),
            let applicant = reader.value(Place.self), let target = reader.option(Target.self),
            let period = Period(rawValue: reader.byte()), let window = reader.range(CivilDate.self),
            let titles = reader.list(VerbTitle.self)
        else { return nil }
        self.init(
            name: name, title: title, aliases: aliases, category: category, applicant: applicant.index,
            target: target, period: period, window: window, titles: titles)
    }
}

extension Machine: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(facts)
        writer.write(modules)
        writer.write(attachments)
        writer.write(levels)
        writer.write(stages)
        writer.write(appraisal)
        writer.write(outcomes)
        writer.write(releaseEffects)
        writer.write(conditions)
        writer.write(applyConditions.map(Place.init))
        writer.write(warnings.map(Place.init))
        writer.write(expressions)
        writer.write(states)
        writer.write(initial)
        writer.write(transitions)
    }

    convenience init?(from reader: inout CanonicalReader) {
        guard let facts = reader.value(MatterFacts.self), let modules = reader.list(Module.self),
            let attachments = reader.list(Attachment.self), let levels = reader.list(Level.self),
            let stages = reader.list(Stage.self), let appraisal = reader.option(Appraisal.self),
            let outcomes = reader.list(Outcome.self), let releaseEffects = reader.list(FieldEffect.self),
            let conditions = reader.list(Condition.self), let applyConditions = reader.list(Place.self),
            let warnings = reader.list(Place.self), let expressions = reader.value(Expressions.self),
            let states = reader.list(State.self), let initial = reader.value(StateID.self),
            let transitions = reader.list(Transition.self)
        else { return nil }
        self.init(
            facts: facts, modules: modules, attachments: attachments, levels: levels, stages: stages,
            appraisal: appraisal, outcomes: outcomes, releaseEffects: releaseEffects, conditions: conditions,
            applyConditions: applyConditions.map(\.index), warnings: warnings.map(\.index), expressions: expressions,
            states: states, initial: initial, transitions: transitions)
    }
}
