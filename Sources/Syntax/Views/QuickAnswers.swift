// Answers about the children of a node that need no cursor, no text and no list: they say that nothing can be wrong,
// and are asked before what says exactly what is. No finding is known here.

internal import Source

extension SyntaxNode {
    /// Whether the children of a kind have titles that surely differ. Where it says no they may differ all the same.
    package func hasDistinctTitles(among kind: NodeKind) -> Bool {
        guard let titles = titles(among: kind, limit: 32) else { return false }
        return tree.source.bytes.withUnsafeBufferPointer { bytes in
            for (index, title) in titles.enumerated() {
                // WHY: an escape, or a sign that may be written in two ways, can make two texts one.
                if title.isEmpty || bytes[title].contains(where: { !isPlainByte($0) }) { return false }
                for other in titles[..<index] where other.count == title.count {
                    if bytes[other].elementsEqual(bytes[title]) { return false }
                }
            }
            return true
        }
    }

    /// Whether all children of a kind have a name, and a title that surely has a Chinese character.
    package func hasChineseTitles(among kind: NodeKind) -> Bool {
        guard let titles = titles(among: kind, limit: .max) else { return false }
        return tree.source.bytes.withUnsafeBufferPointer { bytes in
            titles.allSatisfy { title in
                // WHY: U+5000 to U+8FFF, all of which are Chinese characters, begin with these bytes.
                bytes[title].contains { (0xE5...0xE8).contains($0) } && !bytes[title].contains(UInt8(ascii: "\\"))
            }
        }
    }

    /// Whether the names of the children of a kind are of ASCII and Chinese characters alone.
    package func hasPlainNames(among kind: NodeKind) -> Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.source.bytes.withUnsafeBufferPointer { bytes in
                var place = index + 1
                let end = Int(nodes[index].subtreeEnd)
                while place < end {
                    let next = Int(nodes[place].subtreeEnd)
                    if nodes[place].kind == kind, place + 1 < next, nodes[place + 1].kind == .name {
                        let token = tree.tokens[Int(nodes[place + 1].firstToken)]
                        for byte in bytes[Int(token.start)..<Int(token.end)] where !isPlainByte(byte) { return false }
                    }
                    place = next
                }
                return true
            }
        }
    }

    /// Whether no two of its children are of one kind.
    package var hasEachKindOnce: Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            var seen: (low: UInt64, high: UInt64) = (0, 0)
            var place = index + 1
            let end = Int(nodes[index].subtreeEnd)
            while place < end {
                let number = UInt64(nodes[place].kind.rawValue)
                let bit = UInt64(1) << (number & 63)
                if (number < 64 ? seen.low : seen.high) & bit != 0 { return false }
                if number < 64 { seen.low |= bit } else { seen.high |= bit }
                place = Int(nodes[place].subtreeEnd)
            }
            return true
        }
    }

    /// The bytes between the quotation marks of the titles of the children of a kind; nothing where a child has no name
    /// or no title, or where there are more than the limit.
    private func titles(among kind: NodeKind, limit: Int) -> [Range<Int>]? {
        tree.nodes.withUnsafeBufferPointer { nodes in
            var titles: [Range<Int>] = []
            titles.reserveCapacity(8)
            var place = index + 1
            let end = Int(nodes[index].subtreeEnd)
            while place < end {
                let next = Int(nodes[place].subtreeEnd)
                if nodes[place].kind == kind {
                    // WHY: a name and a title have no children, so the second of two begins right behind the first.
                    guard place + 2 < next, nodes[place + 1].kind == .name, nodes[place + 2].kind == .title,
                        titles.count < limit
                    else { return nil }
                    titles.append(tree.innerRange(ofToken: Int(nodes[place + 2].firstToken)))
                }
                place = next
            }
            return titles
        }
    }
}

extension SyntaxTree {
    /// The bytes of a text between its quotation marks.
    fileprivate func innerRange(ofToken index: Int) -> Range<Int> { innerSpan(of: tokens[index]).range }
}

/// Whether a byte is of ASCII and no escape, or of a character from U+4000 to U+9FFF: these are written in one way,
/// and look like nothing else.
@inline(__always)
private func isPlainByte(_ byte: UInt8) -> Bool {
    byte < 0x80 ? byte != 0x5C : (0x80...0xBF).contains(byte) || (0xE4...0xE9).contains(byte)
}
