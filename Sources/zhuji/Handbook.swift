// zhuji handbook: the manual of a rulebook, written into a folder. What stands in it is Reporting's.

import Compilation
import Foundation
import Glibc
import Machines
import Reporting
import Scenarios
import Sessions
import Source

extension Subcommand {
    static let handbook = Subcommand(
        name: "handbook", arguments: "[PATH…]", counts: 0...10_000,
        options: [
            Option(
                "--output", value: "DIR",
                summary: Words(
                    zh: "写入的文件夹，没有就新建",
                    en: "the folder that it is written into; made if missing")),
            Option(
                "--date", value: "DATE",
                summary: Words(
                    zh: "写在页脚的日期，如 2023-07-01；默认不写",
                    en: "a date for the foot of the pages, as 2023-07-01; else none")),
        ],
        summary: Words(
            zh: "把规则写成办事手册，供浏览器阅读和打印",
            en: "writes the manual of a rulebook, to be read in a browser or printed"),
        example: "zhuji handbook workflows --output handbook", run: runHandbook)
}

private func runHandbook(_ call: Invocation) -> ExitStatus {
    let terminal = call.terminal
    guard let folder = call.value("--output") else {
        terminal.tell(
            terminal.words(
                zh: "zhuji handbook：要写明文件夹：--output DIR\n",
                en: "zhuji handbook: name a folder: --output DIR\n"))
        return .faultOfCall
    }
    var day: CivilDate?
    if let text = call.value("--date") {
        guard let date = CivilDate(text) else {
            terminal.tell(
                terminal.words(
                    zh: "zhuji handbook：--date 须是一个日期，如 2023-07-01\n",
                    en: "zhuji handbook: --date takes a day, as 2023-07-01\n"))
            return .faultOfCall
        }
        day = date
    }
    guard let rulebook = readRulebook(call, call.arguments) else { return .faultOfCall }
    guard rulebook.isSound else {
        tellErrors(call, rulebook)
        return .faultOfInput
    }
    let compiled = compile(rulebook.rulebook)
    let sessions = runScenarios(of: rulebook, compiled, call)
    guard !sessions.contains(where: { $0.failure != nil }) else {
        tellFailures(sessions, rulebook, call)
        return .faultOfInput
    }
    let book = Handbook(
        HandbookSource(
            rulebook.rulebook, compiled, trees: rulebook.trees, sources: rulebook.sources, sessions: sessions, day: day)
    )
    do throws(HandbookFolder.Fault) {
        try HandbookFolder(folder).write(book)
    } catch {
        let (path, reason) = (printable(error.path), error.reason[terminal.language])
        terminal.tell(
            terminal.words(zh: "zhuji：\(path)：\(reason)\n", en: "zhuji: \(path): \(reason)\n"))
        return .faultOfCall
    }
    let (count, shown) = (book.pages.count, printable(folder))
    terminal.tell(
        terminal.words(
            zh: "已写入 \(count) 页，从 \(shown)/index.html 读起\n",
            en: "\(count) pages written; begin with \(shown)/index.html\n"))
    return .done
}

private func runScenarios(of rulebook: RulebookFiles, _ compiled: Compiled, _ call: Invocation) -> [ScriptTrace] {
    let scripts = scripts(of: rulebook.rulebook, in: compiled.ruleset)
    let runner = ScriptRunner(for: compiled.ruleset)
    return inParallel(scripts.count, progress: ProgressBar.watching(call.terminal)) { runner.trace(scripts[$0]) }
}

/// Tells which scenarios do not go as they are written.
private func tellFailures(_ sessions: [ScriptTrace], _ rulebook: RulebookFiles, _ call: Invocation) {
    let failures = sessions.compactMap { session in session.failure.map { (session.script, $0) } }
    for (script, failure) in failures {
        let place = (failure.location ?? script.location).map { sourcePlace(of: $0, in: rulebook.sources) } ?? "?"
        call.terminal.tell("\(printable(place)): \(printable(script.title))\n")
    }
    let (count, verb) = (failures.count, failures.count == 1 ? "scenario does" : "scenarios do")
    call.terminal.tell(
        call.terminal.words(
            zh: "zhuji handbook：有 \(count) 个情景不能照此进行，未写入；zhuji test 会说明原因\n",
            en: "zhuji handbook: \(count) \(verb) not go as written; nothing was written, and zhuji test tells why\n"))
}
