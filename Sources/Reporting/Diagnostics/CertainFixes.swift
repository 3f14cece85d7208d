// The fixes of a file's diagnostics that may be applied unseen, and the file after them. Nothing is written here, and
// whether the outcome is better is the caller's to see.

package import Source

/// The certain fixes of one file that do not touch each other, in their order; of a diagnostic's fixes the first.
package func certainFixes(of diagnostics: [Diagnostic], in source: SourceText) -> [FixIt] {
    let certain = diagnostics.compactMap { $0.fixes.first(where: \.isCertain) }
        .filter { $0.location.file == source.file && $0.location.span.range.upperBound <= source.bytes.count }
    let sorted = certain.sorted {
        ($0.location.span.start, $0.location.span.end) < ($1.location.span.start, $1.location.span.end)
    }
    var chosen: [FixIt] = []
    for fix in sorted {
        // WHY: two insertions at one place, or one at the edge of a removal, leave open which comes first.
        if let last = chosen.last, fix.location.span.start <= last.location.span.end { continue }
        chosen.append(fix)
    }
    return chosen
}

/// The file's bytes with these fixes applied; they stand in order and do not touch each other.
package func bytes(of source: SourceText, applying fixes: [FixIt]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(source.bytes.count)
    var place = 0
    for fix in fixes {
        result += source.bytes[place..<fix.location.span.range.lowerBound]
        result += fix.replacement.utf8
        place = fix.location.span.range.upperBound
    }
    return result + source.bytes[place...]
}
