// The examples of codes as rulebooks, with the parties and the table of divisions that they stand beside. The examples'
// texts are not here: they stand with the codes.

package import Source

extension RulebookFiles {
    /// The name of the file that holds an example's text; it is the first of `sources`.
    package static let exampleName = "example.matter"

    /// The wrong text of an example, checked.
    package init(wrong example: DiagnosticExample) {
        self.init(example, text: example.wrong, table: example.divisions)
    }

    /// The right text of an example, checked.
    package init(right example: DiagnosticExample) {
        self.init(example, text: example.right, table: nil)
    }

    private init(_ example: DiagnosticExample, text: String, table: String?) {
        let shown = DiagnosticExample.bytes(ofShown: example.shown(text))
        var files = [(name: RulebookFiles.exampleName, bytes: shown)]
        if example.needsPrelude { files.append(("parties.matter", Array(DiagnosticExample.prelude.utf8))) }
        let beside = Array((table ?? DiagnosticExample.divisions).utf8)
        self.init(
            files, inUse: { _ in true }, companion: { $0 == DiagnosticExample.tableName ? beside : nil })
    }
}
