// Trials of what the terminal is sent: whatever is typed, it shows what a drawing from nothing would show.

import Prompting
import Reporting
import Testing

/// An editor at a terminal.
private struct Desk {
    var editor: LineEditor
    var screen: Screen
    var terminal: SmallTerminal

    init(columns: Int, lines: Int, prompt: String = "zhang> ") {
        editor = LineEditor(prompt: prompt, history: History(["approve 同意", "退回 至 申报人 请补充"])) { line, cursor in
            let names = ["apply", "approve", "申报", "审核通过一个很长很长的名字"]
            return names.map { Candidate($0, replacing: min(cursor, 1), summary: cursor % 2 == 0 ? "说明 summary" : "") }
        }
        screen = Screen(columns: columns, lines: lines)
        terminal = SmallTerminal(columns: columns, lines: lines)
        draw()
    }

    var frame: Frame { Frame(editor, columns: screen.columns, lines: screen.lines, ink: .ansi) }

    mutating func draw() {
        terminal.write(screen.show(frame))
    }

    mutating func press(_ keys: [Key]) {
        for key in keys {
            _ = editor.handle(key)
            draw()
        }
    }

    /// What is not as a drawing from nothing would have it; `above` is what stood there before.
    func faults() -> [String] {
        var blank = SmallTerminal(columns: screen.columns, lines: screen.lines)
        var fresh = Screen(columns: screen.columns, lines: screen.lines)
        blank.write(fresh.show(frame))
        let top = terminal.row - blank.row
        let shown = top < 0 ? [] : Array(terminal.rows[top...].prefix(frame.rows.count))
        var faults = terminal.faults + blank.faults
        if shown != Array(blank.rows.prefix(frame.rows.count)) { faults.append("\(shown) for \(blank.rows)") }
        if terminal.column != blank.column { faults.append("the cursor at \(terminal.column), not \(blank.column)") }
        if top >= 0, terminal.rows[top...].dropFirst(frame.rows.count).contains(where: { !$0.isEmpty }) {
            faults.append("something is left below")
        }
        return faults
    }
}

@Suite struct ScreenTests {
    private func check(
        _ typed: String, columns: Int = 12, lines: Int = 6, _ rows: [String], cursor: (Int, Int),
        at location: SourceLocation = #_sourceLocation
    ) {
        var desk = Desk(columns: columns, lines: lines, prompt: "a> ")
        desk.press(keys(typed))
        let shown = Array(desk.terminal.rows.prefix(while: { !$0.isEmpty }))
        #expect(shown == rows, sourceLocation: location)
        #expect((desk.terminal.row, desk.terminal.column) == cursor, sourceLocation: location)
        #expect(desk.faults().isEmpty, "\(desk.faults())", sourceLocation: location)
    }

    @Test func rowsBreakByTheWidthOfCharacters() {
        check("通过", ["a> 通过"], cursor: (0, 7))
        check("通过通过", ["a> 通过通过"], cursor: (0, 11))
        check("通过通过通", ["a> 通过通过", "通"], cursor: (1, 2))
        check("123456789", ["a> 123456789"], cursor: (1, 0))
        check("123456789a", ["a> 123456789", "a"], cursor: (1, 1))
        check("123456789a<left>", ["a> 123456789", "a"], cursor: (1, 0))
        check("123456789a<left><left>", ["a> 123456789", "a"], cursor: (0, 11))
        check("通过通过通<left>", ["a> 通过通过", "通"], cursor: (1, 0))
        check("通过通过通<left><left>x", ["a> 通过通x过", "通"], cursor: (0, 10))
    }

    @Test func whatActsOnATerminalIsWrittenOut() {
        check("a\u{202E}b", columns: 30, ["a> a\\u{202E}b"], cursor: (0, 13))
        var desk = Desk(columns: 30, lines: 5, prompt: "a> ")
        desk.press([.pasted("x\u{1B}[2J\ty")])
        #expect(desk.terminal.rows[0] == "a> x\\u{1B}[2J y")
    }

    @Test func candidatesStandBelowAndGo() {
        let listed = [
            "a> ab", "apply                       说明 summa…", "approve                     说明 summa…",
            "申报                        说明 summa…", "审核通过一个很长很长的名字  说明 summa…",
        ]
        check("ab<tab>", columns: 40, listed, cursor: (0, 5))
        check("ab<tab><esc>", columns: 40, ["a> ab"], cursor: (0, 5))
        check("ab<tab><tab>", columns: 12, lines: 4, ["a> aapply", "apply", "approve", "… +2"], cursor: (0, 9))
        check("ab<C-r>补充", columns: 30, ["(search“补充”) 退回 至 申报人", "请补充"], cursor: (1, 2))
    }

    @Test func aLineTallerThanTheTerminalIsShownAroundTheCursor() {
        var desk = Desk(columns: 10, lines: 4)
        desk.press([.pasted(String(repeating: "0123456789", count: 20))])
        #expect(desk.terminal.row == 3)
        desk.press([.home])
        #expect(desk.terminal.rows[0] == "zhang> 012")
        #expect(desk.faults().isEmpty, "\(desk.faults())")
    }

    @Test func aNewSizeIsDrawnAnew() {
        var desk = Desk(columns: 20, lines: 6)
        desk.press(keys("一二三四五六七八九"))
        #expect(desk.terminal.rows[1] == "七八九")
        var narrow = SmallTerminal(columns: 10, lines: 6)
        narrow.write("zhang> 一\r\n二三四五六\r\n七八九")
        desk.terminal = narrow
        desk.terminal.write(desk.screen.resize(columns: 10, lines: 6))
        desk.draw()
        #expect(Array(desk.terminal.rows.prefix(3)) == ["zhang> 一", "二三四五六", "七八九"])
        #expect(desk.faults().isEmpty, "\(desk.faults())")
    }

    @Test func whatIsLeftStaysAndTheNextLineBeginsBelow() {
        var desk = Desk(columns: 20, lines: 6)
        desk.press(keys("x<tab>"))
        desk.editor.goToEnd()
        desk.draw()
        desk.terminal.write(desk.screen.leave())
        #expect(desk.terminal.rows[0] == "zhang> x" && desk.terminal.rows[1].isEmpty)
        #expect((desk.terminal.row, desk.terminal.column) == (1, 0))
        desk.terminal.write(desk.screen.clear())
        #expect(desk.terminal.rows == Array(repeating: "", count: 6))
    }

    @Test(arguments: [(5, 3), (8, 4), (20, 5), (40, 24), (80, 24)])
    func whateverIsTypedTheTerminalShowsTheLine(columns: Int, lines: Int) {
        let texts = ["a", "通", "，", "e\u{301}", "\u{301}", "👩‍💻", "🇨", " ", "　", "\u{200B}", "ab cd", "申报人基本信息"]
        var chance = SeededChance(UInt64(columns))
        for _ in 0..<12 {
            var desk = Desk(columns: columns, lines: lines)
            var pressed: [Key] = []
            for _ in 0..<60 {
                let key =
                    chance.below(2) == 0
                    ? Key.text(texts[chance.below(texts.count)]) : everyKey[chance.below(everyKey.count)]
                pressed.append(key)
                desk.press([key])
                let line = desk.editor.line
                #expect(Array(line.text) == line.characters, "\(pressed)")
                #expect((0...line.characters.count).contains(line.cursor))
                let faults = desk.faults()
                #expect(faults.isEmpty, "\(faults) after \(pressed)")
                if !faults.isEmpty { return }
            }
        }
    }
}
