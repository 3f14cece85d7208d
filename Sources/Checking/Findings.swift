// What has been found so far, each finding once. The codes and their words live in `Source`.

internal import Source
internal import Syntax

/// A growing list of findings.
struct Findings {
    /// All findings in the order in which they were noted.
    private(set) var list: [Diagnostic] = []
    private var seen: Set<Key> = []

    /// A route's level is checked in every matter that uses it; what is wrong with it is said once.
    private struct Key: Hashable {
        let code: String
        let location: Location
    }

    /// Notes a finding, unless the same code was reported at the same place.
    mutating func report(
        _ code: DiagnosticCode, at location: Location, _ facts: Facts = [:], labels: [Label] = [],
        notes: [Sentence] = [], fixes: [FixIt] = []
    ) {
        guard seen.insert(Key(code: code.code, location: location)).inserted else { return }
        list.append(Diagnostic(code, at: location, facts, labels: labels, notes: notes, fixes: fixes))
    }

    /// Notes an unknown name, with the near one among those that would do, unless a declaration among them is lost.
    mutating func reportUnknown(
        _ code: DiagnosticCode, _ name: String, at location: Location, _ facts: Facts, among known: NameTable
    ) {
        if !known.isIncomplete { reportUnknown(code, name, at: location, facts, among: known.names) }
    }

    /// Whether an error stands within a place.
    func holdErrors(within place: Location) -> Bool {
        list.contains { finding in
            finding.severity == .error && finding.location.file == place.file
                && place.span.range.contains(Int(finding.location.span.start))
        }
    }

    /// Notes an unknown name, with the near one among those that would do.
    mutating func reportUnknown(
        _ code: DiagnosticCode, _ name: String, at location: Location, _ facts: Facts, among known: [String]
    ) {
        let shape = look(of: name)
        let near = known.first { $0 != name && look(of: $0) == shape } ?? nearName(to: name, among: known)
        let fixes = near.map { [FixIt(at: location, replacement: $0, isCertain: false)] } ?? []
        report(code, at: location, facts, notes: Diagnostic.nearNote(near), fixes: fixes)
    }

    /// Takes back the findings of some codes that were noted from a number on.
    mutating func drop(_ codes: [DiagnosticCode], from start: Int) {
        let dropped = list[start...].filter { codes.contains($0.code) }
        for finding in dropped { seen.remove(Key(code: finding.code.code, location: finding.location)) }
        list[start...].removeAll { codes.contains($0.code) }
    }

    /// Whether a finding of the code was noted.
    func contain(_ code: DiagnosticCode) -> Bool { list.contains { $0.code == code } }
}

extension Label {
    /// Where something was declared before.
    static func firstDeclared(at location: Location) -> Label {
        Label(at: location, Sentence(zh: "首次声明于此", en: "first declared here"))
    }

    /// Where something that matters for a finding is declared.
    static func declared(at location: Location) -> Label {
        Label(at: location, Sentence(zh: "声明于此", en: "declared here"))
    }
}
