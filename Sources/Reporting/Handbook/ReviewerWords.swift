// Who reviews, when a level is passed over, and how long it may take, in words.

internal import Machines

extension MatterWriter {
    /// The party at a path: “申报人的推荐单位”, “the applicant's unit”.
    func words(for path: Path) -> String {
        var words =
            path.root == .applicant
            ? pen.plain(zh: "申报人", en: "the applicant")
            : pen.plain(zh: facts.target?.title ?? "对象", en: "the target")
        for field in names.fields(along: path) {
            words += pen.plain(zh: "的", en: "’s ") + pen.called(field.name, field.title)
        }
        return words
    }

    /// Who reviews.
    func words(for reviewer: Reviewer) -> String {
        switch reviewer {
        case .party(let path): return words(for: path)
        case .chain(let path, let index, let limit):
            let field = names.field(index, of: names.partyKind(at: path))
            let step = field.map { pen.called($0.name, $0.title) } ?? "#\(index)"
            let start = words(for: path)
            return pen.plain(
                zh: "\(start)，再沿“\(step)”逐级向上，至多 \(limit) 级",
                en: "\(start), then upwards from one \(step) to the next, \(limit) at most")
        case .office(let index, let tier, let division):
            let office = book.ruleset.offices[index]
            let (name, level) = (
                pen.called(office.name, office.title), pen.called(office.tiers[tier].name, office.tiers[tier].title)
            )
            let place = words(for: division)
            return pen.plain(
                zh: "\(place)所在\(level)一级的\(name)",
                en: "the \(name) of the \(level) that \(place) lies in")
        }
    }

    /// When the level is not on a case's way; nil: it always is.
    func passing(of level: Level) -> String? {
        var reasons: [String] = []
        if let presence = level.presence {
            let test = expressions.text(presence)
            reasons.append(pen.plain(zh: "不满足“\(test)”时", en: "unless \(test)"))
        }
        if level.isOptional { reasons.append(lack(of: level.reviewer)) }
        return reasons.isEmpty ? nil : reasons.joined(separator: pen.plain(zh: "，或", en: ", or "))
    }

    private func lack(of reviewer: Reviewer) -> String {
        switch reviewer {
        case .party(let path), .chain(let path, _, _):
            let owner = words(for: path)
            return pen.plain(zh: "没有设定\(owner)时", en: "where \(owner) is not set")
        case .office(let index, let tier, let division):
            let shown = book.ruleset.offices[index].tiers[tier]
            let (level, place) = (pen.called(shown.name, shown.title), words(for: division))
            return pen.plain(zh: "\(place)没有\(level)一级时", en: "where \(place) has no \(level)")
        }
    }
}
