// Cost against size as a picture in SVG, both axes logarithmic. It is read on light and on dark pages.

import Foundation

/// An axis whose steps are powers of ten: from the one below the least value to the one above the greatest.
package struct LogarithmicAxis: Sendable {
    /// The powers of ten at the ends.
    package let powers: ClosedRange<Int>
    private let start: Double
    private let length: Double

    /// An axis from a place on, so long; `values` that are not above 0 are left out.
    package init(_ values: [Double], start: Double, length: Double) {
        let logarithms = values.filter { $0 > 0 && $0.isFinite }.map(log10)
        let least = Int((logarithms.min() ?? 0).rounded(.down))
        let most = Int((logarithms.max() ?? 1).rounded(.up))
        powers = least...max(most, least + 1)
        self.start = start
        self.length = length
    }

    /// Where a value lies.
    package func place(_ value: Double) -> Double {
        start + (log10(value) - Double(powers.lowerBound)) / Double(powers.count - 1) * length
    }
}

/// A curve of the plot.
package struct Curve: Sendable {
    package let name: String
    package let points: [(size: Double, cost: Double)]

    package init(name: String, points: [(size: Double, cost: Double)]) {
        self.name = name
        self.points = points.sorted { $0.size < $1.size }
    }
}

/// The plot of a figure's sizes, with what stands beside it; nil with fewer than two sizes.
package func plot(of name: String, in figures: [Figure]) -> String? {
    let own = figures.filter { $0.name == name && $0.amount != nil }
    guard let first = own.first, Set(own.compactMap(\.amount)).count > 1 else { return nil }
    var others: [String] = []
    for other in own.flatMap(\.beside) where !others.contains(other.name) { others.append(other.name) }
    let curves = others.map { other in
        Curve(
            name: other,
            points: own.compactMap { figure in
                guard let amount = figure.amount, let there = figure.beside.first(where: { $0.name == other })
                else { return nil }
                return (amount, figure.cost(of: there))
            })
    }
    let mine = Curve(name: "zhuji", points: own.compactMap { figure in figure.amount.map { ($0, figure.cost) } })
    let unit = first.isRate ? "s for one" : first.unit
    return plot([mine] + curves, title: name, unit: unit)
}

/// Curves in one picture.
package func plot(_ curves: [Curve], title: String, unit: String) -> String {
    let (width, height) = (640.0, 400.0)
    let points = curves.flatMap(\.points)
    let across = LogarithmicAxis(points.map(\.size), start: 70, length: 360)
    let up = LogarithmicAxis(points.map(\.cost), start: 340, length: -280)
    var lines = [
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(text(width)) \(text(height))\""
            + " font-family=\"sans-serif\" font-size=\"12\">",
        "<title>\(escaped(title))</title>", style,
        "<text x=\"70\" y=\"30\" font-size=\"15\">\(escaped(title)): \(escaped(unit)), by size</text>",
    ]
    for power in across.powers {
        let x = text(across.place(pow(10, Double(power))))
        lines.append("<path class=\"grid\" d=\"M\(x) 60V340\"/>")
        lines.append("<text x=\"\(x)\" y=\"360\" text-anchor=\"middle\">\(powerText(power))</text>")
    }
    for power in up.powers {
        let y = up.place(pow(10, Double(power)))
        lines.append("<path class=\"grid\" d=\"M70 \(text(y))H430\"/>")
        lines.append("<text x=\"62\" y=\"\(text(y + 4))\" text-anchor=\"end\">\(powerText(power))</text>")
    }
    for (number, curve) in curves.enumerated() {
        let places = curve.points.filter { $0.size > 0 && $0.cost > 0 }.map {
            (x: text(across.place($0.size)), y: text(up.place($0.cost)))
        }
        let color = "c\(number % 6)"
        lines.append(
            "<polyline class=\"\(color)\" points=\"\(places.map { "\($0.x),\($0.y)" }.joined(separator: " "))\"/>")
        lines += places.map { "<circle class=\"\(color)\" cx=\"\($0.x)\" cy=\"\($0.y)\" r=\"3.5\"/>" }
        let y = text(70 + Double(number) * 20)
        lines.append("<circle class=\"\(color)\" cx=\"450\" cy=\"\(y)\" r=\"4\"/>")
        lines.append("<text x=\"460\" y=\"\(y)\" dy=\"4\">\(escaped(curve.name))</text>")
    }
    return (lines + ["</svg>", ""]).joined(separator: "\n")
}

/// Colours that stand out from white and from black alike.
private let style = """
    <style>
    text { fill: #24292f } .grid { stroke: #8c959f; stroke-opacity: .35 } polyline { fill: none; stroke-width: 2 }
    .c0 { stroke: #1f77d0; fill: #1f77d0 } .c1 { stroke: #d1661a; fill: #d1661a } .c2 { stroke: #2f9e44; fill: #2f9e44 }
    .c3 { stroke: #b04fc4; fill: #b04fc4 } .c4 { stroke: #c0392b; fill: #c0392b } .c5 { stroke: #7f7f7f; fill: #7f7f7f }
    polyline.c0, polyline.c1, polyline.c2, polyline.c3, polyline.c4, polyline.c5 { fill: none }
    @media (prefers-color-scheme: dark) { text { fill: #d0d7de } }
    </style>
    """

private func text(_ place: Double) -> String { String(format: "%.1f", place) }

private func powerText(_ power: Int) -> String {
    switch power {
    case 0...3: String(Int(pow(10, Double(power))))
    default: "1e\(power)"
    }
}

private func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
}
