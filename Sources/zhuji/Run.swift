// zhuji run: plays session files, up to the first refusal.

import Reporting
import Sessions
import Source
import Storage

extension Subcommand {
    static let run = Subcommand(
        name: "run", arguments: "FILE…", counts: 1...10_000,
        options: [
            .store, Option("--memory", summary: Words(zh: "存储只在内存中", en: "the store is in memory only")), .rulebook,
            .keepGoing,
            Option("--transcript", summary: Words(zh: "连同命令一起显示", en: "shows the commands with their answers")),
            .training,
        ],
        summary: Words(
            zh: "执行会话文件；不指定存储时用临时演练库", en: "plays session files; without a store in a training store that is removed"),
        example: "zhuji run Playground/talent-grading.session --lang zh", run: play)
}

private func play(_ call: Invocation) -> ExitStatus {
    if call.has("--memory"), call.has("--store") {
        call.terminal.tell(
            call.terminal.words(zh: "--memory 与 --store 只能用一个\n", en: "give --memory or --store, not both\n"))
        return .faultOfCall
    }
    let place: StorePlace = call.has("--memory") ? .memory : call.value("--store").map(StorePlace.folder) ?? .temporary
    do throws(NoSession) {
        let files = try readFiles(call)
        let opened = try call.openSession(place)
        defer { opened.close() }
        // A play in a store of its own is there to be read: its commands are shown.
        if case .folder = place {} else { opened.session.echoes = true }
        if call.has("--transcript") { opened.session.echoes = true }
        let status = play(files, opened.session, keepsGoing: call.has("--keep-going"))
        return opened.session.isStoreDamaged ? .faultOfStore : status
    } catch {
        return error.status
    }
}

private func readFiles(_ call: Invocation) throws(NoSession) -> [SessionFile] {
    var files: [SessionFile] = []
    for path in call.arguments {
        do throws(Failure) {
            let bytes = try Environment.real(call.terminal).readFile(path, SessionFile.limitBytes)
            files.append(try SessionFile(bytes, name: path, path: path))
        } catch {
            _ = call.tell(error)
            throw NoSession(status: .faultOfCall)
        }
    }
    return files
}

private func play(_ files: [SessionFile], _ session: Session, keepsGoing: Bool) -> ExitStatus {
    var status = ExitStatus.done
    for file in files {
        let outcome = session.play(file, keepsGoing: keepsGoing)
        if outcome.stop == .failed || outcome.stop == .away { return .faultOfStore }
        if outcome.refusals > 0 {
            status = .faultOfInput
            if !keepsGoing { return status }
        }
        if outcome.stop == .ended { return status }
    }
    return status
}
