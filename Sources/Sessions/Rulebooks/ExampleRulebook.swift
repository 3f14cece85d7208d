// The examples of codes as rulebooks, with the parties, the table of divisions and the calendar that
// they stand beside. The examples'
// texts are not here: they stand with the codes.

package import Source

extension RulebookFiles {
    /// The name of the file that holds an example's text; it is the first of `sources`.
    package static let exampleName = "example.matter"

    /// The wrong text of an example, checked.
    package init(wrong example: DiagnosticExample) {
        self.init(example, text: example.wrong, table: example.divisions, calendar: example.calendar)
    }

    /// The right text of an example, checked.
    package init(right example: DiagnosticExample) {
        self.init(example, text: example.right, table: nil, calendar: nil)
    }

    private init(_ example: DiagnosticExample, text: String, table: String?, calendar: String?) {
        let shown = DiagnosticExample.bytes(ofShown: example.shown(text))
        var files = [(name: RulebookFiles.exampleName, bytes: shown)]
        if example.needsPrelude { files.append(("parties.matter", Array(DiagnosticExample.prelude.utf8))) }
        let beside = [
            DiagnosticExample.tableName: table ?? DiagnosticExample.divisions,
            DiagnosticExample.calendarName: calendar ?? DiagnosticExample.calendarOf2026,
        ]
        self.init(files, inUse: { _ in true }, year: 2026, companion: { beside[$0].map { Array($0.utf8) } })
    }
}
