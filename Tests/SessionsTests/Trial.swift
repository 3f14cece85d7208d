// A session for trials: a store in memory, a rulebook from text, files from a dictionary, and everything that is said.

import Engine
import Foundation
import Machines
import Source
import Storage
import TestSupport
import Testing

@testable import Sessions

/// What a trial says and is given.
final class Trial {
    let store: MemoryStore
    let session: Session
    private let world: World

    /// A trial's rulebook has errors.
    struct Faulty: Error {
        let codes: [String]
    }

    /// The world outside a session.
    private final class World {
        var files: [String: [UInt8]] = [:]
        var said = ""
        var told = ""
        var answers: [String] = []
        var secrets: [String] = []
        var asked: [String] = []
        var drawn = 0
    }

    /// A training store with this rulebook, unless told otherwise.
    init(_ rulebook: RulebookFiles, isTraining: Bool = true, language: Language = .en) throws {
        let world = World()
        self.world = world
        store = MemoryStore(settings: StoreSettings(id: "trial", isTraining: isTraining))
        guard let sound = SoundRulebook(rulebook, root: "") else {
            throw Faulty(codes: rulebook.diagnostics.map(\.code.code))
        }
        session = try Session.begin(
            at: store, with: sound, environment: Trial.environment(world), language: language)
    }

    /// A trial in which all this has happened.
    init(_ image: ProvinceImage, language: Language) throws {
        let world = World()
        self.world = world
        store = MemoryStore(settings: image.settings)
        session = try Session.begin(
            at: store, with: image.rulebook, environment: Trial.environment(world), language: language)
        let known = store.head.sequence
        try image.append(to: store, from: known)
        try store.fold(from: known + 1, into: &session.registry, resolve: session.ruleset) { _ in }
    }

    /// The day on which rulebooks are read.
    static let firstDay = Moment(milliseconds: 1_688_346_000_000).day

    /// The rulebook that the repository ships.
    static func shipped() throws -> RulebookFiles { try shippedOnce.get() }

    private static let shippedOnce = Result {
        try RulebookFiles.read([Repository.url("workflows").path], on: firstDay)
    }

    /// Puts a file where commands find it.
    func give(_ name: String, _ content: String) {
        world.files[name] = Array(content.utf8)
    }

    /// A file that a command wrote; nil where it wrote none.
    func file(_ name: String) -> String? {
        world.files[name].map { String(decoding: $0, as: UTF8.self) }
    }

    /// Has these answers ready for questions, and these for questions for secrets.
    func answer(_ answers: [String] = [], secrets: [String] = []) {
        world.answers = answers
        world.secrets = secrets
        world.asked = []
    }

    /// What was said since the last lines that were run.
    var said: String { world.said }

    /// The questions since.
    var asked: [String] { world.asked }

    /// Carries out lines that must all succeed; gives what they said.
    @discardableResult
    func run(_ lines: String, at location: SourceLocation = #_sourceLocation) -> String {
        world.said = ""
        for line in lines.split(separator: "\n") {
            world.told = ""
            let outcome = session.perform(String(line))
            #expect(outcome == .done || outcome == .ended, "\(line): \(world.told)", sourceLocation: location)
        }
        return world.said
    }

    /// Carries out a line; gives the outcome and what was told on standard error.
    func perform(_ line: String) -> (outcome: LineOutcome, told: String) {
        world.told = ""
        return (session.perform(line), world.told)
    }

    private static func environment(_ world: World) -> Environment {
        Environment(
            now: { Moment(milliseconds: 1_688_346_000_000) }, sessionID: "trial",
            readFile: { path, limit throws(Failure) in
                guard let bytes = world.files[path] else {
                    throw .store(.fileRefused(path: path, reason: .missing))
                }
                guard bytes.count <= limit else {
                    throw .store(.fileRefused(path: path, reason: .tooLarge(limitBytes: limit)))
                }
                return bytes
            },
            writeFile: { path, bytes, replaces, ready throws(Failure) in
                let old = world.files[path]
                if old != nil, !replaces { throw .fileExists(path) }
                world.files[path] = bytes
                do throws(Failure) { try ready() } catch {
                    world.files[path] = old
                    throw error
                }
            },
            expectWritable: { path, replaces throws(Failure) in
                if world.files[path] != nil, !replaces { throw .fileExists(path) }
            },
            say: { world.said += $0 }, tell: { world.told += $0 },
            ask: { question, isSecret in
                world.asked.append(question)
                let answers = isSecret ? \World.secrets : \World.answers
                return world[keyPath: answers].isEmpty ? nil : world[keyPath: answers].removeFirst()
            },
            randomBytes: { count in
                world.drawn += 1
                return (0..<count).map { UInt8(truncatingIfNeeded: world.drawn &* 31 &+ $0) }
            })
    }
}
