// What sessions on a stage write: events, files, rulebooks, and how they are found again in what was written. Events
// are of no kind in some scripts, and a rulebook's own in others.

import Digests
import Storage

extension Stage {
    /// Events of one command; some are longer than a sector.
    func batch(of count: Int) -> [[UInt8]] {
        (0..<count).map { _ in
            number += 1
            let text = String(repeating: "x", count: number.isMultiple(of: 3) ? 300 + number * 7 % 400 : 5)
            return founding?.event(number, text) ?? Array("{\"n\":\(number),\"text\":\"\(text)\"}".utf8)
        }
    }

    /// Lets the store begin; whether it has begun then.
    func found(_ founding: Founding, in store: DiskStore) -> Bool {
        do throws(StoreError) {
            try store.putDefinition(founding.rulebooks[0].digest, founding.rulebooks[0].files)
        } catch {
            note(error, during: "found")
            return false
        }
        append([founding.events + batch(of: 1)], to: store, isFounding: true)
        return store.head.sequence > 0
    }

    /// Keeps a file, and writes an event that names it.
    func attach(to store: DiskStore, _ isRepeated: Bool) {
        let content = Array("file \(isRepeated ? 0 : number) ".utf8) + [UInt8](repeating: 7, count: 700)
        do throws(StoreError) {
            let digest = try store.putAttachment(content).digest
            number += 1
            let event =
                founding?.event(naming: digest, sizeBytes: content.count, number)
                ?? Array("{\"file\":\"\(digest.hexadecimal)\",\"n\":\(number)}".utf8)
            append([[event]], to: store)
        } catch {
            note(error, during: "attach")
        }
    }

    /// Keeps a rulebook, and writes an event that names it.
    func define(in store: DiskStore, _ isRepeated: Bool) {
        let digest =
            founding?.rulebooks[isRepeated ? 0 : 1].digest
            ?? SHA256.digest(Array("rules \(isRepeated ? 0 : number)".utf8))
        do throws(StoreError) {
            try store.putDefinition(digest, rulebook(digest))
            number += 1
            let event =
                founding.flatMap { $0.event(using: $0.rulebooks[isRepeated ? 0 : 1]) }
                ?? Array("{\"rules\":\"\(digest.hexadecimal)\",\"n\":\(number)}".utf8)
            append([[event]], to: store)
        } catch {
            note(error, during: "define")
        }
    }

    /// The files of a rulebook.
    func rulebook(_ digest: SHA256Digest) -> [DefinitionFile] {
        founding?.rulebooks.first { $0.digest == digest }?.files ?? Stage.rulebook
    }

    private static let rulebook = [
        DefinitionFile(path: "machines/a.json", bytes: Array("{}".utf8)),
        DefinitionFile(path: "sources/甲.matter", bytes: [UInt8](repeating: 0x61, count: 600)),
    ]

    /// The file that an event names.
    func fileNamed(in event: [UInt8]) -> SHA256Digest? {
        founding == nil
            ? digest(behind: "{\"file\":\"", in: event[...])
            : digest(behind: ",\"file\":{\"hash\":\"", in: part(of: event, "attached", from: "file"))
    }

    /// The rulebook that an event names.
    func rulebookNamed(in event: [UInt8]) -> SHA256Digest? {
        founding == nil
            ? digest(behind: "{\"rules\":\"", in: event[...])
            : digest(behind: ",\"definition\":\"", in: part(of: event, "deployed", from: "definition"))
    }

    /// An event of the kind from a member on.
    private func part(of event: [UInt8], _ kind: String, from member: String) -> ArraySlice<UInt8> {
        guard event.starts(with: "{\"kind\":\"\(kind)\"".utf8) else { return [] }
        let opening = Array(",\"\(member)\":".utf8)
        let start = event.indices.first { event[$0...].starts(with: opening) }
        return start.map { event[$0...] } ?? []
    }

    private func digest(behind opening: String, in event: ArraySlice<UInt8>) -> SHA256Digest? {
        let digits = event.dropFirst(opening.utf8.count).prefix(64)
        guard digits.count == 64, event.starts(with: opening.utf8) else { return nil }
        return SHA256Digest(hexadecimal: Array(digits))
    }
}
