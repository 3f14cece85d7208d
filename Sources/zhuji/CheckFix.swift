// zhuji check --fix: applies the fixes that are certain, or shows them as a diff, and says what was changed.

import Reporting
import Sessions
import Source

/// Mends the rulebook's files; the rulebook as it then stands, or nil after telling which file could not be written.
func mend(_ call: Invocation, _ rulebook: RulebookFiles) -> RulebookFiles? {
    let mended = MendedRulebook(rulebook)
    let terminal = call.terminal
    for source in rulebook.sources.files where mended.isChanged(source.file) {
        guard let new = mended.after.sources[source.file]?.bytes else { continue }
        do throws(UnwritableFile) {
            try replaceFile(source.name, holding: source.bytes, with: new)
        } catch {
            let path = printable(source.name)
            let reason = error.reason[terminal.language]
            terminal.tell(terminal.words(zh: "zhuji：\(path)：\(reason)\n", en: "zhuji: \(path): \(reason)\n"))
            return nil
        }
        tellChange(of: source, mended, terminal, isDone: true)
    }
    tellLeft(mended, terminal)
    return mended.after
}

/// Shows as a diff what `mend` would do, and writes nothing.
func previewMending(_ call: Invocation, _ rulebook: RulebookFiles) {
    let mended = MendedRulebook(rulebook)
    let terminal = call.terminal
    for source in rulebook.sources.files {
        guard let new = mended.after.sources[source.file]?.bytes else { continue }
        let diff = unifiedDiff(from: source.bytes, to: new, path: relativePath(source.name, below: currentFolder()))
        // WHY: a diff is applied byte for byte, but on a terminal nothing in it may move the cursor.
        terminal.say(terminal.columns == nil ? diff : visible(diff))
    }
    for source in rulebook.sources.files where mended.isChanged(source.file) {
        tellChange(of: source, mended, terminal, isDone: false)
    }
    tellLeft(mended, terminal)
    guard mended.fixCounts.contains(where: { $0 > 0 }) else {
        terminal.tell(terminal.words(zh: "没有有把握的修正\n", en: "there is no certain fix\n"))
        return
    }
    let format = DiagnosticFormat(language: terminal.language, ink: terminal.ink)
    let rest = format.summary(of: mended.after.diagnostics, fileCount: mended.after.sources.files.count)
    terminal.tell(terminal.words(zh: "修正之后：\(rest)", en: "after that: \(rest)"))
}

private func tellChange(of source: SourceText, _ mended: MendedRulebook, _ terminal: Terminal, isDone: Bool) {
    let count = mended.fixCounts[Int(source.file.index)]
    let path = printable(source.name)
    let places = count == 1 ? "1 place" : "\(count) places"
    terminal.tell(
        terminal.words(
            zh: isDone ? "已修正 \(path)：\(count) 处\n" : "可修正 \(path)：\(count) 处\n",
            en: isDone ? "fixed \(path): \(places)\n" : "would fix \(path): \(places)\n"))
}

private func tellLeft(_ mended: MendedRulebook, _ terminal: Terminal) {
    for file in mended.leftFiles {
        let path = printable(mended.before.sources[file]?.name ?? "")
        terminal.tell(
            terminal.words(
                zh: "未改动 \(path)：修正会使它的错误更多\n", en: "left \(path): its fixes would have made it worse\n"))
    }
}

private func visible(_ text: String) -> String {
    text.split(separator: "\t", omittingEmptySubsequences: false)
        .map { printable(String($0), keepingLines: true) }.joined(separator: "\t")
}
