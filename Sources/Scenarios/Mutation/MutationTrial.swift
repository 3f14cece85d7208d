// Trying a mutant: it is parsed, checked and compiled again, and where it means something else, whoever might notice is
// asked, until the first does. Who that is stands in `MutationDetector.swift`.

package import Checking
package import Compilation
internal import Machines
internal import Source
package import Syntax

/// A rulebook as a mutant has it.
package struct MutatedRulebook: Sendable {
    package let rulebook: Rulebook
    package let compiled: Compiled
    /// The machines that differ, by their places, ascending.
    package let changed: [Int]
}

/// A rulebook on which mutants are tried. A value to be made once and shared by threads.
package struct MutationTrial: Sendable {
    /// The files of the rulebook as it is.
    package let trees: [SyntaxTree]
    /// The rulebook as it is, all of its machines counted as changed: whoever notices something here would notice
    /// every mutant.
    package let original: MutatedRulebook
    private let divisions: DivisionTable
    private let calendar: CalendarTable
    private let parsing: [Diagnostic]
    private let warnings: [String: Int]
    private let isStrict: Bool
    private let matter: String?
    private let detectors: [MutationDetector]

    /// - Parameters:
    ///   - trees: The files of a rulebook that the checker finds without error, in the order of their numbers.
    ///   - isStrict: Whether the checker refuses a mutant for a warning that was not there before.
    ///   - matter: Where it is given, only what changes this matter's machine counts, and only what has to do with it
    ///     is asked.
    ///   - detectors: Whom to ask, in this order.
    package init(
        _ trees: [SyntaxTree], divisions: DivisionTable, calendar: CalendarTable, isStrict: Bool = false,
        matter: String? = nil, detectors: [MutationDetector] = MutationDetector.all
    ) {
        self.trees = trees
        self.divisions = divisions
        self.calendar = calendar
        self.isStrict = isStrict
        self.matter = matter
        self.detectors = detectors
        parsing = trees.flatMap { Parser.parse($0.source).diagnostics }
        let (rulebook, diagnostics) = Checker.check(
            trees, divisions: divisions, calendar: calendar, parsing: parsing)
        warnings = MutationTrial.counted(diagnostics)
        let compiled = compile(rulebook)
        let changed = rulebook.matters.indices.filter { matter == nil || rulebook.matters[$0].name == matter }
        original = MutatedRulebook(rulebook: rulebook, compiled: compiled, changed: changed)
    }

    /// What notices something in the rulebook as it is; nil where all is well, as it must be before mutants are tried.
    package var witnessBefore: MutationWitness? { witness(in: original) }

    /// What becomes of the mutant.
    package func verdict(on mutant: Mutant) -> MutationVerdict {
        let file = mutant.location.file
        var trees = trees
        guard let place = trees.firstIndex(where: { $0.source.file == file }) else { return .equivalent }
        let source = trees[place].source
        let (tree, found) = Parser.parse(
            SourceText(file: file, name: source.name, bytes: mutant.edits.applied(to: source.bytes)))
        trees[place] = tree
        let (rulebook, diagnostics) = Checker.check(
            trees, divisions: divisions, calendar: calendar,
            parsing: parsing.filter { $0.location.file != file } + found)
        if let verdict = refusal(by: diagnostics, in: trees) { return verdict }
        let compiled = compile(rulebook)
        let changed = changedMachines(of: compiled)
        if changed.isEmpty { return .equivalent }
        let mutated = MutatedRulebook(rulebook: rulebook, compiled: compiled, changed: changed)
        return witness(in: mutated).map { .noticed($0) } ?? .survived
    }

    private func witness(in mutated: MutatedRulebook) -> MutationWitness? {
        for detector in detectors { if let witness = detector.witness(mutated) { return witness } }
        return nil
    }

    /// The verdict where the checker finds what is no part of the rulebook as it is. What it finds in scenarios and
    /// properties alone is theirs: they no longer fit.
    private func refusal(by diagnostics: [Diagnostic], in trees: [SyntaxTree]) -> MutationVerdict? {
        let errors = diagnostics.filter { $0.severity == .error }
        let witnesses = errors.map { witness(at: $0.location, in: trees) }
        if let first = witnesses.compactMap(\.self).first, !witnesses.contains(nil) { return .noticed(first) }
        if let error = errors.first { return .refused(code: error.code.code) }
        let more = MutationTrial.counted(diagnostics).filter { $0.value > warnings[$0.key, default: 0] }.map(\.key)
        // WHY: here the checker itself says that the change changes nothing.
        if more.contains(DiagnosticCode.optionalSaysNothing.code) { return .equivalent }
        return isStrict ? more.min().map { .refused(code: $0) } : nil
    }

    private func witness(at location: Location, in trees: [SyntaxTree]) -> MutationWitness? {
        for tree in trees where tree.source.file == location.file {
            for declaration in tree.file.declarations {
                switch declaration {
                case .scenario(let scenario) where scenario.span.range.contains(Int(location.span.start)):
                    return .scenario(scenario.title?.value ?? "")
                case .property(let property) where property.span.range.contains(Int(location.span.start)):
                    return .property(property.title?.value ?? "")
                default: continue
                }
            }
        }
        return nil
    }

    /// The machines that run otherwise than before; all, where parties or offices are others.
    private func changedMachines(of compiled: Compiled) -> [Int] {
        let before = original.compiled
        if compiled.bytes == before.bytes { return [] }
        let isShared =
            compiled.ruleset.parties != before.ruleset.parties || compiled.ruleset.offices != before.ruleset.offices
            || compiled.machineHashes.count != before.machineHashes.count
        return original.changed.filter { isShared || compiled.machineHashes[$0] != before.machineHashes[$0] }
    }

    private static func counted(_ diagnostics: [Diagnostic]) -> [String: Int] {
        diagnostics.reduce(into: [:]) { $0[$1.code.code, default: 0] += 1 }
    }
}
