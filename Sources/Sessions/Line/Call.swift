// One call of a command: the session, the arguments, and short ways to what nearly every command needs.

import Engine
import Machines
import Source

/// A command as somebody gives it.
final class Call {
    let session: Session
    var arguments: Arguments

    init(_ session: Session, _ arguments: Arguments) {
        self.session = session
        self.arguments = arguments
    }

    var registry: Registry { session.registry }
    var language: Language { session.language }

    /// The text in the reader's language.
    func words(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> String {
        session.words(zh: zh(), en: en())
    }

    /// An answer of one line in the reader's language.
    func answer(zh: @autoclosure () -> String, en: @autoclosure () -> String) -> Answer {
        Answer(lines: [words(zh: zh(), en: en())])
    }

    /// The account that gives the command.
    func account() throws(Failure) -> Account {
        try session.expectAccount()
    }

    /// The number of the party that the account acts for.
    func partyID() throws(Failure) -> PartyID {
        try session.expectAuthor().party
    }

    /// The party that the account acts for.
    func party() throws(Failure) -> Party {
        let author = try session.expectAuthor()
        guard let party = registry.party(author.party) else {
            throw .refusal(Refusal(.unknownAccount).with("name", .text(author.account)), nil)
        }
        return party
    }

    /// The open case.
    func openCase() throws(Failure) -> Case {
        _ = try account()
        guard let id = session.desk.open else { throw .mistake(Mistake(.noOpenCase)) }
        return try self.case(id)
    }

    /// The case of this number, if the account may read it.
    func `case`(_ id: CaseID) throws(Failure) -> Case {
        let account = try account()
        guard let subject = registry.case(id), registry.sees(account, subject) else {
            throw .refusal(Refusal(.unknownCase).with("case", .case(id)), nil)
        }
        return subject
    }

    /// Carries out an act on the open case, and gives the case after it.
    func act(_ act: Act) throws(Failure) -> Case {
        let subject = try openCase()
        try session.commit(at: session.place(of: subject)) { registry, author in
            registry.decide(act, on: subject.id, by: author)
        }
        return try self.case(subject.id)
    }

    /// `已提交：办件 3 · 待“推荐单位”某设计院审核`.
    func done(_ subject: Case, zh: String, en: String, detail: String? = nil) -> Answer {
        let status = detail ?? session.status(of: subject)
        return answer(
            zh: "\(zh)：办件 \(subject.id.number) · \(status)", en: "\(en): case \(subject.id.number) · \(status)")
    }
}
