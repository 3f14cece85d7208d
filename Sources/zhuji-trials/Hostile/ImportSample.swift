// The export of a small store, line by line, and changes of it of which every hash is right but that are wrong all the
// same. What an import must say of each stands in `ImportCases.swift`.

import Digests
import Storage

/// The lines of an export, each without its line feed.
struct ImportSample {
    private(set) var lines: [[UInt8]]

    struct Unready: Error {
        let why: String
    }

    init() throws {
        guard let founding = Founding.real else { throw Unready(why: "the rulebook has errors") }
        let stage = Stage(on: SimulatedDisk(), segmentBytes: 4000, founding)
        let acts: [Act] = [
            .create(isShared: false), .append([1]), .attach(isRepeated: false), .append([2]), .append([2]),
            .define(isRepeated: false), .append([1]),
        ]
        for act in acts { stage.perform(act) }
        var bytes: [UInt8] = []
        let access = stage.access(SimulatedProcess(on: stage.disk))
        _ = try exportStore(at: Stage.folder, hasContent: true, access: access) { piece in
            bytes += piece
            return true
        }
        if let mistake = stage.mistakes.first { throw Unready(why: mistake) }
        lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
    }

    var bytes: [UInt8] { lines.flatMap { $0 + [UInt8(ascii: "\n")] } }

    /// The places, from 0, of the lines that begin so.
    func places(of opening: String) -> [Int] {
        lines.indices.filter { lines[$0].starts(with: opening.utf8) }
    }

    /// The sample with another line at a place.
    func replacing(_ place: Int, with line: [UInt8]) -> ImportSample {
        var changed = self
        changed.lines[place] = line
        return changed
    }

    /// The sample with one more line before a place.
    func inserting(_ line: [UInt8], at place: Int) -> ImportSample {
        var changed = self
        changed.lines.insert(line, at: place)
        return changed
    }

    /// The sample without some lines.
    func removing(_ places: [Int]) -> ImportSample {
        var changed = self
        changed.lines = lines.indices.filter { !places.contains($0) }.map { lines[$0] }
        return changed
    }

    /// The sample with other words in the line at a place, which bears the hash that belongs to it then.
    func rewriting(_ place: Int, _ words: String, to others: String) -> ImportSample {
        let text = String(decoding: lines[place], as: UTF8.self)
        return replacing(place, with: ImportSample.sealed(Array(text.replacing(words, with: others).utf8)))
    }

    /// The sample with other bytes as the event of the last record; the end tells of it.
    func rewritingLastEvent(to event: [UInt8]) -> ImportSample {
        guard let place = places(of: "{\"seq\":").last, let end = lines.indices.last else { return self }
        let text = String(decoding: lines[place], as: UTF8.self)
        guard let before = text.firstRange(of: "\"event\":"), let after = text.firstRange(of: ",\"prev\":") else {
            return self
        }
        let line = Array(text[..<before.upperBound].utf8) + event + Array(text[after.lowerBound...].utf8)
        let changed = replacing(place, with: ImportSample.sealed(line))
        let old = String(decoding: lines[place].suffix(66).dropLast(2), as: UTF8.self)
        let new = String(decoding: changed.lines[place].suffix(66).dropLast(2), as: UTF8.self)
        return changed.rewriting(end, old, to: new)
    }

    /// A line with the hash of what comes before its hash.
    static func sealed(_ line: [UInt8]) -> [UInt8] {
        let before = Array(line.dropLast(75))
        return before + Array(",\"hash\":\"\(SHA256.digest(before).hexadecimal)\"}".utf8)
    }

    /// A line of these members with its hash.
    static func line(_ members: String) -> [UInt8] {
        sealed(Array(members.utf8) + [UInt8](repeating: UInt8(ascii: "0"), count: 75))
    }
}
