// The closed list of verbs: what a person can do to a case, in rulebook, prompt, scenario and journal alike.

/// A verb of the language, in the order in which a case meets them.
package enum Verb: UInt8, CaseIterable, Hashable, Sendable {
    case apply, fill, attach, detach, submit, judge, approve, `return`, terminate, recall, dispatch, record, publish
    case revoke, release

    /// The keyword that spells it.
    package var keyword: Keyword {
        switch self {
        case .apply: .apply
        case .fill: .fill
        case .attach: .attach
        case .detach: .detach
        case .submit: .submit
        case .judge: .judge
        case .approve: .approve
        case .return: .return
        case .terminate: .terminate
        case .recall: .recall
        case .dispatch: .dispatch
        case .record: .record
        case .publish: .publish
        case .revoke: .revoke
        case .release: .release
        }
    }

    /// The English spelling.
    package var english: String { keyword.english }

    /// The Chinese spelling.
    package var chinese: String { keyword.chinese }

    /// The verb that a keyword spells, if it spells one.
    package init?(_ keyword: Keyword) {
        guard let verb = Self.allCases.first(where: { $0.keyword == keyword }) else { return nil }
        self = verb
    }

    /// The verb written in this way, in either language, if there is one.
    package static func parse(_ spelling: String) -> Verb? {
        Keyword.parse(spelling).flatMap { Verb($0) }
    }
}
