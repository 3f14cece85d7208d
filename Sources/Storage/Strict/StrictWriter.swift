// The JSON writer of the journal: the one canonical form, into a buffer of bytes.

/// Writes JSON text. The caller opens and closes objects and lists in pairs; commas come by themselves.
package struct StrictWriter {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// A writer that has written nothing yet.
    package init(capacityBytes: Int = 0) {
        bytes.reserveCapacity(capacityBytes)
    }

    /// Begins an object.
    package mutating func openObject() { open(UInt8(ascii: "{")) }

    /// Ends an object.
    package mutating func closeObject() { close(UInt8(ascii: "}")) }

    /// Begins a list.
    package mutating func openList() { open(UInt8(ascii: "[")) }

    /// Ends a list.
    package mutating func closeList() { close(UInt8(ascii: "]")) }

    /// Writes the name of a member; its value comes next.
    package mutating func name(_ name: StaticString) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        bytes.append(contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
        bytes.append(UInt8(ascii: "\""))
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes the name of a member that is not known beforehand; its value comes next.
    package mutating func name(_ name: String) {
        text(name)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes an integer.
    package mutating func integer(_ value: Int64) {
        separate()
        DecimalDigits.append(value, to: &bytes)
    }

    /// Writes a truth value.
    package mutating func truth(_ value: Bool) {
        separate()
        bytes.append(contentsOf: (value ? "true" : "false").utf8)
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a text.
    package mutating func text(_ text: String) {
        separate()
        bytes.append(UInt8(ascii: "\""))
        StrictEscape.append(text, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a value that is canonical text already.
    package mutating func value(_ text: some Collection<UInt8>) {
        separate()
        bytes.append(contentsOf: text)
    }

    private mutating func open(_ mark: UInt8) {
        separate()
        bytes.append(mark)
        needsComma = false
    }

    private mutating func close(_ mark: UInt8) {
        bytes.append(mark)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}
