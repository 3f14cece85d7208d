// The canonical form of what a machine is made of beside its states and rows: modules, levels, outcomes, conditions.

extension Attachment: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(kinds)
        writer.write(limitBytes)
        writer.write(isOptional)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let kinds = reader.list(String.self), let limitBytes = reader.value(Int.self) else { return nil }
        self.init(name: name, title: title, kinds: kinds, limitBytes: limitBytes)
        isOptional = reader.flag()
    }
}

extension Module: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(rows)
        writer.write(fields)
        writer.write(attachments)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let rows = reader.range(Int.self), let fields = reader.list(Field.self),
            let attachments = reader.list(Attachment.self)
        else { return nil }
        self.init(name: name, title: title, rows: rows, fields: fields, attachments: attachments)
    }
}

extension Reviewer: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .party(let path): writer.write(byte: 0, path)
        case .chain(let path, let field, let limit):
            writer.write(byte: 1, path, Place(field))
            writer.write(limit)
        case .office(let office, let tier, let division):
            writer.write(byte: 2, Place(office), Place(tier))
            writer.write(division)
        }
    }

    init?(from reader: inout CanonicalReader) {
        switch reader.byte() {
        case 0:
            guard let path = reader.value(Path.self) else { return nil }
            self = .party(path)
        case 1:
            guard let path = reader.value(Path.self), let field = reader.value(Place.self),
                let limit = reader.value(Int.self)
            else { return nil }
            self = .chain(path, field: field.index, limit: limit)
        case 2:
            let (office, tier) = (reader.index(), reader.index())
            guard let division = reader.value(Path.self) else { return nil }
            self = .office(office, tier: tier, division: division)
        default: return nil
        }
    }
}

extension Deadline: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(days)
        writer.write(countsWorkdaysOnly)
    }

    init?(from reader: inout CanonicalReader) {
        guard let days = reader.value(Int.self) else { return nil }
        self.init(days: days, countsWorkdaysOnly: reader.flag())
    }
}

extension VerbTitle: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(verb)
        writer.write(title)
    }

    init?(from reader: inout CanonicalReader) {
        guard let verb = reader.value(Verb.self) else { return nil }
        self.init(verb: verb, title: reader.text())
    }
}

extension Level: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(reviewer)
        writer.write(isOptional)
        writer.write(presence)
        writer.write(judged)
        writer.write(deadline)
        writer.write(titles)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let reviewer = reader.value(Reviewer.self) else { return nil }
        let isOptional = reader.flag()
        guard let presence = reader.option(ExpressionID.self), let judged = reader.value(ModuleSet.self),
            let deadline = reader.option(Deadline.self), let titles = reader.list(VerbTitle.self)
        else { return nil }
        self.init(
            name: name, title: title, reviewer: reviewer, isOptional: isOptional, presence: presence,
            judged: judged, deadline: deadline, titles: titles)
    }
}

extension Stage: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(Place(level))
        writer.write(Place(position))
    }

    init?(from reader: inout CanonicalReader) {
        self.init(level: reader.index(), position: reader.index())
    }
}

extension FieldEffect: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(Place(field))
        writer.write(value)
    }

    init?(from reader: inout CanonicalReader) {
        let field = reader.index()
        guard let value = reader.option(ExpressionID.self) else { return nil }
        self.init(field: field, value: value)
    }
}

extension Outcome: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(fields)
        writer.write(effects)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let fields = reader.list(Field.self), let effects = reader.list(FieldEffect.self) else { return nil }
        self.init(name: name, title: title, fields: fields, effects: effects)
    }
}

extension Condition: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(byte: kind.rawValue, test)
        writer.write(text)
    }

    init?(from reader: inout CanonicalReader) {
        guard let kind = Kind(rawValue: reader.byte()), let test = reader.value(ExpressionID.self) else { return nil }
        self.init(kind: kind, test: test, text: reader.text())
    }
}

extension Appraisal: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(title)
        writer.write(office)
        writer.write(undecidedTitle)
        writer.write(publishTitle)
    }

    init?(from reader: inout CanonicalReader) {
        let title = reader.text()
        guard let office = reader.value(Reviewer.self) else { return nil }
        self.init(title: title, office: office, undecidedTitle: reader.text(), publishTitle: reader.text())
    }
}
