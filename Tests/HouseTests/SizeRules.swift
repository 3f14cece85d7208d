// The limits: how long a file, a function and a line may be. No file is exempt.

/// The limits on sizes.
enum SizeRules {
    static let linesInFile = 400
    static let linesInFunction = 60
    static let columnsInLine = 120

    /// Files, functions and lines that are too long.
    static func findings(in file: SourceFile) -> [Finding] {
        var found: [Finding] = []
        let count = file.lines.last?.isEmpty == true ? file.lines.count - 1 : file.lines.count
        if count > linesInFile {
            found.append(file.finding(line: 1, "\(count) lines; split it by production, verb or code (400 at most)"))
        }
        for (number, line) in file.lines.enumerated() where line.unicodeScalars.count > columnsInLine {
            let width = line.unicodeScalars.count
            found.append(file.finding(line: number + 1, "\(width) columns; break the line (120 at most)"))
        }
        for body in FunctionBody.all(in: file) where body.lineCount > linesInFunction {
            let message = "a function of \(body.lineCount) lines; give its parts names (60 at most)"
            found.append(file.finding(line: body.firstLine + 1, message))
        }
        return found
    }
}

/// From a function's keyword to the brace that closes it.
struct FunctionBody {
    /// The line of the keyword, counted from 0.
    let firstLine: Int
    /// How many lines it fills.
    let lineCount: Int

    /// The functions, initialisers, subscripts and computed properties of a file.
    static func all(in file: SourceFile) -> [FunctionBody] {
        ["func", "init", "deinit", "subscript", "var"].flatMap { keyword in
            file.places(of: keyword).compactMap { place in body(from: place, keyword: keyword, in: file.code) }
        }
    }

    private static func body(from place: CodePlace, keyword: String, in code: [[UInt8]]) -> FunctionBody? {
        if place.column > 0, code[place.line][place.column - 1] == UInt8(ascii: ".") { return nil }
        var parentheses = 0
        var braces = 0
        var column = place.column + keyword.utf8.count
        for line in place.line..<code.count {
            for byte in code[line][min(column, code[line].count)...] {
                switch byte {
                case UInt8(ascii: "("), UInt8(ascii: "["): parentheses += 1
                case UInt8(ascii: ")"), UInt8(ascii: "]"): parentheses -= 1
                case UInt8(ascii: "{") where parentheses == 0: braces += 1
                case UInt8(ascii: "}") where parentheses == 0:
                    braces -= 1
                    if braces == 0 { return FunctionBody(firstLine: place.line, lineCount: line - place.line + 1) }
                    if braces < 0 { return nil }
                default: break
                }
            }
            column = 0
            if braces == 0, parentheses <= 0, endsDeclaration(keyword, before: line + 1, in: code) { return nil }
        }
        return nil
    }

    /// Whether a declaration without a body so far cannot go on in the next line.
    private static func endsDeclaration(_ keyword: String, before line: Int, in code: [[UInt8]]) -> Bool {
        guard keyword != "var", line < code.count else { return true }
        let next = String(decoding: code[line], as: UTF8.self).trimmingPrefix { $0 == " " }
        return !["{", "->", "where", "throws", "async", ")"].contains { next.hasPrefix($0) }
    }
}
