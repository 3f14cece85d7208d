// Standard opinions 常用意见: the rulebook's and a party's own, in one numbered list for each verb (R047, R048).
// How they are picked by number while something is written lives with the prompt.

package import Machines

/// A change of a party's own opinions. Numbers count from 1 through the whole list, the rulebook's opinions first.
package enum OpinionChange: Hashable, Sendable {
    case add(String)
    case edit(Int, String)
    case remove(Int)
    case move(Int, to: Int)
}

/// The opinions that a party is offered with one verb.
package struct OpinionList: Hashable, Sendable {
    package let verb: Verb
    /// The rulebook's, which no party changes.
    package let given: [String]
    /// The party's own, shared by all its accounts.
    package let own: [String]

    /// The most that a party keeps for one verb.
    package static let limit = 50
    /// The most characters of an opinion that is kept.
    package static let limitCharacters = 200
    /// The verbs that carry a text: the decisions with their opinion, and the verdict with its note.
    package static let verbs: [Verb] = [.approve, .return, .terminate, .judge]

    /// All of them, in the order of their numbers.
    package var all: [String] { given + own }

    /// The opinion of this number, from 1.
    package func opinion(_ number: Int) -> Result<String, Refusal> {
        guard all.indices.contains(number - 1) else {
            return .failure(
                Refusal(.unknownOpinion).with("verb", .verb(verb)).with("number", .number(number))
                    .with("count", .number(all.count)))
        }
        return .success(all[number - 1])
    }
}

extension Registry {
    /// What the party is offered with the verb.
    package func opinionList(of party: PartyID, for verb: Verb) -> OpinionList {
        OpinionList(verb: verb, given: ruleset.opinions(for: verb), own: opinions(of: party, for: verb))
    }

    /// The events of a change of the own opinions of the author's party.
    package func decideOpinions(
        _ change: OpinionChange, for verb: Verb, by author: Author
    ) -> Result<[Event], Refusal> {
        let list = opinionList(of: author.party, for: verb)
        return list.changed(by: change).map { [.opinionsSet(author.party, verb, $0)] }
    }
}

extension OpinionList {
    /// The own opinions after the change.
    fileprivate func changed(by change: OpinionChange) -> Result<[String], Refusal> {
        var new = own
        switch change {
        case .add(let text):
            if let refusal = refusal(of: text, besides: nil) { return .failure(refusal) }
            guard own.count < OpinionList.limit else {
                return .failure(
                    Refusal(.tooManyOpinions).with("verb", .verb(verb)).with("limit", .number(OpinionList.limit)))
            }
            new.append(text)
        case .edit(let number, let text):
            let refusal = refusal(of: number) ?? refusal(of: text, besides: number)
            if let refusal { return .failure(refusal) }
            new[number - given.count - 1] = text
        case .remove(let number):
            if let refusal = refusal(of: number) { return .failure(refusal) }
            new.remove(at: number - given.count - 1)
        case .move(let number, let target):
            if let refusal = refusal(of: number) ?? refusal(of: target) { return .failure(refusal) }
            new.insert(new.remove(at: number - given.count - 1), at: target - given.count - 1)
        }
        return .success(new)
    }

    /// Why the opinion of this number can not be changed; nil where it can.
    private func refusal(of number: Int) -> Refusal? {
        if case .failure(let refusal) = opinion(number) { return refusal }
        guard number <= given.count else { return nil }
        return Refusal(.opinionOfRulebook).with("verb", .verb(verb)).with("number", .number(number))
            .with("given", .number(given.count))
    }

    /// Why the text can not be kept; nil where it can.
    private func refusal(of text: String, besides number: Int?) -> Refusal? {
        let isOneLine = !text.contains(where: \.isNewline) && text.contains { !$0.isWhitespace }
        guard isOneLine, text.count <= OpinionList.limitCharacters else {
            return Refusal(.opinionMalformed).with("limit", .number(OpinionList.limitCharacters))
        }
        guard let twin = all.firstIndex(of: text), twin + 1 != number else { return nil }
        return Refusal(.opinionRepeated).with("verb", .verb(verb)).with("number", .number(twin + 1))
    }
}
