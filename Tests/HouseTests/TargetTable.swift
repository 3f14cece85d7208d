// The targets as Package.swift and Docs/Architecture.md state them. Comparing the two with the code is ImportRule's.

import TestSupport

/// One target: what it may import.
struct TargetRow: Equatable {
    let name: String
    /// The targets of the package that it may import.
    let imports: Set<String>
    /// The modules of the system that it may import.
    var system: Set<String> = []
    /// Modules of the system that only one file of the target may import.
    var exceptions: [SystemException] = []
}

/// A system module that one file alone may import.
struct SystemException: Equatable {
    let module: String
    let file: String
}

/// The table of targets.
enum TargetTable {
    /// The rows that the manifest states, tests included.
    static func inManifest(_ text: String) -> [TargetRow] {
        let called = text.matches(of: /(?:layer|program|tests)\(\s*"([^"]+)",\s*\[([^\]]*)\]/)
        let plain = text.matches(of: /\.target\(name: "([^"]+)", path:/)
        let rows = called.map { TargetRow(name: String($0.1), imports: Set(quoted(in: $0.2))) }
        return rows + plain.map { TargetRow(name: String($0.1), imports: []) }
    }

    /// The rows of the first table in the architecture page whose head says `may import`.
    ///
    /// Its columns are the target, its imports from the package, and its imports from the system, `–` for none. A
    /// module followed by `in` and a file's name is that file's alone.
    static func inArchitecture(_ text: String) -> [TargetRow] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let table = lines.drop { !($0.hasPrefix("| target") && $0.contains("may import")) }
        return table.dropFirst(2).prefix { $0.hasPrefix("|") }.compactMap(row)
    }

    private static func quoted(in text: Substring) -> [String] {
        text.matches(of: /"([^"]+)"/).map { String($0.1) }
    }

    private static func row(_ line: Substring) -> TargetRow? {
        let cells = line.split(separator: "|").map { $0.trimmingWhitespace() }
        guard cells.count >= 3 else { return nil }
        let name = cells[0].replacing("`", with: "")
        let exceptions = cells[2].matches(of: /(\w+) in `([^`]+)`/).map {
            SystemException(module: String($0.1), file: String($0.2))
        }
        let plain = cells[2].replacing(/\w+ in `[^`]+`/, with: "")
        return TargetRow(
            name: name, imports: names(in: cells[1]), system: names(in: plain), exceptions: exceptions)
    }

    private static func names(in cell: String) -> Set<String> {
        Set(cell.matches(of: /[A-Za-z][A-Za-z-]*/).map { String($0.0) })
    }
}

extension Substring {
    /// The text without spaces at its ends.
    func trimmingWhitespace() -> String {
        String(trimmingPrefix(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }
}
