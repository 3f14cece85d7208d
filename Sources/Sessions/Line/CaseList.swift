// Case numbers as people write several of them: `3-9,12`, `all`, `none`, `+5`, `-5`. What is done with the cases lives
// with the commands.

import Engine
import Source

/// One part of a list of cases, in the order in which they were written.
enum CaseListPart: Hashable {
    case all
    case none
    case cases([CaseID], Sign)
    /// Those between, both ends included, that concern the account.
    case range(CaseID, CaseID, Sign)

    /// What a part does to what is there: `3` begins anew, `+3` adds, `-3` takes away.
    enum Sign: Hashable {
        case replacing, adding, removing
    }
}

extension CaseListPart {
    /// The parts of the words; a word that is no such list is the mistake.
    static func parse(_ text: String) throws(Failure) -> [CaseListPart] {
        var parts: [CaseListPart] = []
        for word in text.split(whereSeparator: \.isWhitespace) {
            var rest = word
            var sign = Sign.replacing
            if let first = rest.first, isPlus(first) || isMinus(first) {
                sign = isPlus(first) ? .adding : .removing
                rest = rest.dropFirst()
            }
            for name in splitAtCommas(String(rest)) { parts.append(try part(name, sign)) }
        }
        return parts
    }

    /// Whether a list begins with the word, well written or not.
    static func begins(_ word: String) -> Bool {
        guard let first = word.first else { return false }
        return first.isASCII && first.isNumber || isPlus(first) || isMinus(first)
            || ["all", "全部", "none", "无"].contains(word)
            || splitAtCommas(word).first.map { UInt32($0) != nil } ?? false
    }

    /// Whether the word could be nothing else than such a list.
    static func isList(_ word: String) -> Bool {
        guard word.contains(where: \.isNumber), let parts = try? parse(word) else { return false }
        return !parts.isEmpty
    }

    private static func part(_ name: String, _ sign: Sign) throws(Failure) -> CaseListPart {
        switch name {
        case "all", "全部": return .all
        case "none", "无": return .none
        default: break
        }
        let ends = name.split(omittingEmptySubsequences: false, whereSeparator: isDash)
        let numbers = ends.map { UInt32($0) ?? 0 }
        guard (1...2).contains(ends.count), let first = numbers.first, let last = numbers.last, first > 0,
            last >= first
        else { throw .mistake(Mistake(.notACase, ["text": .name(name)])) }
        return ends.count == 1
            ? .cases([CaseID(first)], sign) : .range(CaseID(first), CaseID(last), sign)
    }

    private static func isPlus(_ character: Character) -> Bool {
        character == "+" || character == "＋"
    }

    private static func isMinus(_ character: Character) -> Bool {
        character == "-" || character == "－"
    }

    private static func isDash(_ character: Character) -> Bool {
        isMinus(character) || ["–", "—", "~", "～", "至"].contains(character)
    }
}

extension Call {
    /// The cases that the parts mean, ascending; `present` is what additions and removals begin with, `all` what that
    /// word means. A number must be a case of the account, of a range those that are count.
    func cases(
        of parts: [CaseListPart], from present: [CaseID], all: () throws(Failure) -> [CaseID]
    ) throws(Failure) -> [CaseID] {
        var found = Set<CaseID>()
        if case .cases(_, let sign)? = parts.first, sign != .replacing { found = Set(present) }
        if case .range(_, _, let sign)? = parts.first, sign != .replacing { found = Set(present) }
        for part in parts {
            switch part {
            case .all: found.formUnion(try all())
            case .none: found = []
            case .cases(let ids, .removing): found.subtract(ids)
            case .cases(let ids, _):
                for id in ids { found.insert(try self.case(id).id) }
            case .range(let first, let last, .removing): found = found.filter { !(first...last).contains($0) }
            case .range(let first, let last, _): found.formUnion(try members(from: first, to: last))
            }
        }
        return found.sorted()
    }

    /// The account's cases between two numbers; where there is none, the first of them is refused.
    private func members(from first: CaseID, to last: CaseID) throws(Failure) -> [CaseID] {
        let last = min(last.number, UInt32(clamping: registry.cases.count))
        var ids: [CaseID] = []
        for number in stride(from: first.number, through: last, by: 1) {
            if let subject = try? self.case(CaseID(number)) { ids.append(subject.id) }
        }
        if ids.isEmpty { _ = try self.case(first) }
        return ids
    }
}
