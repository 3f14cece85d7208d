// Tells a torn tail from damage. A write that power or a kill cut short leaves a beginning of what was to be written,
// or stretches of zeros in it that begin and end where the disk's sectors do; every other change of bytes is damage.
// Where the zeros begin that were written ahead is not known here: the bytes end before them.

/// The bytes after the last whole batch of the last segment.
struct TornTail {
    /// The bytes.
    let bytes: [UInt8]
    /// Where they begin in the segment.
    let offsetBytes: Int64
    /// The head before them.
    let head: Head

    /// The unit in which a disk keeps or loses bytes.
    private static let sectorBytes: Int64 = 512

    /// Whether a write of one batch that was cut short leaves such bytes.
    var isTorn: Bool {
        if bytes.isEmpty || PlantedBug.isPlanted(.damageTakenForTornTail) { return true }
        guard let zero = bytes.firstIndex(of: 0) else { return isBeginning(bytes[...]) }
        if PlantedBug.isPlanted(.zerosTakenForDamage) { return false }
        return isBeginning(bytes[..<zero]) && hasTornZeros && !hasLaterWrite
    }

    /// Whether the bytes are whole lines of one batch that go on from the head, and the beginning of another line.
    private func isBeginning(_ bytes: ArraySlice<UInt8>) -> Bool {
        var follower = ChainFollower(at: head)
        var start = bytes.startIndex
        while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
            do throws(LineFault) {
                let isWhole = try follower.follow(RecordLine.parse(bytes[start..<end])) { _ in }
                if isWhole { return false }
            } catch {
                return false
            }
            start = end + 1
        }
        return isBeginningOfLine(bytes[start...], sequence: follower.last.sequence + 1)
    }

    /// Whether the bytes, without a line feed among them, begin a line with the number or are one.
    private func isBeginningOfLine(_ bytes: ArraySlice<UInt8>, sequence: Int64) -> Bool {
        let opening = Array("{\"seq\":\(sequence),\"at\":".utf8)
        guard bytes.starts(with: opening.prefix(bytes.count)) else { return false }
        do throws(StrictFault) {
            _ = try StrictReader().read(bytes)
        } catch {
            return error.kind == .endsEarly
        }
        do throws(LineFault) {
            return try RecordLine.parse(bytes).sequence == sequence
        } catch {
            return false
        }
    }

    /// Whether every stretch of zeros lies as a disk leaves it.
    private var hasTornZeros: Bool {
        var at = 0
        while let start = bytes[at...].firstIndex(of: 0) {
            let end = bytes[start...].firstIndex { $0 != 0 } ?? bytes.endIndex
            if end == bytes.endIndex { return true }
            let startsAtSector = start == 0 || (offsetBytes + Int64(start)).isMultiple(of: TornTail.sectorBytes)
            guard startsAtSector, (offsetBytes + Int64(end)).isMultiple(of: TornTail.sectorBytes) else { return false }
            at = end
        }
        return true
    }

    /// Whether a whole record of another write stands among the bytes. It was written after this one was whole.
    private var hasLaterWrite: Bool {
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            do throws(LineFault) {
                let record = try RecordLine.parse(line)
                if record.sequence - record.batch.index - record.batch.earlier > head.sequence { return true }
            } catch {
                continue
            }
        }
        return false
    }
}
