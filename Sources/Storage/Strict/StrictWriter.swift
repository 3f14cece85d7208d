// The JSON writer of the journal: the one canonical form, into a buffer of bytes.

/// Writes JSON text. The caller opens and closes objects and lists in pairs; commas come by themselves.
package struct StrictWriter: ~Copyable {
    private var buffer: ByteBuffer
    private var needsComma = false

    /// A writer that has written nothing yet.
    package init(capacityBytes: Int = 256) {
        buffer = ByteBuffer(capacityBytes: capacityBytes)
    }

    /// What was written so far.
    package var bytes: [UInt8] { buffer.bytes }

    /// How many bytes were written so far.
    package var count: Int { buffer.count }

    /// Begins another text right after the one that ended.
    package mutating func beginText() { needsComma = false }

    /// Begins an object.
    package mutating func openObject() { open(UInt8(ascii: "{")) }

    /// Ends an object.
    package mutating func closeObject() { close(UInt8(ascii: "}")) }

    /// Begins a list.
    package mutating func openList() { open(UInt8(ascii: "[")) }

    /// Ends a list.
    package mutating func closeList() { close(UInt8(ascii: "]")) }

    /// Writes the name of a member; its value comes next.
    @inline(__always)
    package mutating func name(_ name: StaticString) {
        let comma = needsComma ? 1 : 0
        buffer.write(atMost: name.utf8CodeUnitCount + 4) { place in
            place.storeBytes(of: UInt8(ascii: ","), as: UInt8.self)
            let start = place + comma
            start.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
            (start + 1).copyMemory(from: name.utf8Start, byteCount: name.utf8CodeUnitCount)
            let end = start + 1 + name.utf8CodeUnitCount
            end.storeBytes(of: UInt8(ascii: "\""), as: UInt8.self)
            end.storeBytes(of: UInt8(ascii: ":"), toByteOffset: 1, as: UInt8.self)
            return comma + name.utf8CodeUnitCount + 3
        }
        needsComma = false
    }

    /// Writes the name of a member that is not known beforehand; its value comes next.
    package mutating func name(_ name: String) {
        text(name)
        buffer.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes an integer.
    package mutating func integer(_ value: Int64) {
        separate()
        DecimalDigits.append(value, to: &buffer)
    }

    /// Writes a truth value.
    package mutating func truth(_ value: Bool) {
        separate()
        if value { buffer.append("true") } else { buffer.append("false") }
    }

    /// Writes `null`.
    package mutating func null() {
        separate()
        buffer.append("null")
    }

    /// Writes a text.
    package mutating func text(_ text: String) {
        separate()
        StrictEscape.append(quoted: text, to: &buffer)
    }

    /// Writes a value that is canonical text already.
    package mutating func value(_ text: some Collection<UInt8>) {
        separate()
        buffer.append(contentsOf: text)
    }

    private mutating func open(_ mark: UInt8) {
        separate()
        buffer.append(mark)
        needsComma = false
    }

    private mutating func close(_ mark: UInt8) {
        buffer.append(mark)
        needsComma = true
    }

    @inline(__always)
    private mutating func separate() {
        if needsComma { buffer.append(UInt8(ascii: ",")) }
        needsComma = true
    }
}
