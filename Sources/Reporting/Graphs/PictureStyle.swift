// What a drawn picture looks like: the style sheet that stands in it, for light and for dark surroundings.

/// The style sheet. Every rule begins with the root's class, so that none reaches what stands around the picture.
enum PictureStyle {
    /// The class of the root element.
    static let root = "zhuji-picture"

    /// The sheet; what marks a case's way only where one is shown.
    static func sheet(withWay hasWay: Bool) -> String {
        let bright = shapes + light + (hasWay ? ways + lightWay : [])
        return rules(bright) + "\n@media (prefers-color-scheme: dark) {\n" + rules(dark + (hasWay ? darkWay : []))
            + "\n}"
    }

    private static func rules(_ rules: [(String, String)]) -> String {
        rules.map { selector, declarations in ".\(root) \(selector) { \(declarations) }" }.joined(separator: "\n")
    }

    private static let family =
        "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', 'Hiragino Sans GB', sans-serif"

    private static let shapes =
        [
            ("text", "font: 400 12px \(family); letter-spacing: 0; word-spacing: 0; text-transform: none"),
            (".centred", "text-anchor: middle"),
            (".heading", "font-weight: 700"),
            (".group", "font-weight: 600"),
            (".title", "font-weight: 600"),
            (".line", "fill: none; stroke-width: 1.5"),
            (".box", "stroke-width: 1.5"),
            (".rim", "fill: none; stroke-width: 1"),
            (".frame", "stroke-width: 1; stroke-dasharray: 5 4"),
            (".dispatch .box", "stroke-dasharray: 5 3"),
        ] + PictureFont.allCases.map { (".\($0.rawValue)", "font-size: \($0.size)px") }

    private static let ways = [
        (".number", "font-weight: 700"), (".walked .line", "stroke-width: 2.5"),
        (".walked .box", "stroke-width: 2.5"), (".here .box", "stroke-width: 2.5"),
    ]
    private static let lightWay = walked("#b4123f", on: "#ffffff", ink: "#1f2933")
    private static let darkWay = walked("#ff8fa8", on: "#2b0410", ink: "#e6ebf1")

    private static let light =
        paper("#ffffff", ink: "#1f2933", quiet: "#52606d", frame: "#f6f8fa", rim: "#9aa8b7")
        + arrow("", line: "#64748b", text: "#334155") + arrow(".back", line: "#b45309", text: "#92400e")
        + node("review", fill: "#eaf2fb", line: "#2f6db0", text: "#123a63")
        + node("dispatch", fill: "#ffffff", line: "#2f6db0", text: "#123a63")
        + node("appraisal", fill: "#f3eefb", line: "#7350b0", text: "#40256f")
        + node("draft", fill: "#fff7e6", line: "#b7791f", text: "#573a08")
        + node("returned", fill: "#fff7e6", line: "#b7791f", text: "#573a08")
        + node("end", fill: "#f4f5f7", line: "#6b7280", text: "#2b333e")
        + node("end.goal", fill: "#e8f6ee", line: "#2c8a57", text: "#10482a")

    private static let dark =
        paper("#12171d", ink: "#e6ebf1", quiet: "#a9b4c0", frame: "#181f27", rim: "#526071")
        + arrow("", line: "#8b9bb0", text: "#c6d0dc") + arrow(".back", line: "#e0a14a", text: "#f0c486")
        + node("review", fill: "#182a3f", line: "#5b9bdc", text: "#d8e8fa")
        + node("dispatch", fill: "#12171d", line: "#5b9bdc", text: "#d8e8fa")
        + node("appraisal", fill: "#2a2140", line: "#a68be0", text: "#e8dffa")
        + node("draft", fill: "#33280f", line: "#d9a441", text: "#f8e7c4")
        + node("returned", fill: "#33280f", line: "#d9a441", text: "#f8e7c4")
        + node("end", fill: "#222a33", line: "#8995a5", text: "#e0e6ed")
        + node("end.goal", fill: "#12301f", line: "#4fb37d", text: "#d3f2e0")

    private static func paper(
        _ paper: String, ink: String, quiet: String, frame: String, rim: String
    ) -> [(String, String)] {
        [
            (".paper", "fill: \(paper)"), (".heading", "fill: \(ink)"), (".dot", "fill: \(ink)"),
            (".group", "fill: \(quiet)"), (".frame", "fill: \(frame); stroke: \(rim)"),
        ]
    }

    private static func arrow(_ kind: String, line: String, text: String) -> [(String, String)] {
        [
            (".arrow\(kind) .line", "stroke: \(line)"), (".arrow\(kind) .tip", "fill: \(line)"),
            (".arrow\(kind) .label", "fill: \(text)"),
        ]
    }

    /// What a case went through, and where it is.
    private static func walked(_ line: String, on: String, ink: String) -> [(String, String)] {
        [
            (".arrow.walked .line", "stroke: \(line)"), (".arrow.walked .tip", "fill: \(line)"),
            (".arrow.walked .label", "fill: \(line)"), (".arrow.walked .badge", "fill: \(line)"),
            (".arrow.walked .number", "fill: \(on)"), (".arrow.walked .step", "fill: \(ink)"),
            (".node.walked .box", "stroke: \(line)"), (".node.walked .rim", "stroke: \(line)"),
            (".node.here .box", "fill: \(line); stroke: \(line)"), (".node.here .rim", "stroke: \(on)"),
            (".node.here text", "fill: \(on)"),
        ]
    }

    private static func node(_ kind: String, fill: String, line: String, text: String) -> [(String, String)] {
        [
            (".\(kind) .box", "fill: \(fill); stroke: \(line)"), (".\(kind) .rim", "stroke: \(line)"),
            (".\(kind) text", "fill: \(text)"),
        ]
    }
}
