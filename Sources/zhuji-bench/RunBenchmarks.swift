// One run: the benchmarks in turn with a bar on the terminal, then the table, the JSON, the page and the comparison.
// How any of these looks is not said here.

import Foundation
import Measuring

/// Runs what the call names; whether no ratio got worse than the baseline allows.
func runBenchmarks(_ call: BenchCall) throws -> Bool {
    let baseline = try call.baseline.map { path -> Report in
        guard let data = FileManager.default.contents(atPath: path), let report = Report.parse(data) else {
            throw BenchFailure.program("\(path) is no report of figures")
        }
        return report
    }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("zhuji-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let bench = Bench(folder: folder, isQuick: call.isQuick, stores: call.stores)
    let road = try Road()
    let date = Date().formatted(.iso8601)
    var figures: [Figure] = []
    let bar = RunBar(count: call.chosen.count)
    for (number, benchmark) in call.chosen.enumerated() {
        bar.show(number, benchmark.name)
        do {
            figures += try benchmark.figures(road, bench)
        } catch {
            bar.wipe()
            throw error
        }
    }
    bar.wipe()
    let report = Report(setting: setting(of: call, date: date), figures: figures)
    try put(report, call)
    guard let baseline else { return true }
    let changes = changes(from: baseline, to: report)
    say("\nagainst \(baseline.setting.text)\n" + text(of: changes, threshold: BenchCall.threshold), call)
    return !changes.contains { $0.isWorse(than: BenchCall.threshold) }
}

/// The table and the machine to the terminal, everything to the JSON, the page and its plots.
private func put(_ report: Report, _ call: BenchCall) throws {
    say(FigureTable(report.figures).text + "\n" + report.setting.text + "\n", call)
    if let path = call.json {
        let data = try report.json()
        if path == "-" {
            FileHandle.standardOutput.write(data)
        } else {
            try data.write(to: URL(fileURLWithPath: path))
        }
    }
    guard let path = call.page, let folder = call.plots else { return }
    let page = try String(contentsOfFile: path, encoding: .utf8)
    var text = "\nMeasured \(report.setting.text).\n\n" + FigureTable(report.figures).markdown
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var names: [String] = []
    for figure in report.figures where !names.contains(figure.name) {
        names.append(figure.name)
        guard let picture = plot(of: figure.name, in: report.figures) else { continue }
        let file =
            figure.name.replacingOccurrences(of: " --", with: "-").replacingOccurrences(of: ", ", with: "-")
            .replacingOccurrences(of: " ", with: "-") + ".svg"
        try picture.write(toFile: folder + "/" + file, atomically: true, encoding: .utf8)
        text += "\n![\(figure.name): cost by size](\(URL(fileURLWithPath: folder).lastPathComponent)/\(file))\n"
    }
    guard let new = replaced(page, between: "<!-- figures -->", and: "<!-- end of figures -->", by: text + "\n") else {
        throw BenchFailure.program("\(path) has no marks for figures")
    }
    try new.write(toFile: path, atomically: true, encoding: .utf8)
}

/// To standard output, or to standard error where that is for JSON.
private func say(_ text: String, _ call: BenchCall) {
    (call.json == "-" ? FileHandle.standardError : FileHandle.standardOutput).write(Data(text.utf8))
}

private func setting(of call: BenchCall, date: String) -> Setting {
    var name = utsname()
    uname(&name)
    let release = withUnsafeBytes(of: &name.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
    let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return Setting(
        processor: model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "unknown processor",
        cores: ProcessInfo.processInfo.activeProcessorCount, kernel: "Linux \(release)",
        swift: call.swift.isEmpty ? compilerText : call.swift, date: date, commit: call.commit, isQuick: call.isQuick)
}

#if compiler(>=6.3)
private let compilerText = "Swift 6.3 or later"
#else
private let compilerText = "Swift 6.2"
#endif

/// One line on a terminal's standard error: which benchmark runs, of how many.
private struct RunBar {
    let count: Int
    private let isShown = isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"

    init(count: Int) { self.count = count }

    func show(_ done: Int, _ name: String) {
        let filled = done * 24 / max(1, count)
        let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled)
        tell("\r\u{1B}[K\(bar) \(done)/\(count) \(name)")
    }

    func wipe() { tell("\r\u{1B}[K") }

    private func tell(_ text: String) {
        if isShown { FileHandle.standardError.write(Data(text.utf8)) }
    }
}
