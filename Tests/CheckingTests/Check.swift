// The one helper of these tests: a rulebook as text, in which «…» marks where a finding must stand. No test lives here.

import Checking
import Foundation
import Source
import Syntax
import Testing

/// A text without its marks, and what they said.
struct MarkedText {
    /// A finding that must stand at the bytes from `start`.
    struct Mark: Hashable, Comparable, CustomStringConvertible {
        let start: Int
        let code: String

        var description: String { "\(code) at byte \(start)" }

        static func < (left: Mark, right: Mark) -> Bool { (left.start, left.code) < (right.start, right.code) }
    }

    let text: String
    let marks: [Mark]

    /// Reads marks such as `«M0301»`; each stands directly before what is underlined. `"t"` is a title that says
    /// nothing and is no other's: each becomes a Chinese one of its own.
    init(_ marked: String) {
        var text = ""
        var marks: [Mark] = []
        for (index, part) in titled(marked).split(separator: "«", omittingEmptySubsequences: false).enumerated() {
            guard index > 0, let close = part.firstIndex(of: "»") else {
                text += part
                continue
            }
            marks.append(Mark(start: text.utf8.count, code: String(part[..<close])))
            text += part[part.index(after: close)...]
        }
        self.text = text
        self.marks = marks.sorted()
    }
}

/// Checks a rulebook of one file, after the parties that all tests share, and compares its findings with the marks.
@discardableResult
func check(
    _ marked: String, divisions: DivisionTable = .entries(sampleDivisions),
    sourceLocation: SourceLocation = #_sourceLocation
) -> [Diagnostic] {
    let marked = MarkedText(marked)
    let (_, diagnostics) = checked([marked.text, sampleParties], divisions: divisions)
    let found = diagnostics.filter { $0.location.file == FileID(0) }
        .map { MarkedText.Mark(start: Int($0.location.span.start), code: $0.code.code) }
    #expect(found.sorted() == marked.marks, "\(marked.text)", sourceLocation: sourceLocation)
    // WHY: what the shared parties offer need not be used by every text.
    let elsewhere = diagnostics.filter {
        $0.location.file != FileID(0) && $0.code != .unusedParty && $0.code != .unusedOffice
    }
    #expect(elsewhere.map(\.code.code) == [], "\(marked.text)", sourceLocation: sourceLocation)
    for diagnostic in diagnostics { expectWhole(diagnostic, sourceLocation) }
    return diagnostics
}

/// Expects that every place in a finding's words is filled, in both languages.
func expectWhole(_ diagnostic: Diagnostic, _ sourceLocation: SourceLocation = #_sourceLocation) {
    let sentences = diagnostic.labels.map(\.sentence) + diagnostic.notes
    for language in Language.allCases {
        let texts = [diagnostic.headline(in: language), diagnostic.cure(in: language)]
        for text in texts + sentences.map({ $0.rendered(in: language) }) {
            let open = text.firstRange(of: /\{[a-z]+\}/)
            #expect(open == nil && !text.isEmpty, "\(diagnostic.code.code): \(text)", sourceLocation: sourceLocation)
        }
    }
}

/// The rulebook of some files, with the findings of parser and checker.
func checked(
    _ texts: [String], divisions: DivisionTable = .entries(sampleDivisions),
    calendar: CalendarTable = .calendar(CalendarDefinition(), lackedYear: nil)
) -> (rulebook: Rulebook, diagnostics: [Diagnostic]) {
    var trees: [SyntaxTree] = []
    var diagnostics: [Diagnostic] = []
    for (index, text) in texts.enumerated() {
        let parsed = Parser.parse(SourceText(file: FileID(index), name: "\(index).matter", text: titled(text)))
        trees.append(parsed.tree)
        diagnostics += parsed.diagnostics
    }
    return Checker.check(trees, divisions: divisions, calendar: calendar, parsing: diagnostics)
}

/// The text with a Chinese title of its own for each `"t"`.
private func titled(_ text: String) -> String {
    let parts = text.components(separatedBy: #""t""#)
    return parts.dropFirst().enumerated().reduce(parts[0]) { text, part in
        text + "\"题\(part.offset + 1)\"" + part.element
    }
}
