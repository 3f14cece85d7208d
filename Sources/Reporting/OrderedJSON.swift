// JSON values whose members keep their order, and the one layout in which they are written.
// Reading JSON does not live here.

/// A JSON value; an object's members are written in the order given.
package indirect enum OrderedJSON: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    case string(String)
    case array([OrderedJSON])
    case object([Member])

    /// A member of an object.
    package struct Member: Hashable, Sendable {
        package let key: String
        package let value: OrderedJSON

        package init(_ key: String, _ value: OrderedJSON) {
            self.key = key
            self.value = value
        }
    }

    /// An array of strings.
    package static func strings(_ strings: [String]) -> OrderedJSON {
        .array(strings.map { .string($0) })
    }

    /// The value on one line, without a line feed. Control, format and bidirectional characters are escaped.
    package var compact: String {
        var writer = OrderedJSONWriter(lineWidth: .max)
        writer.writeInline(self)
        return writer.text
    }

    /// The value over several lines, ended by a line feed: what fits into a line stands on one.
    package func laidOut(lineWidth: Int = 120) -> String {
        var writer = OrderedJSONWriter(lineWidth: lineWidth)
        writer.write(self, indent: 0, room: lineWidth)
        return writer.text + "\n"
    }
}

extension OrderedJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral {
    package init(stringLiteral value: String) { self = .string(value) }
    package init(integerLiteral value: Int) { self = .integer(value) }
    package init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension OrderedJSON: ExpressibleByDictionaryLiteral {
    /// An object of these members; those without a value are left out.
    package init(dictionaryLiteral elements: (String, OrderedJSON?)...) {
        self = .object(elements.compactMap { key, value in value.map { Member(key, $0) } })
    }
}

private struct OrderedJSONWriter {
    var text = ""
    let lineWidth: Int

    /// Writes the value where `room` columns are left on the line.
    mutating func write(_ value: OrderedJSON, indent: Int, room: Int) {
        if Self.width(of: value, atMost: room) != nil {
            writeInline(value)
            return
        }
        switch value {
        case .array(let elements) where !elements.isEmpty:
            writeBlock("[", "]", count: elements.count, indent: indent) { writer, index in
                writer.write(elements[index], indent: indent + 2, room: writer.lineWidth - indent - 3)
            }
        case .object(let members) where !members.isEmpty:
            writeBlock("{", "}", count: members.count, indent: indent) { writer, index in
                writer.writeString(members[index].key)
                writer.text += ": "
                let used = indent + members[index].key.utf8.count + 7
                writer.write(members[index].value, indent: indent + 2, room: writer.lineWidth - used)
            }
        default: writeInline(value)
        }
    }

    mutating func writeInline(_ value: OrderedJSON) {
        switch value {
        case .null: text += "null"
        case .bool(let bool): text += bool ? "true" : "false"
        case .integer(let integer): text += String(integer)
        case .string(let string): writeString(string)
        case .array(let elements):
            text += "["
            for (index, element) in elements.enumerated() {
                text += index == 0 ? "" : ", "
                writeInline(element)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (index, member) in members.enumerated() {
                text += index == 0 ? "" : ", "
                writeString(member.key)
                text += ": "
                writeInline(member.value)
            }
            text += "}"
        }
    }

    private mutating func writeBlock(
        _ open: String, _ close: String, count: Int, indent: Int,
        _ writeElement: (inout OrderedJSONWriter, Int) -> Void
    ) {
        text += open + "\n"
        for index in 0..<count {
            text += String(repeating: " ", count: indent + 2)
            writeElement(&self, index)
            text += index + 1 < count ? ",\n" : "\n"
        }
        text += String(repeating: " ", count: indent) + close
    }

    private mutating func writeString(_ string: String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default:
                if isHidden(scalar) {
                    for unit in String(scalar).utf16 { writeEscape(unit) }
                } else {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        text += "\""
    }

    private mutating func writeEscape(_ unit: UInt16) {
        let digits = String(unit, radix: 16, uppercase: true)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }

    /// The bytes that the value takes on one line, or nil where they are more than `limit`.
    private static func width(of value: OrderedJSON, atMost limit: Int) -> Int? {
        var width = 0
        switch value {
        case .null, .bool: width = 5
        case .integer(let integer): width = String(integer).utf8.count
        case .string(let string): width = string.utf8.count + 2
        case .array(let elements):
            for element in elements {
                guard let inner = Self.width(of: element, atMost: limit - width) else { return nil }
                width += inner + 2
            }
        case .object(let members):
            for member in members {
                let used = width + member.key.utf8.count + 6
                guard let inner = Self.width(of: member.value, atMost: limit - used) else { return nil }
                width = used + inner
            }
        }
        return width <= limit ? width : nil
    }
}
