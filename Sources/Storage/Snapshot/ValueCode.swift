// Values, parties, accounts and drafts in the bytes of a snapshot and back. Cases live in `CaseCode.swift`.

import Engine
import Machines

extension ByteWriter {
    mutating func put(_ value: Value) {
        switch value {
        case .unset: put(0 as UInt64)
        case .flag(let flag): put(1 as UInt64, flag ? 1 : 0)
        case .number(let number): put(2 as UInt64, number)
        case .money(let fen): put(3 as UInt64, fen)
        case .date(let day): put(4 as UInt64, Int64(day.dayNumber))
        case .choice(let choice): put(5 as UInt64, Int64(choice))
        case .text(let text):
            put(6 as UInt64)
            put(text)
        case .party(let party): put(7 as UInt64, Int64(party.number))
        case .division(let code): put(8 as UInt64, Int64(code))
        }
    }

    private mutating func put(_ kind: UInt64, _ number: Int64) {
        put(kind)
        put(number)
    }

    mutating func put(_ party: PartyID) { put(UInt64(party.number)) }
    mutating func put(_ moment: Moment) { put(moment.milliseconds) }

    mutating func put(_ party: Party) {
        put(party.kind)
        put(party.values) { $0.put($1) }
    }

    mutating func put(_ account: Account) {
        put(account.name)
        put(account.party) { $0.put($1) }
        put(account.role.rawValue)
        put(account.password) { $0.put($1) }
        put(account.isActive)
        put(account.isDisabled)
        put(account.code) { writer, code in
            writer.put(code.digest)
            writer.put(code.issuedAt)
        }
        put(account.isWaitingForCode)
        put(account.failures)
        put(account.lastFailure) { $0.put($1) }
        put(account.sessions.sorted()) { $0.put($1) }
        put(account.lastLogin) { $0.put($1) }
        put(account.loginBefore) { $0.put($1) }
    }

    mutating func put(_ pick: Pick) {
        switch pick {
        case .nothing: put(0 as UInt64)
        case .applicant: put(1 as UInt64)
        case .level(let index): put(2 as UInt64, Int64(index))
        case .outcome(let index): put(3 as UInt64, Int64(index))
        case .attachment(let index): put(4 as UInt64, Int64(index))
        }
    }

    mutating func put(_ verb: Verb) { put(verb.rawValue) }

    mutating func put(_ draft: ReviewDraft) {
        put(draft.verb) { $0.put($1) }
        put(draft.pick)
        put(UInt64(draft.modules.bits))
        put(draft.opinion)
    }
}

extension ByteReader {
    mutating func value() throws(SnapshotFault) -> Value {
        switch try unsigned() {
        case 0: return .unset
        case 1: return .flag(try signed() != 0)
        case 2: return .number(try signed())
        case 3: return .money(try signed())
        case 4: return .date(CivilDate(dayNumber: Int32(truncatingIfNeeded: try signed())))
        case 5: return .choice(try int())
        case 6: return .text(try text())
        case 7: return .party(PartyID(UInt32(truncatingIfNeeded: try signed())))
        case 8: return .division(try int())
        default: throw SnapshotFault()
        }
    }

    mutating func partyID() throws(SnapshotFault) -> PartyID { PartyID(try narrow()) }
    mutating func moment() throws(SnapshotFault) -> Moment { Moment(milliseconds: try signed()) }

    mutating func party(_ id: PartyID) throws(SnapshotFault) -> Party {
        Party(id: id, kind: try int(), values: try list { reader throws(SnapshotFault) in try reader.value() })
    }

    mutating func account() throws(SnapshotFault) -> Account {
        let name = try text()
        let party = try optional { reader throws(SnapshotFault) in try reader.partyID() }
        guard let role = Role(rawValue: try text()) else { throw SnapshotFault() }
        let password = try optional { reader throws(SnapshotFault) in try reader.text() }
        let (isActive, isDisabled) = (try flag(), try flag())
        let code = try optional { reader throws(SnapshotFault) in
            Account.Code(digest: try reader.text(), issuedAt: try reader.moment())
        }
        let isWaitingForCode = try flag()
        let failures = try int()
        let lastFailure = try optional { reader throws(SnapshotFault) in try reader.moment() }
        let sessions = try list { reader throws(SnapshotFault) in try reader.text() }
        let lastLogin = try optional { reader throws(SnapshotFault) in try reader.moment() }
        let loginBefore = try optional { reader throws(SnapshotFault) in try reader.moment() }
        return Account(
            name: name, party: party, role: role, password: password, isActive: isActive, isDisabled: isDisabled,
            code: code, isWaitingForCode: isWaitingForCode, failures: failures, lastFailure: lastFailure,
            sessions: Set(sessions), lastLogin: lastLogin, loginBefore: loginBefore)
    }

    mutating func pick() throws(SnapshotFault) -> Pick {
        switch try unsigned() {
        case 0: return .nothing
        case 1: return .applicant
        case 2: return .level(try int())
        case 3: return .outcome(try int())
        case 4: return .attachment(try int())
        default: throw SnapshotFault()
        }
    }

    mutating func verb() throws(SnapshotFault) -> Verb {
        guard let verb = Verb(rawValue: try text()) else { throw SnapshotFault() }
        return verb
    }

    mutating func draft() throws(SnapshotFault) -> ReviewDraft {
        ReviewDraft(
            verb: try optional { reader throws(SnapshotFault) in try reader.verb() }, pick: try pick(),
            modules: ModuleSet(bits: try narrow()), opinion: try text())
    }
}
