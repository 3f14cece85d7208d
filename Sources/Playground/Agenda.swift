// The agenda: what is to be done next, in the order of time. What doing it means lives in `Province.swift`.

import Engine
import Machines

/// Something that somebody is going to do.
enum Errand {
    /// The person of this place in the province registers and asks to be bound to a unit.
    case settle(person: Int)
    /// The party asks to be bound to another.
    case bind(PartyID, to: PartyID)
    /// The person applies for a matter.
    case apply(person: Int)
    /// Whoever has the case goes on with it.
    case work(CaseID)
}

/// Errands by the moment at which they are due; of those at one moment the one noted first comes first.
struct Agenda {
    private struct Entry {
        let at: Moment
        let number: Int
        let errand: Errand

        func isBefore(_ other: Entry) -> Bool {
            at == other.at ? number < other.number : at < other.at
        }
    }

    private var heap: [Entry] = []
    private var noted = 0

    mutating func note(_ errand: Errand, at moment: Moment) {
        heap.append(Entry(at: moment, number: noted, errand: errand))
        noted += 1
        var place = heap.count - 1
        while place > 0, heap[place].isBefore(heap[(place - 1) / 2]) {
            heap.swapAt(place, (place - 1) / 2)
            place = (place - 1) / 2
        }
    }

    /// Takes the earliest errand off; nil where nothing is left.
    mutating func takeFirst() -> (errand: Errand, at: Moment)? {
        guard let first = heap.first, let last = heap.popLast() else { return nil }
        if heap.isEmpty { return (first.errand, first.at) }
        heap[0] = last
        sink()
        return (first.errand, first.at)
    }

    private mutating func sink() {
        var place = 0
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < heap.count {
                if heap[child].isBefore(heap[least]) { least = child }
            }
            if least == place { return }
            heap.swapAt(place, least)
            place = least
        }
    }
}

extension Moment {
    /// A moment of office hours, so many days and a part of one later; weekends are passed over.
    func later(days: Int, _ dice: inout Dice) -> Moment {
        let midnight = milliseconds - millisecondsOfDay + Int64(days) * 86_400_000
        var moment = Moment(milliseconds: midnight + Int64(dice.roll(9 * 60...17 * 60)) * 60_000)
        // Day 0 was a Thursday.
        while [2, 3].contains((Int(moment.day.dayNumber) % 7 + 7) % 7) {
            moment = Moment(milliseconds: moment.milliseconds + 86_400_000)
        }
        guard moment < self || moment == self else { return moment }
        return Moment(milliseconds: milliseconds + Int64(dice.roll(5...90)) * 60_000)
    }
}
