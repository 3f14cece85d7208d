// A terminal for the tests: it does what the editor sends and shows rows of cells. And chance that is the same each
// run.

import Source

/// A screen that knows the few sequences the editor uses; any other is a fault.
struct SmallTerminal {
    let columns: Int
    let lines: Int
    /// The rows, each a list of cells; the second cell of a wide character is empty.
    private(set) var cells: [[String]]
    private(set) var row = 0
    private(set) var column = 0
    private(set) var faults: [String] = []
    private var isFull = false

    init(columns: Int, lines: Int) {
        self.columns = columns
        self.lines = lines
        cells = Array(repeating: Array(repeating: " ", count: columns), count: lines)
    }

    /// What the rows show.
    var rows: [String] {
        cells.map { cells in
            var text = cells.joined()
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    mutating func write(_ text: String) {
        var rest = Substring(text).unicodeScalars
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r": (column, isFull) = (0, false)
            case "\n": feed()
            case "\u{7}": break
            case "\u{1B}": take(&rest)
            default: put(scalar)
            }
        }
    }

    private mutating func feed() {
        isFull = false
        row += 1
        guard row == lines else { return }
        row -= 1
        cells.removeFirst()
        cells.append(Array(repeating: " ", count: columns))
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        let width = displayWidth(of: scalar)
        if width == 0 {
            let place = isFull ? column : max(0, column - 1)
            cells[row][cells[row][place].isEmpty ? place - 1 : place].unicodeScalars.append(scalar)
            return
        }
        if isFull || column + width > columns {
            faults.append("a row was left to break by itself")
            column = 0
            feed()
        }
        cells[row][column] = String(scalar)
        if width == 2 { cells[row][column + 1] = "" }
        isFull = column + width == columns
        column = isFull ? columns - 1 : column + width
    }

    private mutating func take(_ rest: inout Substring.UnicodeScalarView) {
        guard rest.popFirst() == "[" else { return faults.append("no sequence") }
        var parameters = ""
        while let scalar = rest.popFirst() {
            if !("0"..."9").contains(scalar) { return act(scalar, Int(parameters) ?? 1) }
            parameters.unicodeScalars.append(scalar)
        }
    }

    private mutating func act(_ final: Unicode.Scalar, _ count: Int) {
        if final == "m" { return }
        isFull = false
        switch final {
        case "A":
            if row < count { faults.append("above the top") }
            row = max(0, row - count)
        case "B":
            if row + count >= lines { faults.append("below the end") }
            row = min(lines - 1, row + count)
        case "C":
            if column + count >= columns { faults.append("beyond the right") }
            column = min(columns - 1, column + count)
        case "H": (row, column) = (0, 0)
        case "J":
            let first = count == 2 ? 0 : row * columns + column
            for place in first..<lines * columns { cells[place / columns][place % columns] = " " }
        default: faults.append("an unknown sequence \(final)")
        }
    }
}

/// Numbers that look like chance and are the same each run.
struct SeededChance {
    private var state: UInt64

    init(_ seed: UInt64) {
        state = seed
    }

    /// From 0 up to below the limit.
    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % max(1, limit)
    }
}
