// The part of the trial of hostile input that hands exports to an import: each wrong line is named with its one reason,
// and nothing is left of what was made. The exports live in `ImportCases.swift`.

import Storage

/// Every hostile export, and every hostile file as one; the seconds that the slowest took.
func tryImports(_ run: TrialRun) throws -> Double {
    let sample = try ImportSample()
    var slowest = 0.0
    for item in ImportCase.all(sample) {
        if run.isOver { break }
        _ = run.nextStep()
        run.count("cases")
        let before = run.secondsGone
        let found = takeExport(item.sample.bytes)
        slowest = max(slowest, run.secondsGone - before)
        let expected = "line \(item.line): \(item.why.joined(separator: " or "))"
        let first = found.faults.first.map { (line: $0.line, why: word(for: $0.reason)) }
        if first?.line != item.line || !item.why.contains(first?.why ?? "") {
            let told = first.map { "line \($0.line): \($0.why)" } ?? "nothing"
            let shown = String(decoding: item.shown, as: UTF8.self).debugDescription
            run.breakPromise("import, \(item.kind): \(shown): \(told), not \(expected)")
        }
        if found.code != "S0314" { run.breakPromise("import, \(item.kind): \(expected): \(found.code)") }
        if found.isLeft { run.breakPromise("import, \(item.kind): \(expected): something is left of it") }
    }
    if takeExport(sample.bytes).code != "" { run.breakPromise("import: what nobody changed is refused") }
    let newer = sample.rewriting(0, "{\"export\":1,", to: "{\"export\":2,")
    if takeExport(newer.bytes).code != "S0313" { run.breakPromise("import: a newer form is not refused by name") }
    return max(slowest, try tryFiles(run))
}

/// What an import says of the bytes: its code, the wrong lines, and whether anything is left.
private func takeExport(_ bytes: [UInt8]) -> (code: String, faults: [ImportFault], isLeft: Bool) {
    var rest = bytes[...]
    return take { () throws(UpkeepError) in
        defer { rest = rest.dropFirst(1 << 16) }
        return Array(rest.prefix(1 << 16))
    }
}

private func take(_ source: @escaping ImportSource) -> (code: String, faults: [ImportFault], isLeft: Bool) {
    let disk = SimulatedDisk()
    var faults: [ImportFault] = []
    let access = StoreAccess(lockWaitMilliseconds: 20, layer: SimulatedProcess(on: disk))
    do throws(UpkeepError) {
        _ = try importStore(from: source, at: WorkPlace.imported, access: access) { faults.append($0) }
        return ("", faults, true)
    } catch {
        return (error.code, faults, disk.cached.node(at: WorkPlace.imported) != nil)
    }
}

private func word(for reason: ImportFault.Reason) -> String {
    let text =
        switch reason {
        case .bytes(.json(let fault)): "\(fault.kind)"
        case .bytes(let reason): "\(reason)"
        case .unreadable(let error): "\(error)"
        default: "\(reason)"
        }
    return String(text.prefix { $0 != "(" })
}

/// Every hostile file as an export; the seconds that the slowest took.
private func tryFiles(_ run: TrialRun) throws -> Double {
    let folder = try HostileFiles.make()
    defer { HostileFiles.remove(folder) }
    let refused = [
        "pipe.pdf", "folder.pdf", "link.pdf", "link-loop.pdf", "link-dangling.pdf", "link-zero.pdf", "socket.pdf",
        "nowhere", "",
    ]
    let read = ["huge.pdf", "small.pdf", "empty.pdf"]
    var slowest = 0.0
    for name in refused + read {
        _ = run.nextStep()
        run.count("cases")
        let before = run.secondsGone
        let code: String
        do throws(UpkeepError) {
            code = take(try importSource(folder + "/" + name)).code
        } catch {
            code = error.code
        }
        let seconds = run.secondsGone - before
        slowest = max(slowest, seconds)
        let expected = read.contains(name) ? "S0314" : "S0315"
        if code != expected { run.breakPromise("import of the file \(name) ends with \(code), not \(expected)") }
        if seconds > 1 { run.breakPromise("import of the file \(name) takes \(seconds) s") }
    }
    return slowest
}
