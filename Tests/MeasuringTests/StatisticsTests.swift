// The middle of rounds, the exponent of growth, and what a figure's bar came to.

import Measuring
import Testing

struct StatisticsTests {
    static let medians: [([Double], Double)] = [([3, 1, 2], 2), ([4, 1, 3, 2], 3), ([7], 7), ([], 0)]

    @Test(arguments: medians)
    func theMedianIsTheMiddle(of rounds: [Double], is expected: Double) {
        #expect(rounds.median == expected)
    }

    @Test(arguments: [0.0, 1, 1.5, 2])
    func growthIsTheExponent(_ exponent: Double) throws {
        let points = [10.0, 100, 1000].map { size in
            (size: size, cost: 3 * power(size, exponent))
        }
        let found = try #require(growthExponent(points))
        #expect(abs(found - exponent) < 1e-9)
    }

    @Test func growthIsTheSlopeOfLeastSquares() throws {
        // Logarithms to the base of ten: 1, 2, 3 against 0, 2, 1.
        let found = try #require(growthExponent([(10, 1), (100, 100), (1000, 10)]))
        #expect(abs(found - 0.5) < 1e-9)
    }

    @Test func twoSizesHaveNoExponent() {
        #expect(growthExponent([(10, 1), (100, 10), (100, 11)]) == nil)
        #expect(growthExponent([(10, 1), (100, 0), (1000, 3)]) == nil)
    }

    @Test func aRateOfLinearWorkDoesNotGrow() throws {
        let rates = [10.0, 100, 1000].map { (amount: Double) in
            Figure(name: "steps", size: "\(Int(amount))", amount: amount, rounds: [500], unit: "/s")
        }
        let growth = try #require(rates.growth(of: "steps"))
        #expect(abs(growth) < 1e-9)
        #expect(rates.growth(of: "others") == nil)
    }

    @Test func barsAreReachedOrMissed() throws {
        let bar = try #require(Bar.all.first { $0.figure == "transitions" })
        func outcome(_ rate: Double, _ peer: String = "transitions, Python") -> Bar.Outcome? {
            bar.outcome(
                of: Figure(
                    name: "transitions", size: "100 cases", rounds: [rate], unit: "/s",
                    beside: [.peer(peer, [1000])]))
        }
        #expect(outcome(100_000) == .reached)
        #expect(outcome(99_999) == .missed)
        #expect(outcome(100_000, "another") == nil)
        let time = try #require(Bar.all.first { $0.figure == "verify, shipped matters" })
        let figure = { Figure(name: "verify, shipped matters", size: "9 matters", rounds: [$0], unit: "ms") }
        #expect(time.outcome(of: figure(150)) == .reached)
        #expect(time.outcome(of: figure(151)) == .missed)
    }

    @Test func barsOfOneSizeAreAskedThere() throws {
        let bar = try #require(Bar.all.first { $0.figure == "check" })
        let figure = { Figure(name: "check", size: $0, rounds: [40], unit: "ms", beside: [.peer("ruff", [100])]) }
        #expect(bar.outcome(of: figure("10,000 lines")) == .reached)
        #expect(bar.outcome(of: figure("100,000 lines")) == nil)
    }

    private func power(_ base: Double, _ exponent: Double) -> Double {
        switch exponent {
        case 0: 1
        case 1: base
        case 2: base * base
        default: base * base.squareRoot()
        }
    }
}
