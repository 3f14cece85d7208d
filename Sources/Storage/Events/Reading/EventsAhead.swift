// Events read before it is known what came before them: by the thread that takes records apart, while the registry
// still folds earlier ones. Such an event is a guess, and says on what it rests; whoever folds it sees whether that is
// so.

import Engine
import Machines
import Synchronization

/// Reads events ahead, one part of a journal after another. It begins once it has been told of rulebooks.
package final class EventsAhead: Sendable {
    /// What the registry's side has told.
    private let news = Mutex(News())
    /// What the reading side has.
    private let reader = Mutex(AheadReader())

    /// What has come to pass since the reading side looked.
    fileprivate struct News: Sendable {
        var rulebooks: DeployedRulebooks?
        var subjects: [EventGround.Subject] = []
        var parties: [EventGround.Holder] = []
    }

    init() {}

    /// Takes note of the rulebooks from here on.
    func tell(of rulebooks: DeployedRulebooks) {
        news.withLock { $0 = News(rulebooks: rulebooks) }
    }

    /// Takes note of a case, and of a party, that was not known.
    func tell(of subject: EventGround.Subject?, _ party: EventGround.Holder?) {
        news.withLock { news in
            if let subject { news.subjects.append(subject) }
            if let party { news.parties.append(party) }
        }
    }

    /// Reads the events of a part's records, as far as they can be read ahead.
    func read(_ part: inout RecordPart) {
        let news = news.withLock { news in
            defer { news = News() }
            return news
        }
        let records = part.records
        part.isReadAhead = true
        (part.events, part.grounds) = reader.withLock { reader in
            reader.take(news)
            return reader.read(records)
        }
    }
}

/// The reading side.
private struct AheadReader {
    private var texts: TextPool?
    private var names: RulebookNames?
    /// The most cases, or parties, that there can be: those that were told of, and one for each record since.
    private var mostNumbers = 0

    mutating func take(_ news: EventsAhead.News) {
        if let rulebooks = news.rulebooks {
            let made = RulebookNames(rulebooks)
            if let names { made.note(casesOf: names) }
            names = made
            texts = texts ?? TextPool()
            mostNumbers = max(mostNumbers, rulebooks.caseCount, rulebooks.partyCount)
        }
        guard let names else { return }
        for subject in news.subjects {
            names.note(subject.id, names.machine(subject.machine, of: subject.definition))
        }
        for party in news.parties { names.note(party.id, party.kind) }
    }

    mutating func read(_ records: [Record]) -> ([Event?], [EventGround]) {
        let before = mostNumbers
        mostNumbers += records.count
        guard let names, let texts else { return ([], []) }
        var (events, grounds): ([Event?], [EventGround]) = ([], [])
        events.reserveCapacity(records.count)
        grounds.reserveCapacity(records.count)
        var reading = QuickReading(names: names, texts: texts)
        for place in records.indices {
            records[place].event.withUnsafeBytes { bytes in
                let event = reading.event(bytes, in: nil, beginning: 1...(before + place + 1))
                grounds.append(reading.ground)
                events.append(event)
            }
        }
        return (events, grounds)
    }
}
