// The canonical form of values, facts and expressions.

extension Value: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .unset: writer.write(byte: 0)
        case .flag(let flag): writer.write(byte: 1, flag)
        case .number(let number): writer.write(byte: 2, number)
        case .money(let fen): writer.write(byte: 3, fen)
        case .date(let date): writer.write(byte: 4, date)
        case .choice(let place): writer.write(byte: 5, place)
        case .text(let text): writer.write(byte: 6, text)
        case .party(let party): writer.write(byte: 7, Int64(party.number))
        case .division(let code): writer.write(byte: 8, code)
        }
    }

    init?(from reader: inout CanonicalReader) {
        let value: Value? =
            switch reader.byte() {
            case 0: .unset
            case 1: reader.value().map(Value.flag)
            case 2: reader.value().map(Value.number)
            case 3: reader.value().map(Value.money)
            case 4: reader.value().map(Value.date)
            case 5: reader.value().map(Value.choice)
            case 6: reader.value().map(Value.text)
            case 7: UInt32(exactly: reader.signed()).map { .party(PartyID($0)) }
            case 8: reader.value().map(Value.division)
            default: nil
            }
        guard let value else { return nil }
        self = value
    }
}

extension Path: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(byte: root.rawValue, fields.map(Place.init))
    }

    init?(from reader: inout CanonicalReader) {
        guard let root = Root(rawValue: reader.byte()), let fields = reader.list(Place.self) else { return nil }
        self.init(root: root, fields: fields.map(\.index))
    }
}

extension Fact: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .today: writer.write(byte: 0)
        case .year: writer.write(byte: 1)
        case .path(let path): writer.write(byte: 2, path)
        case .answer(let module, let field): writer.write(byte: 3, Place(module), Place(field))
        case .rows(let module): writer.write(byte: 4, Place(module))
        case .inChain(let member, let start): writer.write(byte: 5, member, start)
        case .openCase(let subject, let matter): writer.write(byte: 6, subject, matter)
        case .yearsSinceOutcome(let matter, let outcome): writer.write(byte: 7, matter, outcome)
        }
    }

    init?(from reader: inout CanonicalReader) {
        let fact: Fact? =
            switch reader.byte() {
            case 0: .today
            case 1: .year
            case 2: reader.value().map(Fact.path)
            case 3: .answer(module: reader.index(), field: reader.index())
            case 4: .rows(module: reader.index())
            case 5: reader.pair().map { .inChain(member: $0, start: $1) }
            case 6: reader.pair().map { .openCase(subject: $0, matter: $1) }
            case 7: .yearsSinceOutcome(matter: reader.text(), outcome: reader.text())
            default: nil
            }
        guard let fact else { return nil }
        self = fact
    }
}

extension Node: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        switch self {
        case .literal(let value): writer.write(byte: 0, value)
        case .fact(let fact): writer.write(byte: 1, fact)
        case .not(let inner): writer.write(byte: 2, inner)
        case .and(let left, let right): writer.write(byte: 3, left, right)
        case .or(let left, let right): writer.write(byte: 4, left, right)
        case .compare(let comparison, let left, let right):
            writer.write(byte: 5)
            writer.write(byte: comparison.rawValue, left, right)
        case .isSet(let inner): writer.write(byte: 6, inner)
        case .years(let from, let to): writer.write(byte: 7, from, to)
        case .birthDate(let text): writer.write(byte: 8, text)
        }
    }

    init?(from reader: inout CanonicalReader) {
        let node: Node? =
            switch reader.byte() {
            case 0: reader.value().map(Node.literal)
            case 1: reader.value().map(Node.fact)
            case 2: reader.value().map(Node.not)
            case 3: reader.pair().map(Node.and)
            case 4: reader.pair().map(Node.or)
            case 5:
                Comparison(rawValue: reader.byte()).flatMap { sign in
                    reader.pair().map { Node.compare(sign, $0, $1) }
                }
            case 6: reader.value().map(Node.isSet)
            case 7: reader.pair().map { .years(from: $0, to: $1) }
            case 8: reader.value().map(Node.birthDate)
            default: nil
            }
        guard let node else { return nil }
        self = node
    }
}

extension Expressions: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(nodes)
        writer.write(facts)
    }

    init?(from reader: inout CanonicalReader) {
        guard let nodes = reader.list(Node.self), let facts = reader.list(Fact.self) else { return nil }
        self.init()
        self.nodes = nodes
        self.facts = facts
    }
}
