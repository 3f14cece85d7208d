// The hostile exports, by kind: of each the one line that is wrong, and why. Carrying them out is the matter of
// `ImportTrial.swift`.

import Storage

/// An export that is wrong in one line.
struct ImportCase {
    let kind: String
    let sample: ImportSample
    /// From 1.
    let line: Int64
    /// Why it is refused, in a word; any of these.
    let why: [String]

    init(_ kind: String, _ sample: ImportSample, at place: Int, _ why: String...) {
        self.kind = kind
        self.sample = sample
        line = Int64(place + 1)
        self.why = why
    }

    /// The line, or what of it there is place for.
    var shown: ArraySlice<UInt8> {
        sample.lines.indices.contains(Int(line - 1)) ? sample.lines[Int(line - 1)].prefix(400) : []
    }

    /// All cases.
    static func all(_ sample: ImportSample) -> [ImportCase] {
        texts(sample) + records(sample) + events(sample) + contents(sample) + orders(sample)
    }

    /// Lines that are no JSON in its one form, and such as are but are no lines of an export.
    private static func texts(_ sample: ImportSample) -> [ImportCase] {
        let end = sample.lines.count - 1
        let first = sample.places(of: "{\"seq\":").first ?? 1
        return StrictCase.all.filter { !$0.text.contains(0x0A) }.flatMap { item in
            [1, first, end].map { place in
                let isLong = item.text.count > 1 << 20
                let why = isLong ? "lineTooLong" : item.fault.map { "\($0)" } ?? "notARecord"
                return ImportCase("text", sample.inserting(item.text, at: place), at: place, why)
            }
        }
    }

    /// Records that are not what their hash says, or do not go on from the one before.
    private static func records(_ sample: ImportSample) -> [ImportCase] {
        sample.places(of: "{\"seq\":").flatMap { place in
            let number = sample.places(of: "{\"seq\":").prefix { $0 < place }.count + 1
            let seq = "{\"seq\":\(number),"
            var flipped = sample.lines[place]
            flipped[flipped.count - 20] ^= 1
            var changed = sample.lines[place]
            changed[changed.count / 2] ^= 1
            let isHash = flipped[flipped.count - 20].isHexadecimal
            return [
                ImportCase(
                    "hash", sample.replacing(place, with: flipped), at: place, isHash ? "wrongHash" : "notARecord"),
                ImportCase(
                    "changed byte", sample.replacing(place, with: changed), at: place, "wrongHash", "notARecord"),
                ImportCase(
                    "number", sample.rewriting(place, seq, to: "{\"seq\":\(number + 7),"), at: place, "wrongSequence"),
                ImportCase("number", sample.rewriting(place, seq, to: "{\"seq\":0,"), at: place, "wrongSequence"),
                ImportCase("number", sample.rewriting(place, seq, to: "{\"seq\":-1,"), at: place, "wrongSequence"),
                ImportCase("number", sample.rewriting(place, seq, to: "{\"seq\":01,"), at: place, "notARecord"),
                ImportCase("number", sample.rewriting(place, seq, to: "{\"seq\":1.0,"), at: place, "notARecord"),
                ImportCase(
                    "number", sample.rewriting(place, seq, to: "{\"seq\":99999999999999999999,"), at: place,
                    "notARecord"),
                ImportCase("member", sample.rewriting(place, ",\"by\":", to: ",\"By\":"), at: place, "notARecord"),
                ImportCase(
                    "control", sample.rewriting(place, "\"by\":\"", to: "\"by\":\"\u{1b}[2J"), at: place,
                    "bareControl"),
                ImportCase(
                    "escape", sample.rewriting(place, "\"by\":\"", to: "\"by\":\"\\u0041"), at: place,
                    "escapeNotCanonical"),
                ImportCase(
                    "batch", sample.rewriting(place, "\"batch\":[", to: "\"batch\":[9"), at: place, "wrongBatch"),
                ImportCase(
                    "batch", sample.rewriting(place, "\"batch\":[", to: "\"batch\":[1,1,0,"), at: place, "notARecord"),
            ]
        }
    }

    /// Events that no session could read, in records of which every hash is right.
    private static func events(_ sample: ImportSample) -> [ImportCase] {
        guard let place = sample.places(of: "{\"seq\":").last else { return [] }
        let deep = String(repeating: "[", count: 70) + String(repeating: "]", count: 70)
        let texts: [(String, String)] = [
            ("{\"kind\":\"conjured\"}", "unknownEventKind"), ("{\"kind\":\"\"}", "unknownEventKind"),
            ("{\"kind\":\"Deployed\",\"definition\":\"x\"}", "unknownEventKind"), ("{}", "eventUnreadable"),
            ("{\"kind\":7}", "eventUnreadable"), ("{\"kind\":\"deployed\"}", "eventUnreadable"),
            ("{\"kind\":\"deployed\",\"definition\":7}", "eventUnreadable"),
            ("{\"kind\":\"registered\",\"party\":2}", "eventUnreadable"),
            ("{\"kind\":\"exported\",\"filter\":\"\",\"rows\":1,\"rows\":2}", "eventUnreadable"),
            ("{\"kind\":\"exported\",\"filter\":\"\u{7}\",\"rows\":1}", "eventUnreadable"),
            ("{\"kind\":\"exported\",\"filter\":\"\",\"rows\":\(deep)}", "eventUnreadable"),
            ("{\"kind\":\"exported\",\"filter\":\"\",\"rows\":1.5}", "eventUnreadable"),
            ("{\"kind\":\"exported\",\"filter\":\"\", \"rows\":1}", "eventUnreadable"),
            ("{\"kind\":\"exported\",\"filter\":\"\",\"rows\":}", "eventUnreadable"),
            ("{\"kind\":\"profile-changed\",\"party\":99,\"field\":\"name\",\"value\":\"x\"}", "eventUnreadable"),
            ("{\"kind\":\"profile-changed\",\"party\":1,\"field\":\"../name\",\"value\":\"x\"}", "eventUnreadable"),
            ("{\"kind\":\"submitted\",\"case\":99}", "eventUnreadable"),
            ("{\"kind\":\"deployed\",\"definition\":\"\(String(repeating: "ab", count: 32))\"}", "contentMissing"),
            (
                "{\"kind\":\"attached\",\"case\":1,\"module\":\"basic\",\"attachment\":\"note\",\"file\":{\"hash\":\""
                    + String(repeating: "cd", count: 32) + "\",\"name\":\"a.pdf\",\"bytes\":1}}", "contentMissing"
            ),
            (
                "{\"kind\":\"attached\",\"case\":1,\"module\":\"basic\",\"attachment\":\"note\",\"file\":{\"hash\":\""
                    + "../../../../etc/passwd\",\"name\":\"a.pdf\",\"bytes\":1}}", "eventUnreadable"
            ),
        ]
        return texts.map { text, why in
            ImportCase("event", sample.rewritingLastEvent(to: Array(text.utf8)), at: place, why)
        } + [
            ImportCase(
                "event",
                sample.rewritingLastEvent(to: Array("{\"kind\":\"exported\",\"filter\":\"".utf8) + [0xFF, 0x22, 0x7D]),
                at: place, "eventUnreadable")
        ]
    }

    /// Files and rulebooks that are not what their names say, or would lie elsewhere.
    private static func contents(_ sample: ImportSample) -> [ImportCase] {
        var cases: [ImportCase] = []
        let records = sample.places(of: "{\"seq\":")
        for place in sample.places(of: "{\"definition\":") + sample.places(of: "{\"attachment\":") {
            let behind = records.first { $0 > place } ?? place
            let isAttachment = sample.lines[place].starts(with: "{\"attachment\":".utf8)
            // WHY: that the bytes are others is seen when the last of them has come.
            let seen = isAttachment ? place : behind
            let opening = isAttachment ? "\"base64\":\"" : "\"file\":\"ruleset\""
            if String(decoding: sample.lines[place], as: UTF8.self).contains(opening), isAttachment {
                let other = sample.rewriting(place, opening, to: opening + "AAAA")
                cases.append(ImportCase("foreign content", other, at: seen, "wrongPart"))
            }
            for (words, others) in [("\"part\":[1,", "\"part\":[2,"), ("\"part\":[1,1]", "\"part\":[0,0]")] {
                cases.append(ImportCase("part", sample.rewriting(place, words, to: others), at: place, "wrongPart"))
            }
            cases.append(
                ImportCase(
                    "base64", sample.rewriting(place, "\"base64\":\"", to: "\"base64\":\"*"), at: place, "notARecord"))
        }
        guard let ruleset = sample.places(of: "{\"definition\":").first,
            let file = String(decoding: sample.lines[ruleset], as: UTF8.self).firstMatch(of: /"file":"[^"]*"/)
        else { return cases }
        for path in ["../../../etc/passwd", "/etc/passwd", "", ".", "..", "a//b", "a/../b", ".hidden", "a/./b", "a/"] {
            let other = sample.rewriting(ruleset, String(file.0), to: "\"file\":\"\(path)\"")
            cases.append(ImportCase("path", other, at: ruleset, "wrongPart"))
        }
        for digits in [
            "../../../../etc/passwd", "", String(repeating: "AB", count: 32), String(repeating: "g", count: 64),
        ] {
            let line = ImportSample.line("{\"attachment\":\"\(digits)\",\"part\":[1,1],\"base64\":\"\"")
            cases.append(ImportCase("name", sample.inserting(line, at: 1), at: 1, "notARecord"))
        }
        return cases
    }

    /// Lines that are right and stand where they cannot, or are missing.
    private static func orders(_ sample: ImportSample) -> [ImportCase] {
        let end = sample.lines.count - 1
        let records = sample.places(of: "{\"seq\":")
        let segments = sample.places(of: "{\"segment\":")
        var cases = [
            ImportCase("beginning", sample.removing([0]), at: 0, "noBeginning"),
            ImportCase("beginning", sample.inserting(sample.lines[0], at: 1), at: 1, "misplaced"),
            ImportCase("beginning", sample.inserting([], at: 0), at: 0, "noBeginning"),
            ImportCase(
                "records alone", sample.rewriting(0, "\"content\":true", to: "\"content\":false"), at: 0, "recordsAlone"
            ),
            ImportCase("end", sample.removing([end]), at: end, "noEnd"),
            ImportCase("end", sample.inserting(sample.lines[end], at: end), at: end + 1, "misplaced"),
            ImportCase("end", sample.rewriting(end, "{\"end\":", to: "{\"end\":1"), at: end, "wrongEnd"),
            ImportCase("end", sample.inserting(sample.lines[records[0]], at: end + 1), at: end + 1, "misplaced"),
            ImportCase(
                "segment", sample.inserting(ImportSample.line("{\"segment\":9"), at: records[0]), at: records[0],
                "misplaced"),
            ImportCase(
                "segment", sample.inserting(ImportSample.line("{\"segment\":-1"), at: records[0]), at: records[0],
                "misplaced"),
        ]
        if let last = records.last {
            cases.append(ImportCase("replay", sample.inserting(sample.lines[last], at: end), at: end, "wrongSequence"))
        }
        if let segment = segments.first {
            cases.append(
                ImportCase(
                    "segment", sample.inserting(sample.lines[segment], at: segment), at: segment + 1, "misplaced"))
        }
        for place in sample.places(of: "{\"attachment\":") {
            cases.append(
                ImportCase("twice", sample.inserting(sample.lines[place], at: place), at: place + 1, "misplaced"))
            cases.append(ImportCase("missing", sample.removing([place]), at: place, "contentMissing"))
        }
        return cases
    }
}

extension UInt8 {
    fileprivate var isHexadecimal: Bool { (0x30...0x39).contains(self) || (0x61...0x66).contains(self) }
}
