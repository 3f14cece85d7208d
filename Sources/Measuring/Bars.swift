// The bars: what the product wants to reach, each held to a figure of one run. This table is the only place of them.

/// One bar of the table.
package struct Bar: Sendable {
    /// What a bar asks for.
    package enum Demand: Sendable {
        /// The figure is at least so many times what stands beside it.
        case atLeastTimes(Double, of: String)
        /// The figure is at most so many times what stands beside it.
        case atMostTimes(Double, of: String)
        /// The figure is at most that, in its unit.
        case atMost(Double)
    }

    /// What became of a bar.
    package enum Outcome: String, Sendable {
        case reached, missed
    }

    /// The figure's name.
    package let figure: String
    /// The size at which it is asked, as the figure says it; nil: at every size.
    package let size: String?
    package let demand: Demand

    init(_ figure: String, at size: String? = nil, _ demand: Demand) {
        self.figure = figure
        self.size = size
        self.demand = demand
    }

    /// All bars.
    package static let all: [Bar] = [
        Bar("transitions", .atLeastTimes(100, of: "transitions, Python")),
        Bar("transitions", .atLeastTimes(30, of: "viewflow fsm")),
        Bar("live case, hot state", .atMost(64)),
        Bar("live case, id and indexes", .atMost(256)),
        Bar("durable commits", at: "1 event each", .atLeastTimes(1.3, of: "SQLite in C, WAL, FULL")),
        Bar("durable commits", at: "1 event each", .atLeastTimes(0.9, of: "zeroed write + fdatasync in C")),
        Bar("commits on etcd", .atLeastTimes(0.9, of: "bare gateway in C, the leader")),
        Bar("commands on etcd", .atLeastTimes(5, of: "one client, one by one")),
        Bar("durable commits", at: "64 events each", .atLeastTimes(1.5, of: "SQLite in C, WAL, FULL")),
        Bar("replay, chain covered", .atLeastTimes(2, of: "orjson")),
        Bar("replay, chain covered", .atLeastTimes(0.3, of: "simdjson")),
        Bar("replay, chain checked", .atLeastTimes(0.8, of: "bare SHA-256")),
        Bar("first prompt", at: "empty", .atMostTimes(1.5, of: "ruff --version")),
        Bar("first prompt", at: "100,000 cases", .atMost(60)),
        Bar("first prompt", at: "1,000,000 cases", .atMost(300)),
        Bar("check", at: "10,000 lines", .atMostTimes(0.5, of: "ruff")),
        Bar("fmt --check", at: "10,000 lines", .atMostTimes(0.6, of: "ruff")),
        Bar("keystroke, 95 of 100", at: "10,000 lines", .atMost(20)),
        Bar("verify, shipped matters", .atMost(150)),
        Bar("explored and judged", at: "445 k states", .atLeastTimes(8, of: "spin -O2")),
        Bar("dashboard all", .atMost(50)),
        Bar("list", .atMost(50)),
        Bar("progress", .atMost(50)),
    ]

    /// The demand in a few words.
    package var text: String {
        switch demand {
        case .atLeastTimes(let times, let other): "≥ \(shortNumber(times)) × \(other)"
        case .atMostTimes(let times, let other): "≤ \(shortNumber(times)) × \(other)"
        case .atMost(let value): "≤ \(shortNumber(value))"
        }
    }

    /// Whether the figure reaches the bar; nil where the bar is not about it, or its peer was not measured.
    package func outcome(of figure: Figure) -> Outcome? {
        guard figure.name == self.figure, size == nil || size == figure.size else { return nil }
        func ratio(_ name: String) -> Double? {
            figure.beside.first { $0.name == name }.flatMap(figure.ratio)
        }
        let isReached: Bool? =
            switch demand {
            case .atLeastTimes(let times, let other): ratio(other).map { $0 >= times }
            case .atMostTimes(let times, let other): ratio(other).map { $0 <= times }
            case .atMost(let value): figure.median <= value
            }
        return isReached.map { $0 ? .reached : .missed }
    }
}
