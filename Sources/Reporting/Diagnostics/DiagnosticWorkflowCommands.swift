// Diagnostics as the workflow commands of GitHub Actions, which show them beside the lines they are about.

package import Source

/// The diagnostics as workflow commands, a line each, and a last line that tells how many there are.
///
/// GitHub shows the first ten errors and the first ten warnings of a step: errors come first, each kind in its order.
/// Columns are told only within one line, since GitHub takes them for no other.
package func workflowCommands(
    _ diagnostics: [Diagnostic], in sources: SourceSet, language: Language, folder: String? = nil
) -> String {
    let format = DiagnosticFormat(language: language)
    let summary = format.summary(of: diagnostics, fileCount: sources.files.count)
    guard !diagnostics.isEmpty else { return summary }
    let graded = [Severity.error, .warning].flatMap { grade in diagnostics.filter { $0.severity == grade } }
    let lines = graded.map { diagnostic in
        let notes = diagnostic.notes.map { $0.rendered(in: language) }
        let texts = [diagnostic.headline(in: language), diagnostic.cure(in: language)] + notes
        let shown = texts.filter { !$0.isEmpty }.map { printable($0) }.joined(separator: "\n")
        let place = place(of: diagnostic.location, in: sources, below: folder)
        let properties = (place + [("title", diagnostic.code.code)]).map { "\($0)=\(escapedProperty($1))" }
        return "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(escaped(shown))\n"
    }
    return lines.joined() + "::notice title=zhuji::" + escaped(String(summary.dropLast())) + "\n"
}

private func place(
    of location: Location, in sources: SourceSet, below folder: String?
) -> [(name: String, value: String)] {
    guard let source = sources[location.file] else { return [] }
    let (start, end) = source.positions(of: location.span)
    let lines = [("file", relativePath(source.name, below: folder)), ("line", String(start.line))]
    guard start.line == end.line else { return lines + [("endLine", String(end.line))] }
    return lines + [("col", String(start.column)), ("endColumn", String(end.column))]
}

/// The text as a command's data, which ends with its line.
private func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
}

/// The text as a property's value, which ends at a comma or a colon too.
private func escapedProperty(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
}
