// The canonical form of numbers, flags, texts, days, sets of indexes and the ids of places.

extension Bool: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(flag: self) }
    init?(from reader: inout CanonicalReader) { self = reader.flag() }
}

extension Int: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(signed: Int64(self)) }
    init?(from reader: inout CanonicalReader) { self.init(exactly: reader.signed()) }
}

extension Int64: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(signed: self) }
    init?(from reader: inout CanonicalReader) { self = reader.signed() }
}

extension String: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(text: self) }
    init?(from reader: inout CanonicalReader) { self = reader.text() }
}

extension CivilDate: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(signed: Int64(dayNumber)) }

    init?(from reader: inout CanonicalReader) {
        guard let dayNumber = Int32(exactly: reader.signed()) else { return nil }
        self.init(dayNumber: dayNumber)
    }
}

extension IndexSet {
    func write(to writer: inout CanonicalWriter) { writer.write(unsigned: UInt64(bits)) }

    init?(from reader: inout CanonicalReader) {
        guard let bits = Bits(exactly: reader.unsigned()) else { return nil }
        self.init(bits: bits)
    }
}

extension ModuleSet: CanonicalForm {}
extension StageSet: CanonicalForm {}
extension AttachmentSet: CanonicalForm {}

/// The place of something in a list.
struct Place: CanonicalForm {
    let index: Int

    init(_ index: Int) { self.index = index }

    func write(to writer: inout CanonicalWriter) { writer.write(unsigned: UInt64(max(0, index))) }
    init?(from reader: inout CanonicalReader) { index = reader.index() }
}

extension StateID: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(unsigned: UInt64(index)) }
    init?(from reader: inout CanonicalReader) { self.init(reader.index()) }
}

extension FactID: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(Place(Int(index))) }
    init?(from reader: inout CanonicalReader) { self.init(reader.index()) }
}

extension ExpressionID: CanonicalForm {
    func write(to writer: inout CanonicalWriter) { writer.write(Place(Int(index))) }
    init?(from reader: inout CanonicalReader) { self.init(reader.index()) }
}
