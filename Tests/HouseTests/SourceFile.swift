// A Swift file of the repository as the rules see it, and what a rule finds in it. The rules lie in files of their own.

import TestSupport

/// A Swift file: its path from the root, its lines, and its code alone.
struct SourceFile {
    let path: String
    /// The lines as they stand.
    let lines: [Substring]
    /// The lines with comments and strings blanked out.
    let code: [[UInt8]]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        code = MaskedSwift(text).lines
    }

    /// Every Swift file below `Sources` and `Tests`.
    static let all: [SourceFile] = ["Sources", "Tests"].flatMap { folder in
        Repository.files(below: folder, suffix: ".swift").compactMap { path in
            (try? Repository.text(path)).map { SourceFile(path: path, text: $0) }
        }
    }

    /// The folder below `Sources` or `Tests`: the target that the file belongs to.
    var target: String {
        let parts = path.split(separator: "/")
        return parts.count > 2 ? String(parts[1]) : ""
    }

    var isSource: Bool { path.hasPrefix("Sources/") }

    /// A fault in this file; `line` counts from 1.
    func finding(line: Int, _ message: String) -> Finding {
        Finding(place: "\(path):\(line)", message: message)
    }
}

/// One fault and its cure.
struct Finding: CustomStringConvertible {
    let place: String
    let message: String

    var description: String { "\(place): \(message)" }
}

/// A place in a file's code.
struct CodePlace {
    /// The line, counted from 0.
    let line: Int
    /// The byte in the line, counted from 0.
    let column: Int
}

extension SourceFile {
    /// The places where `word` stands in the code and is no part of a longer name.
    func places(of word: String) -> [CodePlace] {
        let wanted = Array(word.utf8)
        guard let first = wanted.first, let last = wanted.last else { return [] }
        var found: [CodePlace] = []
        for (number, line) in code.enumerated() where line.count >= wanted.count {
            for start in 0...(line.count - wanted.count) where line[start] == first {
                let end = start + wanted.count
                guard line[start..<end].elementsEqual(wanted) else { continue }
                if isNameByte(first), start > 0, isNameByte(line[start - 1]) { continue }
                if isNameByte(last), end < line.count, isNameByte(line[end]) { continue }
                found.append(CodePlace(line: number, column: start))
            }
        }
        return found
    }
}

/// Whether a byte may belong to a name.
func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 128...:
        true
    default: false
    }
}
