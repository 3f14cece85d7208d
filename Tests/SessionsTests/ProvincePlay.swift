// A session at a copy of the province of the trials, with the files on its desk and everything that it said.

import Engine
import Foundation
import Source
import Storage
import Testing

@testable import Sessions

/// A copy of the province and a session at it.
final class ProvincePlay {
    let desk: TrialDesk
    let store: DiskStore
    let session: Session
    private let heard: Heard

    private final class Heard {
        var said = ""
        var told = ""
        var drawn: [Int] = []
        var isUnwritable = false
        var answers: [String] = []
    }

    init(_ language: Language = .zh, after lines: [String] = [], isInteractive: Bool = false) throws {
        desk = try TrialDesk()
        try TrialWorld.province.image().write(to: URL(fileURLWithPath: desk.storePath))
        store = try DiskStore.open(at: desk.storePath)
        let heard = Heard()
        self.heard = heard
        var environment = desk.environment
        let write = environment.writeFile
        environment.say = { heard.said += $0 }
        environment.show = { heard.said += $0 }
        environment.tell = { heard.told += $0 }
        environment.ask = { question, _ in
            heard.said += question
            return heard.answers.isEmpty ? nil : heard.answers.removeFirst()
        }
        environment.isInteractive = isInteractive
        environment.progress = WorkProgress { done, _ in heard.drawn.append(done) }
        environment.writeFile = { path, bytes, replaces, ready throws(Failure) in
            if heard.isUnwritable { throw .unwritable(path, because: ENOSPC) }
            try write(path, bytes, replaces, ready)
        }
        session = try Session.open(at: store, environment: environment, language: language)
        session.folder = desk.path
        for line in lines { run(line) }
    }

    /// How far long commands said they were.
    var drawn: [Int] { heard.drawn }
    /// Whether writing files fails.
    var isUnwritable: Bool {
        get { heard.isUnwritable }
        set { heard.isUnwritable = newValue }
    }

    /// What is answered to the questions that come.
    func answer(_ answers: String...) {
        heard.answers = answers
    }

    /// Carries out lines that must all succeed; gives what they said.
    @discardableResult
    func run(_ lines: String, at location: SourceLocation = #_sourceLocation) -> String {
        heard.said = ""
        for line in lines.split(separator: "\n") {
            heard.told = ""
            #expect(session.perform(String(line)) == .done, "\(line): \(heard.told)", sourceLocation: location)
        }
        return heard.said
    }

    /// Carries out a line that must be refused; gives what was told.
    @discardableResult
    func refuse(_ line: String, at location: SourceLocation = #_sourceLocation) -> String {
        heard.told = ""
        #expect(session.perform(line) == .refused, "\(line)", sourceLocation: location)
        return heard.told
    }

    /// Puts a file on the desk.
    func give(_ name: String, _ text: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: desk.path + "/" + name))
    }

    /// A file on the desk; nil where there is none.
    func file(_ name: String) -> String? {
        FileManager.default.contents(atPath: desk.path + "/" + name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The exports that the journal keeps: by whom, what for, how many rows.
    func exports() throws -> [String] {
        var registry = Registry()
        var found: [String] = []
        try DiskStore.open(at: desk.storePath).fold(into: &registry, resolve: session.ruleset) { stored in
            if case .exported(let filter, let rows) = stored.event {
                found.append("\(stored.stamp.by) [\(filter)] \(rows)")
            }
        }
        return found
    }

    /// Brings cases that were submitted to the hall's desk as cases to be appraised, through their own units.
    static func appraised(_ pairs: [(number: Int, unit: String)]) -> [String] {
        pairs.flatMap { number, unit in
            ["judge all right", "approve 同意", "attach letter proof.pdf", "dispatch"].map { "as \(unit): \($0)" }
                .reduce(into: ["as \(unit): open \(number)"]) { $0.append($1) }
                + ["open \(number)", "judge all right", "approve 同意"].map { "as hall: \($0)" }
        }
    }
}
