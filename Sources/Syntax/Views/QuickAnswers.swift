// Answers about the children of a node that need no cursor, no text and no list: they say that nothing can be wrong,
// and are asked before what says exactly what is. No finding is known here.

internal import Source

/// The kinds of a node's children.
package struct NodeKinds: Sendable {
    private var low: UInt64 = 0
    private var high: UInt64 = 0
    private var lowTwice: UInt64 = 0
    private var highTwice: UInt64 = 0

    /// Whether no kind stands there twice.
    package var areOnce: Bool { lowTwice | highTwice == 0 }

    /// The kinds that stand there twice.
    package var repeated: NodeKinds {
        var kinds = NodeKinds()
        (kinds.low, kinds.high) = (lowTwice, highTwice)
        return kinds
    }

    /// The kinds of a list.
    package init(_ kinds: [NodeKind] = []) {
        for kind in kinds { insert(kind) }
    }

    /// Whether some kind stands in both.
    package func meet(_ other: NodeKinds) -> Bool { low & other.low | high & other.high != 0 }

    /// Whether one of the children is of a kind.
    package func contains(_ kind: NodeKind) -> Bool {
        let number = UInt64(kind.rawValue)
        return (number < 64 ? low : high) & (1 << (number & 63)) != 0
    }

    fileprivate mutating func insert(_ kind: NodeKind) {
        let number = UInt64(kind.rawValue)
        let bit = UInt64(1) << (number & 63)
        if number < 64 {
            lowTwice |= low & bit
            low |= bit
        } else {
            highTwice |= high & bit
            high |= bit
        }
    }
}

extension SyntaxNode {
    /// The kinds of its children.
    package var childKinds: NodeKinds {
        tree.nodes.withUnsafeBufferPointer { nodes in
            var kinds = NodeKinds()
            for place in Children(of: index, nodes) { kinds.insert(nodes[place].kind) }
            return kinds
        }
    }

    /// Whether every child was understood, and every one that is a declaration has a name.
    package var hasOnlyNamedDeclarations: Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            for place in Children(of: index, nodes) {
                switch nodes[place].kind {
                case .unknown: return false
                case .party, .office, .matter, .route, .module, .level, .attachment, .field, .outcome, .tier:
                    // WHY: a name stands first; where it stands elsewhere, that is for others to find.
                    let first = place + 1
                    guard first < Int(nodes[place].subtreeEnd), nodes[first].kind == .name else { return false }
                default: continue
                }
            }
            return true
        }
    }

    /// The children of a kind that have two children of one kind themselves.
    package func childrenWithRepeats(_ kind: NodeKind) -> [SyntaxNode] {
        tree.nodes.withUnsafeBufferPointer { nodes in
            var found: [SyntaxNode] = []
            for place in Children(of: index, nodes) where nodes[place].kind == kind {
                var kinds = NodeKinds()
                for inner in Children(of: place, nodes) { kinds.insert(nodes[inner].kind) }
                if !kinds.areOnce { found.append(SyntaxNode(tree: tree, index: place)) }
            }
            return found
        }
    }

    /// Whether the children of a kind have titles that surely differ. Where it says no they may differ all the same.
    package func hasDistinctTitles(among kind: NodeKind) -> Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.source.bytes.withUnsafeBufferPointer { bytes in
                areDistinct(kind, in: index, nodes, bytes)
            }
        }
    }

    /// Whether the options of all children that are fields surely have titles that differ within a field.
    package var hasDistinctOptions: Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.source.bytes.withUnsafeBufferPointer { bytes in
                for field in Children(of: index, nodes) where nodes[field].kind == .field {
                    for type in Children(of: field, nodes) where nodes[type].kind == .fieldType {
                        if !areDistinct(.option, in: type, nodes, bytes) { return false }
                    }
                }
                return true
            }
        }
    }

    /// Whether all children of a kind have a name, and a title that surely has a Chinese character.
    package func hasChineseTitles(among kind: NodeKind) -> Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.source.bytes.withUnsafeBufferPointer { bytes in
                for place in Children(of: index, nodes) where nodes[place].kind == kind {
                    guard let title = title(of: place, nodes), isChinese(title, bytes) else { return false }
                }
                return true
            }
        }
    }

    /// As above, among the children of some kinds of all children of a kind.
    package func hasChineseTitles(among kinds: NodeKinds, inEach owner: NodeKind) -> Bool {
        tree.nodes.withUnsafeBufferPointer { nodes in
            tree.source.bytes.withUnsafeBufferPointer { bytes in
                for outer in Children(of: index, nodes) where nodes[outer].kind == owner {
                    for place in Children(of: outer, nodes) where kinds.contains(nodes[place].kind) {
                        guard let title = title(of: place, nodes), isChinese(title, bytes) else { return false }
                    }
                }
                return true
            }
        }
    }

    private func areDistinct(
        _ kind: NodeKind, in owner: Int, _ nodes: UnsafeBufferPointer<Node>, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let most = 32
        return withUnsafeTemporaryAllocation(of: Range<Int>.self, capacity: most) { titles in
            var count = 0
            for place in Children(of: owner, nodes) where nodes[place].kind == kind {
                guard count < most, let title = title(of: place, nodes), !title.isEmpty else { return false }
                // WHY: an escape, or a sign that may be written in two ways, can make two texts one.
                for offset in title where !isPlainByte(bytes[offset]) { return false }
                for other in titles[..<count] where areSame(other, title, bytes) { return false }
                titles.initializeElement(at: count, to: title)
                count += 1
            }
            return true
        }
    }

    /// The bytes between the quotation marks of a node's title; nothing where it does not begin with a name and one.
    private func title(of node: Int, _ nodes: UnsafeBufferPointer<Node>) -> Range<Int>? {
        // WHY: a name and a title have no children, so the second of two begins right behind the first.
        guard node + 2 < Int(nodes[node].subtreeEnd), nodes[node + 1].kind == .name, nodes[node + 2].kind == .title
        else { return nil }
        return tree.innerSpan(of: tree.tokens[Int(nodes[node + 2].firstToken)]).range
    }
}

extension TextSyntax {
    /// Whether it surely has a Chinese character.
    package var isSurelyChinese: Bool {
        let tree = node.tree
        let range = tree.innerSpan(of: tree.tokens[node.tokenRange.lowerBound]).range
        return tree.source.bytes.withUnsafeBufferPointer { isChinese(range, $0) }
    }
}

extension SyntaxTree {
    /// Whether all names of the file are of ASCII and Chinese characters alone.
    package var hasPlainNames: Bool {
        source.bytes.withUnsafeBufferPointer { bytes in
            for node in nodes where node.kind == .name {
                let token = tokens[Int(node.firstToken)]
                for offset in Int(token.start)..<Int(token.end) where !isPlainByte(bytes[offset]) { return false }
            }
            return true
        }
    }
}

/// The indexes of a node's children.
private struct Children: Sequence, IteratorProtocol {
    let nodes: UnsafeBufferPointer<Node>
    var place: Int
    let end: Int

    init(of node: Int, _ nodes: UnsafeBufferPointer<Node>) {
        self.nodes = nodes
        place = node + 1
        end = Int(nodes[node].subtreeEnd)
    }

    @inline(__always)
    mutating func next() -> Int? {
        guard place < end else { return nil }
        defer { place = Int(nodes[place].subtreeEnd) }
        return place
    }
}

/// Whether a text without escapes has a Chinese character from U+5000 to U+8FFF: these begin with the bytes looked for.
private func isChinese(_ text: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var isFound = false
    for offset in text {
        if (0xE5...0xE8).contains(bytes[offset]) { isFound = true }
        if bytes[offset] == UInt8(ascii: "\\") { return false }
    }
    return isFound
}

private func areSame(_ first: Range<Int>, _ second: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard first.count == second.count else { return false }
    for offset in 0..<first.count where bytes[first.lowerBound + offset] != bytes[second.lowerBound + offset] {
        return false
    }
    return true
}

/// Whether a byte is of ASCII and no escape, or of a character from U+4000 to U+9FFF: these are written in one way,
/// and look like nothing else.
@inline(__always)
private func isPlainByte(_ byte: UInt8) -> Bool {
    byte < 0xC0 ? byte != 0x5C : (0xE4...0xE9).contains(byte)
}
