// The difference of two texts, line by line, for a failure message. Nothing here judges it.

/// How `actual` departs from `expected`, for people to read.
package enum LineDifference {
    /// Lines that both have begin with two spaces, those only expected with `- `, those only found with `+ `.
    ///
    /// Only changed lines and `context` lines around each are kept. Equal texts give an empty text.
    package static func describe(expected: String, actual: String, context: Int = 2) -> String {
        guard expected != actual else { return "" }
        let old = lines(of: expected)
        let new = lines(of: actual)
        let changes = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in changes {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        let marked = merge(old: old, new: new, removed: removed, inserted: inserted)
        return excerpt(of: marked, context: context)
    }

    private static func lines(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    private static func merge(
        old: [String], new: [String], removed: Set<Int>, inserted: Set<Int>
    ) -> [(changed: Bool, text: String)] {
        var marked: [(changed: Bool, text: String)] = []
        var i = 0
        var j = 0
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                marked.append((true, "- " + old[i]))
                i += 1
            } else if j < new.count, inserted.contains(j) {
                marked.append((true, "+ " + new[j]))
                j += 1
            } else if i < old.count, j < new.count {
                marked.append((false, "  " + old[i]))
                i += 1
                j += 1
            } else {
                break
            }
        }
        return marked
    }

    private static func excerpt(of marked: [(changed: Bool, text: String)], context: Int) -> String {
        var kept: [String] = []
        var last = -1
        for (index, line) in marked.enumerated() {
            let near = max(0, index - context)...min(marked.count - 1, index + context)
            guard line.changed || marked[near].contains(where: \.changed) else { continue }
            if index != last + 1 { kept.append("  …") }
            kept.append(line.text)
            last = index
        }
        return kept.joined(separator: "\n")
    }
}
