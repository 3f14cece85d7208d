// The states in which a power failure can leave a disk: what was synced, and of the rest any part, whole or torn. Which
// of them are tried where is the trials'.

/// What becomes of the changes that no sync has covered.
enum CrashFate: String, CaseIterable {
    /// None of them is there.
    case dropped
    /// All of them are.
    case kept
    /// The contents are there, new names are not.
    case namesLost
    /// Names are there, contents are not.
    case contentsLost
    /// Names and lengths are there, and zeros instead of what was written behind the old end.
    case zeroed
    /// All but the last write, which is cut at some byte.
    case cutAtByte
    /// Of every write any sectors, of 512 bytes; names kept.
    case sectors
    /// Any of the changes, each whole.
    case someOf
    /// Any sectors of any writes, any names, any of the new lengths.
    case scattered

    /// Whether chance has a part in it.
    var isOfChance: Bool {
        switch self {
        case .dropped, .kept, .namesLost, .contentsLost, .zeroed: false
        case .cutAtByte, .sectors, .someOf, .scattered: true
        }
    }
}

extension Platter {
    private static let sectorBytes = 512

    /// The disk after the power came back.
    func image(after fate: CrashFate, _ chance: inout Chance) -> DiskImage {
        var image = durable
        let lastWrite = pending.lastIndex { !$0.isOfNames }
        for (index, change) in pending.enumerated() {
            switch fate {
            case .dropped: continue
            case .kept: image.make(change)
            case .namesLost: if !change.isOfNames { image.make(change) }
            case .contentsLost: if change.isOfNames { image.make(change) }
            case .zeroed: zero(change, in: &image)
            case .cutAtByte: index == lastWrite ? cut(change, in: &image, &chance) : image.make(change)
            case .sectors: scatter(change, in: &image, keepsLength: false, &chance)
            case .someOf: if chance.flip() { image.make(change) }
            case .scattered:
                if change.isOfNames {
                    if chance.flip() { image.make(change) }
                } else {
                    scatter(change, in: &image, keepsLength: chance.flip(), &chance)
                }
            }
        }
        return image
    }

    private func zero(_ change: DiskChange, in image: inout DiskImage) {
        guard case .write(let file, let offset, let bytes) = change else { return image.make(change) }
        let length = image.nodes[file].bytes.count
        if offset + bytes.count > length { image.setLength(offset + bytes.count, of: file) }
    }

    private func cut(_ change: DiskChange, in image: inout DiskImage, _ chance: inout Chance) {
        guard case .write(let file, let offset, let bytes) = change else { return image.make(change) }
        image.make(.write(file: file, offset: offset, bytes: Array(bytes.prefix(chance.below(bytes.count + 1)))))
    }

    /// Keeps some sectors of a write; what is missing before a kept one is as it was, or zero.
    private func scatter(
        _ change: DiskChange, in image: inout DiskImage, keepsLength: Bool, _ chance: inout Chance
    ) {
        guard case .write(let file, let offset, let bytes) = change else {
            if change.isOfNames || chance.flip() { image.make(change) }
            return
        }
        let end = offset + bytes.count
        if keepsLength, image.nodes[file].bytes.count < end { image.setLength(end, of: file) }
        var start = offset
        while start < end {
            let next = min(end, (start / Platter.sectorBytes + 1) * Platter.sectorBytes)
            if chance.flip() {
                let piece = Array(bytes[(start - offset)..<(next - offset)])
                image.make(.write(file: file, offset: start, bytes: piece))
            }
            start = next
        }
    }
}
