// A whole run: the figures with the machine, the date and the commit, to JSON and back. How two runs differ is said in
// the comparison.

package import Foundation

/// Where and when figures were taken.
package struct Setting: Codable, Sendable {
    package let processor: String
    package let cores: Int
    package let kernel: String
    package let swift: String
    /// ISO 8601, UTC.
    package let date: String
    /// Empty where the call did not give it.
    package let commit: String
    /// Whether rounds and sizes were cut short.
    package let isQuick: Bool

    package init(
        processor: String, cores: Int, kernel: String, swift: String, date: String, commit: String, isQuick: Bool
    ) {
        self.processor = processor
        self.cores = cores
        self.kernel = kernel
        self.swift = swift
        self.date = date
        self.commit = commit
        self.isQuick = isQuick
    }

    /// One line for people.
    package var text: String {
        let commit = commit.isEmpty ? "" : ", commit `\(commit)`"
        let short = isQuick ? "; short rounds" : ""
        return "\(date)\(commit): \(cores) cores of \(processor), \(kernel), \(swift)\(short)"
    }
}

/// The figures of one run, every round of them.
package struct Report: Codable, Sendable {
    /// The version of this form.
    package let version: Int
    package let setting: Setting
    package let figures: [Figure]

    /// The version that this code reads and writes.
    package static let currentVersion = 1

    package init(setting: Setting, figures: [Figure]) {
        version = Self.currentVersion
        self.setting = setting
        self.figures = figures
    }

    /// As JSON, members in the order of their names.
    package func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self) + Data("\n".utf8)
    }

    /// What `json` wrote; nil where it is none, or of another version.
    package static func parse(_ data: Data) -> Report? {
        guard let report = try? JSONDecoder().decode(Report.self, from: data), report.version == currentVersion
        else { return nil }
        return report
    }
}
