// The colours of drawn pictures, each for light and for dark surroundings. Texts differ from their ground by 4.5 to 1
// at the least.

/// Which surroundings a picture stands in.
enum PictureLight {
    case light, dark
}

/// What a part of a picture is coloured with.
struct PictureColour {
    let selector: String
    let property: String
    let light: String
    let dark: String
    /// Whether it marks a case's way.
    var isOfWay = false

    /// Every colour, in the order of the sheet: what comes later counts more.
    static let all = ground + arrows + boxes + ways

    private init(_ selector: String, _ property: String, _ pair: Pair) {
        self.selector = selector
        self.property = property
        (light, dark) = pair
    }

    private typealias Pair = (String, String)

    private static let ground = [
        PictureColour(".paper", "fill", ("#ffffff", "#12171d")),
        PictureColour(".heading", "fill", ink), PictureColour(".dot", "fill", ink),
        PictureColour(".group", "fill", ("#52606d", "#a9b4c0")),
        PictureColour(".frame", "fill", ("#f6f8fa", "#181f27")),
        PictureColour(".frame", "stroke", ("#9aa8b7", "#526071")),
    ]

    private static let ink = ("#1f2933", "#e6ebf1")

    /// What goes back to the applicant stands out.
    private static let arrows =
        arrow("", ("#64748b", "#8b9bb0"), ("#334155", "#c6d0dc"))
        + arrow(".back", ("#b45309", "#e0a14a"), ("#92400e", "#f0c486"))

    /// Blue decides, amber is with the applicant, violet appraises, green is what was applied for.
    private static let boxes =
        box(".review", ("#eaf2fb", "#182a3f"), decides.line, decides.text)
        + box(".dispatch", ("#ffffff", "#12171d"), decides.line, decides.text)
        + box(".appraisal", ("#f3eefb", "#2a2140"), ("#7350b0", "#a68be0"), ("#40256f", "#e8dffa"))
        + [".draft", ".returned"].flatMap {
            box($0, ("#fff7e6", "#33280f"), ("#b7791f", "#d9a441"), ("#573a08", "#f8e7c4"))
        }
        + box(".end", ("#f4f5f7", "#222a33"), ("#6b7280", "#8995a5"), ("#2b333e", "#e0e6ed"))
        + box(".end.goal", ("#e8f6ee", "#12301f"), ("#2c8a57", "#4fb37d"), ("#10482a", "#d3f2e0"))

    private static let decides = (line: ("#2f6db0", "#5b9bdc"), text: ("#123a63", "#d8e8fa"))

    /// Where a case went, and where it is: the red of a seal.
    private static let ways = {
        let seal = ("#b4123f", "#ff8fa8")
        let onSeal = ("#ffffff", "#2b0410")
        let marks =
            arrow(".walked", seal, seal) + box(".node.here", seal, seal, onSeal) + [
                PictureColour(".node.here .rim", "stroke", onSeal),
                PictureColour(".node.walked .box", "stroke", seal), PictureColour(".node.walked .rim", "stroke", seal),
                PictureColour(".walked .badge", "fill", seal), PictureColour(".walked .number", "fill", onSeal),
                PictureColour(".walked .step", "fill", ink),
            ]
        return marks.map { mark in
            var mark = mark
            mark.isOfWay = true
            return mark
        }
    }()

    private static func arrow(_ kind: String, _ line: Pair, _ text: Pair) -> [PictureColour] {
        [
            PictureColour(".arrow\(kind) .line", "stroke", line), PictureColour(".arrow\(kind) .tip", "fill", line),
            PictureColour(".arrow\(kind) .label", "fill", text),
        ]
    }

    private static func box(_ kind: String, _ fill: Pair, _ line: Pair, _ text: Pair) -> [PictureColour] {
        [
            PictureColour("\(kind) .box", "fill", fill), PictureColour("\(kind) .box", "stroke", line),
            PictureColour("\(kind) .rim", "stroke", line), PictureColour("\(kind) text", "fill", text),
        ]
    }
}
