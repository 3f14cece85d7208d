// What a session asked of a store and what it was told, and whether the events that are found are those that may be
// found then.

/// What became of a command, as its session was told.
enum Verdict {
    /// Done: it must be found from then on.
    case done
    /// Refused: it must never be found.
    case refused
    /// Not known, or the session died before it was told.
    case unknown
}

/// A command, or several that were written as a group.
struct Command {
    /// The events of each command.
    let batches: [[[UInt8]]]
    var verdict: Verdict
    /// How long the disk's log was when it began, and when the verdict was told.
    var beganAt = 0
    var endedAt = 0

    /// The command as it stood when the log had this length: for the sessions after a crash there.
    func asOf(_ position: Int) -> Command? {
        guard beganAt <= position else { return nil }
        let isTold = endedAt <= position
        return Command(batches: batches, verdict: isTold ? verdict : .unknown)
    }
}

/// What is wrong with the events that were found after these commands; nil where nothing is. Commands are in the order
/// in which their sessions held the lock.
func fault(in found: [[UInt8]], after commands: [Command]) -> String? {
    var at = 0
    for command in commands {
        for (index, batch) in command.batches.enumerated() {
            let isThere = at + batch.count <= found.count && found[at..<(at + batch.count)].elementsEqual(batch)
            switch command.verdict {
            case .done where !isThere:
                return "an acknowledged command is lost: \(text(batch)) of \(index + 1)/\(command.batches.count)"
            case .refused where isThere: return "a refused command is there: \(text(batch))"
            default: break
            }
            if isThere { at += batch.count } else { break }
        }
    }
    if at < found.count { return "an event that nobody wrote here: \(text([found[at]]))" }
    return nil
}

private func text(_ batch: [[UInt8]]) -> String {
    batch.map { String(decoding: $0.prefix(40), as: UTF8.self) }.joined(separator: " ")
}
