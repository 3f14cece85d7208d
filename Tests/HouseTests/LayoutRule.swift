// Where things lie: the top level, the folders of the targets, names of files, and words that stand nowhere at all.

import TestSupport

/// The places and names of files.
enum LayoutRule {
    /// What may lie at the top level, beside files whose names begin with a dot.
    static let topLevel: Set<String> = [
        "Package.swift", "Sources", "Tests", "workflows", "Docs", "Playground", "README.md", "README.zh-CN.md",
        "LICENSE",
    ]

    /// Words that name no room.
    static let emptyNames = ["Util", "Helper", "Common", "Manager"]

    /// Words that belong into no file of the repository, in two halves so that they do not stand here either.
    static let absentWords = [("/wo", "rk/"), ("/tmp", "/wt"), ("TO", "DO"), ("FIX", "ME")].map { $0.0 + $0.1 }

    /// Files at the top level that have no place there, and files named after nothing; paths are from the root.
    static func findings(inPaths paths: [String]) -> [Finding] {
        paths.flatMap { path -> [Finding] in
            let parts = path.split(separator: "/").map(String.init)
            var found: [Finding] = []
            if let first = parts.first, !first.hasPrefix("."), !topLevel.contains(first) {
                found.append(Finding(place: path, message: "the top level is fixed; see Docs/Architecture.md"))
            }
            if let word = emptyNames.first(where: { word in parts.contains { $0.contains(word) } }) {
                found.append(Finding(place: path, message: "`\(word)` names no room; name what the file holds"))
            }
            return found
        }
    }

    /// Targets without a folder, folders without a target, and layers without tests.
    static func findings(targets: [String], sourceFolders: [String], testFolders: [String]) -> [Finding] {
        let folders = Set(sourceFolders + testFolders)
        let homeless = targets.filter { !folders.contains($0) }.map {
            Finding(place: "Package.swift", message: "\($0) has no folder")
        }
        let unknown = folders.subtracting(targets).sorted().map {
            Finding(place: $0, message: "this folder is no target of Package.swift")
        }
        let layers = sourceFolders.filter { $0.first?.isUppercase == true }
        let untried = layers.filter { !targets.contains($0 + "Tests") }.map {
            Finding(place: "Sources/\($0)", message: "this layer has no target \($0)Tests")
        }
        return homeless + unknown + untried
    }

    /// Lines that hold a word that belongs into no file.
    static func absentWords(in text: String, of path: String) -> [Finding] {
        guard absentWords.contains(where: text.contains) else { return [] }
        var found: [Finding] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for word in absentWords where line.contains(word) {
                let message = "`\(word)` belongs into no file of the repository: finish it, or say it without the place"
                found.append(Finding(place: "\(path):\(number + 1)", message: message))
            }
        }
        return found
    }
}
