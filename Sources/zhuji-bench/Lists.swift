// What the prompt's counting and listing takes on large stores that were made before; nothing without them.

import Engine
import Foundation
import Measuring
import Sessions
import Source
import Storage

/// Milliseconds a command of the province's office.
func listFigures(_ bench: Bench) throws -> [Figure] {
    try bench.stores.flatMap { path -> [Figure] in
        let session = try Session.open(
            at: try DiskStore.open(at: path), environment: inBackground(provinceNow), language: .zh)
        let cases = session.registry.cases.count
        // WHY: progress is that of the case which the office has open.
        _ = try milliseconds("as hrss-220000: next", session)
        return try ["dashboard all", "list", "list --state pending", "inbox", "progress"].map { line in
            let taken = try rounds(bench.rounds(11)) { try milliseconds("as hrss-220000: \(line)", session) }
            return Figure(
                name: line, size: "\(grouped(roundCases(path))) cases", amount: Double(cases), rounds: taken,
                unit: "ms", beside: [Beside("scan of rows", scanOfRows(cases, bench))])
        }
    }
}

/// Milliseconds for looking once through as many rows of the index, of 32 bytes each.
private func scanOfRows(_ cases: Int, _ bench: Bench) -> [Double] {
    let rows = [SIMD4<UInt64>](repeating: SIMD4(1, 2, 3, 4), count: max(1, cases))
    var sum: UInt64 = 0
    let taken = rounds(bench.rounds(11)) {
        seconds { for row in rows { sum &+= row[0] ^ row[3] } } * 1000
    }
    return sum > 0 ? taken : []
}
