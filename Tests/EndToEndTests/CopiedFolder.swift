// Folders of the repository copied for a trial: their calendars have years enough, so that the day of the trial does
// not matter. What is tried on them does not live here.

import Foundation
import TestSupport
import Testing

/// Copies a folder of the repository. Where it holds a calendar, the years to come are added to it without holidays.
func copyOfRepository(_ path: String, to target: URL) throws {
    try FileManager.default.copyItem(at: Repository.url(path), to: target)
    let url = target.appendingPathComponent("calendar.json")
    guard let data = FileManager.default.contents(atPath: url.path) else { return }
    var calendar = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let years = try #require(calendar["years"] as? [[String: Any]])
    let last = years.compactMap { $0["year"] as? Int }.max() ?? 2026
    let added = (last + 1...2199).map { ["year": $0, "holidays": [Any](), "workdays": [Any]()] as [String: Any] }
    calendar["years"] = years + added
    try JSONSerialization.data(withJSONObject: calendar).write(to: url)
}
