// The table, the page and the plots of figures.

import Measuring
import Testing

struct TableTests {
    @Test(arguments: [
        (0.0, "0"), (0.00412, "0.00412"), (1.5, "1.5"), (12.34, "12.3"), (150, "150"), (9994, "9994"),
        (12_345, "12.3 k"), (1_234_567, "1.23 M"), (1_600_000_000, "1600 M"),
    ])
    func numbersHaveThreeDigits(_ value: Double, _ expected: String) {
        #expect(shortNumber(value) == expected)
    }

    private let figures = [10.0, 100, 1000].map { amount in
        Figure(
            name: "steps", size: "\(Int(amount))", amount: amount, rounds: [amount, 2 * amount, 3 * amount], unit: "ms",
            beside: [.peer("peer", [amount]), Beside("limit", [1])])
    }

    @Test func aRowHasMedianSpreadRatiosAndGrowth() {
        let rows = FigureTable(figures).markdown.split(separator: "\n").map(String.init)
        #expect(rows.count == 5)
        #expect(rows[2] == "| steps | 10 | 20 ms | 10 … 30 | peer 10: ratio 2 | limit 1: ratio 20 | 1.00 | – |")
    }

    @Test func columnsOfTheTextBeginUnderOneAnother() {
        let lines = FigureTable(figures).text.split(separator: "\n")
        let places = lines.map { line in
            line.ranges(of: "  ").first.map { line.distance(from: line.startIndex, to: $0.lowerBound) }
        }
        #expect(Set(places.compactMap(\.self)).count <= 2)
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { !$0.hasSuffix(" ") })
    }

    @Test func onlyWhatIsBetweenTheMarksIsReplaced() {
        #expect(replaced("a<1>old<2>b", between: "<1>", and: "<2>", by: "new") == "a<1>\nnew<2>b")
        #expect(replaced("a<2>old<1>b", between: "<1>", and: "<2>", by: "new") == nil)
        #expect(replaced("ab", between: "<1>", and: "<2>", by: "new") == nil)
    }

    @Test func anAxisEndsAtPowersOfTen() {
        let axis = LogarithmicAxis([20, 500], start: 50, length: 200)
        #expect(axis.powers == 1...3)
        #expect(axis.place(10) == 50)
        #expect(axis.place(100) == 150)
        #expect(axis.place(1000) == 250)
        #expect(LogarithmicAxis([5, 5], start: 0, length: 1).powers == 0...1)
        #expect(LogarithmicAxis([100], start: 0, length: 1).powers == 2...3)
        #expect(LogarithmicAxis([], start: 0, length: 1).powers.count == 2)
    }

    @Test func aPlotHasACurveForEachSideAndEscapesNames() throws {
        let picture = try #require(plot(of: "steps", in: figures))
        #expect(picture.ranges(of: "<polyline").count == 3)
        #expect(picture.ranges(of: "<circle").count == 3 * 3 + 3)
        #expect(picture.hasPrefix("<svg ") && picture.hasSuffix("</svg>\n"))
        #expect(plot(of: "others", in: figures) == nil)
        let named = plot([Curve(name: "a<b&c", points: [(1, 1), (10, 2)])], title: "t", unit: "ms")
        #expect(named.contains("a&lt;b&amp;c") && !named.contains("a<b"))
    }

    @Test func eachRoundIsHeldAgainstItsOwn() {
        let figure = Figure(name: "commits", size: "1", rounds: [10, 4, 30], unit: "/s")
        #expect(figure.ratio(to: Beside("in turn", [5, 8, 10])) == 2)
        #expect(figure.ratio(to: Beside("in rounds of its own", [5, 20])) == 0.5)
        #expect(figure.ratio(to: Beside("nothing", [5, 0, 5])) == nil)
        #expect(figure.ratio(to: Beside("not measured", [])) == nil)
    }
}
