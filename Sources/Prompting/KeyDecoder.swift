// The bytes of a terminal into keys, wherever the reads cut them apart: UTF-8, escape sequences, bracketed paste.
// What the keys do is not known here.

/// Turns bytes into keys; keeps what is not whole yet.
package struct KeyDecoder: Sendable {
    /// Whether a paste has begun and its end has not come.
    package private(set) var isPasting = false
    private var pending: [UInt8] = []
    private var isAfterReturn = false
    private var isDropping = false

    /// What the terminal sends around a paste.
    package static let pasteStart = "\u{1B}[200~"
    package static let pasteEnd = "\u{1B}[201~"

    private static let endMark = Array(pasteEnd.utf8)
    private static let escape: UInt8 = 0x1B
    /// No escape sequence that is longer is waited for.
    private static let longestSequenceBytes = 32

    package init() {}

    /// Whether an escape has come that may be a key of its own or the beginning of a sequence.
    package var isInsideEscape: Bool { !isPasting && pending.first == KeyDecoder.escape }

    /// The keys that are whole with these bytes.
    package mutating func keys(from bytes: some Sequence<UInt8>) -> [Key] {
        pending += bytes
        var keys: [Key] = []
        var place = 0
        while place < pending.count {
            let before = place
            if isPasting { takePasted(&place, into: &keys) } else { takeTyped(&place, into: &keys) }
            if place == before { break }
        }
        pending.removeFirst(place)
        return keys
    }

    /// The keys that what is kept means where nothing follows it: an escape alone.
    package mutating func keysWithoutMore() -> [Key] {
        guard isInsideEscape else { return [] }
        let rest = pending.dropFirst()
        pending = []
        return [.escape] + keys(from: rest)
    }

    /// Leaves out the rest of a paste that has begun, up to its end or the next Control-C.
    package mutating func dropPaste() {
        if isPasting { isDropping = true }
    }

    private mutating func takeTyped(_ place: inout Int, into keys: inout [Key]) {
        let byte = pending[place]
        switch byte {
        case KeyDecoder.escape: takeEscape(&place, into: &keys)
        case 0x20..<0x7F, 0x80...: takeText(&place, into: &keys, as: Key.text) { $0 >= 0x20 && $0 != 0x7F }
        default:
            place += 1
            takeControl(byte, into: &keys)
            isAfterReturn = byte == 0x0D
        }
    }

    private func takeControl(_ byte: UInt8, into keys: inout [Key]) {
        switch byte {
        case 0x0A where isAfterReturn: break
        case 0x0A, 0x0D: keys.append(.enter)
        case 0x09: keys.append(.tab)
        case 0x08, 0x7F: keys.append(.backspace)
        case 0x01...0x1A: keys.append(.control(Character(Unicode.Scalar(byte + 0x60))))
        default: break
        }
    }

    /// Takes a run of text up to a byte that ends it; a character that is cut off at the end waits.
    private mutating func takeText(
        _ place: inout Int, into keys: inout [Key], as key: (String) -> Key, while goesOn: (UInt8) -> Bool
    ) {
        var end = place
        while end < pending.count, goesOn(pending[end]) { end += 1 }
        if end == pending.count { end -= cutOffBytes(pending[place..<end]) }
        guard end > place else { return }
        isAfterReturn = false
        if !isDropping { keys.append(key(String(decoding: pending[place..<end], as: UTF8.self))) }
        place = end
    }

    private mutating func takePasted(_ place: inout Int, into keys: inout [Key]) {
        let byte = pending[place]
        if byte == 0x0D || byte == 0x0A {
            place += 1
            if !(byte == 0x0A && isAfterReturn), !isDropping { keys.append(.enter) }
            isAfterReturn = byte == 0x0D
        } else if byte == 0x03 {
            // Whoever presses Control-C while a paste runs wants an end of it; pressed again, the end needs no mark.
            place += 1
            isPasting = !isDropping
            isDropping = !isDropping
            keys.append(.control("c"))
        } else if byte == KeyDecoder.escape {
            let rest = pending[place...].prefix(KeyDecoder.endMark.count)
            if rest.elementsEqual(KeyDecoder.endMark) {
                place += rest.count
                (isPasting, isDropping, isAfterReturn) = (false, false, false)
            } else if !(rest.count == pending.count - place && KeyDecoder.endMark.starts(with: rest)) {
                place += 1
                if !isDropping { keys.append(.pasted("\u{1B}")) }
            }
        } else {
            takeText(&place, into: &keys, as: Key.pasted) { ![0x0D, 0x0A, KeyDecoder.escape, 0x03].contains($0) }
        }
    }

    private mutating func takeEscape(_ place: inout Int, into keys: inout [Key]) {
        let rest = pending[place...].dropFirst()
        guard let second = rest.first else { return }
        switch second {
        case UInt8(ascii: "["): takeSequence(&place, into: &keys)
        case UInt8(ascii: "O"):
            guard let third = rest.dropFirst().first else { return }
            place += 3
            if third == UInt8(ascii: "M") { keys.append(.enter) } else { keys += move(third, modifiers: "") }
        case KeyDecoder.escape: place += 1
        case 0x7F, 0x08:
            place += 2
            keys.append(.alt("\u{7F}"))
        case 0x21..<0x7F:
            place += 2
            keys.append(.alt(Character(Character(Unicode.Scalar(second)).lowercased())))
        default:
            place += 1
            keys.append(.escape)
        }
    }

    /// `ESC [`, parameters, and a final byte.
    private mutating func takeSequence(_ place: inout Int, into keys: inout [Key]) {
        var end = place + 2
        // WHY: the Linux console sends its function keys as `ESC [ [ A`; they mean nothing here.
        let isFunctionKey = end < pending.count && pending[end] == UInt8(ascii: "[")
        if isFunctionKey { end += 1 }
        let start = end
        while end < pending.count, (0x20..<0x40).contains(pending[end]) { end += 1 }
        guard end < pending.count else {
            if end - place > KeyDecoder.longestSequenceBytes { place = end }
            return
        }
        let final = pending[end]
        let parameters = String(decoding: pending[start..<end], as: UTF8.self)
        // A byte that can not end a sequence is a key of its own.
        place = (0x40..<0x7F).contains(final) ? end + 1 : end
        if isFunctionKey || place == end { return }
        keys += final == UInt8(ascii: "~") ? numbered(parameters) : move(final, modifiers: parameters)
    }

    private mutating func numbered(_ parameters: String) -> [Key] {
        switch parameters.split(separator: ";").first {
        case "1", "7": return [.home]
        case "4", "8": return [.end]
        case "3": return [.delete]
        case "200":
            (isPasting, isAfterReturn) = (true, false)
            return []
        default: return []
        }
    }

    private func move(_ final: UInt8, modifiers: String) -> [Key] {
        // The second parameter is one more than the sum of Shift 1, Alt 2, Control 4.
        let parts = modifiers.split(separator: ";")
        let held = parts.count > 1 ? (Int(parts[1]) ?? 1) - 1 : 0
        let byWord = held & 6 != 0
        switch final {
        case UInt8(ascii: "A"): return [.up]
        case UInt8(ascii: "B"): return [.down]
        case UInt8(ascii: "C"): return [byWord ? .wordRight : .right]
        case UInt8(ascii: "D"): return [byWord ? .wordLeft : .left]
        case UInt8(ascii: "H"): return [.home]
        case UInt8(ascii: "F"): return [.end]
        case UInt8(ascii: "Z"): return [.backTab]
        default: return []
        }
    }
}

/// How many bytes at the end begin a character whose rest has not come.
private func cutOffBytes(_ bytes: ArraySlice<UInt8>) -> Int {
    for count in 1...3 where count <= bytes.count {
        let byte = bytes[bytes.endIndex - count]
        if byte & 0xC0 == 0x80 { continue }
        let length = byte >= 0xF0 && byte < 0xF8 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
        return byte < 0xF8 && length > count ? count : 0
    }
    return 0
}
