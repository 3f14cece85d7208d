// An event in memory into its record's bytes. The way back lives in `EventFromRecord.swift`; the two are a pair.

import Digests
import Engine
import Machines

/// Why an event cannot be written: an index or a value in it that its rulebook does not have. The member is named.
struct UnwritableEvent: Error, Equatable {
    let member: String
}

/// Writes the events of one commit as the journal keeps them, one after another.
struct RecordFromEvent: ~Copyable {
    private var writer: StrictWriter
    private var naming: EventNaming
    /// Where each event ends.
    private(set) var ends: [Int] = []
    /// The attachments that the events name, in the order of the events.
    private(set) var attachments: [AttachmentReference] = []

    /// The bytes of an event.
    static func bytes(of event: Event, naming: EventNaming) throws(UnwritableEvent) -> [UInt8] {
        var record = RecordFromEvent(naming: naming, count: 1)
        try record.add(event)
        return record.bytes
    }

    /// Nothing yet of so many events.
    init(naming: consuming EventNaming, count: Int) {
        writer = StrictWriter(capacityBytes: min(count * 256, 1 << 20))
        self.naming = naming
        ends.reserveCapacity(count)
    }

    /// The events' bytes.
    var bytes: [UInt8] { writer.bytes }

    /// Writes the next event. After an error nothing of the commit serves.
    mutating func add(_ event: Event) throws(UnwritableEvent) {
        writer.beginText()
        writer.openObject()
        try write(event)
        writer.closeObject()
        ends.append(writer.count)
        naming.note(event)
    }

    private mutating func write(_ event: Event) throws(UnwritableEvent) {
        switch event {
        case .deployed(let hash):
            kind(.deployed)
            text("definition", hash)
        case .registered(let party): try write(party)
        case .account(let name, let event):
            kind(event.kind)
            text("account", name)
            write(event)
        case .opinionsSet(let party, let verb, let opinions):
            kind(.opinionsSet)
            number("party", party.number)
            text("verb", verb.rawValue)
            writer.name("opinions")
            writer.openList()
            for opinion in opinions { writer.text(opinion) }
            writer.closeList()
        case .reviewDrafted(let id, let draft):
            kind(.reviewDrafted)
            number("case", id.number)
            guard let machine = naming.machine(of: id) else { throw UnwritableEvent(member: "case") }
            if let draft { try write(draft, machine) }
        case .profileChanged(let party, let field, let value):
            kind(.profileChanged)
            try write(party, field, value, naming.schema(of: party))
        case .fieldSet(let party, let field, let value, let cause):
            kind(.fieldSet)
            try write(party, field, value, naming.schema(of: party, writtenBy: cause))
            number("case", cause.number)
        case .exported(let filter, let rows):
            kind(.exported)
            text("filter", filter)
            writer.name("rows")
            writer.integer(Int64(rows))
        case .changed(let id, .applied(let application)): try write(application, id)
        case .changed(let id, let event):
            guard let machine = naming.machine(of: id) else { throw UnwritableEvent(member: "case") }
            try write(event, id, machine)
        }
    }

    private mutating func write(_ event: AccountEvent) {
        switch event {
        case .opened(let party, let role):
            if let party { number("party", party.number) }
            text("role", role.rawValue)
        case .codeIssued(let digest): text("digest", digest)
        case .passwordSet(let password): text("password", password)
        case .loggedOut(let isEverywhere):
            writer.name("everywhere")
            writer.truth(isEverywhere)
        case .draftsHandedOver(let heir): text("to", heir)
        case .codeAsked, .activated, .loginFailed, .loggedIn, .disabled, .enabled: return
        }
    }

    private mutating func write(_ draft: ReviewDraft, _ machine: Machine) throws(UnwritableEvent) {
        if let verb = draft.verb { text("verb", verb.rawValue) }
        if draft.pick != .nothing { try write(draft.pick, machine) }
        try write(draft.modules, machine)
        text("opinion", draft.opinion)
    }

    private mutating func write(_ party: Party) throws(UnwritableEvent) {
        kind(.registered)
        number("party", party.id.number)
        guard let schema = naming.schema(of: party.kind) else { throw UnwritableEvent(member: "as") }
        text("as", schema.name)
        try write("values", party.values, of: schema.fields)
    }

    private mutating func write(
        _ party: PartyID, _ field: Int, _ value: Value, _ schema: PartySchema?
    ) throws(UnwritableEvent) {
        number("party", party.number)
        guard let field = schema?.fields.element(at: field), !field.name.isEmpty else {
            throw UnwritableEvent(member: "field")
        }
        text("field", field.name)
        try write(value, of: field)
    }

    private mutating func write(_ application: CaseEvent.Application, _ id: CaseID) throws(UnwritableEvent) {
        kind(.applied)
        number("case", id.number)
        guard let machine = naming.registry.machine(application.machine, of: application.definition) else {
            throw UnwritableEvent(member: "matter")
        }
        text("definition", naming.registry.definitions[application.definition].hash)
        text("matter", machine.facts.name)
        number("applicant", application.applicant.number)
        if let target = application.target { number("target", target.number) }
        writer.name("year")
        writer.integer(Int64(application.year))
        try write(application.answers, machine)
    }

    private mutating func write(
        _ event: CaseEvent, _ id: CaseID, _ machine: Machine
    ) throws(UnwritableEvent) {
        kind(event.kind)
        number("case", id.number)
        switch event {
        case .filled(let answers): try write(answers, machine)
        case .attached(let slot, let file):
            try write(slot, machine)
            write(file)
        case .detached(let slot): try write(slot, machine)
        case .submitted(let route): if let route { try write(route, machine) }
        case .judged(let modules, let isRight, let note):
            try write(modules, machine)
            writer.name("right")
            writer.truth(isRight)
            text("note", note)
        case .approved(let opinion), .terminated(let opinion): text("opinion", opinion)
        case .returned(let pick, let modules, let opinion):
            try write(pick, machine)
            try write(modules, machine)
            text("opinion", opinion)
        case .recorded(let result):
            guard let outcome = machine.outcomes.element(at: result.outcome) else {
                throw UnwritableEvent(member: "outcome")
            }
            text("outcome", outcome.name)
            try write("values", result.values, of: outcome.fields)
        case .applied, .recalled, .dispatched, .published, .revoked, .released: return
        }
    }

    private mutating func write(_ answers: [Answer], _ machine: Machine) throws(UnwritableEvent) {
        writer.name("answers")
        writer.openList()
        let modules = machine.modules
        for answer in answers {
            guard modules.indices.contains(answer.module) else { throw UnwritableEvent(member: "module") }
            let fields = modules[answer.module].fields
            guard fields.indices.contains(answer.field) else { throw UnwritableEvent(member: "field") }
            writer.openObject()
            text("module", modules[answer.module].name)
            row(answer.row, of: modules[answer.module])
            text("field", fields[answer.field].name)
            try write(answer.value, of: fields[answer.field])
            writer.closeObject()
        }
        writer.closeList()
    }

    private mutating func write(_ slot: FileSlot, _ machine: Machine) throws(UnwritableEvent) {
        switch slot {
        case .module(let index, let row, let attachment):
            guard let module = machine.modules.element(at: index) else {
                throw UnwritableEvent(member: "module")
            }
            guard let attachment = module.attachments.element(at: attachment) else {
                throw UnwritableEvent(member: "attachment")
            }
            text("module", module.name)
            self.row(row, of: module)
            text("attachment", attachment.name)
        case .dispatch(let index):
            guard let attachment = machine.attachments.element(at: index) else {
                throw UnwritableEvent(member: "attachment")
            }
            text("attachment", attachment.name)
        }
    }

    private mutating func write(_ file: FileReference) {
        if let digest = SHA256Digest(hexadecimal: file.hash) {
            attachments.append(AttachmentReference(digest: digest, sizeBytes: Int64(file.sizeBytes)))
        }
        writer.name("file")
        writer.openObject()
        text("hash", file.hash)
        text("name", file.name)
        writer.name("bytes")
        writer.integer(Int64(file.sizeBytes))
        writer.closeObject()
    }

    private mutating func write(_ route: CaseEvent.Route, _ machine: Machine) throws(UnwritableEvent) {
        writer.name("route")
        writer.openList()
        for stop in route.stops {
            guard let stage = machine.name(ofStage: stop.stage) else { throw UnwritableEvent(member: "stage") }
            writer.openObject()
            text("stage", stage)
            number("party", stop.holder.number)
            writer.closeObject()
        }
        writer.closeList()
        if let appraiser = route.appraiser { number("appraiser", appraiser.number) }
    }

    private mutating func write(_ modules: ModuleSet, _ machine: Machine) throws(UnwritableEvent) {
        writer.name("modules")
        writer.openList()
        // WHY: the set's own members are a generic walk, which takes longer than all else of a judgement.
        var bits = modules.bits
        let declared = machine.modules
        while bits != 0 {
            let index = bits.trailingZeroBitCount
            bits &= bits &- 1
            guard index < declared.count else { throw UnwritableEvent(member: "modules") }
            writer.text(declared[index].name)
        }
        writer.closeList()
    }

    /// Whom a return goes to: `"applicant"`, or the level by its name.
    private mutating func write(_ pick: Pick, _ machine: Machine) throws(UnwritableEvent) {
        switch pick {
        case .applicant: text("to", "applicant")
        case .level(let index):
            guard let level = machine.levels.element(at: index) else { throw UnwritableEvent(member: "level") }
            text("level", level.name)
        case .nothing, .outcome, .attachment: throw UnwritableEvent(member: "to")
        }
    }

    private mutating func write(
        _ name: StaticString, _ values: [Value], of fields: [Field]
    ) throws(UnwritableEvent) {
        guard values.count <= fields.count else { throw UnwritableEvent(member: "\(name)") }
        writer.name(name)
        writer.openObject()
        for (field, value) in zip(fields, values) {
            writer.name(field.name)
            guard ValueRecord.write(value, of: field, to: &writer) else { throw UnwritableEvent(member: field.name) }
        }
        writer.closeObject()
    }

    private mutating func write(_ value: Value, of field: Field) throws(UnwritableEvent) {
        writer.name("value")
        guard ValueRecord.write(value, of: field, to: &writer) else { throw UnwritableEvent(member: field.name) }
    }

    /// Rows count from 1 in the journal, as they do for readers; a module that is no list has none.
    private mutating func row(_ row: Int, of module: Module) {
        guard module.rows != nil || row != 0 else { return }
        writer.name("row")
        writer.integer(Int64(row) + 1)
    }

    private mutating func kind(_ kind: EventKind) { text("kind", kind.rawValue) }

    private mutating func text(_ name: StaticString, _ text: String) {
        writer.name(name)
        writer.text(text)
    }

    private mutating func number(_ name: StaticString, _ number: UInt32) {
        writer.name(name)
        writer.integer(Int64(number))
    }
}

extension CaseEvent {
    /// The kind under which it is recorded.
    var kind: EventKind {
        switch self {
        case .applied: .applied
        case .filled: .filled
        case .attached: .attached
        case .detached: .detached
        case .submitted: .submitted
        case .judged: .judged
        case .approved: .approved
        case .returned: .returned
        case .terminated: .terminated
        case .recalled: .recalled
        case .dispatched: .dispatched
        case .recorded: .recorded
        case .published: .published
        case .revoked: .revoked
        case .released: .released
        }
    }
}

extension AccountEvent {
    /// The kind under which it is recorded.
    var kind: EventKind {
        switch self {
        case .opened: .accountOpened
        case .codeIssued: .codeIssued
        case .codeAsked: .codeAsked
        case .activated: .accountActivated
        case .passwordSet: .passwordSet
        case .loginFailed: .loginFailed
        case .loggedIn: .loggedIn
        case .loggedOut: .loggedOut
        case .disabled: .accountDisabled
        case .enabled: .accountEnabled
        case .draftsHandedOver: .draftsHandedOver
        }
    }
}
