// Golden files: texts kept in the repository that an output must equal. What makes the output is the test's own matter.

import Foundation
import Testing

/// Comparison of outputs with the texts kept under `Tests/…/Golden/`.
///
/// A golden file belongs to a test when its name stands in a Swift file below `Tests/`, or its folder in a call of
/// `Golden.cases(in:)`; `HouseTests` finds those that belong to none.
package enum Golden {
    /// Whether this run writes golden files instead of comparing; such a run always fails.
    package static var isRecording: Bool {
        ProcessInfo.processInfo.environment["ZHUJI_RECORD"] == "1"
    }

    /// Fails the test where `text` is not, byte for byte, what `path` (from the package's root) holds.
    ///
    /// With `ZHUJI_RECORD=1` the file is written, and the test fails to say so.
    package static func check(
        _ text: String, at path: String, fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        let place = SourceLocation(fileID: fileID, filePath: filePath, line: line, column: column)
        if let problem = problem(with: text, at: path, recording: isRecording) {
            Issue.record(Comment(rawValue: problem), sourceLocation: place)
        }
    }

    /// All files in `folder` (from the package's root) with this name extension, each an input with its output.
    ///
    /// A file holds the input, a line `----`, and the output. Record an error where there is none at all.
    package static func cases(in folder: String, extension suffix: String = "txt") -> [GoldenCase] {
        Repository.files(below: folder, suffix: "." + suffix).compactMap(GoldenCase.init(path:))
    }

    /// What is wrong with `text` against the file at `path`; nothing where they agree.
    package static func problem(with text: String, at path: String, recording: Bool) -> String? {
        let file = Repository.url(path)
        let kept = try? String(contentsOf: file, encoding: .utf8)
        if let kept, Array(kept.utf8) == Array(text.utf8) { return nil }
        guard recording else {
            guard let kept else { return "\(path) does not exist. ZHUJI_RECORD=1 swift test writes it." }
            let difference = LineDifference.describe(expected: kept, actual: text)
            return "\(path) differs (- expected, + found; ZHUJI_RECORD=1 swift test records):\n\(difference)"
        }
        do {
            let folder = file.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return "\(path) was recorded. Look at the difference, then run without ZHUJI_RECORD."
        } catch {
            return "\(path) could not be recorded: \(error)"
        }
    }
}

/// One file that shows an input and its output together.
package struct GoldenCase: Sendable, CustomTestStringConvertible {
    /// Where the file lies, from the package's root.
    package let path: String
    /// The text above the line `----`, with its last line break.
    package let input: String

    /// Finds nothing where the file cannot be read; a file without a line `----` has no output yet.
    package init?(path: String) {
        guard let text = try? Repository.text(path) else { return nil }
        self.path = path
        let parts = text.components(separatedBy: "\n----\n")
        input = parts.count > 1 ? parts[0] + "\n" : text
    }

    package var testDescription: String { path }

    /// Fails the test where `output` is not what the file shows below `----`; records as `Golden.check` does.
    package func check(
        _ output: String, fileID: String = #fileID, filePath: String = #filePath, line: Int = #line,
        column: Int = #column
    ) {
        let opened = input.hasSuffix("\n") ? input : input + "\n"
        let whole = opened + "----\n" + output
        Golden.check(whole, at: path, fileID: fileID, filePath: filePath, line: line, column: column)
    }
}
