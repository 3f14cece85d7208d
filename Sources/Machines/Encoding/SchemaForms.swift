// The canonical form of fields, party kinds, offices, divisions and the calendar.

extension Choice: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
    }

    init?(from reader: inout CanonicalReader) {
        self.init(name: reader.text(), title: reader.text())
    }
}

extension FieldType: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .text: writer.write(byte: 0)
        case .number: writer.write(byte: 1)
        case .date: writer.write(byte: 2)
        case .year: writer.write(byte: 3)
        case .flag: writer.write(byte: 4)
        case .choice(let choices): writer.write(byte: 5, choices)
        case .citizenID: writer.write(byte: 6)
        case .creditCode: writer.write(byte: 7)
        case .division: writer.write(byte: 8)
        case .phone: writer.write(byte: 9)
        case .email: writer.write(byte: 10)
        case .money: writer.write(byte: 11)
        case .party(let kind): writer.write(byte: 12, Place(kind))
        }
    }

    init?(from reader: inout CanonicalReader) {
        let type: FieldType? =
            switch reader.byte() {
            case 0: .text
            case 1: .number
            case 2: .date
            case 3: .year
            case 4: .flag
            case 5: reader.list().map(FieldType.choice)
            case 6: .citizenID
            case 7: .creditCode
            case 8: .division
            case 9: .phone
            case 10: .email
            case 11: .money
            case 12: .party(reader.index())
            default: nil
            }
        guard let type else { return nil }
        self = type
    }
}

extension Field: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(type)
        writer.write(isOptional)
        writer.write(isUnique)
        writer.write(length)
        writer.write(range)
        writer.write(prefill)
        writer.write(presence)
        writer.write(self.writer)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let type = reader.value(FieldType.self) else { return nil }
        self.init(name: name, title: title, type: type)
        isOptional = reader.flag()
        isUnique = reader.flag()
        guard let length = reader.range(Int.self), let range = reader.range(Int64.self),
            let prefill = reader.option(ExpressionID.self), let presence = reader.option(ExpressionID.self),
            let writer = reader.option(String.self)
        else { return nil }
        self.length = length
        self.range = range
        self.prefill = prefill
        self.presence = presence
        self.writer = writer
    }
}

extension PartySchema: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(fields)
        writer.write(expressions)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title) = (reader.text(), reader.text())
        guard let fields = reader.list(Field.self), let expressions = reader.value(Expressions.self)
        else { return nil }
        self.init(name: name, title: title, fields: fields, expressions: expressions)
    }
}

extension Division: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(code)
        writer.write(name)
        writer.write(parent)
    }

    init?(from reader: inout CanonicalReader) {
        guard let code = reader.value(Int.self), let name = reader.value(String.self),
            let parent = reader.option(Int.self)
        else { return nil }
        self.init(code: code, name: name, parent: parent)
    }
}

extension Office.Tier: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
    }

    init?(from reader: inout CanonicalReader) {
        self.init(name: reader.text(), title: reader.text())
    }
}

extension Office: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(name)
        writer.write(title)
        writer.write(Place(kind))
        writer.write(condition)
        writer.write(expressions)
        writer.write(Place(divisionField))
        writer.write(tiers)
    }

    init?(from reader: inout CanonicalReader) {
        let (name, title, kind) = (reader.text(), reader.text(), reader.index())
        guard let condition = reader.option(ExpressionID.self), let expressions = reader.value(Expressions.self)
        else { return nil }
        let divisionField = reader.index()
        guard let tiers = reader.list(Office.Tier.self) else { return nil }
        self.init(
            name: name, title: title, kind: kind, condition: condition, expressions: expressions,
            divisionField: divisionField, tiers: tiers)
    }
}

extension WorkCalendar: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(years)
        writer.write(daysOff)
        writer.write(workedWeekendDays)
    }

    init?(from reader: inout CanonicalReader) {
        guard let years = reader.list(Int.self), let daysOff = reader.list(CivilDate.self),
            let workedWeekendDays = reader.list(CivilDate.self)
        else { return nil }
        self.init(years: years, daysOff: daysOff, workedWeekendDays: workedWeekendDays)
    }
}
