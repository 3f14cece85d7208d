// A dialogue played: lines with the answers that their questions get, and everything that is said, asked and told, in
// its order. What is played stands in `ReviewTests.swift`.

import Engine
import Foundation
import Source
import Storage

@testable import Sessions

/// A line and the answers to what it asks; an answer that begins with `!` is a line of another session, carried out
/// before the next answer.
struct Exchange: Sendable {
    let line: String
    let answers: [String]

    init(_ line: String, _ answers: String...) {
        self.line = line
        self.answers = answers
    }
}

/// A dialogue, and at which store and prompt it is played.
struct ReviewRow: Sendable {
    /// With the numbers of the requirements that it shows.
    let name: String
    var language = Language.zh
    /// Whether somebody types; else the answers come from a pipe.
    var isTyped = true
    var world = TrialWorld.province
    let exchanges: [Exchange]

}

/// One play of a row.
final class ReviewPlay {
    private(set) var transcript = ""
    private(set) var outcomes: [LineOutcome] = []
    private let desk: TrialDesk
    private var present: Session?
    private var other: Session?
    private let row: ReviewRow
    private var answers: [String] = []

    init(_ row: ReviewRow) throws {
        self.row = row
        desk = try TrialDesk()
        try row.world.image().write(to: URL(fileURLWithPath: desk.storePath))
    }

    /// Plays every exchange. Where nobody answers any more the terminal is lost, and the next one has a new session.
    func play() throws {
        for exchange in row.exchanges { try play(exchange) }
    }

    /// Everything that the store says after the play.
    func registry() throws -> Registry { try session().registry }

    private func play(_ exchange: Exchange) throws {
        transcript += "> \(exchange.line)\n"
        answers = exchange.answers
        let session = try present ?? self.session()
        present = session
        outcomes.append(session.perform(exchange.line))
        if !answers.isEmpty { transcript += "NOT ASKED: \(answers)\n" }
    }

    /// A line that is carried out in another session while a question stands.
    private func interject(_ line: String) throws {
        let (before, questioned) = (transcript, answers)
        let session = try other ?? self.session()
        other = session
        _ = session.perform(line)
        (transcript, answers) = (before + "(meanwhile: \(line))\n", questioned)
    }

    private func session() throws -> Session {
        var environment = desk.environment
        environment.isInteractive = row.isTyped
        environment.say = { [self] in transcript += $0 }
        environment.show = environment.say
        environment.tell = { [self] in transcript += $0 }
        environment.ask = { [self] question, _ in
            while let line = answers.first, line.hasPrefix("!") {
                try? interject(String(answers.removeFirst().dropFirst()))
            }
            let answer = answers.isEmpty ? nil : answers.removeFirst()
            transcript += question + (answer ?? "<END>") + "\n"
            if answer == nil { present = nil }
            return answer
        }
        let store = try DiskStore.open(at: desk.storePath)
        let ask = environment.ask
        environment.edit = { question, text in ask("\(question)\(text) → ", false) }
        let session = try Session.open(at: store, environment: environment, language: row.language)
        session.folder = desk.path
        return session
    }
}
