// Properties that are claimed of an invented matter; chance decides whether they are true.

extension InventedMatter {
    /// Declarations of properties for the matter of this name.
    mutating func properties(of name: String) -> [String] {
        var claims: [String] = []
        for rung in rungs where rung.dispatches && !rung.attachments.isEmpty {
            let attached = rung.attachments.map { "attached \($0)" }
            claims.append("always after \(rung.name).dispatch: \(attached.joined(separator: " or "))")
            claims.append("always after \(rung.name).dispatch: \(attached.joined(separator: " and "))")
            claims.append("never after \(rung.name).dispatch: \(attached[0])")
        }
        if let first = rungs.first, let last = rungs.last, first.name != last.name {
            claims.append("\(last.name).approve only after \(first.name).approve")
        }
        for rung in rungs where rung.terminates && rung.recalls {
            if !parts.isEmpty { claims.append("\(rung.name).terminate only after submit") }
            claims.append("\(rung.name).recall only after \(rung.name).approve")
        }
        claims.append("from every state can reach end")
        claims.append("from every state can reach terminated")
        if rungs.contains(where: { $0.returnsTo.contains("applicant") }) {
            claims.append("from every state can reach returned")
        }
        for rung in rungs.dropFirst() { claims.append("from every state can reach \(rung.stages[0])") }
        let kept = claims.filter { _ in dice.happens(60) }
        return kept.enumerated().map { index, claim in
            "property \"性质\(number)之\(index + 1)\" for \(name) { \(claim) }"
        }
    }
}
