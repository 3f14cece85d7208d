// A rulebook before and after the fixes that are certain. Files are written elsewhere.

internal import Reporting
package import Source

/// A rulebook with its certain fixes applied, round after round until none is left.
package struct MendedRulebook: Sendable {
    /// The rulebook as it was read.
    package let before: RulebookFiles
    /// The rulebook as it would be; its files are numbered as before.
    package private(set) var after: RulebookFiles
    /// Number of fixes applied to each file; 0 where it is left as it was.
    package private(set) var fixCounts: [Int]
    /// The files whose fixes made them worse, and that are left as they were.
    package private(set) var leftFiles: [FileID] = []

    /// How often fixes are looked for anew. WHY: a fix may uncover what another one cures, but no chain is long.
    private static let roundLimit = 8

    /// Applies the certain fixes of a rulebook.
    package init(_ rulebook: RulebookFiles) {
        before = rulebook
        after = rulebook
        fixCounts = rulebook.sources.files.map { _ in 0 }
        for _ in 0..<MendedRulebook.roundLimit {
            guard applyRound() else { return }
        }
    }

    /// Whether a file differs from what was read.
    package func isChanged(_ file: FileID) -> Bool {
        before.sources[file]?.bytes != after.sources[file]?.bytes
    }

    /// One round; false where nothing was left to apply.
    private mutating func applyRound() -> Bool {
        var files = after.sources.files.map { (name: $0.name, bytes: $0.bytes) }
        var changed: [FileID] = []
        for source in after.sources.files where !leftFiles.contains(source.file) {
            let fixes = certainFixes(of: after.diagnostics, in: source)
            guard !fixes.isEmpty else { continue }
            files[Int(source.file.index)].bytes = bytes(of: source, applying: fixes)
            fixCounts[Int(source.file.index)] += fixes.count
            changed.append(source.file)
        }
        guard !changed.isEmpty else { return false }
        let mended = before.checking(files)
        let worse = changed.filter { isWorse(mended, than: after, in: $0) }
        for file in worse {
            let index = Int(file.index)
            files[index].bytes = before.sources.files[index].bytes
            fixCounts[index] = 0
        }
        leftFiles = (leftFiles + worse).sorted()
        after = worse.isEmpty ? mended : before.checking(files)
        return true
    }

    /// Whether a round of fixes made a file worse, or mended its form without a fault of form less.
    private func isWorse(_ later: RulebookFiles, than earlier: RulebookFiles, in file: FileID) -> Bool {
        let (new, old) = (gravity(of: later, in: file), gravity(of: earlier, in: file))
        let mendsForm = earlier.diagnostics.contains {
            $0.location.file == file && isOfForm($0) && $0.fixes.contains(where: \.isCertain)
        }
        return new > old || mendsForm && new.form >= old.form
    }

    /// How bad a file is: first its faults of form, then all errors. WHY: with its form mended, a file is read further,
    /// and errors that stood in it unseen are found; that makes it no worse.
    private func gravity(of rulebook: RulebookFiles, in file: FileID) -> (form: Int, errors: Int) {
        let found = rulebook.diagnostics.filter { $0.location.file == file }
        return (found.count(where: isOfForm), found.count { $0.severity == .error })
    }

    /// Whether it is found by reading alone: codes M01xx and M02xx.
    private func isOfForm(_ diagnostic: Diagnostic) -> Bool { diagnostic.code.code < "M03" }
}
