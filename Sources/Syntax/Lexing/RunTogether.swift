// Finds keywords of expressions that run into the names around them, as Chinese written without spaces has them.

/// The word with spaces around the keywords of expressions inside it, such as `风险 为 高` for `风险为高`.
///
/// Nothing if there is no such keyword in it, or nothing but one. Whoever finds a name unknown can offer it.
package func separatedKeywords(in word: String) -> String? {
    var pieces: [Substring] = []
    var rest = Substring(word)
    var name = rest[..<rest.startIndex]
    while !rest.isEmpty {
        if let keyword = inner.first(where: { rest.hasPrefix($0) }) {
            if !name.isEmpty { pieces.append(name) }
            pieces.append(rest.prefix(keyword.count))
            rest = rest.dropFirst(keyword.count)
            name = rest[..<rest.startIndex]
        } else {
            name = word[name.startIndex..<rest.index(after: rest.startIndex)]
            rest = rest.dropFirst()
        }
    }
    if !name.isEmpty { pieces.append(name) }
    return pieces.count > 1 ? pieces.joined(separator: " ") : nil
}

/// The Chinese spellings that stand between or behind operands, the longest first.
private let inner: [String] = [Keyword.isNot, .isSet, .isNotSet, .in, .hasOpen, .is, .and, .or]
    .map(\.chinese).sorted { $0.count > $1.count }
