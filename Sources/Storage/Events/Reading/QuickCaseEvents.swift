// What happens to cases, on the quick way of `EventDecoder.swift`: kinds, and the members of each in the order in which
// they are written. Nothing is looked up here but names.

import Digests
import Engine
import Machines

/// The kinds that come often.
enum QuickKind {
    case judged, approved, applied, attached, filled, submitted, dispatched, recorded, published, returned, terminated
    case recalled, detached, registered, accountOpened, accountActivated, loggedIn, fieldSet, profileChanged

    /// The kind whose name stands before the next quotation mark; nil where it is another one.
    @inline(__always)
    init?(at cursor: inout ByteCursor) {
        guard let name = cursor.text() else { return nil }
        switch name.count {
        case 6 where ByteCursor.isText("judged", name): self = .judged
        case 6 where ByteCursor.isText("filled", name): self = .filled
        case 7 where ByteCursor.isText("applied", name): self = .applied
        case 8 where ByteCursor.isText("approved", name): self = .approved
        case 8 where ByteCursor.isText("attached", name): self = .attached
        case 8 where ByteCursor.isText("recorded", name): self = .recorded
        case 8 where ByteCursor.isText("returned", name): self = .returned
        case 8 where ByteCursor.isText("recalled", name): self = .recalled
        case 8 where ByteCursor.isText("detached", name): self = .detached
        case 9 where ByteCursor.isText("submitted", name): self = .submitted
        case 9 where ByteCursor.isText("published", name): self = .published
        case 9 where ByteCursor.isText("logged-in", name): self = .loggedIn
        case 9 where ByteCursor.isText("field-set", name): self = .fieldSet
        case 10 where ByteCursor.isText("dispatched", name): self = .dispatched
        case 10 where ByteCursor.isText("registered", name): self = .registered
        case 10 where ByteCursor.isText("terminated", name): self = .terminated
        case 14 where ByteCursor.isText("account-opened", name): self = .accountOpened
        case 15 where ByteCursor.isText("profile-changed", name): self = .profileChanged
        case 17 where ByteCursor.isText("account-activated", name): self = .accountActivated
        default: return nil
        }
    }
}

extension QuickReading {
    /// What happened to a case that runs on the machine.
    mutating func caseEvent(_ kind: QuickKind, _ names: MachineNames) -> CaseEvent? {
        switch kind {
        case .judged: return judgement(names)
        case .approved: return opinion().map { .approved(opinion: $0) }
        case .terminated: return opinion().map { .terminated(opinion: $0) }
        case .returned:
            guard let pick = pick(names), let modules = modules(names), let opinion = opinion() else { return nil }
            return .returned(pick, modules, opinion: opinion)
        case .filled: return answers(names).map(CaseEvent.filled)
        case .attached:
            guard let slot = slot(names), let file = file() else { return nil }
            return .attached(slot, file)
        case .detached: return slot(names).map(CaseEvent.detached)
        case .submitted:
            if cursor.next == UInt8(ascii: "}") { return .submitted(nil) }
            return route(names).map { .submitted($0) }
        case .recorded: return result(names)
        case .recalled: return .recalled
        case .dispatched: return .dispatched
        case .published: return .published
        case .applied, .registered, .accountOpened, .accountActivated, .loggedIn, .fieldSet, .profileChanged:
            return nil
        }
    }

    private mutating func judgement(_ names: MachineNames) -> CaseEvent? {
        guard let modules = modules(names), cursor.skip(",\"right\":") else { return nil }
        let isRight = cursor.skip("true")
        guard isRight || cursor.skip("false"), cursor.skip(",\"note\":\""), let note = text() else { return nil }
        return .judged(modules, isRight: isRight, note: note)
    }

    private mutating func opinion() -> String? {
        cursor.skip(",\"opinion\":\"") ? text() : nil
    }

    private mutating func pick(_ names: MachineNames) -> Pick? {
        if cursor.skip(",\"to\":\"applicant\"") { return .applicant }
        guard cursor.skip(",\"level\":\""), let name = cursor.text() else { return nil }
        return names.levels.index(of: name).map(Pick.level)
    }

    /// The member `answers`.
    mutating func answers(_ names: MachineNames) -> [Answer]? {
        guard cursor.skip(",\"answers\":[") else { return nil }
        if cursor.skip("]") { return [] }
        var answers: [Answer] = []
        answers.reserveCapacity(4)
        var (module, field) = (0, 0)
        while true {
            guard cursor.skip("{\"module\":\""), let name = cursor.text(),
                let found = names.modules.index(of: name, hint: module)
            else { return nil }
            field = found == module ? field &+ 1 : 0
            module = found
            guard let row = row(), cursor.skip(",\"field\":\""), let fieldName = cursor.text(),
                let place = names.fields[module].names.index(of: fieldName, hint: field), cursor.skip(",\"value\":"),
                let value = value(of: place, among: names.fields[module]), cursor.skip("}")
            else { return nil }
            field = place
            answers.append(Answer(module: module, row: row, field: place, value: value))
            if cursor.skip("]") { return answers }
            guard cursor.skip(",") else { return nil }
        }
    }

    /// The member `row`, from 0; 0 where it does not stand here.
    private mutating func row() -> Int? {
        guard cursor.skip(",\"row\":") else { return 0 }
        guard let number = cursor.integer(), number >= 1 else { return nil }
        return Int(number - 1)
    }

    private mutating func slot(_ names: MachineNames) -> FileSlot? {
        if cursor.skip(",\"attachment\":\"") {
            return cursor.text().flatMap { names.attachments.index(of: $0) }.map(FileSlot.dispatch)
        }
        guard cursor.skip(",\"module\":\""), let name = cursor.text(), let module = names.modules.index(of: name),
            let row = row(), cursor.skip(",\"attachment\":\""), let attachmentName = cursor.text(),
            let attachment = names.moduleAttachments[module].index(of: attachmentName)
        else { return nil }
        return .module(module, row: row, attachment: attachment)
    }

    private mutating func file() -> FileReference? {
        guard cursor.skip(",\"file\":{\"hash\":\""), let digits = cursor.text(),
            digits.count == 2 * SHA256Digest.lengthBytes, let base = digits.baseAddress,
            SHA256Digest(hexadecimalAt: base) != nil, let hash = texts.text(digits), cursor.skip(",\"name\":\""),
            let name = text(), cursor.skip(",\"bytes\":"), let sizeBytes = cursor.integer(), cursor.skip("}")
        else { return nil }
        return FileReference(hash: hash, name: name, sizeBytes: Int(sizeBytes))
    }

    private mutating func modules(_ names: MachineNames) -> ModuleSet? {
        guard cursor.skip(",\"modules\":[") else { return nil }
        // WHY: bit by bit, since a set's own insertion is generic, and takes longer than all else here.
        var bits: UInt32 = 0
        if cursor.skip("]") { return ModuleSet(bits: bits) }
        var hint = 0
        while true {
            guard cursor.skip("\""), let name = cursor.text(), let module = names.modules.index(of: name, hint: hint),
                module < UInt32.bitWidth
            else { return nil }
            bits |= 1 &<< UInt32(truncatingIfNeeded: module)
            hint = module &+ 1
            if cursor.skip("]") { return ModuleSet(bits: bits) }
            guard cursor.skip(",") else { return nil }
        }
    }

    private mutating func route(_ names: MachineNames) -> CaseEvent.Route? {
        guard cursor.skip(",\"route\":[") else { return nil }
        var stops: [Stop] = []
        if !cursor.skip("]") {
            stops.reserveCapacity(names.machine.stages.count)
            while true {
                guard cursor.skip("{\"stage\":\""), let name = cursor.text(),
                    let stage = names.stages.index(of: name, hint: stops.count), cursor.skip(",\"party\":"),
                    let party = cursor.number(), cursor.skip("}")
                else { return nil }
                stops.append(Stop(stage: stage, holder: PartyID(party)))
                if cursor.skip("]") { break }
                guard cursor.skip(",") else { return nil }
            }
        }
        guard cursor.skip(",\"appraiser\":") else { return CaseEvent.Route(stops: stops, appraiser: nil) }
        return cursor.number().map { CaseEvent.Route(stops: stops, appraiser: PartyID($0)) }
    }

    private mutating func result(_ names: MachineNames) -> CaseEvent? {
        guard cursor.skip(",\"outcome\":\""), let name = cursor.text(), let outcome = names.outcomes.index(of: name),
            cursor.skip(",\"values\":"), let values = values(of: names.outcomeFields[outcome])
        else { return nil }
        return .recorded(ResultRecord(outcome: outcome, values: values))
    }
}
