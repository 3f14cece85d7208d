// Hostile JSON for the reader of the journal and of imports: what is not in its one form is refused for its one reason,
// what is stays as it is, byte for byte. Lines at the prompt live in `HostileCases.swift`.

import Storage

/// A text, and why it is refused; nil where it is taken.
struct StrictCase {
    let text: [UInt8]
    let fault: StrictFault.Kind?

    init(_ text: String, _ fault: StrictFault.Kind?) {
        self.text = Array(text.utf8)
        self.fault = fault
    }

    init(bytes: [UInt8], _ fault: StrictFault.Kind?) {
        text = bytes
        self.fault = fault
    }

    /// What the reader says of the text; nil where it takes it.
    var found: StrictFault.Kind? {
        do throws(StrictFault) {
            _ = try StrictReader().read(text)
            return nil
        } catch {
            return error.kind
        }
    }

    static let all = forms + depths + scalars + numbers

    private static let forms = [
        // Two names that are one letter in two forms are two names.
        StrictCase("{\"caf\u{e9}\":1,\"cafe\u{301}\":2}", nil), StrictCase("{\"\u{c5}\":1,\"\u{212b}\":2}", nil),
        StrictCase("{\"a\":1,\"a\":2}", .duplicateName), StrictCase("{\"\u{e9}\":1,\"\u{e9}\":2}", .duplicateName),
        StrictCase("{\"a\":1,}", .unexpectedByte), StrictCase("[1,]", .unexpectedByte), StrictCase("", .endsEarly),
        StrictCase(" {}", .unexpectedByte), StrictCase("{} ", .trailingBytes), StrictCase("{ }", .unexpectedByte),
        StrictCase("\u{FEFF}{}", .unexpectedByte), StrictCase("{}{}", .trailingBytes),
        StrictCase("{'a':1}", .unexpectedByte),
        StrictCase("{a:1}", .unexpectedByte), StrictCase("{\"a\"1}", .unexpectedByte), StrictCase("nul", .endsEarly),
        StrictCase("True", .unexpectedByte), StrictCase("NaN", .unexpectedByte), StrictCase("//x", .unexpectedByte),
        StrictCase("\"\\u0041\"", .escapeNotCanonical), StrictCase("\"\\/\"", .escapeNotCanonical),
        StrictCase("\"\\u000a\"", .escapeNotCanonical), StrictCase("\"\\u001F\"", .escapeNotCanonical),
        StrictCase("\"\\u001f\"", nil), StrictCase("\"\\ud800\"", .escapeNotCanonical),
        StrictCase("\"\\x\"", .escapeNotCanonical),
        StrictCase("\"\u{202E}\u{200B}\u{7F}\u{85}\"", nil), StrictCase("\"a", .endsEarly),
        StrictCase("\"\\", .endsEarly),
        StrictCase("\"" + String(repeating: "a", count: (1 << 20) - 2) + "\"", nil),
        StrictCase("\"" + String(repeating: "a", count: (1 << 20) - 1) + "\"", .tooLong),
    ]

    private static let depths = (1...600).flatMap { depth in
        let lists = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        let objects = String(repeating: "{\"a\":", count: depth) + "1" + String(repeating: "}", count: depth)
        let fault: StrictFault.Kind? = depth > StrictLimit.depth ? .tooDeep : nil
        return [
            StrictCase(lists, fault), StrictCase(objects, fault),
            StrictCase(String(repeating: "[", count: depth), depth > StrictLimit.depth ? .tooDeep : .endsEarly),
        ]
    }

    /// Every byte by itself in a string, and every lead byte without what must follow it.
    private static let scalars = (0...255).flatMap { byte -> [StrictCase] in
        let fault: StrictFault.Kind? =
            switch byte {
            case 0x22: .trailingBytes
            case 0x5C: .endsEarly
            case ..<0x20: .bareControl
            case 0x80...: .notUTF8
            default: nil
            }
        return [StrictCase(bytes: [0x22, UInt8(byte), 0x22], fault)]
    }

    private static let numbers = [
        StrictCase("-0", .notAnInteger), StrictCase("00", .notAnInteger), StrictCase("1.0", .notAnInteger),
        StrictCase("1e5", .notAnInteger), StrictCase("1E5", .notAnInteger), StrictCase("+1", .unexpectedByte),
        StrictCase("-", .endsEarly), StrictCase("-a", .notAnInteger), StrictCase("0x1", .trailingBytes),
        StrictCase("9223372036854775807", nil), StrictCase("9223372036854775808", .integerTooLarge),
        StrictCase("-9223372036854775808", nil), StrictCase("-9223372036854775809", .integerTooLarge),
        StrictCase(String(repeating: "9", count: 100_000), .integerTooLarge), StrictCase("１", .unexpectedByte),
    ]
}
