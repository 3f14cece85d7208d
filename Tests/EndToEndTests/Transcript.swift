// The form of a transcript file: what may stand in it, how it is read and written. Running one is in TranscriptRun.

/// Commands with what they say, as one text.
///
/// A line is one of
/// - `# …`: a remark
/// - `@file NAME` … `@end`: a file put into the transcript's folder
/// - `@copy PATH`: a file or folder of the repository, copied into that folder under its own last name
/// - `@set NAME=VALUE`: a variable for the commands that follow
/// - `$ …`: a command for the shell, with the transcript's folder as working directory
/// - `< …`: a line of the command's standard input, directly below it
/// - `! …`: a line of its standard error
/// - `? 1`: its exit status, left out for 0
/// - anything else: a line of its standard output.
///
/// An output line that would read as one of these has a `\` before it; `\c` stands where an output lacks its last
/// line break.
struct Transcript: Equatable {
    /// One block of the file.
    enum Block: Equatable {
        case remark(String)
        case file(name: String, lines: [String])
        case copy(path: String)
        case set(name: String, value: String)
        case command(line: String, input: [String], said: [String])
    }

    /// The blocks in their order.
    var blocks: [Block] = []

    /// Reads any text: lines before the first command that are none of the above are remarks.
    init(parsing text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)[...]
        while let line = lines.popFirst() {
            if let block = Self.block(opening: line, from: &lines) {
                blocks.append(block)
            } else if !line.isEmpty {
                blocks.append(.remark(line))
            }
        }
    }

    /// The one way to write the transcript: an empty line between its parts.
    var text: String {
        var lines: [String] = []
        var last: Block?
        for block in blocks {
            if let last, Self.areParted(last, block) { lines.append("") }
            lines += Self.lines(of: block)
            last = block
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func block(opening line: String, from lines: inout ArraySlice<String>) -> Block? {
        if line.hasPrefix("@file ") {
            var content: [String] = []
            while let next = lines.popFirst(), next != "@end" { content.append(next) }
            return .file(name: String(line.dropFirst(6)), lines: content)
        }
        if line.hasPrefix("@copy ") { return .copy(path: String(line.dropFirst(6))) }
        if line.hasPrefix("@set "), let sign = line.firstIndex(of: "=") {
            return .set(name: String(line[..<sign].dropFirst(5)), value: String(line[sign...].dropFirst()))
        }
        guard line.hasPrefix("$ ") else { return nil }
        var input: [String] = []
        while let next = lines.first, next.hasPrefix("< ") {
            input.append(String(next.dropFirst(2)))
            lines.removeFirst()
        }
        var said: [String] = []
        while let next = lines.first, !opensBlock(next) {
            said.append(next)
            lines.removeFirst()
        }
        while said.last?.isEmpty == true { said.removeLast() }
        return .command(line: String(line.dropFirst(2)), input: input, said: said)
    }

    private static func opensBlock(_ line: String) -> Bool {
        ["$ ", "# ", "@file ", "@copy ", "@set "].contains { line.hasPrefix($0) }
    }

    private static func areParted(_ first: Block, _ second: Block) -> Bool {
        switch (first, second) {
        case (.remark, _), (.copy, .copy), (.copy, .set), (.set, .copy), (.set, .set): false
        default: true
        }
    }

    private static func lines(of block: Block) -> [String] {
        switch block {
        case .remark(let line): [line]
        case .file(let name, let content): ["@file \(name)"] + content + ["@end"]
        case .copy(let path): ["@copy \(path)"]
        case .set(let name, let value): ["@set \(name)=\(value)"]
        case .command(let line, let input, let said): ["$ \(line)"] + input.map { "< \($0)" } + said
        }
    }
}
