// What this session's commits brought to the engine comes into the copy now and then: at once after a pause, once a
// second where one follows another, and before the copy is read. WHY: what is written for each of them on this machine
// takes as long as all else that is done here for a commit.

import Storage

/// Commits that the engine has and the copy has not yet.
struct UnkeptCommits {
    /// The end of the journal before them and after them.
    let head: Head
    private(set) var next: Head
    /// Their records, and how many they are.
    private(set) var lines: [UInt8] = []
    var count: Int64 { next.sequence - head.sequence }
    /// Whether the copy has gone on without them, or could not be written. Then they are fetched, as what others write
    /// is.
    var isLeft = false

    /// None yet.
    init(behind head: Head) { (self.head, next) = (head, head) }

    /// Adds the lines of a commit that went on from the last one.
    mutating func add(_ lines: [UInt8], to next: Head) {
        self.lines += lines
        self.next = next
    }
}

extension RemoteStore {
    /// The most that waits.
    private static let waitingBytes = 1 << 20

    /// Takes note of a commit that the engine has taken.
    func note(_ lines: [UInt8], to next: Head, isKeptAtOnce: Bool) {
        let isFirst = unkept == nil
        if isFirst { unkept = UnkeptCommits(behind: head) }
        unkept?.add(lines, to: next)
        if isKeptAtOnce || (isFirst && isKeepingDue) { keep() }
    }

    /// Brings the commits into the copy, where it is time for that.
    func keepInTime() {
        if isKeepingDue || (unkept?.lines.count ?? 0) > RemoteStore.waitingBytes { keep() }
    }

    private var isKeepingDue: Bool { keptAt.duration(to: .now) > keepingPace }

    /// Brings the commits into the copy. A failure is met again, and told, when they are fetched.
    func keep() {
        guard let commits = unkept, !commits.isLeft else { return }
        keptAt = .now
        do throws(StoreError) {
            let isTaken = try copy.takeOver(commits.lines, count: commits.count, after: commits.head, to: commits.next)
            if isTaken { unkept = nil } else { unkept?.isLeft = true }
        } catch {
            unkept?.isLeft = true
        }
    }

    /// Whether the copy lacks a commit that this session made.
    var lacksCommit: Bool { unkept.map { $0.next.sequence > copy.head.sequence } ?? false }

    /// Whether the copy has nothing that this session has not read or written, so that it need not be looked into.
    var isAheadOfCopy: Bool {
        isReached && !isBehind && doubt == nil && outage == nil && unkept?.isLeft == false
    }
}
