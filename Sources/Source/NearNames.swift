// Finds the known name nearest to a misspelt one by bounded edit distance. What is known is the caller's to say.

/// The nearest of `candidates` to `name`, if one is near enough to be a likely misspelling; the first of equals.
package func nearName(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = Array(name.unicodeScalars)
    let bound = wanted.count <= 2 ? 1 : wanted.count <= 5 ? 2 : 3
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate != name {
        let limit = (best?.distance ?? bound + 1) - 1
        guard limit > 0 else { break }
        let scalars = Array(candidate.unicodeScalars)
        guard let distance = editDistance(wanted, scalars, atMost: limit) else { continue }
        // WHY: a word of two scalars with one wrong is near; one with nothing in common is another word.
        guard distance < Swift.max(wanted.count, scalars.count) else { continue }
        best = (candidate, distance)
    }
    return best?.name
}

/// Number of insertions, deletions, replacements and swaps of neighbours between two words, if at most `bound`.
package func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost bound: Int) -> Int? {
    guard abs(left.count - right.count) <= bound else { return nil }
    var beforeLast = [Int](repeating: 0, count: right.count + 1)
    var last = Array(0...right.count)
    var current = last
    for row in 0..<left.count {
        current[0] = row + 1
        var least = current[0]
        for column in 0..<right.count {
            let cost = left[row] == right[column] ? 0 : 1
            var value = Swift.min(last[column + 1] + 1, current[column] + 1, last[column] + cost)
            let isSwap =
                row > 0 && column > 0 && left[row] == right[column - 1] && left[row - 1] == right[column]
            if isSwap { value = Swift.min(value, beforeLast[column - 1] + 1) }
            current[column + 1] = value
            least = Swift.min(least, value)
        }
        guard least <= bound else { return nil }
        (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[right.count] <= bound ? last[right.count] : nil
}
