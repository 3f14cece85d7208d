// The content of files that are made up: small documents that say what they are. Where they are attached, and under
// what name, is not known here.

/// What a file that was made up holds.
package enum SampleContent {
    /// The kinds that begin as such files do; any other begins like the first.
    package static let kinds = ["pdf", "jpg", "png"]

    /// A document of this kind, by its lower-case extension; no longer than the limit.
    package static func bytes(ofKind kind: String, limitBytes: Int = .max) -> [UInt8] {
        let head =
            switch kind {
            case "jpg": "\u{FFFD}JFIF"
            case "png": "\u{FFFD}PNG\r\n"
            default: "%PDF-1.4\n"
            }
        return Array((head + "% 演练用附件，内容为空。\n").utf8.prefix(max(1, limitBytes)))
    }
}
