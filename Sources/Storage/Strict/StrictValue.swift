// A value in a text that the strict reader has read: what it is, its members, its elements.

/// A value. Good until its reader reads the next text.
package struct StrictValue {
    let reader: StrictReader
    let index: Int

    private var node: StrictReader.Node { reader.nodes[index] }

    /// Whether it is an object.
    package var isObject: Bool { node.kind == .object }

    /// Whether it is `null`.
    package var isNull: Bool { node.kind == .null }

    /// The integer; nil for any other kind of value.
    package var integer: Int64? { node.kind == .integer ? node.number : nil }

    /// The truth value; nil for any other kind of value.
    package var truth: Bool? {
        switch node.kind {
        case .yes: true
        case .no: false
        default: nil
        }
    }

    /// The text; nil for any other kind of value.
    package var text: String? {
        switch node.kind {
        case .text: String(decoding: content, as: UTF8.self)
        case .escapedText: String(decoding: StrictEscape.unescaped(content), as: UTF8.self)
        default: nil
        }
    }

    /// The bytes between the quotation marks of a text without escapes; nil for any other value.
    package var plainText: ArraySlice<UInt8>? { node.kind == .text ? content : nil }

    /// The bytes of the value as they stand; of a text, without the quotation marks.
    package var content: ArraySlice<UInt8> {
        let base = reader.bytes.startIndex
        return reader.bytes[(base + Int(node.start))..<(base + Int(node.end))]
    }

    /// The member with the name; nil where there is none, or the value is no object.
    package subscript(_ name: StaticString) -> StrictValue? {
        guard node.kind == .object else { return nil }
        var at = index + 1
        for _ in 0..<node.number {
            let value = StrictValue(reader: reader, index: at + 1)
            if StrictValue(reader: reader, index: at).isText(name) { return value }
            at = Int(value.node.next)
        }
        return nil
    }

    /// Whether it is the text, which has no character that would be escaped.
    package func isText(_ name: StaticString) -> Bool {
        guard node.kind == .text, content.count == name.utf8CodeUnitCount else { return false }
        return content.withUnsafeBufferPointer { bytes in
            bytes.elementsEqual(UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        }
    }

    /// The elements of a list in order; nil for any other kind of value.
    package var elements: [StrictValue]? {
        guard node.kind == .list else { return nil }
        var elements: [StrictValue] = []
        elements.reserveCapacity(Int(node.number))
        var at = index + 1
        for _ in 0..<node.number {
            let element = StrictValue(reader: reader, index: at)
            elements.append(element)
            at = Int(element.node.next)
        }
        return elements
    }

    /// The members of an object in the order of the text, names with values; nil for any other kind of value.
    package var members: [(name: StrictValue, value: StrictValue)]? {
        guard node.kind == .object else { return nil }
        var members: [(name: StrictValue, value: StrictValue)] = []
        members.reserveCapacity(Int(node.number))
        var at = index + 1
        for _ in 0..<node.number {
            let value = StrictValue(reader: reader, index: at + 1)
            members.append((StrictValue(reader: reader, index: at), value))
            at = Int(value.node.next)
        }
        return members
    }
}
