// A walk through the province by chance: before each line is carried out, what `why` foretells of it must be what then
// comes of it.

import Engine
import Source
import Storage
import Testing

@testable import Sessions

@Suite struct WhyWalkTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6]) func whatIsForetoldIsWhatComes(_ seed: UInt64) throws {
        let trial = try Trial.province(seed % 2 == 0 ? .zh : .en)
        let session = trial.session
        var chance = Chance(seed)
        var codes: Set<String> = []
        var done = 0
        for _ in 0..<250 {
            let line = chance.line()
            let (cases, head) = (session.registry.cases, trial.store.head)
            let rehearsal = session.rehearse(line, by: nil)
            #expect(
                session.registry.cases == cases && trial.store.head == head, "\(line) was done by being asked about")
            do throws(Failure) {
                let answer = try session.carryOut(line)
                done += 1
                guard case .done(let foretold) = rehearsal.outcome else {
                    Issue.record("\(line) was done, not refused with \(rehearsal.code ?? "")")
                    continue
                }
                #expect(text(answer, session) == text(foretold, session), "\(line)")
                #expect(rehearsal.writes == (trial.store.head != head), "\(line)")
            } catch {
                codes.insert(error.code)
                guard case .refused(let foretold) = rehearsal.outcome else {
                    Issue.record("\(line) was refused with \(error.code), not done")
                    continue
                }
                #expect(rehearsal.session.text(of: foretold) == session.text(of: error), "\(line)")
            }
        }
        #expect(done > 40 && codes.count > 8, "\(done) lines were done; refused with \(codes.sorted())")
    }

    private func text(_ answer: Sessions.Answer, _ session: Session) -> String {
        answer.rendered(.table, in: session.language, columns: nil)
    }
}

/// Lines by chance, the same for the same seed.
private struct Chance {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15
    }

    private mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    private mutating func one(of texts: [String]) -> String {
        texts[below(texts.count)]
    }

    mutating func line() -> String {
        let account = below(3) == 0 ? one(of: Self.people) : one(of: Self.units)
        return "as \(account): " + command()
    }

    private mutating func command() -> String {
        if below(4) == 0 { return "open \(below(30) + 1)" }
        let command = one(of: Self.commands)
        return command.replacing("CODE", with: one(of: Self.codes)).replacing("MODULE", with: one(of: Self.modules))
    }

    private static let units = ["hall", "city", "district", "institute", "bureau", "university", "island"]
    private static let people = [
        "drafting", "waiting", "approved", "returned", "appraised", "published", "terminated", "free", "asking",
        "remote",
    ]
    private static let codes = [
        "12220000TE0000900M", "12220102TE00009031", "12220100TE00009047", "12220000TE00009055", "12220200TE0000906J",
    ]
    private static let modules = ["basic", "education", "contract", "achievements", "others", "all"]
    private static let commands = [
        "next", "next", "judge all right", "judge all right", "judge MODULE wrong", "judge others right",
        "approve 同意", "approve 同意", "approve", "return to applicant MODULE 请改", "return to applicant 请改",
        "return to unit 请核实", "return to superior MODULE 请核实", "terminate 不符", "recall", "submit", "submit",
        "fill basic.grade C", "fill MODULE.1.school 某校", "fill contract.years 5", "attach education.1.proof proof.pdf",
        "attach letter proof.pdf", "attach letter proof.pdf --partial", "detach letter", "detach education.1.proof",
        "dispatch", "dispatch --partial", "select all", "select 12,13", "record passed grade B", "record failed",
        "publish", "publish --partial", "revoke", "release", "apply talent-grading", "bind CODE", "unbind",
        "apply reviewed-titles", "export out.csv", "list", "show", "can", "progress", "history", "preview", "inbox",
        "dashboard", "results", "profile set division 220102", "show --changes", "matters",
    ]
}
