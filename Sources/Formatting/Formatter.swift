// The entry of the formatter: one file in, its one canonical layout out, or the reason why there is none. No file is
// read or written here.

package import Source
internal import Syntax

/// In which spelling the keywords are written.
package enum KeywordSpelling: String, CaseIterable, Sendable {
    /// Each as the author wrote it.
    case keep
    /// All in English.
    case en
    /// All in Chinese.
    case zh
}

/// What became of a file.
package enum FormatOutcome: Sendable {
    /// The canonical layout, UTF-8; equal to what was given where nothing is to be changed.
    case formatted([UInt8])
    /// The file does not parse; the errors that say why.
    case unparsed([Diagnostic])
    /// The layout did not prove itself, and is not to be written.
    case unproven(ProofFault)
}

/// Lays out rulebook files.
package enum Formatter {
    /// The canonical layout of a file, proved: parsed again it has the same tree, texts and comments, and laid out
    /// again the same bytes.
    package static func format(_ source: SourceText, keywords: KeywordSpelling = .keep) -> FormatOutcome {
        let (tree, diagnostics) = Parser.parse(source)
        let errors = diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty else { return .unparsed(errors) }
        let gaps = Gaps(of: tree)
        let bytes = layout(of: tree, gaps, keywords: keywords)
        // WHY: a file in its canonical layout is its own proof.
        if bytes == source.bytes { return .formatted(bytes) }
        if let fault = Proof.fault(in: bytes, of: tree, gaps, keywords: keywords) { return .unproven(fault) }
        return .formatted(bytes)
    }

    /// The layout of a tree without errors, not yet proved.
    static func layout(of tree: SyntaxTree, _ gaps: Gaps, keywords: KeywordSpelling) -> [UInt8] {
        var plan = Plan(of: tree, gaps: gaps, keywords: keywords)
        plan.align()
        var writer = Writer(plan: plan)
        return writer.file()
    }
}
