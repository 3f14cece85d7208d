// Reads a snapshot's file piece by piece, as the engine's archive. Bytes that are not what they should be are never
// shown: the registry is folded anew from the journal then, and asked instead.

package import Engine
package import Machines
import Synchronization

/// An archive in a snapshot's file.
package final class SnapshotArchive: Archive {
    let trailer: SnapshotTrailer
    private let blocks: BlockReader
    /// Folds the journal up to the snapshot's record.
    private let rebuild: Rebuilding
    private let rebuilt = Mutex(Rebuilt.notYet)

    private enum Rebuilt {
        case notYet
        case done(Registry)
        /// Neither the snapshot nor the journal has it any more.
        case lost(StoreError)
    }

    /// Folds the registry of the snapshot's record anew.
    typealias Rebuilding = @Sendable () -> Result<Registry, StoreError>

    /// The snapshot whose blocks these are; nothing but the trailer is read.
    init(_ blocks: BlockReader, rebuild: @escaping Rebuilding) throws(SnapshotFault) {
        self.blocks = blocks
        self.rebuild = rebuild
        trailer = try SnapshotTrailer(blocks.trailer)
        // WHY: whatever has the right sum may still say that there is more than there is.
        let sizes = trailer.offsets + [trailer.partyCount, trailer.accountCount, trailer.caseCount]
        guard sizes.allSatisfy({ (0...blocks.dataBytes).contains($0) }) else { throw SnapshotFault() }
    }

    /// The record after which the snapshot stands.
    package var sequence: Int64 { trailer.position.head.sequence }

    /// Whether the snapshot was found to be damaged.
    package var hasFailed: Bool {
        rebuilt.withLock { if case .notYet = $0 { false } else { true } }
    }

    /// Why something could be read from the snapshot no more, and from the journal neither; nil while all could.
    package var loss: StoreError? {
        rebuilt.withLock { if case .lost(let reason) = $0 { reason } else { nil } }
    }

    package var cases: any ShelfSource<Case> {
        Source(count: trailer.caseCount) { place in
            let found = self.reading { () throws(SnapshotFault) in
                try self.subject(place)
            } otherwise: { registry in
                registry.cases.element(at: place)
            }
            return (found ?? nil)
                ?? Case(
                    id: CaseID(UInt32(place + 1)), definition: 0, machine: 0, applicant: PartyID(0), target: nil,
                    applied: Stamp(at: Moment(milliseconds: 0), session: "", by: ""), year: 0,
                    configuration: Configuration(state: StateID(0), editable: .none), since: Moment(milliseconds: 0))
        }
    }

    package var parties: any ShelfSource<Party> {
        Source(count: trailer.partyCount) { place in
            let found = self.reading { () throws(SnapshotFault) in
                try self.party(place)
            } otherwise: { registry in
                registry.parties.element(at: place)
            }
            return (found ?? nil) ?? Party(id: PartyID(UInt32(place + 1)), kind: 0, values: [])
        }
    }

    package var accounts: any ShelfSource<Account> {
        Source(count: trailer.accountCount) { place in
            let found = self.reading { () throws(SnapshotFault) in
                try self.account(place)
            } otherwise: { registry in
                registry.accounts.element(at: place)
            }
            return (found ?? nil) ?? Account(name: "", party: nil, role: .auditor)
        }
    }

    package func account(named name: String) -> Int? {
        let found: Int?? = reading { () throws(SnapshotFault) in
            for number in try self.numbers(HashList.sum(of: name), in: .names, .nameDirectory)
            where try self.account(Int(number)).name == name { return Int(number) }
            return nil
        } otherwise: { registry in
            registry.accounts.firstIndex { $0.name == name }
        }
        return found ?? nil
    }

    package func parties(holding value: FieldValue) -> [PartyID] {
        reading { () throws(SnapshotFault) in
            var found: [PartyID] = []
            for number in try self.numbers(HashList.sum(of: value), in: .holders, .holderDirectory) {
                let party = try self.party(Int(number) - 1)
                if party.kind == value.kind, party.value(value.field) == value.value { found.append(party.id) }
            }
            return found
        } otherwise: {
            $0.parties(holding: value)
        } ?? []
    }

    package func cases(appliedBy party: PartyID) -> [CaseID] {
        reading { () throws(SnapshotFault) in
            guard let range = try self.range(of: party, in: .appliedOffsets) else { return [] }
            let offset = self.trailer.offset(of: .applied) + range.lowerBound * 4
            let bytes = try self.blocks.bytes(at: offset, count: range.count * 4)
            return range.indices.map { CaseID(BlockForm.number(in: bytes, at: ($0 - range.lowerBound) * 4)) }
        } otherwise: {
            $0.caseIDs(appliedBy: party)
        } ?? []
    }

    package func deskRows(of party: PartyID?, _ take: (DeskRow) -> Void) {
        var taken = 0
        _ = reading { () throws(SnapshotFault) in
            var rows = 0..<self.trailer.caseCount
            if let party { rows = try self.range(of: party, in: .deskOffsets) ?? 0..<0 }
            let offset = self.trailer.offset(of: party == nil ? .caseRows : .deskRows)
            let pieceRows = 32 * BlockForm.blockBytes / DeskRowCode.bytes
            for start in stride(from: rows.lowerBound, to: rows.upperBound, by: pieceRows) {
                let count = min(pieceRows, rows.upperBound - start)
                let bytes = try self.blocks.bytes(
                    at: offset + start * DeskRowCode.bytes, count: count * DeskRowCode.bytes)
                bytes.withUnsafeBytes { bytes in
                    for row in 0..<count { take(DeskRowCode.row(in: bytes, at: row * DeskRowCode.bytes)) }
                }
                taken += count
            }
        } otherwise: { registry in
            var skipped = 0
            registry.deskRows(of: party) { row in
                if skipped < taken { skipped += 1 } else { take(row) }
            }
        }
    }

    /// The bytes of a case, a party, an account, to be copied; nil where they can not be read.
    func caseBytes(_ place: Int) -> [UInt8]? { copied(place, .cases, .caseOffsets) }
    func partyBytes(_ place: Int) -> [UInt8]? { copied(place, .parties, .partyOffsets) }
    func accountBytes(_ place: Int) -> [UInt8]? { copied(place, .accounts, .accountOffsets) }

    private func copied(_ place: Int, _ part: SnapshotPart, _ offsets: SnapshotPart) -> [UInt8]? {
        hasFailed ? nil : try? element(place, part, offsets)
    }

    private func subject(_ place: Int) throws(SnapshotFault) -> Case {
        var reader = ByteReader(try element(place, .cases, .caseOffsets))
        let subject = try reader.subject(CaseID(UInt32(place + 1)))
        guard reader.isAtEnd else { throw SnapshotFault() }
        return subject
    }

    private func party(_ place: Int) throws(SnapshotFault) -> Party {
        var reader = ByteReader(try element(place, .parties, .partyOffsets))
        return try reader.party(PartyID(UInt32(place + 1)))
    }

    private func account(_ place: Int) throws(SnapshotFault) -> Account {
        var reader = ByteReader(try element(place, .accounts, .accountOffsets))
        return try reader.account()
    }

    private func element(
        _ place: Int, _ part: SnapshotPart, _ offsets: SnapshotPart
    ) throws(SnapshotFault) -> [UInt8] {
        let ends = try blocks.bytes(at: trailer.offset(of: offsets) + place * 8, count: 16)
        let (start, end): (UInt64, UInt64) = (BlockForm.number(in: ends, at: 0), BlockForm.number(in: ends, at: 8))
        guard start <= end, end <= UInt64(blocks.dataBytes) else { throw SnapshotFault() }
        return try blocks.bytes(at: trailer.offset(of: part) + Int(start), count: Int(end - start))
    }

    /// The stretch of a list that is the party's; nil for a party that came later.
    private func range(of party: PartyID, in offsets: SnapshotPart) throws(SnapshotFault) -> Range<Int>? {
        let place = Int(party.number) - 1
        guard (0..<trailer.partyCount).contains(place) else { return nil }
        let ends = try blocks.bytes(at: trailer.offset(of: offsets) + place * 8, count: 16)
        let (start, end): (UInt64, UInt64) = (BlockForm.number(in: ends, at: 0), BlockForm.number(in: ends, at: 8))
        guard start <= end, end <= UInt64(blocks.dataBytes) else { throw SnapshotFault() }
        return Int(start)..<Int(end)
    }

    /// The numbers whose keys have the sum.
    private func numbers(
        _ sum: UInt64, in part: SnapshotPart, _ directory: SnapshotPart
    ) throws(SnapshotFault) -> [UInt32] {
        let start = trailer.offset(of: directory)
        let count = Int(try blocks.number(0, ofListAt: start, as: UInt32.self))
        let place = HashList.place(of: sum, bits: HashList.directoryBits(of: count))
        let ends = try blocks.bytes(at: start + 4 + place * 4, count: 8)
        let (first, end): (UInt32, UInt32) = (BlockForm.number(in: ends, at: 0), BlockForm.number(in: ends, at: 4))
        guard first <= end, end <= count else { throw SnapshotFault() }
        let bytes = try blocks.bytes(
            at: trailer.offset(of: part) + Int(first) * HashEntry.bytes, count: Int(end - first) * HashEntry.bytes)
        return stride(from: 0, to: bytes.count, by: HashEntry.bytes).compactMap { at in
            BlockForm.number(in: bytes, at: at, as: UInt64.self) == sum ? BlockForm.number(in: bytes, at: at + 8) : nil
        }
    }

    /// What a reading gives, or where the snapshot is damaged, what the registry folded anew says; nil where there is
    /// no such registry.
    private func reading<Outcome>(
        _ read: () throws(SnapshotFault) -> Outcome, otherwise ask: (Registry) -> Outcome
    ) -> Outcome? {
        if !hasFailed, let outcome = try? read() { return outcome }
        let registry = rebuilt.withLock { rebuilt -> Registry? in
            if case .notYet = rebuilt {
                switch rebuild() {
                case .success(let registry): rebuilt = .done(registry)
                case .failure(let reason): rebuilt = .lost(reason)
                }
            }
            return if case .done(let registry) = rebuilt { registry } else { nil }
        }
        return registry.map(ask)
    }
}

/// The elements of one kind.
private struct Source<Element: Sendable>: ShelfSource {
    let count: Int
    let read: @Sendable (Int) -> Element

    func element(at place: Int) -> Element { read(place) }
}
