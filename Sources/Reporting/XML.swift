// XML as a value: texts come in as they are and go out escaped. What an element means is not known here.

/// An attribute of an element.
struct XMLAttribute: Hashable, Sendable {
    let name: String
    let value: String
}

/// A piece of an XML document.
indirect enum XMLNode: Hashable, Sendable {
    case element(name: String, attributes: [XMLAttribute], content: [XMLNode])
    case text(String)

    /// An element with its attributes in order; one whose value is nil is left out.
    static func element(
        _ name: String, _ attributes: KeyValuePairs<String, String?> = [:], _ content: [XMLNode] = []
    ) -> XMLNode {
        let given = attributes.compactMap { name, value in value.map { XMLAttribute(name: name, value: $0) } }
        return .element(name: name, attributes: given, content: content)
    }

    /// The document of this element, ended by a line feed.
    var document: String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + lines(indented: 0).joined(separator: "\n") + "\n"
    }

    private func lines(indented depth: Int) -> [String] {
        let margin = String(repeating: "  ", count: depth)
        guard case .element(let name, let attributes, let content) = self else { return [margin + inline] }
        let head = "<" + name + attributes.map { " \($0.name)=\"\(xmlEscaped($0.value))\"" }.joined()
        if content.isEmpty { return [margin + head + "/>"] }
        // WHY: white space beside a text would be part of it.
        if content.contains(where: \.isText) {
            return [margin + head + ">" + content.map(\.inline).joined() + "</\(name)>"]
        }
        return [margin + head + ">"] + content.flatMap { $0.lines(indented: depth + 1) } + [margin + "</\(name)>"]
    }

    private var isText: Bool { if case .text = self { true } else { false } }

    private var inline: String {
        switch self {
        case .text(let text): xmlEscaped(text)
        case .element: lines(indented: 0).joined()
        }
    }
}

/// The text as XML may have it: signs of the markup as references; characters that XML does not allow as U+FFFD.
func xmlEscaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
        switch scalar {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "\t", "\n", "\r": result += scalar == "\n" ? "\n" : " "
        case "\u{0}"..<" ": result += "\u{FFFD}"
        case _ where isNoCharacter(scalar): result += "\u{FFFD}"
        default: result.unicodeScalars.append(scalar)
        }
    }
    return result
}

/// Whether Unicode keeps the scalar from ever being a character.
private func isNoCharacter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(scalar.value)
}
