// Runs as JSON and beside one another: which ratios count as worse.

import Foundation
import Measuring
import Testing

struct ComparisonTests {
    private func report(_ figures: [Figure]) -> Report {
        let setting = Setting(
            processor: "a processor", cores: 2, kernel: "Linux", swift: "Swift", date: "2026-11-25", commit: "abc",
            isQuick: false)
        return Report(setting: setting, figures: figures)
    }

    private func rate(_ own: Double, _ peer: Double) -> Figure {
        Figure(name: "steps", size: "one", rounds: [own], unit: "/s", beside: [.peer("peer", [peer])])
    }

    private func time(_ own: Double, _ limit: Double) -> Figure {
        Figure(name: "wait", size: "one", rounds: [own], unit: "ms", beside: [Beside("limit", [limit])])
    }

    @Test func aSlowerMachineIsNoLoss() throws {
        let found = changes(from: report([rate(1000, 100), time(10, 5)]), to: report([rate(500, 50), time(20, 10)]))
        #expect(found.map { $0.loss } == [0, 0])
        #expect(!found.contains { $0.isWorse(than: 0) })
    }

    @Test func aWorseRatioIsFound() throws {
        let found = changes(from: report([rate(1000, 100), time(10, 5)]), to: report([rate(750, 100), time(14, 5)]))
        let losses = found.compactMap(\.loss)
        try #require(losses.count == 2)
        #expect(abs(losses[0] - 1.0 / 3) < 1e-9)
        #expect(abs(losses[1] - 0.4) < 1e-9)
        #expect(found.map { $0.isWorse(than: 0.35) } == [false, true])
        let told = text(of: found, threshold: 0.35)
        #expect(told == "steps, one: 1000 → 750 /s; to peer 10 → 7.5\nwait, one: 10 → 14 ms; to limit 2 → 2.8  WORSE\n")
    }

    @Test func aBetterRatioIsNone() {
        let found = changes(from: report([rate(1000, 100)]), to: report([rate(4000, 100)]))
        #expect(found.map { $0.loss.map { $0 < 0 } } == [true])
    }

    @Test func withoutAPeerOnlyMediansAreTold() {
        let alone = { Figure(name: "bytes", size: "one", rounds: [$0], unit: "B") }
        let found = changes(from: report([alone(10)]), to: report([alone(99), rate(1, 1)]))
        #expect(text(of: found, threshold: 0.1) == "bytes, one: 10 → 99 B\n")
        #expect(!found.contains { $0.isWorse(than: 0.1) })
    }

    @Test func jsonKeepsEveryRound() throws {
        let figure = Figure(
            name: "steps", size: "10 cases", amount: 10, rounds: [1, 2.5, 3], unit: "/s",
            beside: [.peer("peer", [4, 5]), Beside("limit", [6])])
        let data = try report([figure]).json()
        let read = try #require(Report.parse(data))
        #expect(try read.json() == data)
        #expect(read.figures.first?.rounds == [1, 2.5, 3])
        #expect(read.figures.first?.beside.map(\.kind) == [.peer, .limit])
        let text = String(decoding: data, as: UTF8.self)
        #expect(Report.parse(Data(text.replacing("\"version\" : 1", with: "\"version\" : 2").utf8)) == nil)
        #expect(Report.parse(Data("{}".utf8)) == nil)
    }
}
