// The one list of verbs, met again in every layer: as files of decisions and of commands, and as kinds of events.

import Machines

/// Where each verb must be found.
enum VerbRule {
    /// The kind of event that a verb leads to.
    static func event(of verb: Verb) -> String {
        switch verb {
        case .apply: "applied"
        case .fill: "filled"
        case .attach: "attached"
        case .detach: "detached"
        case .submit: "submitted"
        case .judge: "judged"
        case .approve: "approved"
        case .return: "returned"
        case .terminate: "terminated"
        case .recall: "recalled"
        case .dispatch: "dispatched"
        case .record: "recorded"
        case .publish: "published"
        case .revoke: "revoked"
        case .release: "released"
        }
    }

    /// Verbs without their file in a folder, and files that are neither a verb's nor among `others`.
    static func findings(files: [String], in folder: String, others: Set<String>) -> [Finding] {
        let expected = Set(Verb.allCases.map { $0.rawValue.prefix(1).uppercased() + $0.rawValue.dropFirst() })
        let found = Set(files.filter { $0.hasPrefix(folder + "/") }.map(stem))
        let missing = expected.subtracting(found).sorted().map {
            Finding(place: folder, message: "the verb \($0) has no file here")
        }
        let unknown = found.subtracting(expected).subtracting(others).sorted().map {
            Finding(place: "\(folder)/\($0).swift", message: "no verb of the closed list is called so")
        }
        return missing + unknown
    }

    /// Kinds of events that no verb leads to, and verbs that lead to none.
    static func findings(eventKinds: [String]) -> [Finding] {
        let expected = Set(Verb.allCases.map(event))
        return expected.symmetricDifference(eventKinds).sorted().map {
            Finding(place: $0, message: "events and verbs do not go in pairs")
        }
    }

    /// The names of an enumeration's cases, as its file writes them.
    static func cases(of enumeration: String, in file: SourceFile) -> [String] {
        let code = file.code.map { String(decoding: $0, as: UTF8.self) }
        guard let start = code.firstIndex(where: { $0.contains("enum \(enumeration):") }) else { return [] }
        let body = code[(start + 1)...].prefix { $0 != "}" && !$0.contains("struct ") }
        return body.flatMap { line -> [String] in
            guard let match = line.wholeMatch(of: /\s*case (.+)/) else { return [] }
            let bare = match.1.replacing(/\([^)]*\)/, with: "")
            return bare.split(separator: ",").map { $0.trimmingWhitespace().replacing("`", with: "") }
        }
    }

    /// A file's name without its folders and `.swift`.
    static func stem(_ path: String) -> String {
        String(path.split(separator: "/").last?.dropLast(".swift".count) ?? "")
    }
}
