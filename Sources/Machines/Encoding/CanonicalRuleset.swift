// The canonical form of rulesets and machines: what is stored as a definition, and what its hash is taken of.
// The form of each part stands in the files beside this one; a change of any of them needs a new version here.

extension Ruleset {
    /// The one form of this ruleset in bytes: equal rulesets have equal bytes.
    package var canonicalBytes: [UInt8] {
        canonical(self, heading: rulesetHeading)
    }

    /// Reads the canonical form. Nil for anything that `canonicalBytes` would not write in just this way, and for
    /// bytes in which an index leads out of its list.
    package init?(canonicalBytes bytes: [UInt8]) {
        guard let ruleset = value(Ruleset.self, in: bytes, heading: rulesetHeading), ruleset.isSound,
            ruleset.canonicalBytes == bytes
        else { return nil }
        self = ruleset
    }
}

extension Machine {
    /// The one form of this machine in bytes. It refers to party kinds and offices by index.
    package var canonicalBytes: [UInt8] {
        canonical(self, heading: machineHeading)
    }
}

// WHY: the last byte is the version of the form; a reader knows nothing of versions to come.
private let rulesetHeading = Array("zhuji-ruleset".utf8) + [4]
private let machineHeading = Array("zhuji-machine".utf8) + [1]

private func canonical(_ value: some CanonicalForm, heading: [UInt8]) -> [UInt8] {
    var writer = CanonicalWriter()
    for byte in heading { writer.write(byte: byte) }
    writer.write(value)
    return writer.bytes
}

private func value<T: CanonicalForm>(_ type: T.Type, in bytes: [UInt8], heading: [UInt8]) -> T? {
    guard bytes.starts(with: heading) else { return nil }
    var reader = CanonicalReader(Array(bytes.dropFirst(heading.count)))
    guard let value = reader.value(T.self), reader.isAtEnd, !reader.hasFailed else { return nil }
    return value
}

extension Ruleset: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(parties)
        writer.write(offices)
        writer.write(divisions)
        writer.write(calendar)
        writer.write(machines)
        writer.write(opinions)
        writer.write(migrations)
    }

    init?(from reader: inout CanonicalReader) {
        guard let parties = reader.list(PartySchema.self), let offices = reader.list(Office.self),
            let divisions = reader.list(Division.self), let calendar = reader.value(WorkCalendar.self),
            let machines = reader.list(Machine.self), let opinions = reader.list(StandardOpinion.self),
            let migrations = reader.list(Migration.self)
        else { return nil }
        self.init(
            parties: parties, offices: offices, divisions: divisions, calendar: calendar, machines: machines,
            opinions: opinions, migrations: migrations)
    }
}

extension StandardOpinion: CanonicalForm {
    func write(to writer: inout CanonicalWriter) {
        writer.write(verb)
        writer.write(text)
    }

    init?(from reader: inout CanonicalReader) {
        guard let verb = reader.value(Verb.self), let text = reader.value(String.self) else { return nil }
        self.init(verb: verb, text: text)
    }
}
