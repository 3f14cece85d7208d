// What differs between two states of a case's answers: row by row, field by field, file by file. How it is told, and
// who may see the case, lives with whoever shows it.

package import Machines

/// What changed in one row of a module.
package struct RowChange: Hashable, Sendable {
    /// A field with another value than before.
    package struct FieldChange: Hashable, Sendable {
        package let field: Int
        package let old: Value
        package let new: Value
    }

    /// Files that came or went under an attachment.
    package struct FileChange: Hashable, Sendable {
        package let attachment: Int
        package let gone: [FileReference]
        package let come: [FileReference]
    }

    /// The row's place before, from 0; nil where it is new.
    package let before: Int?
    /// The row's place now, from 0; nil where it is gone.
    package let after: Int?
    package let fields: [FieldChange]
    package let files: [FileChange]
}

/// What changed in one module.
package struct ModuleChange: Hashable, Sendable {
    package let module: Int
    package let rows: [RowChange]
}

extension Case {
    /// What changed from one submission to another, by module; nil: to the answers as they are now.
    package func changes(from old: Int, to new: Int?) -> [ModuleChange] {
        body.answers.indices.compactMap { module in
            let rows = changedRows(
                from: body.rows(ofModule: module, atSubmission: old),
                to: new.map { body.rows(ofModule: module, atSubmission: $0) } ?? body.answers[module])
            return rows.isEmpty ? nil : ModuleChange(module: module, rows: rows)
        }
    }

    /// The submission that the party last decided on before the present one; where it has not, the one before. Nil
    /// where the case was submitted once at most.
    package func submissionLastSeen(by party: PartyID) -> Int? {
        guard body.submissions > 1 else { return nil }
        return submissionDecided(by: party) ?? body.submissions - 1
    }

    /// Whether the party has decided on a submission before the present one.
    package func hasDecidedBefore(_ party: PartyID) -> Bool {
        submissionDecided(by: party) != nil
    }

    private func submissionDecided(by party: PartyID) -> Int? {
        guard let last = body.deeds.lastIndex(where: { $0.verb == .submit }) else { return nil }
        let decisions: [Verb] = [.approve, .return, .terminate]
        let seen = body.deeds[..<last].lastIndex { $0.party == party && decisions.contains($0.verb) }
        return seen.map { seen in body.deeds[..<seen].count { $0.verb == .submit } }
    }
}

/// Rows that are alike at both ends are the same ones; those between them are compared by their places.
private func changedRows(from old: [Row], to new: [Row]) -> [RowChange] {
    var start = 0
    while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] { end += 1 }
    return (start..<max(start, max(old.count, new.count) - end)).compactMap { place in
        let before = place < old.count - end ? place : nil
        let after = place < new.count - end ? place : nil
        let change = RowChange(
            before: before, after: after,
            fields: changedFields(from: before.map { old[$0].values } ?? [], to: after.map { new[$0].values } ?? []),
            files: changedFiles(from: before.map { old[$0].files } ?? [], to: after.map { new[$0].files } ?? []))
        return before != nil && after != nil && change.fields.isEmpty && change.files.isEmpty ? nil : change
    }
}

private func changedFields(from old: [Value], to new: [Value]) -> [RowChange.FieldChange] {
    (0..<max(old.count, new.count)).compactMap { field in
        let (was, isNow) = (field < old.count ? old[field] : .unset, field < new.count ? new[field] : .unset)
        return was == isNow ? nil : RowChange.FieldChange(field: field, old: was, new: isNow)
    }
}

private func changedFiles(from old: [Row.File], to new: [Row.File]) -> [RowChange.FileChange] {
    let attachments = Set((old + new).map(\.attachment)).sorted()
    return attachments.compactMap { attachment in
        let was = old.filter { $0.attachment == attachment }.map(\.file)
        let isNow = new.filter { $0.attachment == attachment }.map(\.file)
        let gone = was.filter { !isNow.contains($0) }
        let come = isNow.filter { !was.contains($0) }
        if gone.isEmpty, come.isEmpty { return nil }
        return RowChange.FileChange(attachment: attachment, gone: gone, come: come)
    }
}
