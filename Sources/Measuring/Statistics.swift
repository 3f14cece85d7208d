// What is worked out from rounds: their middle, and how cost grows with size. Nothing is measured here.

import Foundation

extension [Double] {
    /// The middle one in their order, of an even number the upper one; 0 where there is none.
    package var median: Double { isEmpty ? 0 : sorted()[count / 2] }
}

/// The exponent by which cost grows: the slope of the line of least squares through the logarithms. 1 is linear, 0 does
/// not grow. Nil with fewer than three different sizes, or where a size or a cost is not above 0.
package func growthExponent(_ points: [(size: Double, cost: Double)]) -> Double? {
    guard Set(points.map(\.size)).count >= 3, points.allSatisfy({ $0.size > 0 && $0.cost > 0 }) else { return nil }
    let across = points.map { log($0.size) }
    let up = points.map { log($0.cost) }
    let (middle, height) = (across.reduce(0, +) / Double(points.count), up.reduce(0, +) / Double(points.count))
    let products = zip(across, up).map { ($0 - middle) * ($1 - height) }
    let squares = across.map { ($0 - middle) * ($0 - middle) }
    return products.reduce(0, +) / squares.reduce(0, +)
}
