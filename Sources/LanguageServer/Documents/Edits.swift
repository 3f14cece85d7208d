// Changes of a text as a client types them.

import Source

extension [UInt8] {
    /// Makes the changes, each in the text that the ones before it left.
    mutating func apply(_ changes: [ChangeParameters.Change], in encoding: PositionEncoding) {
        for change in changes {
            guard let range = change.range else {
                self = Array(change.text.utf8)
                continue
            }
            let span = SourceText(name: "", bytes: self).span(of: range, in: encoding)
            replaceSubrange(span.range, with: change.text.utf8)
        }
    }
}
