// Points, boxes and measured texts of a drawn picture, in whole units. At scale 1 a unit is a CSS pixel; y grows
// downwards. What is placed where lives in `PictureLayout.swift`.

internal import Source

/// A point of a picture.
package struct PicturePoint: Hashable, Sendable {
    package var x: Int
    package var y: Int
}

/// An upright rectangle of a picture.
package struct PictureBox: Hashable, Sendable {
    package var x: Int
    package var y: Int
    package let width: Int
    package let height: Int

    package init(x: Int, y: Int, width: Int, height: Int) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    package var maxX: Int { x + width }
    package var maxY: Int { y + height }
    package var midX: Int { x + width / 2 }
    package var midY: Int { y + height / 2 }

    func moved(x: Int, y: Int) -> PictureBox {
        PictureBox(x: self.x + x, y: self.y + y, width: width, height: height)
    }

    /// Whether the two have an area in common.
    package func overlaps(_ other: PictureBox) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }

    /// Whether the other box lies in this one.
    package func contains(_ other: PictureBox) -> Bool {
        x <= other.x && other.maxX <= maxX && y <= other.y && other.maxY <= maxY
    }

    /// Whether the point lies on the rim.
    package func hasOnRim(_ point: PicturePoint) -> Bool {
        let isWithin = (x...maxX).contains(point.x) && (y...maxY).contains(point.y)
        return isWithin && (point.x == x || point.x == maxX || point.y == y || point.y == maxY)
    }
}

/// How large a text is written, by what it says.
package enum PictureFont: String, Hashable, Sendable, CaseIterable {
    case heading, group, title, detail, label, number, step

    /// Units of the font's square.
    package var size: Int {
        switch self {
        case .heading: 20
        case .title: 15
        case .group: 13
        case .detail, .label, .step: 12
        case .number: 11
        }
    }

    /// Units from one line to the next.
    package var leading: Int { size * 7 / 5 + 1 }
}

/// A text in lines, measured.
struct PictureText: Hashable, Sendable {
    let lines: [String]
    let font: PictureFont

    /// The texts below one another, each broken where it is wider than that many units.
    init(_ texts: [String], _ font: PictureFont, upTo width: Int) {
        self.font = font
        lines = texts.map { printable($0) }.flatMap { PictureText.broken($0, font, upTo: width) }
    }

    /// The text in as few lines as it takes, which are about as long as each other.
    private static func broken(_ text: String, _ font: PictureFont, upTo limit: Int) -> [String] {
        if width(of: text, font) <= limit { return [text] }
        var columns = max(2, 2 * limit / font.size)
        var lines = wrapped(text, toWidth: columns)
        while columns > 2, lines.contains(where: { width(of: $0, font) > limit }) {
            columns -= 1
            lines = wrapped(text, toWidth: columns)
        }
        while columns > 2 {
            columns -= 1
            let narrower = wrapped(text, toWidth: columns)
            if narrower.count > lines.count { break }
            lines = narrower
        }
        return lines
    }

    /// Units of the widest line.
    var width: Int { lines.map { PictureText.width(of: $0, font) }.max() ?? 0 }

    var height: Int { lines.count * font.leading }

    /// At least the units that a line takes, whichever font without serifs the reader has.
    private static func width(of line: String, _ font: PictureFont) -> Int {
        let total = line.unicodeScalars.reduce(0) { $0 + hundredths(of: $1) }
        return (total * font.size + 99) / 100
    }

    /// Hundredths of the font's square. A sign that only some fonts have narrow counts as an ideograph.
    private static func hundredths(of scalar: Unicode.Scalar) -> Int {
        switch scalar {
        case "i", "j", "l", "I", " ", "!", "'", ",", ".", ":", ";", "|", "(", ")", "[", "]", "f", "t", "r": 48
        case "m", "w", "M", "W", "@", "%": 105
        case "A"..."Z", "+", "=", "<", ">", "~": 84
        case " "..."~": 68
        default: displayWidth(of: scalar) == 0 ? 0 : scalar.value < 0x1F000 ? 102 : 140
        }
    }
}
