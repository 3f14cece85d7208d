// What an attribute was and what it is now, in words. The sentences around them stand in `DifferenceWords.swift`.

internal import Machines
internal import Source
internal import Verification

/// Writes the parts of differences for one reader.
struct DifferenceDetails {
    let old: Ruleset
    let new: Ruleset
    let language: Language

    func ruleset(_ side: Side) -> Ruleset { side == .old ? old : new }

    /// A name: in Chinese its title, in English the rulebook's identifier.
    func name(_ named: Named) -> String {
        printable(language == .zh && !named.title.isEmpty ? named.title : named.name)
    }

    /// Several names.
    func names(_ names: [Named]) -> String { names.map(name).joined(separator: words("、", ", ")) }

    func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// A text in the reader's quotation marks.
    func quoted(_ text: String) -> String {
        words("“\(printable(text))”", "\"\(printable(text))\"")
    }

    /// The detail of one side of a matter; `matter` is its machine there.
    func text(_ detail: Detail, on side: Side, matter: Int?) -> String {
        switch detail {
        case .none: return words("无", "none")
        case .flag(let flag): return flag ? words("是", "yes") : words("否", "no")
        case .count(let count): return String(count)
        case .bytes(let bytes):
            let (megabyte, kilobyte) = (1 << 20, 1 << 10)
            return bytes % megabyte == 0
                ? "\(bytes / megabyte) MB" : bytes % kilobyte == 0 ? "\(bytes / kilobyte) KB" : "\(bytes) B"
        case .text(let text): return quoted(text)
        case .named(let named): return name(named)
        case .list(let list): return list.isEmpty ? words("无", "none") : names(list)
        case .counts(let range): return "\(range.lowerBound)–\(range.upperBound)"
        case .bounds(let range, let type):
            return bound(range.lowerBound, type) + "–" + bound(range.upperBound, type)
        case .days(let days):
            return words("\(days.lowerBound) 至 \(days.upperBound)", "\(days.lowerBound) to \(days.upperBound)")
        case .deadline(let deadline): return deadline.words[language]
        case .period(let period): return text(period)
        case .type(let type): return text(type, ruleset(side))
        case .reviewer(let reviewer): return text(reviewer, side, matter)
        case .expression(let place, let id): return expressions(at: place, side).text(id)
        case .attachments(let list, let needsAll):
            return list.map(name).joined(separator: needsAll ? words("和", " and ") : words("或", " or "))
        case .effects(let effects): return text(effects, side, matter)
        case .verbTitle(_, let title): return quoted(title)
        }
    }

    /// The steps of a way, the application first, each with what must be so for it.
    func steps(_ shown: SidedTrace) -> [String] {
        let deeds = DeedText(MachineNames(of: shown.machine, in: ruleset(shown.side)), language)
        func told(_ deed: String, _ premise: Premise) -> String {
            let texts = deeds.texts(premise)
            return texts.isEmpty
                ? deed : deed + words("（", " (") + texts.joined(separator: words("，", ", ")) + words("）", ")")
        }
        return [told(words("申报人：申报", "applicant: apply"), shown.trace.application)]
            + shown.trace.steps.map { told(deeds.text($0), $0.premise) }
    }

    /// The expressions of a place of one side.
    func expressions(at place: ArenaPlace, _ side: Side) -> ExpressionText {
        let ruleset = ruleset(side)
        switch place {
        case .machine(let index): return ExpressionText(ruleset.machines[index], in: ruleset, language)
        case .party(let index):
            return ExpressionText(ruleset.parties[index].expressions, of: index, in: ruleset, language)
        case .office(let index):
            let office = ruleset.offices[index]
            return ExpressionText(office.expressions, of: office.kind, in: ruleset, language)
        }
    }

    private func bound(_ bound: Int64, _ type: FieldType) -> String {
        type == .money ? decimal(bound, places: 2, keepsZeros: true) : decimal(bound, places: 4, keepsZeros: false)
    }

    private func text(_ period: Period) -> String {
        switch period {
        case .any: words("不限次数", "any number")
        case .yearly: words("每年一次", "once a year")
        case .once: words("一次", "once")
        }
    }

    private func text(_ type: FieldType, _ ruleset: Ruleset) -> String {
        switch type {
        case .text: return words("文本", "text")
        case .number: return words("数字", "number")
        case .date: return words("日期", "date")
        case .year: return words("年份", "year")
        case .flag: return words("是否", "flag")
        case .choice(let choices):
            return words("选项（", "choice (") + choices.map(\.name).joined(separator: words("、", ", "))
                + words("）", ")")
        case .citizenID: return words("身份证号", "citizen-id")
        case .creditCode: return words("信用代码", "credit-code")
        case .division: return words("区划", "division")
        case .phone: return words("电话", "phone")
        case .email: return words("邮箱", "email")
        case .money: return words("金额", "money")
        case .party(let kind):
            guard ruleset.parties.indices.contains(kind) else { return "#\(kind)" }
            return name(Named(ruleset.parties[kind].name, ruleset.parties[kind].title))
        }
    }

    private func text(_ reviewer: Reviewer, _ side: Side, _ matter: Int?) -> String {
        guard let matter else { return "?" }
        let ruleset = ruleset(side)
        let paths = ExpressionText(ruleset.machines[matter], in: ruleset, language)
        switch reviewer {
        case .party(let path): return paths.text(path)
        case .chain(let path, let field, let limit):
            let (whole, one) = (
                paths.text(Path(root: path.root, fields: path.fields + [field])), paths.text(path)
            )
            let step = whole.split(separator: ".").last.map(String.init) ?? whole
            return words("\(one) 逐级 \(step) 不超过 \(limit)", "\(one) then \(step) up to \(limit)")
        case .office(let index, let tier, let path):
            guard ruleset.offices.indices.contains(index), ruleset.offices[index].tiers.indices.contains(tier) else {
                return "?"
            }
            let office = ruleset.offices[index]
            let (shown, level) = (
                name(Named(office.name, office.title)), name(Named(office.tiers[tier].name, office.tiers[tier].title))
            )
            let division = paths.text(path)
            return words("\(division) 的\(level)\(shown)", "\(shown) at \(level) of \(division)")
        }
    }

    private func text(_ effects: [FieldEffect], _ side: Side, _ matter: Int?) -> String {
        guard let matter, !effects.isEmpty else { return words("不写入", "writes nothing") }
        let ruleset = ruleset(side)
        let writer = ExpressionText(ruleset.machines[matter], in: ruleset, language)
        return effects.map { effect in
            let field = writer.text(Path(root: .applicant, fields: [effect.field]))
            guard let value = effect.value else { return words("清除 \(field)", "clears \(field)") }
            let text = writer.text(value)
            return words("将 \(field) 设为 \(text)", "sets \(field) to \(text)")
        }.joined(separator: words("；", "; "))
    }
}
