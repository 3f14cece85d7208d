// The ways in which a journal is tampered with: bytes, lines and whole segments flipped, exchanged, taken away, put in,
// played again, cut off, forged. Whether the store finds them is `TamperingTrial.swift`'s.

import Digests
import Storage

/// A way of tampering.
enum Tampering: CaseIterable {
    case flipBit, setByte, zeroByte, deleteByte, insertByte, swapBytes, cutWithin, otherForm, upperCase, carriageReturn
    case deleteLine, repeatLine, swapLines, moveLine, emptyLine, foreignLine, deleteBatch
    case forgeLine, forgeRest, cutAtBatch, cutWithinBatch, cutAtByte, zeroFromSector, repeatAtEnd
    case deleteSegment, swapSegments, repeatSegment, cutSegment, deleteLastSegment

    /// Whether the journal that is left is a whole one, so that only a kept head tells.
    var isSeenByHeadAlone: Bool {
        switch self {
        case .forgeRest, .cutAtBatch, .zeroFromSector, .deleteLastSegment, .cutAtByte, .cutWithinBatch: true
        default: false
        }
    }
}

/// A tampered disk: the segments that are changed, or gone.
struct TamperedDisk {
    var image: DiskImage
    /// The segments that were changed, with their bytes; nil where one is gone.
    private(set) var changes: [(segment: Int, bytes: [UInt8]?)] = []

    init(of sample: SampleJournal) {
        image = sample.image
    }

    mutating func set(_ segment: Int, _ bytes: [UInt8]?) {
        changes.append((segment, bytes))
        let folder = image.node(at: Stage.folder + "/journal") ?? 0
        let path = SampleJournal.path(ofSegment: segment)
        let name = String(path.split(separator: "/").last ?? "")
        if let bytes {
            let node = image.node(at: path) ?? image.add(isFolder: false)
            image.make(.enter(folder: folder, name: name, node: node))
            image.setBytes(bytes, of: node)
        } else {
            image.make(.leave(folder: folder, name: name))
        }
    }
}

extension SampleJournal {
    /// The store, tampered with in this way at a line of chance; nil where the chance led to no change.
    func tampered(_ way: Tampering, _ chance: inout Chance) -> TamperedDisk? {
        let line = chance.below(lines.count)
        let number = segment(of: line)
        var disk = TamperedDisk(of: self)
        switch way {
        case .flipBit, .setByte, .zeroByte, .deleteByte, .insertByte, .swapBytes, .cutWithin, .otherForm, .upperCase,
            .carriageReturn:
            guard let changed = changedBytes(way, &chance, line) else { return nil }
            disk.set(number, bytes(of: number) { $0[line - segments[number - 1].lowerBound] = changed })
        case .deleteLine, .repeatLine, .swapLines, .moveLine, .emptyLine, .foreignLine, .deleteBatch, .forgeLine:
            disk.set(number, bytes(of: number) { changeLines(&$0, way, at: line, &chance) })
        case .forgeRest: forgeRest(from: lines.count - 1 - chance.below(40), in: &disk)
        case .cutAtBatch, .cutWithinBatch, .cutAtByte, .zeroFromSector, .repeatAtEnd: changeEnd(way, &disk, &chance)
        case .deleteSegment, .swapSegments, .repeatSegment, .cutSegment, .deleteLastSegment:
            changeSegments(way, &disk, &chance)
        }
        let isChanged = disk.changes.contains { $0.bytes != image.bytes(at: SampleJournal.path(ofSegment: $0.segment)) }
        return isChanged ? disk : nil
    }

    /// A segment's bytes with its lines changed.
    private func bytes(of segment: Int, _ change: (inout [[UInt8]]) -> Void) -> [UInt8] {
        var own = Array(lines[segments[segment - 1]])
        change(&own)
        return SampleJournal.bytes(own)
    }

    private func changedBytes(_ way: Tampering, _ chance: inout Chance, _ line: Int) -> [UInt8]? {
        var bytes = lines[line]
        let at = chance.below(bytes.count)
        switch way {
        case .flipBit: bytes[at] ^= 1 << UInt8(chance.below(8))
        case .setByte: bytes[at] = UInt8(chance.below(256))
        case .zeroByte: bytes[at] = 0
        case .deleteByte: bytes.remove(at: at)
        case .insertByte: bytes.insert(UInt8(chance.below(256)), at: at)
        case .swapBytes: bytes.swapAt(at, chance.below(bytes.count))
        case .cutWithin: bytes.removeLast(bytes.count - at)
        case .carriageReturn: bytes.append(0x0D)
        case .otherForm:
            guard let start = bytes.firstIndex(of: 0xC3) else { return nil }
            bytes.replaceSubrange(start...(start + 1), with: [0x65, 0xCC, bytes[start + 1] == 0xA9 ? 0x81 : 0x88])
        case .upperCase:
            guard let digit = bytes[at...].firstIndex(where: { (0x61...0x66).contains($0) }) else { return nil }
            bytes[digit] -= 0x20
        default: return nil
        }
        return bytes
    }

    private func changeLines(_ own: inout [[UInt8]], _ way: Tampering, at line: Int, _ chance: inout Chance) {
        let at = line - segments[segment(of: line) - 1].lowerBound
        let other = chance.below(own.count)
        switch way {
        case .deleteLine: own.remove(at: at)
        case .repeatLine: own.insert(own[at], at: at + 1)
        case .swapLines: own.swapAt(at, min(at + 1, own.count - 1))
        case .moveLine: own.insert(own.remove(at: at), at: other)
        case .emptyLine: own.insert([], at: at)
        case .foreignLine: own.insert(lines[chance.below(lines.count)], at: at)
        case .deleteBatch:
            let end = min(batchEnds[line] - line + at, own.count - 1)
            own.removeSubrange(at...end)
        case .forgeLine: own[at] = forged(own[at], after: nil, isChanged: true)
        default: return
        }
    }

    /// The line with another event, and the hash that belongs to it.
    private func forged(_ line: [UInt8], after previous: [UInt8]?, isChanged: Bool) -> [UInt8] {
        var body = Array(line.dropLast(75))
        if isChanged, let at = body.lastIndex(of: UInt8(ascii: "}")) { body.insert(UInt8(ascii: "!"), at: at - 1) }
        if let previous { body.replaceSubrange((body.count - 65)..<(body.count - 1), with: previous) }
        let hash = Array(SHA256.digest(body).hexadecimal.utf8)
        return body + Array(",\"hash\":\"".utf8) + hash + Array("\"}".utf8)
    }

    /// Changes a line and chains all the later ones anew.
    private func forgeRest(from line: Int, in disk: inout TamperedDisk) {
        let number = segments.count
        disk.set(
            number,
            bytes(of: number) { own in
                let first = max(0, line - segments[number - 1].lowerBound)
                var previous: [UInt8]?
                for index in first..<own.count {
                    own[index] = forged(own[index], after: previous, isChanged: index == first)
                    previous = Array(own[index].suffix(66).prefix(64))
                }
            })
    }

    private func changeEnd(_ way: Tampering, _ disk: inout TamperedDisk, _ chance: inout Chance) {
        let number = segments.count
        let own = segments[number - 1]
        var bytes = self.bytes(of: number) { _ in }
        let line = own.upperBound - 1 - chance.below(min(60, own.count - 8))
        let keptEnd = way == .cutAtBatch ? batchEnds[line] : line
        let kept = lines[own.lowerBound...keptEnd].reduce(0) { $0 + $1.count + 1 }
        switch way {
        case .cutAtBatch, .cutWithinBatch: bytes.removeLast(bytes.count - kept)
        case .cutAtByte: bytes.removeLast(1 + chance.below(bytes.count - kept + 200))
        case .zeroFromSector:
            let start = min(bytes.count, (kept / 512 + 1) * 512)
            for index in start..<bytes.count { bytes[index] = 0 }
        case .repeatAtEnd: bytes += SampleJournal.bytes([lines[chance.below(lines.count)]])
        default: return
        }
        disk.set(number, bytes)
    }

    private func changeSegments(_ way: Tampering, _ disk: inout TamperedDisk, _ chance: inout Chance) {
        let number = 1 + chance.below(segments.count - 1)
        let other = 1 + chance.below(segments.count)
        let own = bytes(of: number) { _ in }
        switch way {
        case .deleteSegment: disk.set(number, nil)
        case .swapSegments:
            disk.set(number, bytes(of: other) { _ in })
            disk.set(other, own)
        case .repeatSegment: disk.set(segments.count + 1, own)
        case .cutSegment: disk.set(number, Array(own.dropLast(1 + chance.below(own.count))))
        case .deleteLastSegment: disk.set(segments.count, nil)
        default: return
        }
    }
}
