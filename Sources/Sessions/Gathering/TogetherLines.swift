// Lines that wait already, carried out together and written by one commit. WHY: on a store that is far away a commit
// takes as long for sixty commands as for one. Nothing is said of any before all are durable.

import Source
import Storage

/// What came of lines that were carried out together.
package struct TogetherOutcome {
    /// How many lines were carried out, from the first on.
    package let count: Int
    /// Whether one of them was refused.
    package let hasRefused: Bool
    /// Whether the session must end: the store is at fault, or can not be reached.
    package let end: LineOutcome?
}

extension Session {
    /// How many lines are carried out together at most.
    package static let togetherLimit = 64

    /// Whether lines that wait should be carried out together.
    package var gathersLines: Bool { store.gathersCommands }

    /// Commands that ask nothing of the world outside but a file to attach: they can be carried out twice.
    private static let gathered: Set<String> = [
        "open", "next", "clear", "apply", "bind", "fill", "attach", "detach", "submit", "revoke", "judge", "approve",
        "return", "terminate", "recall", "dispatch", "record", "publish",
    ]

    /// Whether a line can be carried out together with others.
    package func canBeGathered(_ text: String) -> Bool {
        guard let line = try? SessionLine(text), line.question == nil, let name = line.words.first,
            let command = CommandTable.command(named: name.text)
        else { return false }
        return Session.gathered.contains(command.name)
    }

    /// Carries lines out together, up to the first that is refused unless `keepsGoing`; where others were quicker,
    /// all of them are decided anew. Nil where they must be given one by one; nothing has come of them then.
    package func perform(together lines: [String], keepsGoing: Bool) -> TogetherOutcome? {
        for _ in 0..<Session.togetherLimit {
            guard (try? catchUp(tellsStanding: false)) != nil, !isStoreDamaged else { return nil }
            let gathering = GatheringStore(of: store)
            let stage = GatheringStage()
            let session = Session(standingWhere: self, at: gathering, environment: stage.environment(like: environment))
            var outcomes: [LineOutcome] = []
            for line in lines {
                outcomes.append(session.perform(line))
                if outcomes.last == .refused, !keepsGoing { break }
            }
            guard !stage.isLeft, outcomes.allSatisfy({ $0 == .done || $0 == .refused }) else { return nil }
            do throws(StoreError) {
                guard try write(gathering) else { continue }
            } catch {
                guard case .commitUnanswered = error else { return nil }
                tell(.store(error))
                return TogetherOutcome(count: outcomes.count, hasRefused: false, end: .away)
            }
            stand(where: session)
            stage.say(to: environment)
            keepSnapshots()
            return TogetherOutcome(count: outcomes.count, hasRefused: outcomes.contains(.refused), end: nil)
        }
        return nil
    }

    /// Writes what was gathered; false where others were quicker.
    private func write(_ gathering: GatheringStore) throws(StoreError) -> Bool {
        if gathering.batches.isEmpty { return true }
        return try store.exclusively { () throws(StoreError) in
            guard store.head == gathering.head else { return false }
            if case .appended = try store.append(gathering.batches, ifHead: gathering.head) { return true }
            return false
        }
    }
}

/// The world of lines that are carried out together: what they say is kept, and what they would ask is asked later.
private final class GatheringStage {
    /// Something that was said, or told on standard error.
    private struct Part {
        let text: String
        let isTold: Bool
    }

    private var parts: [Part] = []
    /// Whether a line asked, or wrote a file.
    private(set) var isLeft = false

    func environment(like real: Environment) -> Environment {
        var environment = real
        environment.say = { self.parts.append(Part(text: $0, isTold: false)) }
        environment.show = { self.parts.append(Part(text: $0, isTold: false)) }
        environment.tell = { self.parts.append(Part(text: $0, isTold: true)) }
        environment.ask = { _, _ in
            self.isLeft = true
            return nil
        }
        environment.edit = { _, _ in
            self.isLeft = true
            return nil
        }
        environment.writeFile = { path, _, replaces, _ throws(Failure) in
            self.isLeft = true
            try real.expectWritable(path, replaces)
        }
        environment.background = nil
        return environment
    }

    func say(to environment: Environment) {
        for part in parts {
            if part.isTold { environment.tell(part.text) } else { environment.show(part.text) }
        }
    }
}
