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
        let names = self.names ?? makeNames(registry)
        var reading = QuickReading(names: names, texts: texts)
        if let quick = bytes.withUnsafeBytes({ reading.event($0, in: registry) }) { return quick }
        let event = try general.event(bytes, naming: EventNaming(registry))
        // WHY: another rulebook has other names, and moves cases to other machines.
        if case .deployed = event { self.names = nil }
        return event
    }

    private func makeNames(_ registry: Registry) -> RulebookNames {
        let made = RulebookNames(DeployedRulebooks(registry))
        names = made
        return made
    }
}

/// One event on the quick way. Every function gives nil where something else stands than what is written there as a
/// rule; then nothing that was read counts.
struct QuickReading {
    var cursor = ByteCursor()
    let names: RulebookNames
    let texts: TextPool
    /// What the event that was read last rests on.
    private(set) var ground: EventGround

    init(names: RulebookNames, texts: TextPool) {
        self.names = names
        self.texts = texts
        ground = EventGround(deploymentCount: names.rulebooks.deploymentCount)
    }

    /// The event of a record's bytes; nil where it has another form, or is of a kind that is rare.
    mutating func event(_ bytes: UnsafeRawBufferPointer, in registry: Registry) -> Event? {
        // WHY: only the next case begins; an application of any other number begins none.
        let next = registry.cases.count + 1
        return event(bytes, in: registry, beginning: next...next)
    }

    /// As `event(_:in:)`. Without a registry only those cases and parties are known of which the names have taken note,
    /// and they do so of one that begins with a number within `beginning`.
    mutating func event(
        _ bytes: UnsafeRawBufferPointer, in registry: Registry?, beginning: ClosedRange<Int>
    ) -> Event? {
        cursor = ByteCursor(bytes)
        ground = EventGround(deploymentCount: names.rulebooks.deploymentCount)
        guard cursor.skip("{\"kind\":\""), let kind = QuickKind(at: &cursor) else { return nil }
        let event: Event?
        switch kind {
        case .registered:
            event = party()
            if registry == nil, case .registered(let party)? = event, beginning.contains(Int(party.id.number)) {
                names.note(party.id, party.kind)
            }
        case .accountOpened, .accountActivated, .loggedIn:
            ground.isOfAccount = true
            event = account(kind)
        case .applied: event = application(beginning)
        case .fieldSet, .profileChanged: event = fieldChange(kind, in: registry)
        default:
            guard cursor.skip(",\"case\":"), let number = cursor.number(),
                let machine = names.machine(of: CaseID(number)) ?? findMachine(of: CaseID(number), in: registry)
            else { return nil }
            ground.subject = EventGround.Subject(
                id: CaseID(number), definition: machine.definition, machine: machine.place)
            guard let change = caseEvent(kind, machine) else { return nil }
            ground.step = change.step
            event = .changed(CaseID(number), change)
        }
        guard let event, cursor.skip("}"), cursor.left == 0 else { return nil }
        return event
    }

    @inline(never)
    private func findMachine(of id: CaseID, in registry: Registry?) -> MachineNames? {
        guard let subject = registry?.case(id) else { return nil }
        let machine = names.machine(subject.machine, of: subject.definition)
        names.note(id, machine)
        return machine
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

    private mutating func fieldChange(_ kind: QuickKind, in registry: Registry?) -> Event? {
        guard cursor.skip(",\"party\":"), let number = cursor.number(),
            let partyKind = registry.map({ $0.kind(of: PartyID(number)) }) ?? names.kind(of: PartyID(number)),
            cursor.skip(",\"field\":\""), let name = cursor.text(), cursor.skip(",\"value\":")
        else { return nil }
        let party = PartyID(number)
        ground.holder = EventGround.Holder(id: party, kind: partyKind)
        if case .profileChanged = kind {
            guard let fields = names.kindFields.element(at: partyKind), let field = fields.names.index(of: name),
                let value = value(of: field, among: fields)
            else { return nil }
            return .profileChanged(party, field: field, value)
        }
        // WHY: the case stands last, and by its definition the field is named.
        guard let cause = cursor.lastNumber(after: ",\"case\":"),
            let machine = names.machine(of: CaseID(cause)) ?? findMachine(of: CaseID(cause), in: registry),
            let fields = names.fields(ofKind: partyKind, of: machine.definition),
            let field = fields.names.index(of: name), let value = value(of: field, among: fields),
            cursor.skip(",\"case\":"), cursor.number() == cause
        else { return nil }
        ground.subject = EventGround.Subject(
            id: CaseID(cause), definition: machine.definition, machine: machine.place)
        return .fieldSet(party, field: field, value, cause: CaseID(cause))
    }

    private mutating func party() -> Event? {
        guard cursor.skip(",\"party\":"), let number = cursor.number(), cursor.skip(",\"as\":\""),
            let name = cursor.text(), let kind = names.kinds.index(of: name), cursor.skip(",\"values\":"),
            let values = values(of: names.kindFields[kind])
        else { return nil }
        return .registered(Party(id: PartyID(number), kind: kind, values: values))
    }

    private mutating func application(_ beginning: ClosedRange<Int>) -> Event? {
        guard cursor.skip(",\"case\":"), let number = cursor.number(), cursor.skip(",\"definition\":\""),
            let hash = cursor.text(), let definition = names.hashes.index(of: hash, hint: names.rulebooks.current ?? 0),
            cursor.skip(",\"matter\":\""), let matter = cursor.text(),
            let machine = names.matter(matter, of: definition), cursor.skip(",\"applicant\":"),
            let applicant = cursor.number()
        else { return nil }
        var target: PartyID?
        if cursor.skip(",\"target\":") {
            guard let number = cursor.number() else { return nil }
            target = PartyID(number)
        }
        let machineNames = names.machine(machine, of: definition)
        guard cursor.skip(",\"year\":"), let year = cursor.integer(), let answers = answers(machineNames) else {
            return nil
        }
        if beginning.contains(Int(number)) { names.note(CaseID(number), machineNames) }
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
