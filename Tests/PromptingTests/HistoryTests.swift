// Trials of the history: what is kept, and what `!!` means.

import Prompting
import Testing

@Suite struct HistoryTests {
    @Test func blanksAndRepetitionsAreNotKept() {
        var history = History(limit: 3)
        let kept = ["a", "a", " b", "　c", "", "b", "a", "d"].map { history.add($0) }
        #expect(kept == [true, false, false, false, false, true, true, true])
        #expect(history.lines == ["b", "a", "d"])
        #expect(History(["1", "2", "3"], limit: 2).lines == ["2", "3"])
    }

    @Test(arguments: [
        ("!!", "打开 12"), ("！！", "打开 12"), ("!li", "list"), ("!打", "打开 12"), ("!zz", nil), ("open 3", "open 3"),
        ("!", "!"), ("! x", "! x"), ("!! --page 2", "打开 12 --page 2"), ("a!!", "a!!"), ("", ""),
    ])
    func marksMeanLinesGivenBefore(line: String, meaning: String?) {
        #expect(History(["list", "打开 12"]).meaning(of: line) == meaning)
        #expect(History().meaning(of: "!!") == nil)
    }
}
