// What stands in a stretch of a segment, line for line, each by itself: for telling what is left behind damage. Whether
// the lines go on from one another is not known here.

/// The lines of a stretch.
struct LineSurvey {
    /// Lines that are whole records.
    private(set) var wholeLines: Int64 = 0
    /// Lines that are none; space that was not written to is no line.
    private(set) var otherLines: Int64 = 0
    private var sequences: ClosedRange<Int64>?

    init(_ files: WholeFiles, _ path: String, from start: Int64, to end: Int64) throws(SystemFailure) {
        let file = try files.open(path, .reading, at: .upkeepOpen)
        defer { files.closeQuietly(file, at: .upkeepClose) }
        var offset = start
        var line: [UInt8] = []
        while offset < end {
            let wanted = Int(min(end - offset, Int64(SegmentScan.pieceBytes)))
            let piece = try files.read(file, count: wanted, offsetBytes: offset, at: .upkeepRead)
            if piece.isEmpty { break }
            offset += Int64(piece.count)
            var at = 0
            while let feed = piece[at...].firstIndex(of: UInt8(ascii: "\n")) {
                line += piece[at..<feed]
                take(line[...])
                line.removeAll(keepingCapacity: true)
                at = feed + 1
            }
            // WHY: a line that is too long is none, however long it goes on.
            if line.count <= StrictLimit.textBytes { line += piece[at...] }
        }
        if line.contains(where: { $0 != 0 }) { otherLines += 1 }
    }

    /// What follows on good bytes, for this cause.
    func rest(_ cause: SegmentCondition.Cause, _ sizeBytes: Int64) -> SegmentCondition.Rest? {
        guard sizeBytes > 0 else { return nil }
        return SegmentCondition.Rest(
            cause: cause, sizeBytes: sizeBytes, wholeLines: wholeLines, otherLines: otherLines, sequences: sequences)
    }

    private mutating func take(_ line: ArraySlice<UInt8>) {
        do throws(LineFault) {
            let number = try RecordLine.parse(line).sequence
            wholeLines += 1
            sequences = sequences.map { min($0.lowerBound, number)...max($0.upperBound, number) } ?? number...number
        } catch {
            otherLines += 1
        }
    }
}
