// The world that a session is given: the real clock, chance, files and the terminal.

import Engine
import Foundation
import Glibc
import Machines
import Sessions
import Source
import Storage

extension Environment {
    /// The environment of this process.
    static func real(_ terminal: Terminal) -> Environment {
        var environment = Environment(
            now: now, sessionID: randomID(), readFile: readGiven, writeFile: writeWhole,
            expectWritable: expectRoom, say: terminal.say,
            tell: terminal.tell, ask: { terminal.ask($0, isSecret: $1) }, edit: terminal.edit,
            isInteractive: terminal.isInteractive,
            randomBytes: { count in (0..<count).map { _ in UInt8.random(in: 0...UInt8.max) } },
            columns: { terminal.columns }, ink: terminal.ink, outputInk: terminal.outputInk, show: terminal.show,
            clear: terminal.clear, isInterrupted: { Signals.isInterrupted })
        environment.background = { work in DispatchQueue.global(qos: .utility).async(execute: work) }
        environment.progress = ProgressBar.watching(terminal)
        return environment
    }

    /// The present day in Jilin.
    static func today() -> CivilDate { now().day }

    private static func now() -> Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }

    /// Sixteen random hexadecimal digits.
    static func randomID() -> String {
        let digits = String(UInt64.random(in: 0...UInt64.max), radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

private func readGiven(_ path: String, _ limitBytes: Int64) throws(Failure) -> [UInt8] {
    do throws(StoreError) { return try readGivenFile(path, limitBytes: limitBytes) } catch { throw .store(error) }
}
