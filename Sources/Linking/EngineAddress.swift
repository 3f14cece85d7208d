// Where a store on an engine is: `etcd://HOST:PORT,HOST:PORT/PREFIX`, with choices behind a question mark.

/// The address of a store that an engine keeps.
package struct EngineAddress: Codable, Hashable, Sendable {
    /// The text that it was read from.
    package let text: String
    /// The engine's members, each `HOST:PORT`; at least one.
    package let members: [String]
    /// The names of everything in the store begin with this; it begins with a slash and does not end with one.
    package let prefix: String
    /// The file with the account; nil where none is needed.
    package private(set) var accessFile: String?
    /// Whether the members are spoken to through TLS.
    package private(set) var isEncrypted = false
    /// Whether an engine of one member is taken, which can lose what it acknowledged.
    package private(set) var allowsSingleNode = false

    /// What is wrong with an address.
    package enum Fault: Error, Equatable, Sendable {
        /// No member is named, or this one not as `HOST:PORT`.
        case member(String)
        /// The prefix is empty or has other letters than ASCII letters, digits, `-`, `_`, `.` and `/`.
        case prefix(String)
        /// There is no such choice, or not with this value.
        case choice(String)
    }

    /// How addresses begin.
    package static let scheme = "etcd://"

    /// Whether the text is meant to be an address, and not a folder.
    package static func isMeant(by text: String) -> Bool { text.hasPrefix(scheme) }

    /// Reads an address.
    package init(_ text: String) throws(Fault) {
        self.text = text
        let rest = text.hasPrefix(EngineAddress.scheme) ? text.dropFirst(EngineAddress.scheme.count) : text[...]
        let halves = rest.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let place = halves[0]
        let slash = place.firstIndex(of: "/") ?? place.endIndex
        members = place[..<slash].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        for member in members where !EngineAddress.isMember(member) { throw .member(member) }
        var prefix = String(place[slash...])
        while prefix.hasSuffix("/") { prefix.removeLast() }
        guard EngineAddress.isPrefix(prefix) else { throw .prefix(prefix) }
        self.prefix = prefix
        for choice in halves.dropFirst().first?.split(separator: "&") ?? [] { try choose(String(choice)) }
    }

    private mutating func choose(_ choice: String) throws(Fault) {
        let parts = choice.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw .choice(choice) }
        switch (parts[0], parts[1]) {
        case ("access", let path): accessFile = path
        case ("tls", "yes"): isEncrypted = true
        case ("tls", "no"): isEncrypted = false
        case ("single-node", "allowed"): allowsSingleNode = true
        default: throw .choice(choice)
        }
    }

    private static func isMember(_ text: String) -> Bool {
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]), port > 0 else {
            return false
        }
        let host = text[..<colon]
        let inner = host.hasPrefix("[") && host.hasSuffix("]") ? host.dropFirst().dropLast() : host
        let isNumbered = inner.count < host.count
        return !inner.isEmpty
            && inner.utf8.allSatisfy {
                isPlain($0) || $0 == UInt8(ascii: ".") || (isNumbered && $0 == UInt8(ascii: ":"))
            }
    }

    private static func isPrefix(_ text: String) -> Bool {
        text.utf8.count > 1 && text.utf8.count <= 200 && !text.utf8.elementsEqual("//".utf8)
            && text.split(separator: "/", omittingEmptySubsequences: false).dropFirst().allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { isPlain($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
