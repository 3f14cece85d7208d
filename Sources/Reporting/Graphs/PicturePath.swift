// The outlines of an arrow in SVG's words for paths: a line with rounded corners, and its tip.

/// Paths through corners whose pieces are upright or level.
enum PicturePath {
    /// The line up to where the tip covers it.
    static func line(_ points: [PicturePoint]) -> String {
        guard let first = points.first, let last = points.last else { return "" }
        var corners = points
        if points.count > 1 { corners[points.count - 1] = moved(last, towards: points[points.count - 2], by: 6) }
        var path = "M\(first.x) \(first.y)"
        for index in corners.indices.dropFirst().dropLast() {
            let corner = corners[index]
            let before = corners[index - 1]
            let after = corners[index + 1]
            let radius = min(8, distance(before, corner) / 2, distance(corner, after) / 2)
            let enter = moved(corner, towards: before, by: radius)
            let leave = moved(corner, towards: after, by: radius)
            path += "L\(enter.x) \(enter.y)Q\(corner.x) \(corner.y) \(leave.x) \(leave.y)"
        }
        guard let end = corners.last, points.count > 1 else { return path }
        return path + "L\(end.x) \(end.y)"
    }

    /// A slender triangle at the end.
    static func tip(_ points: [PicturePoint]) -> String {
        guard let end = points.last, points.count > 1 else { return "" }
        let before = points[points.count - 2]
        let foot = moved(end, towards: before, by: 9)
        let wide = before.x == end.x ? (4, 0) : (0, 4)
        return "M\(end.x) \(end.y)L\(foot.x - wide.0) \(foot.y - wide.1)L\(foot.x + wide.0) \(foot.y + wide.1)Z"
    }

    private static func distance(_ left: PicturePoint, _ right: PicturePoint) -> Int {
        abs(left.x - right.x) + abs(left.y - right.y)
    }

    private static func moved(_ point: PicturePoint, towards other: PicturePoint, by length: Int) -> PicturePoint {
        PicturePoint(
            x: point.x + (other.x - point.x).signum() * length, y: point.y + (other.y - point.y).signum() * length)
    }
}
