// Differences between rulebooks as sentences in both languages. Where they stand on the page is for each renderer to
// say.

internal import Machines
internal import Source
internal import Verification

extension DifferenceDetails {
    /// The difference in one sentence without a full stop; the places of the matter's machines, where it has one.
    func sentence(_ difference: Difference, of matter: MatterDifference?) -> String {
        let (before, after) = (matter?.old, matter?.new)
        switch difference.statement {
        case .ability(let ability): return phrase(ability, difference.sign)
        case .thing(let thing): return appearance(of: thing, difference.sign)
        case .things(let kind, let list): return several(kind, list, difference.sign)
        case .renamed(let thing, let former):
            return words(
                "\(self.thing(thing))的名称由 \(printable(former.name)) 改为 \(printable(thing.name.name))",
                "\(self.thing(thing)) was called \(printable(former.name))")
        case .attribute(let thing, let attribute, let from, let to),
            .wording(let thing, let attribute, let from, let to):
            let (old, new) = (text(from, on: .old, matter: before), text(to, on: .new, matter: after))
            let verb = [from, to].lazy.compactMap { if case .verbTitle(let verb, _) = $0 { verb } else { nil } }.first
            return label(thing, attribute, verb) + words("：", ": ") + "\(old) → \(new)"
        case .condition(let moment, let side, let index):
            return condition(moment, side, index, (side == .old ? before : after) ?? 0, difference.sign)
        case .transitions:
            return words("\(words("办理步骤", "transitions"))有所不同", "the transitions differ")
        }
    }

    /// The values of a witness: `basic.grade = B, age of applicant.citizen-id = 61`; nil where it has none.
    func text(_ witness: Witness?, of matter: MatterDifference?) -> String? {
        guard let witness, !witness.entries.isEmpty,
            let index = witness.side == .old ? matter?.old : matter?.new
        else { return nil }
        let writer = expressions(at: .machine(index), witness.side)
        return witness.entries.map { entry in
            writer.text(entry.expression) + " = " + writer.text(entry.value, of: entry.expression)
        }.joined(separator: words("，", ", "))
    }

    /// What a part is, and its name.
    func thing(_ thing: Thing) -> String {
        let owner = thing.owner.map { name($0) + "." } ?? ""
        let shown = kind(thing.kind)[language] + words("“\(owner)\(name(thing.name))”", " \(owner)\(name(thing.name))")
        return shown
    }

    private func kind(_ kind: Thing.Kind) -> Words {
        switch kind {
        case .matter: Words(zh: "事项", en: "matter")
        case .level: Words(zh: "级次", en: "level")
        case .module: Words(zh: "模块", en: "module")
        case .field, .partyField: Words(zh: "字段", en: "field")
        case .attachment: Words(zh: "附件", en: "attachment")
        case .dispatchAttachment: Words(zh: "送审附件", en: "dispatch attachment")
        case .outcome: Words(zh: "结果", en: "outcome")
        case .outcomeField: Words(zh: "结果字段", en: "outcome field")
        case .appraisal: Words(zh: "评审", en: "appraisal")
        case .release: Words(zh: "解除", en: "release")
        case .party: Words(zh: "主体", en: "party")
        case .office: Words(zh: "部门", en: "office")
        case .tier: Words(zh: "层级", en: "tier")
        case .division: Words(zh: "行政区划", en: "division")
        case .opinion: Words(zh: "常用意见", en: "opinion")
        case .dayOff: Words(zh: "休息日", en: "day off")
        case .workedDay: Words(zh: "调休上班日", en: "worked weekend day")
        case .calendarYear: Words(zh: "节假日年份", en: "calendar year")
        case .property: Words(zh: "性质", en: "property")
        case .migration: Words(zh: "迁移", en: "migration")
        }
    }

    private func label(_ thing: Thing, _ attribute: Attribute, _ verb: Verb?) -> String {
        let what = self.attribute(attribute, verb)[language]
        switch thing.kind {
        // The heading says which matter.
        case .matter: return what
        case .level: return what
        case .release, .appraisal: return kind(thing.kind)[language] + words("的", " ") + what
        default: return self.thing(thing) + words("的", ", ") + what
        }
    }

    private func attribute(_ attribute: Attribute, _ verb: Verb?) -> Words {
        switch attribute {
        case .applicant: Words(zh: "申报人", en: "applicant")
        case .target: Words(zh: "对象", en: "target")
        case .period: Words(zh: "可申报次数", en: "how often one may apply")
        case .window: Words(zh: "开放时间", en: "days on which one may apply")
        case .order: Words(zh: "次序", en: "order")
        case .granting: Words(zh: "准予的结果", en: "outcome that grants")
        case .reviewer: Words(zh: "审核人", en: "reviewer")
        case .chainLimit: Words(zh: "逐级上限", en: "limit of the chain")
        case .presence: Words(zh: "适用条件", en: "when")
        case .deadline: Words(zh: "办理时限", en: "time limit")
        case .needed: Words(zh: "必填", en: "required")
        case .rows: Words(zh: "行数", en: "rows")
        case .type: Words(zh: "类型", en: "type")
        case .length: Words(zh: "长度", en: "length")
        case .range: Words(zh: "范围", en: "range")
        case .prefill: Words(zh: "预填内容", en: "prefilled from")
        case .writer: Words(zh: "设定事项", en: "set by")
        case .uniqueness: Words(zh: "唯一", en: "unique")
        case .limit: Words(zh: "大小上限", en: "greatest size")
        case .effects: Words(zh: "写入", en: "effects")
        case .parent: Words(zh: "上级区划", en: "division above")
        case .condition: Words(zh: "认定条件", en: "condition")
        case .party: Words(zh: "主体类别", en: "party kind")
        case .divisionField: Words(zh: "区划字段", en: "division field")
        case .choice: Words(zh: "选项", en: "choice")
        case .statements: Words(zh: "退回申报人后直接续审", en: "a return to the applicant comes straight back")
        case .moves: Words(zh: "状态去向", en: "where states go")
        case .title: Words(zh: "标题", en: "title")
        case .aliases: Words(zh: "别名", en: "aliases")
        case .category: Words(zh: "类别", en: "category")
        case .verbTitle: Words(zh: (verb?.words.zh ?? "动作") + "的叫法", en: "wording of " + (verb?.words.en ?? "a verb"))
        case .text: Words(zh: "提示文字", en: "text")
        case .undecided: Words(zh: "未定结果的叫法", en: "what an unpublished result is called")
        }
    }

    private func appearance(of thing: Thing, _ sign: Difference.Sign) -> String {
        let isNew = sign != .lost
        switch thing.kind {
        case .matter:
            return isNew ? words("现在可以申报", "can now be applied for") : words("不再能申报", "can no longer be applied for")
        case .level:
            return isNew ? words("现在审核案件", "now decides on cases") : words("不再审核案件", "no longer decides on cases")
        case .appraisal:
            return isNew
                ? words("现在评定并公布结果", "now appraises and publishes results")
                : words("不再评定和公布结果", "no longer appraises and publishes results")
        default:
            let shown = self.thing(thing)
            return isNew ? words("新增\(shown)", "new: \(shown)") : words("取消\(shown)", "gone: \(shown)")
        }
    }

    private func several(_ kind: Thing.Kind, _ list: [Named], _ sign: Difference.Sign) -> String {
        let most = 8
        let shown = list.prefix(most).map { $0.title.isEmpty ? $0.name : $0.name + " " + $0.title }
            .map { printable($0) }.joined(separator: words("、", ", "))
        let rest = list.count > most ? words(" 等 \(list.count) 个", " and \(list.count - most) more") : ""
        let what = self.kind(kind)[language]
        return sign == .lost
            ? words("取消\(what)：\(shown)\(rest)", "gone, \(what): \(shown)\(rest)")
            : words("新增\(what)：\(shown)\(rest)", "new, \(what): \(shown)\(rest)")
    }

    private func condition(_ moment: Asking, _ side: Side, _ index: Int, _ matter: Int, _ sign: Difference.Sign)
        -> String
    {
        let machine = ruleset(side).machines[matter]
        let condition = machine.conditions[index]
        let test = expressions(at: .machine(matter), side).text(condition.test)
        let rule: String =
            switch condition.kind {
            case .require: words("要求 \(test)", "require \(test)")
            case .forbid: words("禁止 \(test)", "forbid \(test)")
            case .warn: words("提醒 \(test)", "warn \(test)")
            }
        let text = quoted(condition.text)
        let when: Words =
            switch moment {
            case .submission: Words(zh: "提交", en: "a submission")
            case .approval: Words(zh: "通过", en: "an approval")
            case .release: Words(zh: "解除", en: "a release")
            case .warning: Words(zh: "提醒", en: "a reminder")
            }
        let what = when[language]
        if moment == .warning {
            return side == .new
                ? words("现在提醒\(text)：\(rule)", "now reminded of \(text): \(rule)")
                : words("不再提醒\(text)：\(rule)", "no longer reminded of \(text): \(rule)")
        }
        return sign == .gained
            ? words("\(what)不再因\(text)被拒：\(rule)", "\(what) is no longer refused by \(text): \(rule)")
            : words("\(what)现在会因\(text)被拒：\(rule)", "\(what) is now refused by \(text): \(rule)")
    }
}
