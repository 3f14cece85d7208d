// The conversation with the program that speaks to an engine: it is started when it is first needed, and anew when it
// ended. What is asked is not known here.

import Foundation
package import Linking
package import Storage

/// What keeps a store elsewhere and answers questions about it.
package protocol StoreEngine: AnyObject {
    /// Where the store is.
    var address: EngineAddress { get }

    /// Asks and waits for the answer. What is to be done `meanwhile` need not be, or may be more than once.
    func ask(
        _ request: EngineRequest, _ bytes: [UInt8], meanwhile: () -> Void
    ) throws(StoreError) -> Frame<EngineAnswer>
}

extension StoreEngine {
    func ask(_ request: EngineRequest, _ bytes: [UInt8] = []) throws(StoreError) -> Frame<EngineAnswer> {
        try ask(request, bytes) {}
    }
}

/// A conversation with a program about one store.
package final class EngineLink: StoreEngine {
    package let address: EngineAddress
    private let program: String
    private var process: Process?
    private var pipe: FramePipe?

    /// WHY: the program limits every question by itself; this is for one that hangs.
    private static let limitMilliseconds = 600_000

    /// `program` is the path of the program, which is started when it is first asked.
    package init(_ address: EngineAddress, program: String) {
        self.address = address
        self.program = program
    }

    deinit { end() }

    /// Asks and waits for the answer. Where the program ends before it answers, a commit's outcome is not known, and
    /// anything else was not done.
    package func ask(
        _ request: EngineRequest, _ bytes: [UInt8], meanwhile: () -> Void
    ) throws(StoreError) -> Frame<EngineAnswer> {
        if case .open = request {
        } else if pipe == nil {
            let opened = try ask(.open(address))
            switch opened.said {
            case .away where pipe != nil, .opened, .absent: break
            default: return opened
            }
        }
        do throws(FramePipe.Fault) {
            let pipe = if let pipe { pipe } else { try begin() }
            try pipe.send(Frame(request, bytes))
            meanwhile()
            let answer = try pipe.receive(EngineAnswer.self, withinMilliseconds: EngineLink.limitMilliseconds)
            crashes = 0
            return answer
        } catch {
            let isStarted = process != nil
            end()
            guard isStarted else { throw .engineProgram(path: program) }
            if case .commit = request { return Frame(.unanswered([])) }
            crashes += 1
            // WHY: through TLS a refusal of the engine ends the program before it is read; that of a member which is
            // without a leader for a moment passes.
            if crashes > EngineLink.crashLimit { return Frame(.refused(.unheard)) }
            usleep(300_000)
            return try ask(request, bytes, meanwhile: meanwhile)
        }
    }

    /// How often the program has ended since it last answered, and how often it may.
    private var crashes = 0
    private static let crashLimit = 5

    private func begin() throws(FramePipe.Fault) -> FramePipe {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        let (requests, answers) = (Pipe(), Pipe())
        process.standardInput = requests
        process.standardOutput = answers
        process.standardError = FileHandle.nullDevice
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        do {
            try process.run()
        } catch {
            throw .ended
        }
        self.process = process
        channels = (requests, answers)
        let made = FramePipe(
            input: answers.fileHandleForReading.fileDescriptor, output: requests.fileHandleForWriting.fileDescriptor)
        pipe = made
        return made
    }

    /// Held while the descriptors are used.
    private var channels: (Pipe, Pipe)?

    private func end() {
        try? channels?.0.fileHandleForWriting.close()
        try? channels?.1.fileHandleForReading.close()
        channels = nil
        pipe = nil
        process = nil
    }
}
