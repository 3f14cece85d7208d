// What a drawn picture looks like: the style sheet that stands in it, for light and for dark surroundings.

/// The style sheet. Every rule begins with the root's class, so that none reaches what stands around the picture.
enum PictureStyle {
    /// The class of the root element.
    static let root = "zhuji-picture"

    /// The sheet; what marks a case's way only where one is shown.
    static func sheet(withWay hasWay: Bool) -> String {
        let shapes = shapes + (hasWay ? wayShapes : [])
        return rules(shapes + colours(.light, hasWay)) + "\n@media (prefers-color-scheme: dark) {\n"
            + rules(colours(.dark, hasWay)) + "\n}"
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

    private static let wayShapes = [
        (".number", "font-weight: 700"), (".walked .line", "stroke-width: 2.5"),
        (".walked .box", "stroke-width: 2.5"), (".here .box", "stroke-width: 2.5"),
    ]

    private static func colours(_ light: PictureLight, _ hasWay: Bool) -> [(String, String)] {
        var rules: [(String, String)] = []
        for colour in PictureColour.all where hasWay || !colour.isOfWay {
            rules.append((colour.selector, "\(colour.property): \(light == .light ? colour.light : colour.dark)"))
        }
        return rules
    }
}
