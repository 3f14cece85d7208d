// Accounts of a store for real use: who gets in, who is kept out, and which sessions end when.

import Engine
import Foundation
import Machines
import Source
import Storage
import Testing

@testable import Sessions

/// Sessions beside each other at one store for real use, with the administrator `admin`.
private final class Sessions {
    let desk: TrialDesk
    private var minutes: Int64 = 0

    init() throws {
        desk = try TrialDesk()
        try TrialWorld.real.image().write(to: URL(fileURLWithPath: desk.storePath))
    }

    func open(_ id: String, typing answers: [String] = []) throws -> Session {
        var environment = desk.environment(typing: answers)
        let now = environment.now
        environment.sessionID = id
        environment.now = { [self] in Moment(milliseconds: now().milliseconds + minutes * 60_000) }
        let store = try DiskStore.open(at: desk.storePath)
        let session = try Session.open(at: store, environment: environment, language: .en)
        session.folder = desk.path
        return session
    }

    func wait(minutes: Int64) {
        self.minutes += minutes
    }

    /// Carries out lines that must all succeed; gives what they said.
    @discardableResult
    func run(_ session: Session, _ lines: [String], at location: SourceLocation = #_sourceLocation) -> String {
        _ = desk.takeSaid()
        for line in lines {
            _ = desk.takeTold()
            let outcome = session.perform(line)
            #expect(outcome == .done || outcome == .ended, "\(line): \(desk.takeTold())", sourceLocation: location)
        }
        return desk.takeSaid()
    }

    /// The code with which a line is refused; `done` where it is not.
    func code(_ session: Session, _ line: String) -> String {
        _ = desk.takeTold()
        let outcome = session.perform(line)
        return desk.takeTold().firstMatch(of: /refused\[([A-Z]\d{4})\]/).map { String($0.1) } ?? "\(outcome)"
    }
}

private let admin = "login admin --password-file password"
private let unit = "register unit office name 某单位 credit-code 12220000TE0000907B kind 机关 division 220200"

@Suite struct AccountTests {
    @Test("R004 R007 who registers has a password, and logs in with it")
    func registersAndLogsIn() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a")
        sessions.run(session, [unit + " --password-file password", "login office --password-file password"])
        #expect(sessions.run(session, ["whoami"]).contains("account office · approver · unit 某单位 · since "))
        #expect(sessions.code(try sessions.open("b"), "login office --password-file wrong") == "R1006")
        #expect(sessions.code(try sessions.open("b"), "login nobody --password-file wrong") == "R1006")
    }

    @Test("R006 a code activates an account once, and for seven days")
    func activates() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a")
        let said = sessions.run(
            session, [unit + " --password-file password", admin, "accounts add clerk wang of office"])
        let code = try #require(said.firstMatch(of: /activate (\S+)/)).1
        #expect(sessions.code(session, "login wang --password-file wrong") == "R1004")
        sessions.wait(minutes: 7 * 24 * 60)
        #expect(sessions.code(session, "activate \(code) --password-file wrong") == "R1007")
        sessions.wait(minutes: -1)
        sessions.run(session, ["activate \(code) --password-file wrong", "login wang --password-file wrong"])
        #expect(sessions.code(session, "activate \(code) --password-file wrong") == "R1007")
    }

    @Test("R005 a lost password is replaced with a code that an administrator issues")
    func resets() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a")
        let asked = sessions.run(session, [unit + " --password-file password", "forgot office", "forgot nobody"])
        #expect(asked.replacing("office", with: "nobody").split(separator: "\n").dropFirst().count == 2)
        let said = sessions.run(session, [admin, "inbox", "accounts list", "accounts reset office"])
        #expect(said.contains("1 ask for a code: office"))
        #expect(said.contains("asks for a code"))
        let code = try #require(said.firstMatch(of: /forgot office (\S+)/)).1
        #expect(sessions.code(session, "forgot admin \(code) --password-file wrong") == "R1007")
        sessions.run(session, ["forgot office \(code) --password-file wrong", "login office --password-file wrong"])
        #expect(sessions.code(session, "login office --password-file password") == "R1006")
    }

    @Test("R007 Q38 five failures in whatever sessions lock for ten minutes")
    func locks() throws {
        let sessions = try Sessions()
        for id in ["a", "b", "c", "d", "e"] {
            #expect(sessions.code(try sessions.open(id), "login admin --password-file wrong") == "R1006")
        }
        let session = try sessions.open("f")
        #expect(sessions.code(session, admin) == "R1005")
        sessions.wait(minutes: 10)
        sessions.run(session, [admin])
    }

    @Test("R007 Q38 after a failure whoever types has to retype a number")
    func challenges() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a", typing: ["not the one", "7777", TrialDesk.password])
        #expect(sessions.code(session, "login admin") == "R1006")
        sessions.run(session, ["login admin"])
        #expect(session.account == "admin")
    }

    @Test func accountsAreFoundByNameAndPartyAndListedInPages() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a")
        sessions.run(session, [unit + " --password-file password", admin])
        sessions.run(session, (10...20).map { "accounts add clerk c\($0) of office" })
        let first = sessions.run(session, ["accounts"])
        #expect(first.contains("admin ") && !first.contains("office"))
        #expect(first.hasSuffix("page 1/2, 13 in all · next page: page\n"))
        #expect(sessions.run(session, ["page"]).contains("office "))
        #expect(sessions.run(session, ["accounts list 某单位 --page 2"]).contains("page 2/2, 12 in all"))
        #expect(sessions.run(session, ["accounts list ADM"]).split(separator: "\n").count == 3)
    }

    @Test("R009 R010 Q37 a session that was ended elsewhere reads and writes nothing")
    func endsElsewhere() throws {
        let sessions = try Sessions()
        let (first, second) = (try sessions.open("a"), try sessions.open("b"))
        for session in [first, second] { sessions.run(session, [admin]) }
        sessions.run(first, ["logout --everywhere"])
        for line in ["accounts list", "whoami", "register person new name 新 citizen-id 220102199103010114"] {
            #expect(sessions.code(second, line) == "R1008")
        }
        sessions.run(second, [admin, "accounts list"])
        sessions.run(first, [admin, "passwd --password-file password --new-password-file wrong", "accounts list"])
        #expect(sessions.code(second, "accounts list") == "R1008")
        #expect(sessions.code(second, admin) == "R1006")
    }

    @Test func aDisabledAccountIsOutAtOnce() throws {
        let sessions = try Sessions()
        let (first, second) = (try sessions.open("a"), try sessions.open("b"))
        sessions.run(second, [unit + " --password-file password", "login office --password-file password"])
        sessions.run(first, [admin, "accounts disable office"])
        #expect(sessions.code(second, "profile") == "R1003")
        #expect(sessions.code(second, "login office --password-file wrong") == "R1006")
        #expect(sessions.code(second, "login office --password-file password") == "R1003")
        sessions.run(first, ["accounts enable office"])
        #expect(sessions.code(second, "profile") == "R1008")
        sessions.run(second, ["login office --password-file password", "profile"])
    }

    @Test("R010 exit and the end of input log out first")
    func leaves() throws {
        let sessions = try Sessions()
        let (first, second) = (try sessions.open("a"), try sessions.open("b"))
        for session in [first, second] { sessions.run(session, [admin]) }
        #expect(second.registry.account(named: "admin")?.sessions == ["a", "b"])
        sessions.run(first, ["exit"])
        second.end()
        #expect(second.registry.account(named: "admin")?.sessions == [])
    }

    @Test func aHashOfFewerIterationsIsWrittenAnew() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a")
        let password = try #require(Password(TrialDesk.password))
        let weak = PasswordHash(password, salt: Array(repeating: 1, count: 16), iterations: 0)
        #expect(weak.iterations == 1)
        let store = MemoryStore(settings: StoreSettings(id: "memory", isTraining: false, passwordIterations: 2))
        let other = Session(store: store, environment: sessions.desk.environment, language: .en)
        other.folder = sessions.desk.path
        try other.write(at: nil, by: "admin") { $0.decideFirstAdministrator(named: "admin", password: weak.text) }
        sessions.run(other, [admin])
        let hash = try #require(other.registry.account(named: "admin")?.password.flatMap(PasswordHash.init))
        #expect(hash.iterations == 2)
        sessions.run(other, [admin])
        #expect(other.registry.account(named: "admin")?.password == hash.text)
        sessions.run(session, [admin])
    }

    @Test func anOfficeIsRegisteredByAnAdministratorAndActivated() throws {
        let sessions = try Sessions()
        let session = try sessions.open("a")
        let office = "register unit hall name 省人社厅 credit-code 12220000TE0000900M kind 机关 division 220000 hrss yes"
        #expect(sessions.code(session, office + " --password-file password") == "R1001")
        let said = sessions.run(session, [admin, office])
        let code = try #require(said.firstMatch(of: /activate (\S+)/)).1
        let activate = "activate \(code) --password-file password"
        sessions.run(session, ["logout", activate, "login hall --password-file password", "profile"])
    }
}
