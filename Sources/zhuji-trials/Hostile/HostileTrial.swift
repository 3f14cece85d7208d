// The trial of hostile input: each line is answered with its one code, in less than a second, in bounded memory, and
// with nothing that acts on a terminal or runs in a spreadsheet. The lines live beside this file.

import Glibc

/// Every hostile text and line.
func tryHostile(_ run: TrialRun) throws {
    tryStrictReader(run)
    try tryPrompt(run, slowest: tryImports(run))
}

/// Every hostile text for the strict reader.
private func tryStrictReader(_ run: TrialRun) {
    for item in StrictCase.all {
        _ = run.nextStep()
        run.count("cases")
        let found = item.found
        guard found != item.fault else { continue }
        let shown = String(decoding: item.text.prefix(60), as: UTF8.self).debugDescription
        let names = [found, item.fault].map { kind in kind.map { "\($0)" } ?? "taken" }
        run.breakPromise("JSON: \(shown) is \(names[0]), not \(names[1])")
    }
}

/// Every hostile line.
private func tryPrompt(_ run: TrialRun, slowest others: Double) throws {
    let world = try HostileWorld()
    var chance = Chance(seed: run.seed)
    let cases = HostileCase.all(&chance)
    var slowest = others
    for item in cases {
        if run.isOver { return }
        _ = run.nextStep()
        if let file = item.file { HostileFiles.write(file.bytes, world.folder + "/" + file.name) }
        let before = run.secondsGone
        let answer = world.perform(item.line)
        let seconds = run.secondsGone - before
        slowest = max(slowest, seconds)
        run.count("cases")
        let shown = String(decoding: item.line.prefix(60), as: UTF8.self).debugDescription
        if answer.code != item.code {
            run.breakPromise("\(item.kind): \(shown) ends with \(name(answer.code)), not \(name(item.code))")
        }
        if seconds > 1 { run.breakPromise("\(item.kind): \(shown) takes \(seconds) s") }
        if let scalar = answer.text.unicodeScalars.first(where: isHostile) {
            run.breakPromise("\(item.kind): the answer to \(shown) holds U+\(String(scalar.value, radix: 16))")
        }
        if item.kind == "formula" { lookAtCells(in: world, shown, run) }
    }
    run.figure("slowest", "\(Int((slowest * 1000).rounded(.up))) ms")
    run.figure("memory at most", "\(peakMegabytes()) MB")
    if peakMegabytes() > 256 { run.breakPromise("\(peakMegabytes()) MB of memory were used") }
}

private func name(_ code: String) -> String { code.isEmpty ? "success" : code }

/// Whether the character acts on a terminal or is not seen; lines end as they do.
private func isHostile(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "\n" { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return true
    default: return false
    }
}

/// Looks at the name of the party as a cell of a list.
private func lookAtCells(in world: HostileWorld, _ shown: String, _ run: TrialRun) {
    _ = world.perform(Array("set output csv".utf8))
    let text = world.perform(Array("as two: list --state all".utf8)).text
    _ = world.perform(Array("set output table".utf8))
    run.count("lists looked at")
    for line in text.split(separator: "\r\n", omittingEmptySubsequences: true) {
        run.count("cells made harmless", cells(of: line).count { $0.first == "'" })
        for cell in cells(of: line) where "=+-@\t\r\n＝＋－＠".contains(cell.first ?? "x") && cell != "-" {
            run.breakPromise("formula: \(shown) becomes the cell \(cell.debugDescription)")
        }
    }
}

/// The cells of a line of a list, without the quotation marks around them and with one for two within.
private func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    var last: Character = ","
    for character in line {
        defer { last = character }
        switch character {
        case "\"":
            if !isQuoted, last == "\"" { cells[cells.count - 1].append(character) }
            isQuoted.toggle()
        case "," where !isQuoted: cells.append("")
        default: cells[cells.count - 1].append(character)
        }
    }
    return cells
}

/// The most memory that this process had.
private func peakMegabytes() -> Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
}
