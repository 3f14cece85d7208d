// Diagnostics as a SARIF 2.1.0 log, for code scanning services. What the members mean is OASIS's standard; that the log
// keeps to its schema is tried from outside.

package import Source

/// The tool that is named in a log.
package struct SARIFTool: Sendable {
    /// `0.1.0`.
    package let version: String
    /// The codes that were looked for, in order; each becomes a rule with its words in both languages.
    package let rules: [DiagnosticCode]

    /// The tool of a version that looks for these codes.
    package init(version: String, rules: [DiagnosticCode] = DiagnosticCode.all) {
        self.version = version
        self.rules = rules
    }
}

/// The diagnostics as one run of a SARIF log.
///
/// Lines and columns count from 1, columns in Unicode scalars, byte offsets from 0. Paths below `folder` and relative
/// ones become relative URIs, others `file:` URIs. Where a finding has several spots, the further ones are
/// related locations; notes stand in the message below the cure.
package func sarifLog(
    _ diagnostics: [Diagnostic], in sources: SourceSet, language: Language, tool: SARIFTool, folder: String? = nil
) -> OrderedJSON {
    let log = SARIFLog(sources: sources, language: language, tool: tool, folder: folder)
    return [
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0", "runs": .array([log.run(diagnostics)]),
    ]
}

private struct SARIFLog {
    let sources: SourceSet
    let language: Language
    let tool: SARIFTool
    let folder: String?

    func run(_ diagnostics: [Diagnostic]) -> OrderedJSON {
        let driver: OrderedJSON = [
            "name": "zhuji", "version": .string(tool.version), "semanticVersion": .string(tool.version),
            "language": .string(language == .zh ? "zh-CN" : "en"), "rules": .array(tool.rules.map(rule)),
        ]
        return [
            "tool": ["driver": driver], "columnKind": "unicodeCodePoints",
            "newlineSequences": .strings(["\r\n", "\n", "\r"]),
            "artifacts": .array(sources.files.map { ["location": artifact($0), "encoding": "UTF-8"] }),
            "results": .array(diagnostics.map(result)),
        ]
    }

    private func rule(_ code: DiagnosticCode) -> OrderedJSON {
        let first = language
        let second: Language = language == .zh ? .en : .zh
        let help = [first, second].map { "\(open(code.headline[$0]))\n\(open(code.cure[$0]))" }
        return [
            "id": .string(code.code), "shortDescription": ["text": .string(open(code.headline[language]))],
            "help": ["text": .string(help.joined(separator: "\n\n"))],
            "defaultConfiguration": ["level": .string(code.severity.rawValue)],
        ]
    }

    /// The wording where no facts are known: a place for one reads `…`.
    private func open(_ wording: String) -> String { Sentence.withoutFacts(wording) }

    private func result(_ diagnostic: Diagnostic) -> OrderedJSON {
        let notes = diagnostic.notes.map { $0.rendered(in: language) }
        let texts = [diagnostic.headline(in: language), diagnostic.cure(in: language)] + notes
        let related = diagnostic.labels.enumerated().map { index, label in
            located(label.location, id: index, message: label.sentence.rendered(in: language))
        }
        return [
            "ruleId": .string(diagnostic.code.code),
            "ruleIndex": tool.rules.firstIndex(of: diagnostic.code).map { .integer($0) },
            "level": .string(diagnostic.severity.rawValue),
            "message": message(texts.filter { !$0.isEmpty }.joined(separator: "\n")),
            "locations": .array(sources[diagnostic.location.file] == nil ? [] : [located(diagnostic.location)]),
            "relatedLocations": related.isEmpty ? nil : .array(related),
            "fixes": diagnostic.fixes.isEmpty ? nil : .array(diagnostic.fixes.compactMap(fix)),
        ]
    }

    private func located(_ location: Location, id: Int? = nil, message text: String? = nil) -> OrderedJSON {
        let place: OrderedJSON? = sources[location.file].map { source in
            ["artifactLocation": artifact(source), "region": region(location.span, in: source)]
        }
        return ["id": id.map { .integer($0) }, "physicalLocation": place, "message": text.map(message)]
    }

    private func fix(_ fix: FixIt) -> OrderedJSON? {
        guard let source = sources[fix.location.file] else { return nil }
        let format = DiagnosticFormat(language: language)
        let replacement: OrderedJSON = [
            "deletedRegion": region(fix.location.span, in: source),
            "insertedContent": ["text": .string(fix.replacement)],
        ]
        return [
            "description": message(format.sentence(of: fix, in: sources)),
            "artifactChanges": .array([
                ["artifactLocation": artifact(source), "replacements": .array([replacement])]
            ]),
        ]
    }

    private func region(_ span: Span, in source: SourceText) -> OrderedJSON {
        let (start, end) = source.positions(of: span)
        return [
            "startLine": .integer(start.line), "startColumn": .integer(start.column),
            "endLine": .integer(end.line), "endColumn": .integer(end.column),
            "byteOffset": .integer(start.offset), "byteLength": .integer(end.offset - start.offset),
        ]
    }

    private func artifact(_ source: SourceText) -> OrderedJSON {
        ["uri": .string(uri(ofPath: source.name, below: folder)), "index": .integer(Int(source.file.index))]
    }

    /// The text as a message: braces stand for arguments there, and one that is meant is doubled.
    private func message(_ text: String) -> OrderedJSON {
        ["text": .string(text.replacing("{", with: "{{").replacing("}", with: "}}"))]
    }
}

/// The path as a URI reference: relative where it is, or where it lies below `folder`.
func uri(ofPath path: String, below folder: String?) -> String {
    let shown = relativePath(path, below: folder)
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
    var encoded = shown.hasPrefix("/") ? "file://" : ""
    for byte in shown.utf8 {
        if plain.contains(byte) {
            encoded.unicodeScalars.append(Unicode.Scalar(byte))
        } else {
            let digits = String(byte, radix: 16, uppercase: true)
            encoded += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
        }
    }
    return encoded
}

/// The path without a leading `./`, and without `folder` where it lies below it: as a tool wants it that runs there.
package func relativePath(_ path: String, below folder: String?) -> String {
    var shown = Substring(path)
    if let folder, shown.hasPrefix(folder + "/") { shown = shown.dropFirst(folder.count + 1) }
    while shown.hasPrefix("./") { shown = shown.dropFirst(2).drop { $0 == "/" } }
    return String(shown)
}
