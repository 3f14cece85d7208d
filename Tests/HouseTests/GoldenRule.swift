// Golden files belong to tests: none may lie about that no test compares.

/// The owners of golden files.
enum GoldenRule {
    /// Golden files, given by their paths, that no Swift file names and whose folder none passes to `Golden.cases`.
    static func findings(goldens: [String], tests: [String]) -> [Finding] {
        goldens.filter { path in
            let parts = path.split(separator: "/")
            let name = parts.last.map(String.init) ?? path
            let folder = parts.dropLast().joined(separator: "/")
            return !tests.contains {
                $0.contains("/\(name)\"") || $0.contains("\"\(name)\"") || $0.contains("\"\(folder)\"")
            }
        }.map { Finding(place: $0, message: "no test compares this golden file: name it in one, or delete it") }
    }
}
