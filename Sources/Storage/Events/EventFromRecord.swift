// A record's bytes into the event in memory. The way there lives in `RecordFromEvent.swift`; the two are a pair.

import Digests
import Engine
import Machines

/// Why a record's event cannot be read.
enum UnreadableEvent: Error, Equatable {
    /// The kind is none that this program knows.
    case unknownKind(String)
    /// The member is missing, has another form, or names what the rulebook does not have.
    case member(String)
}

/// Reads an event. One reader serves many events, one after the other.
struct EventFromRecord {
    private let reader = StrictReader()

    /// The event of a record's bytes; names are looked up in the registry as it was before the event.
    func event(_ bytes: ArraySlice<UInt8>, naming: EventNaming) throws(UnreadableEvent) -> Event {
        let root: StrictValue
        do throws(StrictFault) {
            root = try reader.read(bytes)
        } catch {
            throw .member("event")
        }
        let name = try root.expectText("kind")
        guard let kind = EventKind(named: name) else { throw .unknownKind(name) }
        if kind == .deployed { return .deployed(hash: try root.expectText("definition")) }
        if let event = try accountEvent(kind, root) { return .account(try root.expectText("account"), event) }
        return try event(kind, root, naming)
    }

    /// An event that names something of a rulebook.
    private func event(
        _ kind: EventKind, _ root: StrictValue, _ naming: EventNaming
    ) throws(UnreadableEvent) -> Event {
        var naming = naming
        switch kind {
        case .registered: return .registered(try party(root, naming))
        case .opinionsSet:
            return .opinionsSet(try root.expectParty("party"), try root.expectVerb(), try opinions(root))
        case .reviewDrafted:
            let id = try root.expectCase("case")
            guard let machine = naming.machine(of: id) else { throw .member("case") }
            return .reviewDrafted(id, try draft(root, machine))
        case .profileChanged:
            let (party, field, value) = try fieldChange(root, in: naming.schema(of:))
            return .profileChanged(party, field: field, value)
        case .fieldSet:
            let cause = try root.expectCase("case")
            let (party, field, value) = try fieldChange(root) { [naming] in naming.schema(of: $0, writtenBy: cause) }
            return .fieldSet(party, field: field, value, cause: cause)
        case .exported:
            return .exported(filter: try root.expectText("filter"), rows: try root.expectInt("rows"))
        case .applied: return .changed(try root.expectCase("case"), .applied(try application(root, naming)))
        default:
            let id = try root.expectCase("case")
            guard let machine = naming.machine(of: id) else { throw .member("case") }
            return .changed(id, try caseEvent(kind, root, machine))
        }
    }

    /// What happened to an account; nil where the kind is a case's.
    private func accountEvent(_ kind: EventKind, _ root: StrictValue) throws(UnreadableEvent) -> AccountEvent? {
        switch kind {
        case .accountOpened:
            guard let role = Role(rawValue: try root.expectText("role")) else { throw .member("role") }
            return .opened(party: try root.parseParty("party"), role)
        case .codeIssued: return .codeIssued(digest: try root.expectText("digest"))
        case .codeAsked: return .codeAsked
        case .accountActivated: return .activated
        case .passwordSet: return .passwordSet(try root.expectText("password"))
        case .loginFailed: return .loginFailed
        case .loggedIn: return .loggedIn
        case .loggedOut:
            guard let isEverywhere = root["everywhere"]?.truth else { throw .member("everywhere") }
            return .loggedOut(isEverywhere: isEverywhere)
        case .accountDisabled: return .disabled
        case .accountEnabled: return .enabled
        case .draftsHandedOver: return .draftsHandedOver(to: try root.expectText("to"))
        default: return nil
        }
    }

    private func opinions(_ root: StrictValue) throws(UnreadableEvent) -> [String] {
        let opinions = root["opinions"]?.elements?.map(\.text)
        guard let opinions, !opinions.contains(nil) else { throw .member("opinions") }
        return opinions.compactMap(\.self)
    }

    /// A draft of a review; nil where the record clears it.
    private func draft(_ root: StrictValue, _ machine: Machine) throws(UnreadableEvent) -> ReviewDraft? {
        guard root["opinion"] != nil else { return nil }
        let hasPick = root["to"] != nil || root["level"] != nil
        return ReviewDraft(
            verb: root["verb"] == nil ? nil : try root.expectVerb(),
            pick: hasPick ? try pick(root, machine) : .nothing, modules: try modules(root, machine),
            opinion: try root.expectText("opinion"))
    }

    private func party(_ root: StrictValue, _ naming: EventNaming) throws(UnreadableEvent) -> Party {
        let name = try root.expectText("as")
        guard let kind = naming.registry.ruleset.parties.firstIndex(where: { $0.name == name }),
            let schema = naming.schema(of: kind)
        else { throw .member("as") }
        return Party(
            id: try root.expectParty("party"), kind: kind, values: try values(root, of: schema.fields))
    }

    private func fieldChange(
        _ root: StrictValue, in schema: (PartyID) -> PartySchema?
    ) throws(UnreadableEvent) -> (PartyID, Int, Value) {
        let party = try root.expectParty("party")
        guard let schema = schema(party) else { throw .member("party") }
        let index = try root.expectIndex("field", among: schema.fields, \.name)
        return (party, index, try value(root, of: schema.fields[index]))
    }

    private func application(
        _ root: StrictValue, _ naming: EventNaming
    ) throws(UnreadableEvent) -> CaseEvent.Application {
        let hash = try root.expectText("definition")
        guard let definition = naming.registry.definitions.firstIndex(where: { $0.hash == hash }) else {
            throw .member("definition")
        }
        let machines = naming.registry.definitions[definition].ruleset.machines
        let machine = try root.expectIndex("matter", among: machines, \.facts.name)
        return CaseEvent.Application(
            definition: definition, machine: machine, applicant: try root.expectParty("applicant"),
            target: try root.parseParty("target"), year: try root.expectInt("year"),
            answers: try answers(root, machines[machine]))
    }

    private func caseEvent(
        _ kind: EventKind, _ root: StrictValue, _ machine: Machine
    ) throws(UnreadableEvent) -> CaseEvent {
        switch kind {
        case .filled: return .filled(try answers(root, machine))
        case .attached: return .attached(try slot(root, machine), try file(root))
        case .detached: return .detached(try slot(root, machine))
        case .submitted: return .submitted(try route(root, machine))
        case .judged:
            guard let isRight = root["right"]?.truth else { throw .member("right") }
            return .judged(try modules(root, machine), isRight: isRight, note: try root.expectText("note"))
        case .approved: return .approved(opinion: try root.expectText("opinion"))
        case .returned:
            return .returned(
                try pick(root, machine), try modules(root, machine), opinion: try root.expectText("opinion"))
        case .terminated: return .terminated(opinion: try root.expectText("opinion"))
        case .recalled: return .recalled
        case .dispatched: return .dispatched
        case .recorded:
            let outcome = try root.expectIndex("outcome", among: machine.outcomes, \.name)
            return .recorded(
                ResultRecord(outcome: outcome, values: try values(root, of: machine.outcomes[outcome].fields)))
        case .published: return .published
        case .revoked: return .revoked
        case .released: return .released
        default: throw .unknownKind(kind.rawValue)
        }
    }

    private func answers(_ root: StrictValue, _ machine: Machine) throws(UnreadableEvent) -> [Answer] {
        guard let elements = root["answers"]?.elements else { throw .member("answers") }
        var answers: [Answer] = []
        answers.reserveCapacity(elements.count)
        for element in elements {
            let module = try element.expectIndex("module", among: machine.modules, \.name)
            let fields = machine.modules[module].fields
            let field = try element.expectIndex("field", among: fields, \.name)
            answers.append(
                Answer(
                    module: module, row: try row(element), field: field, value: try value(element, of: fields[field])))
        }
        return answers
    }

    private func slot(_ root: StrictValue, _ machine: Machine) throws(UnreadableEvent) -> FileSlot {
        guard root["module"] != nil else {
            return .dispatch(try root.expectIndex("attachment", among: machine.attachments, \.name))
        }
        let module = try root.expectIndex("module", among: machine.modules, \.name)
        return .module(
            module, row: try row(root),
            attachment: try root.expectIndex("attachment", among: machine.modules[module].attachments, \.name))
    }

    private func file(_ root: StrictValue) throws(UnreadableEvent) -> FileReference {
        guard let file = root["file"] else { throw .member("file") }
        let hash = try file.expectText("hash")
        // WHY: any other text is the name of no file, and would lead to none or to a place outside the store.
        guard SHA256Digest(hexadecimal: Array(hash.utf8)) != nil else { throw .member("hash") }
        return FileReference(
            hash: hash, name: try file.expectText("name"), sizeBytes: try file.expectInt("bytes"))
    }

    private func route(_ root: StrictValue, _ machine: Machine) throws(UnreadableEvent) -> CaseEvent.Route? {
        guard let list = root["route"] else { return nil }
        guard let elements = list.elements else { throw .member("route") }
        var stops: [Stop] = []
        for element in elements {
            let name = try element.expectText("stage")
            guard let stage = machine.stages.indices.first(where: { machine.name(ofStage: $0) == name }) else {
                throw .member("stage")
            }
            stops.append(Stop(stage: stage, holder: try element.expectParty("party")))
        }
        return CaseEvent.Route(stops: stops, appraiser: try root.parseParty("appraiser"))
    }

    private func modules(_ root: StrictValue, _ machine: Machine) throws(UnreadableEvent) -> ModuleSet {
        guard let elements = root["modules"]?.elements else { throw .member("modules") }
        var modules = ModuleSet.none
        for element in elements {
            guard let name = element.text, let index = machine.modules.firstIndex(where: { $0.name == name }) else {
                throw .member("modules")
            }
            modules.insert(index)
        }
        return modules
    }

    private func pick(_ root: StrictValue, _ machine: Machine) throws(UnreadableEvent) -> Pick {
        if root["level"] != nil { return .level(try root.expectIndex("level", among: machine.levels, \.name)) }
        guard try root.expectText("to") == "applicant" else { throw .member("to") }
        return .applicant
    }

    private func values(_ root: StrictValue, of fields: [Field]) throws(UnreadableEvent) -> [Value] {
        guard let members = root["values"]?.members, members.count <= fields.count else { throw .member("values") }
        var values: [Value] = []
        for (field, member) in zip(fields, members) {
            guard member.name.text == field.name, let value = ValueRecord.parse(member.value, of: field) else {
                throw .member(field.name)
            }
            values.append(value)
        }
        return values
    }

    private func value(_ root: StrictValue, of field: Field) throws(UnreadableEvent) -> Value {
        guard let value = root["value"], let parsed = ValueRecord.parse(value, of: field) else {
            throw .member("value")
        }
        return parsed
    }

    private func row(_ root: StrictValue) throws(UnreadableEvent) -> Int {
        guard let row = root["row"] else { return 0 }
        guard let number = row.integer, number >= 1, let index = Int(exactly: number - 1) else { throw .member("row") }
        return index
    }
}

extension StrictValue {
    /// The text of a member that must be there.
    fileprivate func expectText(_ name: StaticString) throws(UnreadableEvent) -> String {
        guard let text = self[name]?.text else { throw .member("\(name)") }
        return text
    }

    /// The number of a member that must be there.
    fileprivate func expectInt(_ name: StaticString) throws(UnreadableEvent) -> Int {
        guard let number = self[name]?.integer.flatMap({ Int(exactly: $0) }) else { throw .member("\(name)") }
        return number
    }

    /// The party of a member that must be there.
    fileprivate func expectParty(_ name: StaticString) throws(UnreadableEvent) -> PartyID {
        guard let party = try parseParty(name) else { throw .member("\(name)") }
        return party
    }

    /// The party of a member; nil where the member is not there.
    fileprivate func parseParty(_ name: StaticString) throws(UnreadableEvent) -> PartyID? {
        guard let member = self[name] else { return nil }
        guard let number = member.integer.flatMap({ UInt32(exactly: $0) }) else { throw .member("\(name)") }
        return PartyID(number)
    }

    /// The verb in the member `verb`, which must be there.
    fileprivate func expectVerb() throws(UnreadableEvent) -> Verb {
        guard let verb = Verb(rawValue: try expectText("verb")) else { throw .member("verb") }
        return verb
    }

    /// The case of a member that must be there.
    fileprivate func expectCase(_ name: StaticString) throws(UnreadableEvent) -> CaseID {
        guard let number = self[name]?.integer.flatMap({ UInt32(exactly: $0) }) else { throw .member("\(name)") }
        return CaseID(number)
    }

    /// The place of the element whose name a member that must be there holds.
    fileprivate func expectIndex<Element>(
        _ name: StaticString, among elements: [Element], _ elementName: KeyPath<Element, String>
    ) throws(UnreadableEvent) -> Int {
        guard let member = self[name], let text = member.text,
            let index = elements.firstIndex(where: { $0[keyPath: elementName] == text })
        else { throw .member("\(name)") }
        return index
    }
}
