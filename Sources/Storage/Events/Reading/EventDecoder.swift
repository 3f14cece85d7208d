// Records into events for a reading of many: the quick way for what this program writes itself, in the order in which
// it writes it. Whatever does not stand so is left to `EventFromRecord`, which takes every order and says what is
// wrong.

import Digests
import Engine
import Machines

/// Reads events one after another.
///
/// INVARIANT: between two calls the first one's event was folded into the registry, and nothing else.
final class EventDecoder {
    private let general = EventFromRecord()
    let texts = TextPool()
    private var names: RulebookNames?

    init() {}

    /// The event of a record's bytes; names are looked up in the registry as it was before the event.
    ///
    /// WHY: the registry is handed over in place, though nothing in it changes, for it is too many parts to be copied.
    func event(_ bytes: ArraySlice<UInt8>, in registry: inout Registry) throws(UnreadableEvent) -> Event {
        let names = self.names ?? RulebookNames(registry)
        self.names = names
        let quick = bytes.withUnsafeBytes { bytes in
            var reading = QuickReading(bytes, names: names, texts: texts)
            return reading?.event(in: registry)
        }
        if let quick { return quick }
        let event = try general.event(bytes, naming: EventNaming(registry))
        // WHY: another rulebook has other names, and moves cases to other machines.
        if case .deployed = event { self.names = nil }
        return event
    }
}

/// One event on the quick way. Every function gives nil where something else stands than what is written there as a
/// rule; then nothing that was read counts.
struct QuickReading {
    var cursor: ByteCursor
    let names: RulebookNames
    let texts: TextPool

    init?(_ bytes: UnsafeRawBufferPointer, names: RulebookNames, texts: TextPool) {
        guard let cursor = ByteCursor(bytes) else { return nil }
        self.cursor = cursor
        self.names = names
        self.texts = texts
    }

    /// The event; nil where it has another form, or is of a kind that is rare.
    mutating func event(in registry: Registry) -> Event? {
        guard cursor.skip("{\"kind\":\""), let kind = QuickKind(at: &cursor) else { return nil }
        let event: Event?
        switch kind {
        case .registered: event = party()
        case .accountOpened, .accountActivated, .loggedIn: event = account(kind)
        case .applied: event = application(registry)
        default:
            guard cursor.skip(",\"case\":"), let number = cursor.number(),
                let machine = names.machine(of: CaseID(number), in: registry)
            else { return nil }
            event = caseEvent(kind, machine).map { .changed(CaseID(number), $0) }
        }
        guard let event, cursor.skip("}"), cursor.left == 0 else { return nil }
        return event
    }

    private mutating func account(_ kind: QuickKind) -> Event? {
        guard cursor.skip(",\"account\":\""), let name = text() else { return nil }
        switch kind {
        case .accountActivated: return .account(name, .activated)
        case .loggedIn: return .account(name, .loggedIn)
        default:
            var party: PartyID?
            if cursor.skip(",\"party\":") {
                guard let number = cursor.number() else { return nil }
                party = PartyID(number)
            }
            guard cursor.skip(",\"role\":\""), let text = text(), let role = Role(rawValue: text) else { return nil }
            return .account(name, .opened(party: party, role))
        }
    }

    private mutating func party() -> Event? {
        guard cursor.skip(",\"party\":"), let number = cursor.number(), cursor.skip(",\"as\":\""),
            let name = cursor.text(), let kind = names.kinds.index(of: name), cursor.skip(",\"values\":"),
            let values = values(of: names.kindFields[kind])
        else { return nil }
        return .registered(Party(id: PartyID(number), kind: kind, values: values))
    }

    private mutating func application(_ registry: Registry) -> Event? {
        guard cursor.skip(",\"case\":"), let number = cursor.number(), cursor.skip(",\"definition\":\""),
            let hash = cursor.text(), let definition = names.hashes.index(of: hash, hint: registry.current ?? 0),
            cursor.skip(",\"matter\":\""), let matter = cursor.text(),
            let machine = names.matter(matter, of: definition), cursor.skip(",\"applicant\":"),
            let applicant = cursor.number()
        else { return nil }
        var target: PartyID?
        if cursor.skip(",\"target\":") {
            guard let number = cursor.number() else { return nil }
            target = PartyID(number)
        }
        let machineNames = names.machine(machine, of: definition, in: registry)
        guard cursor.skip(",\"year\":"), let year = cursor.integer(), let answers = answers(machineNames) else {
            return nil
        }
        // WHY: only the next case begins; an application of any other number begins none.
        if Int(number) == registry.cases.count + 1 { names.note(CaseID(number), machineNames) }
        let application = CaseEvent.Application(
            definition: definition, machine: machine, applicant: PartyID(applicant), target: target, year: Int(year),
            answers: answers)
        return .changed(CaseID(number), .applied(application))
    }

    /// A text that an event keeps.
    mutating func text() -> String? {
        cursor.text().flatMap(texts.text)
    }

    /// The values of fields, from the brace that opens them to the one that closes them.
    mutating func values(of fields: FieldNames) -> [Value]? {
        guard cursor.skip("{") else { return nil }
        if cursor.skip("}") { return [] }
        var values: [Value] = []
        values.reserveCapacity(fields.fields.count)
        while values.count < fields.fields.count {
            guard cursor.skip("\""), let name = cursor.text(),
                fields.names.index(of: name, hint: values.count) == values.count, cursor.skip(":"),
                let value = value(of: values.count, among: fields)
            else { return nil }
            values.append(value)
            if cursor.skip("}") { return values }
            guard cursor.skip(",") else { return nil }
        }
        return nil
    }

    /// The value of a field.
    mutating func value(of field: Int, among fields: FieldNames) -> Value? {
        if cursor.skip("null") { return .unset }
        switch fields.fields[field].type {
        case .flag:
            if cursor.skip("true") { return .flag(true) }
            return cursor.skip("false") ? .flag(false) : nil
        case .number, .year:
            guard let whole = cursor.integer() else { return nil }
            let (scaled, overflow) = whole.multipliedReportingOverflow(by: Value.numberScale)
            return overflow ? nil : .number(scaled)
        case .choice:
            guard cursor.skip("\""), let name = cursor.text() else { return nil }
            return fields.choices[field].index(of: name).map(Value.choice)
        case .text, .citizenID, .creditCode, .phone, .email:
            return cursor.skip("\"") ? text().map(Value.text) : nil
        case .party: return cursor.number().map { .party(PartyID($0)) }
        case .division: return cursor.integer().map { .division(Int($0)) }
        case .money:
            return cursor.skip("\"") ? text().flatMap { ValueRecord.parseDecimal($0, digits: 2) }.map(Value.money) : nil
        case .date: return cursor.skip("\"") ? text().flatMap { CivilDate($0) }.map(Value.date) : nil
        }
    }
}
