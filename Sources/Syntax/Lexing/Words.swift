// The lexer's identifiers and keywords, those of several words included.

internal import Source

extension Lexer {
    /// An identifier or keyword; the place is at its first character.
    mutating func word() {
        let start = place
        var hash = KeywordIndex.emptyHash
        var needsCare = false
        while place < bytes.count {
            let byte = bytes[place]
            if byte < 0x80 {
                // WHY: a hyphen belongs to a word only between two of its characters.
                guard byte.continuesIdentifier || (byte == 0x2D && continues(at: place + 1)) else { break }
                hash = KeywordIndex.hash(hash, byte)
                place += 1
            } else {
                let (value, length) = scalar(at: place)
                guard continuesIdentifier(value) || isHidden(value) else { break }
                needsCare = needsCare || !isPlain(value)
                for offset in place..<place + length { hash = KeywordIndex.hash(hash, bytes[offset]) }
                place += length
            }
        }
        if needsCare { inspect(start..<place) }
        finishWord(start, hash)
    }

    @inline(__always)
    private mutating func finishWord(_ start: Int, _ hash: UInt32) {
        let length = place - start
        var keyword: UInt8 = 0
        if length <= KeywordIndex.longestWord {
            keyword = index.keyword(bytes, start..<place, hash: hash)
            if index.mayBeginCompound(bytes[start]), bytes[start] < 0x80, let compound = compound(start) {
                keyword = compound
                flags.insert(.compound)
            }
        } else if length > Limits.identifierBytes {
            report(.identifierTooLong, start..<place, ["limit": .number(Limits.identifierBytes)])
        }
        append(.word, from: start, keyword: keyword)
    }

    /// Whether an identifier goes on at an offset; hyphens do not count.
    private func continues(at offset: Int) -> Bool {
        guard offset < bytes.count else { return false }
        return bytes[offset] < 0x80
            ? bytes[offset].continuesIdentifier : continuesIdentifier(scalar(at: offset).value)
    }

    /// Whether a scalar needs no further look: no hidden character, digit of full width or composition.
    @inline(__always)
    private func isPlain(_ value: UInt32) -> Bool { (0x4E00...0x9FFF).contains(value) }

    /// Looks for what is wrong inside an identifier.
    private mutating func inspect(_ range: Range<Int>) {
        var offset = range.lowerBound
        var hasFullWidthDigit = false
        var isComposed = true
        while offset < range.upperBound {
            let (value, length) = scalar(at: offset)
            if isHidden(value) {
                reportHidden(value, offset..<offset + length)
                flags.insert(.reported)
            }
            hasFullWidthDigit = hasFullWidthDigit || (0xFF10...0xFF19).contains(value)
            isComposed = isComposed && isAlwaysComposed(value)
            offset += length
        }
        guard !isFull else { return }
        if hasFullWidthDigit { reportFullWidth(range) }
        let name = isComposed ? "" : text(range)
        if !isComposed, !isCanonicallyComposed(name) {
            report(.identifierNotComposed, range, ["name": .name(name)], fixes: canonicallyComposed(name))
        }
        let word = text(range)
        guard mixesAlphabets(word.unicodeScalars) else { return }
        report(.mixedAlphabets, range, ["name": .name(word)])
    }

    /// Reports digits of full width, with the same text in half-width ones.
    mutating func reportFullWidth(_ range: Range<Int>) {
        let mended = String(
            String.UnicodeScalarView(
                text(range).unicodeScalars.map { scalar in
                    (0xFF10...0xFF19).contains(scalar.value) || scalar.value == 0xFF0E || scalar.value == 0xFF0D
                        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
                }))
        report(.fullWidthDigit, range, ["replacement": .name(mended)], fixes: mended)
    }

    /// The keyword of several words that begins at `start`, if there is one; the place is then behind it.
    private mutating func compound(_ start: Int) -> UInt8? {
        // WHY: behind a dot only a name can stand.
        if let last = tokens.last, last.kind == .dot { return nil }
        for number in index.compounds.indices where bytes[start] == index.compounds[number].firstByte {
            if let end = matchEnd(index.compounds[number].words, from: start) {
                place = end
                return index.compounds[number].keyword
            }
        }
        return nil
    }

    private func matchEnd(_ words: Range<Int>, from start: Int) -> Int? {
        var offset = start
        for number in words {
            if number > words.lowerBound {
                let before = offset
                while let length = spaceLength(at: offset) { offset += length }
                guard offset > before else { return nil }
            }
            let word = (number == 0 ? 0 : index.compoundEnds[number - 1])..<index.compoundEnds[number]
            guard offset + word.count <= bytes.count else { return nil }
            for place in word where index.compoundBytes[place] != bytes[offset + place - word.lowerBound] { return nil }
            offset += word.count
            guard !continues(at: offset), offset >= bytes.count || bytes[offset] != 0x2D else { return nil }
        }
        return offset
    }

    /// How many bytes the space at an offset has, of half or full width; nothing if there is none.
    private func spaceLength(at offset: Int) -> Int? {
        guard offset < bytes.count else { return nil }
        if bytes[offset] == 0x20 || bytes[offset] == 0x09 { return 1 }
        return bytes[offset] == 0xE3 && scalar(at: offset).value == 0x3000 ? 3 : nil
    }
}
