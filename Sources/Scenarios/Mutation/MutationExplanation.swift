// Comments that explain why nobody notices a mutation: `# ignore mutation KIND because "…"` on the line before the
// statement, or `# 忽略 变异 KIND 因为 “…”`. Several kinds are separated by commas.

package import Source
package import Syntax

/// What a comment says of the mutants of a kind that begin on the line behind it.
package struct MutationExplanation: Sendable {
    /// What is the matter with a comment.
    package enum Problem: Hashable, Sendable {
        /// It gives no reason, so that it explains nothing.
        case noReason
        /// There is no kind of this name; the nearest one, if there is one.
        case unknownKind(String, near: String?)
        /// No mutant of this kind survives there.
        case unused(String)
    }

    /// The names of the kinds, in either language, as written.
    package let kinds: [String]
    /// nil: it gives none.
    package let reason: String?
    /// Where the comment stands.
    package let location: Location
    /// The bytes of the line that it explains.
    private let lines: Range<Int>

    /// The explanations of the files, in order.
    package static func all(in trees: [SyntaxTree]) -> [MutationExplanation] {
        trees.flatMap { tree in
            tree.comments(beginningWith: ["ignore", "忽略"]).compactMap(MutationExplanation.init)
        }
    }

    private init?(_ comment: Comment) {
        let words = comment.words
        guard words.count > 3, words[2] == "mutation" || words[2] == "变异" else { return nil }
        let end = words.firstIndex { $0 == "because" || $0 == "因为" } ?? words.count
        let separators: Set<Character> = [",", "，", "、"]
        kinds = words[3..<max(3, end)].flatMap { $0.split(whereSeparator: separators.contains) }.map(String.init)
        reason = comment.reason(behind: end)
        location = comment.location
        lines = comment.nextLine
    }

    /// The reason why the mutant survives, where this explains it.
    package func reason(for mutant: Mutant) -> String? {
        covers(mutant, asKind: mutant.kind.name) || covers(mutant, asKind: mutant.kind.chinese) ? reason : nil
    }

    /// What is the matter with it, when these are all mutants that survive. Where `isComplete` is false some were not
    /// tried, and none is called unused.
    package func problems(with survivors: [Mutant], isComplete: Bool) -> [Problem] {
        if reason == nil { return [.noReason] }
        return kinds.compactMap { name in
            guard MutationKind.all.contains(where: { $0.name == name || $0.chinese == name }) else {
                return .unknownKind(name, near: nearName(to: name, among: MutationKind.all.map(\.name)))
            }
            let isUsed = survivors.contains { mutant in
                (mutant.kind.name == name || mutant.kind.chinese == name) && covers(mutant, asKind: name)
            }
            return isUsed || !isComplete ? nil : .unused(name)
        }
    }

    private func covers(_ mutant: Mutant, asKind name: String) -> Bool {
        kinds.contains(name) && mutant.location.file == location.file
            && lines.contains(Int(mutant.location.span.start))
    }
}
