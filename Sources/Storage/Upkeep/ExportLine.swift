// The lines of an export that are no records: its first and last one, parts of files, the beginnings of segments. They
// are strict JSON like the records, in one fixed form each, and end with a hash of themselves as these do.

import Digests
import Foundation

/// A line of an export that is no record.
enum ExportLine: Equatable {
    /// `{"export":1,"content":true,"store":{…}}`, the first line.
    case beginning(StoreSettings, hasContent: Bool)
    /// `{"segment":2}`: the next record begins this segment.
    case segment(Int64)
    /// `{"attachment":HASH,"part":[1,3],"base64":"…"}`: a part of an attachment.
    case attachment(SHA256Digest, Part)
    /// `{"definition":HASH,"file":PATH,"place":[1,9],"part":[1,1],"base64":"…"}`: a part of the first of nine files.
    case definition(SHA256Digest, path: String, BatchPlace, Part)
    /// `{"lacking":"attachments","sha256":HASH}`: the store had lost it.
    case lacking(Lacking)
    /// `{"end":12,"head":HASH}`, the last line: how many records there are, and the hash of the last.
    case end(Head)

    /// A stretch of a file.
    struct Part: Equatable {
        let index: Int64
        let count: Int64
        let bytes: [UInt8]
    }

    /// The version of the form.
    static let version: Int64 = 1
    /// The length of every part but the last. INVARIANT: in base64 it is shorter than a line may be.
    static let partBytes = 3 << 18 - 3 << 16

    /// The line with its line feed.
    var text: [UInt8] {
        var writer = StrictWriter()
        writer.openObject()
        switch self {
        case .beginning(let settings, let hasContent):
            writer.name("export")
            writer.integer(ExportLine.version)
            writer.name("content")
            writer.truth(hasContent)
            writer.name("store")
            writer.value(SettingsFile.text(settings).dropLast())
        case .segment(let number):
            writer.name("segment")
            writer.integer(number)
        case .attachment(let digest, let part):
            writer.name("attachment")
            writer.text(digest.hexadecimal)
            write(part, to: &writer)
        case .definition(let hash, let path, let place, let part):
            writer.name("definition")
            writer.text(hash.hexadecimal)
            writer.name("file")
            writer.text(path)
            writer.name("place")
            write(place.index, of: place.count, to: &writer)
            write(part, to: &writer)
        case .lacking(let one):
            writer.name("lacking")
            writer.text(one.room.rawValue)
            writer.name("sha256")
            writer.text(one.digest.hexadecimal)
        case .end(let head):
            writer.name("end")
            writer.integer(head.sequence)
            writer.name("head")
            writer.text(head.hash.hexadecimal)
        }
        let hash = SHA256.digest(writer.bytes)
        writer.name("hash")
        writer.text(hash.hexadecimal)
        writer.closeObject()
        return writer.bytes + [UInt8(ascii: "\n")]
    }

    private func write(_ part: Part, to writer: inout StrictWriter) {
        writer.name("part")
        write(part.index, of: part.count, to: &writer)
        writer.name("base64")
        writer.text(Data(part.bytes).base64EncodedString())
    }

    private func write(_ index: Int64, of count: Int64, to writer: inout StrictWriter) {
        writer.openList()
        writer.integer(index)
        writer.integer(count)
        writer.closeList()
    }

    /// How many parts a file of this length has; an empty one has one.
    static func parts(ofBytes size: Int64) -> Int64 { max(1, (size + Int64(partBytes) - 1) / Int64(partBytes)) }

    /// The line in its one form, or why it is none. A form of a newer program is thrown as such.
    static func parse(_ line: ArraySlice<UInt8>) throws(LineFault) -> ExportLine {
        let reader = StrictReader()
        let found: ExportLine?
        do throws(StrictFault) {
            found = read(try reader.read(line))
        } catch {
            throw LineFault(.json(error), byte: error.byte)
        }
        // WHY: what is written otherwise than it would be written here was not written by an export.
        guard let found else { throw LineFault(.notARecord, byte: 0) }
        guard found.text.dropLast().elementsEqual(line) else { throw LineFault(.wrongHash, byte: 0) }
        return found
    }

    /// The version that a first line names; nil where it names none.
    static func version(of line: ArraySlice<UInt8>) -> Int64? {
        (try? StrictReader().read(line))?["export"]?.integer
    }

    private static func read(_ root: StrictValue) -> ExportLine? {
        if let store = root["store"], let hasContent = root["content"]?.truth {
            guard let settings = try? SettingsFile.parse(Array(store.content), path: "") else { return nil }
            return .beginning(settings, hasContent: hasContent)
        }
        if let number = root["segment"]?.integer { return .segment(number) }
        if let digest = digest(root["attachment"]) { return part(root).map { .attachment(digest, $0) } }
        if let hash = digest(root["definition"]), let path = root["file"]?.text {
            guard let place = pair(root["place"]) else { return nil }
            return part(root).map { .definition(hash, path: path, BatchPlace(index: place.0, count: place.1), $0) }
        }
        if let room = root["lacking"]?.text.flatMap(Lacking.Room.init), let digest = digest(root["sha256"]) {
            return .lacking(Lacking(room: room, digest: digest))
        }
        if let sequence = root["end"]?.integer, let hash = digest(root["head"]) {
            return .end(Head(sequence: sequence, hash: hash))
        }
        return nil
    }

    private static func part(_ root: StrictValue) -> Part? {
        guard let (index, count) = pair(root["part"]), let text = root["base64"]?.plainText,
            let data = Data(base64Encoded: Data(text))
        else { return nil }
        return Part(index: index, count: count, bytes: Array(data))
    }

    private static func pair(_ value: StrictValue?) -> (Int64, Int64)? {
        guard let numbers = value?.elements?.map(\.integer), numbers.count == 2, let first = numbers[0],
            let second = numbers[1]
        else { return nil }
        return (first, second)
    }

    private static func digest(_ value: StrictValue?) -> SHA256Digest? {
        value?.plainText.flatMap { SHA256Digest(hexadecimal: $0) }
    }
}
