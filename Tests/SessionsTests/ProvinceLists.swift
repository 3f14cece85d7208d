// What lists say at the province of the trials: the beginning that the trials of lists and of results have in common.

import Source
import TestSupport
import Testing

@testable import Sessions

/// The session at the province of the trials, with the desk that hears what its commands say.
func provinceTrial(_ language: Language = .zh) throws -> (TrialDesk, Session) {
    let desk = try TrialDesk()
    let session = try desk.session(of: .province)
    session.language = language
    return (desk, session)
}

/// What a command says that must be carried out.
func said(_ line: String, _ desk: TrialDesk, _ session: Session) -> String {
    _ = desk.takeSaid()
    #expect(session.perform(line) == .done, "\(line): \(desk.takeTold())")
    return desk.takeSaid()
}

/// The numbers of the cases that a command lists.
func listedNumbers(_ line: String, _ desk: TrialDesk, _ session: Session) -> [Int] {
    session.output = .json
    defer { session.output = .table }
    return said(line, desk, session).split(separator: "\"case\": ").dropFirst().compactMap {
        Int($0.prefix { $0.isNumber })
    }
}
