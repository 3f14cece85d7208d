// Rows of desks in the bytes of a snapshot and back, all of one length, so that a million of them are looked through
// without taking them apart one by one.

import Engine
import Machines

/// The bytes of one row: case 4, definition 2, machine 2, state 2, year 2, flags 4, since 8, published 4, completion 4.
enum DeskRowCode {
    static let bytes = 32

    private static let desks: [Desk?] = [nil, .pending, .dispatch, .done, .ahead]
    private static let returned: UInt32 = 8
    private static let completed: UInt32 = 16
    private static let published: UInt32 = 32
    private static let appraised: UInt32 = 64

    static func append(_ row: DeskRow, to bytes: inout [UInt8]) {
        var flags = UInt32(desks.firstIndex(of: row.desk) ?? 0)
        if row.isReturned { flags |= returned }
        if row.completion != nil { flags |= completed }
        if row.published != nil { flags |= published }
        if row.isAppraiser { flags |= appraised }
        BlockForm.append(row.id.number, to: &bytes)
        BlockForm.append(UInt16(clamping: row.definition), to: &bytes)
        BlockForm.append(UInt16(clamping: row.machine), to: &bytes)
        BlockForm.append(row.state.index, to: &bytes)
        BlockForm.append(Int16(clamping: row.year), to: &bytes)
        BlockForm.append(flags, to: &bytes)
        BlockForm.append(row.since.milliseconds, to: &bytes)
        BlockForm.append(row.published?.dayNumber ?? 0, to: &bytes)
        BlockForm.append(row.completion?.dayNumber ?? 0, to: &bytes)
    }

    /// The row at an offset of bytes that hold it whole.
    static func row(in bytes: UnsafeRawBufferPointer, at offset: Int) -> DeskRow {
        func number<Number: FixedWidthInteger>(_ at: Int, _: Number.Type = Number.self) -> Number {
            Number(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + at, as: Number.self))
        }
        let flags: UInt32 = number(12)
        let desk = Int(flags & 7)
        return DeskRow(
            id: CaseID(number(0)), definition: Int(number(4, UInt16.self)), machine: Int(number(6, UInt16.self)),
            state: StateID(Int(number(8, UInt16.self))), year: Int(number(10, Int16.self)),
            since: Moment(milliseconds: number(16)),
            published: flags & published != 0 ? CivilDate(dayNumber: number(24)) : nil,
            isAppraiser: flags & appraised != 0, desk: desk < desks.count ? desks[desk] : nil,
            isReturned: flags & returned != 0,
            completion: flags & completed != 0 ? CivilDate(dayNumber: number(28)) : nil)
    }
}
