// Commits on a cluster of etcd: one client beside the bare gateway, and eight clients beside one that gives its
// commands one by one. The cluster is named by the variable ZHUJI_TEST_ETCD, as `HOST:PORT,…`.

import Engine
import Foundation
import Linking
import Measuring
import Remote
import Storage

/// Commits and commands a second.
func engineFigures(_ road: Road, _ bench: Bench) throws -> [Figure] {
    guard let members = ProcessInfo.processInfo.environment["ZHUJI_TEST_ETCD"] else {
        throw BenchFailure.program("ZHUJI_TEST_ETCD names no cluster")
    }
    let mark = String(ProcessInfo.processInfo.processIdentifier)
    return [try oneClient(road, bench, members, mark), try eightClients(bench, members, mark)]
}

/// Single commits by one client, as a session makes them, beside the bare gateway at the member that leads. WHY: by
/// turns of a hundred, since the cluster and the machine are slower now and then, and many rounds, for the ratio of one
/// is off by a tenth.
private func oneClient(_ road: Road, _ bench: Bench, _ members: String, _ mark: String) throws -> Figure {
    let (count, turn) = (500, 100)
    let commits = Array(road.commits(try road.drive(1000), of: 1).prefix(count))
    let lineBytes = try meanLineBytes(of: commits, road)
    var own: [Double] = []
    var bare: [Double] = []
    for round in 0..<bench.rounds(45) {
        let store = try RemoteStore.create(
            on: try engine("etcd://\(members)/bench-\(mark)-\(round)"),
            settings: StoreSettings(id: "bench", isTraining: true), copies: "\(bench.folder)/copies-\(round)")
        try road.keepDefinition(in: store)
        try store.readOn { _ in }
        try settle(store)
        var registry = Registry()
        var (ownSeconds, bareSeconds) = (0.0, 0.0)
        for start in stride(from: 0, to: commits.count, by: turn) {
            let some = commits[start...].prefix(turn)
            ownSeconds += try secondsToCommit(some, road, &registry, on: store)
            guard let gateway = bench.peer("gateway") else { continue }
            let words = [members, "/bare-\(mark)-\(round)-\(start)", String(some.count), String(lineBytes)]
            bareSeconds += Double(some.count) / (try number(from: gateway, words))
        }
        own.append(Double(commits.count) / ownSeconds)
        if bareSeconds > 0 { bare.append(Double(commits.count) / bareSeconds) }
    }
    return Figure(
        name: "commits on etcd", size: "1 client", rounds: own, unit: "/s",
        beside: bare.isEmpty ? [] : [Beside("bare gateway in C, the leader", bare)])
}

/// How long the line of a commit is, on the average.
private func meanLineBytes(of commits: [ArraySlice<(event: Event, stamp: Stamp)>], _ road: Road) throws -> Int {
    let store = MemoryStore(settings: StoreSettings(id: "bench", isTraining: true))
    try road.keepDefinition(in: store)
    var registry = Registry()
    _ = try secondsToCommit(commits[...], road, &registry, on: store)
    var bytes = 0
    try store.read(from: 1) { bytes += $0.line.count + 1 }
    return bytes / max(1, commits.count)
}

/// Commands at the prompt by eight clients, each on a case of its own and with a machine's copy of its own.
private func eightClients(_ bench: Bench, _ members: String, _ mark: String) throws -> Figure {
    let program = try releasedProgram()
    let (clients, commands) = (8, 400)
    var together: [Double] = []
    var naive: [Double] = []
    for round in 0..<bench.rounds(5) {
        let address = "etcd://\(members)/clients-\(mark)-\(round)"
        let people = (0...clients).map { "given person p\($0) unit office" }
        let world = [
            "given unit bureau division 220100", "given unit office division 220102 superior bureau",
            "given unit province division 220000 hrss yes", "given unit city division 220100 hrss yes",
            "given unit district division 220102 hrss yes",
        ]
        _ = try Client(program, address, "\(bench.folder)/maker-\(round)").give(world + people)
        let alone = Client(program, address, "\(bench.folder)/client-\(round)-\(clients)")
        naive.append(Double(commands / 4) / (try alone.fill(commands / 4, as: clients, isOneByOne: true)))
        let findings = ClientTimes()
        let time = seconds {
            for client in 0..<clients {
                Thread {
                    let one = Client(program, address, "\(bench.folder)/client-\(round)-\(client)")
                    findings.add(Result { try one.fill(commands, as: client, isOneByOne: false) })
                }.start()
            }
            findings.wait(for: clients)
        }
        for finding in findings.all { _ = try finding.get() }
        together.append(Double(clients * commands) / time)
    }
    return Figure(
        name: "commands on etcd", size: "8 clients", rounds: together, unit: "/s",
        beside: [Beside("one client, one by one", naive)])
}

private func engine(_ address: String) throws -> EngineLink {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let program = URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("zhuji-etcd").path
    return EngineLink(try EngineAddress(address), program: program)
}

/// What the clients came to. INVARIANT: touched under `guarding` alone.
private final class ClientTimes: @unchecked Sendable {
    private let guarding = NSCondition()
    private(set) var all: [Result<Double, any Error>] = []

    func add(_ time: Result<Double, any Error>) {
        guarding.withLock {
            all.append(time)
            guarding.signal()
        }
    }

    func wait(for count: Int) {
        guarding.lock()
        defer { guarding.unlock() }
        while all.count < count { guarding.wait() }
    }
}

/// A prompt of the built program over pipes.
private struct Client {
    private let program: String
    private let address: String
    private let copies: String

    init(_ program: String, _ address: String, _ copies: String) {
        (self.program, self.address, self.copies) = (program, address, copies)
    }

    /// Gives lines; the seconds until they are carried out.
    @discardableResult
    func give(_ lines: [String]) throws -> Double {
        try converse { input, output in
            try input.fileHandleForWriting.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
            try input.fileHandleForWriting.close()
            _ = try output.fileHandleForReading.readToEnd()
        }
    }

    /// Fills in a new case of a person so many times, each when the one before was answered where that is done one by
    /// one; the seconds from the first to the last answer.
    func fill(_ count: Int, as person: Int, isOneByOne: Bool) throws -> Double {
        let lines = (0..<count).map { "as p\(person): fill basic.grade \(["A", "B", "C", "D"][$0 % 4])" }
        let opening = "as p\(person): apply talent-grading"
        return try converse { input, output in
            try give(opening, input, until: "applied for", output)
        } _: { input, output in
            if isOneByOne {
                for line in lines { try give(line, input, until: "filled:", output) }
                try input.fileHandleForWriting.close()
            } else {
                try input.fileHandleForWriting.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
                try input.fileHandleForWriting.close()
                _ = try output.fileHandleForReading.readToEnd()
            }
        }
    }

    /// Begins a prompt, opens and works; the seconds of the work.
    private func converse(
        opening: (Pipe, Pipe) throws -> Void = { _, _ in }, _ work: (Pipe, Pipe) throws -> Void
    ) throws -> Double {
        let process = Process()
        let (input, output) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["repl", "--store", address, "--training", "--lang", "en"]
        process.environment = ProcessInfo.processInfo.environment.merging(["ZHUJI_CACHE": copies]) { $1 }
        (process.standardInput, process.standardOutput) = (input, output)
        try process.run()
        try opening(input, output)
        let time = try seconds { try work(input, output) }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw BenchFailure.program("zhuji repl at \(address)") }
        return time
    }

    /// Gives a line and waits for its answer.
    private func give(_ line: String, _ input: Pipe, until word: String, _ output: Pipe) throws {
        try input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
        var said = ""
        while !said.contains(word) {
            let piece = output.fileHandleForReading.availableData
            guard !piece.isEmpty else { throw BenchFailure.program("zhuji repl at \(address)") }
            said += String(decoding: piece, as: UTF8.self)
        }
    }
}
