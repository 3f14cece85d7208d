// Diagnostics as JSON, for editors and for checks that run without a reader.

package import Source

/// The diagnostics as a JSON array, in their order.
///
/// Each has `code`, `severity`, `message`, `file`, `range`, `notes` and `fixes`. Lines and columns count from 1,
/// columns in Unicode scalars, offsets in bytes from 0. The first note is the cure; notes on a spot have its place.
package func diagnosticsJSON(_ diagnostics: [Diagnostic], in sources: SourceSet, language: Language) -> OrderedJSON {
    .array(diagnostics.map { json($0, sources, language) })
}

private func json(_ diagnostic: Diagnostic, _ sources: SourceSet, _ language: Language) -> OrderedJSON {
    var notes: [OrderedJSON] = []
    let cure = diagnostic.cure(in: language)
    if !cure.isEmpty { notes.append(["message": .string(cure)]) }
    notes += diagnostic.labels.map { label in
        [
            "message": .string(label.sentence.rendered(in: language)),
            "file": sourceFile(of: label.location, in: sources),
            "range": sourceRange(of: label.location, in: sources),
        ]
    }
    notes += diagnostic.notes.map { ["message": .string($0.rendered(in: language))] }
    return [
        "code": .string(diagnostic.code.code), "severity": .string(diagnostic.severity.rawValue),
        "message": .string(diagnostic.headline(in: language)), "file": sourceFile(of: diagnostic.location, in: sources),
        "range": sourceRange(of: diagnostic.location, in: sources), "notes": .array(notes),
        "fixes": .array(
            diagnostic.fixes.map { fix in
                [
                    "file": sourceFile(of: fix.location, in: sources),
                    "range": sourceRange(of: fix.location, in: sources),
                    "replacement": .string(fix.replacement), "certain": .bool(fix.isCertain),
                ]
            }),
    ]
}

/// The name of the file that a location is in.
func sourceFile(of location: Location, in sources: SourceSet) -> OrderedJSON {
    sources[location.file].map { .string($0.name) } ?? .null
}

/// Where a location begins and ends.
func sourceRange(of location: Location, in sources: SourceSet) -> OrderedJSON {
    guard let source = sources[location.file] else { return .null }
    let (start, end) = source.positions(of: location.span)
    return ["start": position(start), "end": position(end)]
}

private func position(_ position: Position) -> OrderedJSON {
    ["line": .integer(position.line), "column": .integer(position.column), "offset": .integer(position.offset)]
}
