// What changed in a file's lines, in the form that `patch` and `git apply` take.

/// The changes from `old` to `new` as a unified diff with three lines around each; empty where nothing changed.
///
/// - Parameter path: The file, relative to the folder in which the diff will be applied with `-p1`.
package func unifiedDiff(from old: [UInt8], to new: [UInt8], path: String) -> String {
    guard old != new else { return "" }
    let before = lines(of: old)
    let after = lines(of: new)
    let steps = steps(from: before, to: after)
    var text = "--- a/\(path)\n+++ b/\(path)\n"
    for hunk in hunks(of: steps) {
        let part = steps[hunk]
        let oldCount = part.count { $0.kind != .added }
        let newCount = part.count { $0.kind != .removed }
        let first = part[part.startIndex]
        let oldStart = oldCount == 0 ? first.oldLine : first.oldLine + 1
        let newStart = newCount == 0 ? first.newLine : first.newLine + 1
        text += "@@ -\(oldStart),\(oldCount) +\(newStart),\(newCount) @@\n"
        for step in part { text += shown(step) }
    }
    return text
}

/// One line of a diff.
private struct Step {
    enum Kind: String {
        case kept = " "
        case removed = "-"
        case added = "+"
    }

    let kind: Kind
    let line: ArraySlice<UInt8>
    /// Lines of either file before this step.
    let oldLine: Int
    let newLine: Int
}

private let linesAround = 3

/// The lines with their line feeds; the last may lack it.
private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
        let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
        lines.append(bytes[start..<end])
        start = end
    }
    return lines
}

private func steps(from before: [ArraySlice<UInt8>], to after: [ArraySlice<UInt8>]) -> [Step] {
    var isRemoved = [Bool](repeating: false, count: before.count)
    var isAdded = [Bool](repeating: false, count: after.count)
    for change in after.difference(from: before) {
        switch change {
        case .remove(let offset, _, _): isRemoved[offset] = true
        case .insert(let offset, _, _): isAdded[offset] = true
        }
    }
    var steps: [Step] = []
    var old = 0
    var new = 0
    while old < before.count || new < after.count {
        if old < before.count, isRemoved[old] {
            steps.append(Step(kind: .removed, line: before[old], oldLine: old, newLine: new))
            old += 1
        } else if new < after.count, isAdded[new] {
            steps.append(Step(kind: .added, line: after[new], oldLine: old, newLine: new))
            new += 1
        } else if old < before.count, new < after.count {
            steps.append(Step(kind: .kept, line: before[old], oldLine: old, newLine: new))
            old += 1
            new += 1
        } else {
            break
        }
    }
    return steps
}

/// The stretches of changes with the lines around them; those that meet are one.
private func hunks(of steps: [Step]) -> [Range<Int>] {
    var hunks: [Range<Int>] = []
    for index in steps.indices where steps[index].kind != .kept {
        let start = max(0, index - linesAround)
        let end = min(steps.count, index + linesAround + 1)
        if let last = hunks.last, last.upperBound >= start {
            hunks[hunks.count - 1] = last.lowerBound..<end
        } else {
            hunks.append(start..<end)
        }
    }
    return hunks
}

private func shown(_ step: Step) -> String {
    let text = step.kind.rawValue + String(decoding: step.line, as: UTF8.self)
    return step.line.last == 0x0A ? text : text + "\n\\ No newline at end of file\n"
}
