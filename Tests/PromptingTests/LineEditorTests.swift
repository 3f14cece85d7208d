// Trials of the line editor: keys in, the line and its cursor out.

import Prompting
import Testing

private let past = ["inbox", "open 3", "list --state done", "打开 12", "open 5"]

private func check(_ typed: String, _ marked: String, at location: SourceLocation = #_sourceLocation) {
    var editor = LineEditor(history: History(past))
    editor.type(typed)
    #expect(editor.marked == marked, sourceLocation: location)
}

@Suite struct LineEditorTests {
    @Test(arguments: [
        ("ab<left>c", "ac|b"), ("ab<C-b><C-b>c<C-f>d", "cad|b"), ("ab<home>c<end>d", "cabd|"),
        ("ab<C-a>c<C-e>d", "cabd|"), ("通过<left>不", "通不|过"), ("ab<left><left><left>c", "c|ab"),
        ("ab<back>c", "ac|"), ("<back>a", "a|"), ("通过<back>", "通|"), ("ab<home><del>", "|b"), ("ab<del>", "ab|"),
        ("ab<home><C-d>", "|b"), ("ab<C-h>", "a|"),
    ])
    func charactersAreWrittenAndErased(typed: String, marked: String) { check(typed, marked) }

    @Test(arguments: [
        ("e\u{301}<left>", "|e\u{301}"), ("xe<left><right>\u{301}", "xe\u{301}|"), ("👩‍💻<left>", "|👩‍💻"),
        ("a👩‍💻b<left><back>", "a|b"), ("🇨🇳🇨🇳<left>", "🇨🇳|🇨🇳"), ("🇨a🇳<left><back>", "🇨🇳|"),
        ("\u{301}<home>e", "e\u{301}|"),
    ])
    func theCursorNeverStandsWithinACharacter(typed: String, marked: String) { check(typed, marked) }

    @Test(arguments: [
        ("one two<A-b>", "one |two"), ("one two  <A-b>", "one |two  "), ("one two<A-b><A-b>", "|one two"),
        ("one two<home><A-f>", "one| two"), ("one two<home><C-right><C-right>", "one two|"),
        ("以 office：下一件<A-b>", "以 office：|下一件"), ("以 office：下一件<A-b><A-b>", "以 |office：下一件"),
        ("证明齐全，同意。<A-b>", "证明齐全，|同意。"), ("“同意”<C-left>", "“|同意”"), ("办件3<A-b>", "办件|3"),
        ("证明齐全，同意。<home><A-f>", "证明齐全|，同意。"), ("a<home><A-b>", "|a"),
    ])
    func wordsKnowIdeographsAndFullWidthMarks(typed: String, marked: String) { check(typed, marked) }

    @Test(arguments: [
        ("one two<C-w>", "one |"), ("one two<C-w><C-y>", "one two|"), ("one two<C-w><C-w><C-y>", "one two|"),
        ("one two<C-u>", "|"), ("one two<A-b><C-u><C-y>", "one |two"), ("one two<A-b><C-k>", "one |"),
        ("one two<A-b><C-k><home><C-y>", "two|one "), ("one two<home><A-d>", "| two"),
        ("one two<home><A-d><A-d><C-y>", "one two|"), ("one two<A-back>", "one |"), ("<C-y>a", "a|"),
        ("以 office：下一件<C-w>", "以 office：|"), ("退回 至 申报人、单位<C-w>", "退回 至 申报人、|"),
        ("one two<C-w>x<C-w><C-y>", "one x|"),
    ])
    func whatIsCutComesBack(typed: String, marked: String) { check(typed, marked) }

    @Test(arguments: [
        ("ab<C-t>", "ba|"), ("abc<left><C-t>", "acb|"), ("abc<home><right><C-t>", "ba|c"), ("a<C-t>", "a|"),
        ("过通<C-t>", "通过|"),
    ])
    func charactersChangePlaces(typed: String, marked: String) { check(typed, marked) }

    @Test(arguments: [
        ("<up>", "open 5|"), ("<up><up>", "打开 12|"), ("<up><up><down>", "open 5|"), ("<up><down>", "|"),
        ("op<up>", "open 5|"), ("op<up><up>", "open 3|"), ("op<up><up><up>", "open 3|"), ("op<up><down>", "op|"),
        ("打<up>", "打开 12|"), ("ope x<left><left><up><down>", "ope| x"), ("<up>1<up>", "open 51|"), ("<down>", "|"),
        ("<C-p><C-p><C-n>", "open 5|"), ("zzz<up>", "zzz|"),
    ])
    func theHistoryIsWalkedByWhatWasTyped(typed: String, marked: String) { check(typed, marked) }

    @Test(arguments: [
        ("<C-r>open", "|open 5"), ("<C-r>open<C-r>", "|open 3"), ("<C-r>state", "list --|state done"),
        ("<C-r>12", "打开 |12"), ("<C-r>12<back><back>in", "|inbox"), ("ab<C-r>open<C-g>", "ab|"),
        ("<C-r>open<C-e>1", "open 51|"), ("<C-r>open<esc>1", "1|open 5"), ("<C-r>openz", "|open 5"),
        ("<C-r>open<C-c>x", "x|"), ("ab<C-r>zz<esc>", "ab|"),
    ])
    func aPartFindsALine(typed: String, marked: String) { check(typed, marked) }

    @Test func keysSayWhatIsToBeDone() {
        var editor = LineEditor(history: History(past))
        #expect(editor.type("<C-d>") == .ended)
        #expect(editor.type("a<C-d>") == .refused)
        #expect(editor.type("<enter>") == .accepted("a"))
        #expect(editor.type("<C-l>") == .cleared)
        #expect(editor.type("<C-z>") == .suspended)
        #expect(editor.type("<C-c>") == .interrupted)
        #expect(editor.type("<C-r>12<enter>") == .accepted("打开 12"))
        editor.begin(prompt: "")
        #expect(editor.type("") == .editing && editor.marked == "|")
    }

    @Test(arguments: [
        ("l<tab>", "list |"), ("lo<tab>", "lo|"), ("a<tab>", "app|"), ("a<tab><tab>", "apply|"),
        ("a<tab><tab><tab>", "approve|"), ("a<tab><tab><tab><tab>", "apply|"), ("a<tab><S-tab>", "approve|"),
        ("a<tab><tab> x", "apply x|"), ("a<tab><tab><esc>x", "applyx|"), ("退<tab>", "退|"),
        ("x a<tab><S-tab><back>", "x approv|"), ("li yes<A-b><left><tab>", "list| yes"), ("<tab><tab>", "apply|"),
    ])
    func tabCompletes(typed: String, marked: String) {
        let names = ["apply", "approve", "list", "退回", "退出"]
        var editor = LineEditor { line, cursor in
            let word = line.prefix(cursor).split(separator: " ", omittingEmptySubsequences: false).last ?? ""
            return names.filter { $0.hasPrefix(word) }.map { Candidate($0, replacing: word.count) }
        }
        editor.type(typed)
        #expect(editor.marked == marked)
    }
}
