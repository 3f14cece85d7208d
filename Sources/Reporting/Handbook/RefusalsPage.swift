// The page of every refusal there is, in the order of their codes, with the matters in which each can meet somebody.

internal import Engine
internal import Machines
internal import Source

extension HandbookWriter {
    var refusalsContent: PageContent {
        let matters = ruleset.machines.indices.map { RefusalOccasions(of: $0, in: ruleset).list.map(\.code) }
        return PageContent(
            title: title(of: .refusals)[language], heading: pen.text(title(of: .refusals)[language]),
            opening: .paragraph(
                pen.words(
                    zh: "拒绝都有代码、原因和办法，而且不改变任何内容。“…”处届时写明具体内容。",
                    en: "Every refusal has a code, a reason and a cure, and changes nothing. In the place of … "
                        + "it names what it is about."
                )),
            sections: RefusalFamily.allCases.map { section(of: $0, matters) })
    }

    private func section(of family: RefusalFamily, _ matters: [[RefusalCode]]) -> Section {
        var table = HTMLTable(
            id("codes-\(family.rawValue)", on: .refusals), pen.text(family.title[language]),
            heads: [
                pen.words(zh: "代码", en: "Code"), pen.words(zh: "意思", en: "What it says"),
                pen.words(zh: "办法", en: "Cure"), pen.words(zh: "事项", en: "Matters"),
            ], isCaptionHidden: true)
        for code in RefusalCode.all where family.holds(code) {
            let found = matters.indices.filter { matters[$0].contains(code) }
            let shown =
                found.count == matters.count
                ? pen.words(zh: "全部事项", en: "all")
                : found.isEmpty ? pen.words(zh: "与事项无关", en: "–") : pen.list(found.map { link(toMatter: $0) })
            table.add(
                id: id(code.id, on: .refusals), .code(.text(code.id)),
                pen.text(Sentence.withoutFacts(words(of: code.reason))),
                pen.text(Sentence.withoutFacts(words(of: code.cure))), shown)
        }
        return Section(id("family-\(family.rawValue)", on: .refusals), pen.text(family.title[language]), table.markup)
    }
}

/// Refusals of one kind, by the digits that their codes begin with.
private enum RefusalFamily: String, CaseIterable {
    case calls = "R01"
    case states = "R02"
    case authority = "R03"
    case applying = "R04"
    case answers = "R05"
    case route = "R06"
    case dispatch = "R07"
    case results = "R08"
    case registration = "R09"
    case accounts = "R10"

    func holds(_ code: RefusalCode) -> Bool { code.id.hasPrefix(rawValue) }

    var title: Words {
        switch self {
        case .calls: Words(zh: "命令所指的", en: "What a command names")
        case .states: Words(zh: "状态、核对与意见", en: "States, verdicts and opinions")
        case .authority: Words(zh: "由谁办理", en: "Who may act")
        case .applying: Words(zh: "申报与条件", en: "Applications and conditions")
        case .answers: Words(zh: "填写与附件", en: "Answers and attachments")
        case .route: Words(zh: "审核路径", en: "The way up the ladder")
        case .dispatch: Words(zh: "送审与批量办理", en: "Dispatch and batches")
        case .results: Words(zh: "评审结果", en: "Results")
        case .registration: Words(zh: "注册与资料", en: "Registration and profiles")
        case .accounts: Words(zh: "账号与登录", en: "Accounts and logins")
        }
    }
}
