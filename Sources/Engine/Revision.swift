// What a resubmission changed: the answers as they were, for the modules that are no longer the same. How differences
// are told does not live here.

/// One submission after the first.
package struct Revision: Hashable, Sendable {
    /// The rows of a module as they were at the submission before.
    package struct Part: Hashable, Sendable {
        package let module: Int
        package let rows: [Row]

        package init(module: Int, rows: [Row]) {
            self.module = module
            self.rows = rows
        }
    }

    /// Which submission it is, from 2.
    package let submission: Int
    /// The modules that differ, ascending.
    package let before: [Part]

    package init(submission: Int, before: [Part]) {
        self.submission = submission
        self.before = before
    }
}

extension CaseBody {
    /// The rows of a module as a submission had them; `submission` counts from 1.
    package func rows(ofModule module: Int, atSubmission submission: Int) -> [Row] {
        for revision in revisions where revision.submission > submission {
            if let part = revision.before.first(where: { $0.module == module }) { return part.rows }
        }
        let last = submitted ?? answers
        return last.indices.contains(module) ? last[module] : []
    }

    // WHY: rows are shared until they are edited, so that a case that is submitted once holds its answers once.
    /// Keeps the answers as they were submitted, before the first edit after it.
    mutating func keepSubmitted() {
        if submissions > 0, submitted == nil { submitted = answers }
    }

    /// Counts a submission, and keeps what it changed.
    mutating func noteSubmission() {
        submissions += 1
        guard let old = submitted else { return }
        submitted = nil
        let parts = answers.indices.compactMap { module in
            old.indices.contains(module) && old[module] != answers[module]
                ? Revision.Part(module: module, rows: old[module]) : nil
        }
        if !parts.isEmpty { revisions.append(Revision(submission: submissions, before: parts)) }
    }
}
