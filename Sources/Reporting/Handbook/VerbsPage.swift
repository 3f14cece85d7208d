// The page of the verbs that people use, of the roles of accounts, of the states of a case, and of the opinions that
// the rulebook offers.

internal import Engine
internal import Machines
internal import Source

extension HandbookWriter {
    var verbsContent: PageContent {
        PageContent(
            title: title(of: .verbs)[language], heading: pen.text(title(of: .verbs)[language]),
            sections: [verbsSection, rolesSection, statesSection, opinionsSection].compactMap(\.self))
    }

    private var verbsSection: Section {
        var table = HTMLTable(
            id("verb-table", on: .verbs), pen.words(zh: "动作", en: "Verbs"),
            heads: [
                pen.words(zh: "动作", en: "Verb"), pen.words(zh: "在命令里写", en: "At the prompt"),
                pen.words(zh: "意思", en: "What it does"),
            ], isCaptionHidden: true)
        for verb in Verb.allCases {
            table.add(
                id: id(verb.rawValue, on: .verbs), pen.text(verb.words[language]),
                .code(.text(language == .zh ? verb.chineseCommand : verb.rawValue)),
                pen.text(verb.meaning[language]))
        }
        let intro = pen.words(
            zh: "同一个动作在规则、命令、流程图和记录里都用同一个词；事项可以另定叫法。",
            en: "A verb is the same word in the rules, at the prompt, in pictures and in the record.")
        return Section(
            id("verbs", on: .verbs), pen.words(zh: "动作", en: "Verbs"), .paragraph(intro) + table.markup)
    }

    private var rolesSection: Section {
        let roles = Role.allCases
        var table = HTMLTable(
            id("role-table", on: .verbs),
            pen.words(
                zh: "各角色的账号可以做的动作",
                en: "What accounts of each role may do"),
            heads: [
                pen.words(
                    zh: "动作",
                    en: "Verb")
            ] + roles.map { pen.text(pen.called($0.term.name, $0.term.title)) },
            style: .matrix)
        for verb in Verb.allCases {
            let cells = roles.map { role in
                role.allows(verb) ? pen.words(zh: "可以", en: "yes") : pen.words(zh: "—", en: "–")
            }
            table.rows.append(HTMLTable.Row(cells: [pen.text(verb.words[language])] + cells))
        }
        let intro = pen.words(
            zh: "账号替哪个主体办理，就只能办理该主体经手的办件。管理员管账号，审计员只读，都不办理。",
            en: "An account acts for one party, on the cases that concern it. Administrators manage accounts, "
                + "auditors read; neither acts on cases.")
        return Section(
            id("roles", on: .verbs),
            pen.words(
                zh: "账号的角色",
                en: "Roles of accounts"), .paragraph(intro) + table.markup)
    }

    private var statesSection: Section {
        let kinds: [State.Kind] = [.draft, .review, .dispatch, .returned, .appraisal, .end]
        let facts = kinds.map { kind in
            (name: pen.text(kind.words[language]), fact: pen.text(kind.meaning[language]))
        }
        return Section(
            id("states", on: .verbs), pen.words(zh: "办件的状态", en: "States of a case"), .facts(facts))
    }

    private var opinionsSection: Section? {
        guard !ruleset.opinions.isEmpty else { return nil }
        let verbs = Verb.allCases.filter { !ruleset.opinions(for: $0).isEmpty }
        let facts = verbs.map { verb in
            (name: pen.text(verb.words[language]), fact: HTML.points(ruleset.opinions(for: verb).map(pen.text)))
        }
        let intro = pen.words(
            zh: "办理时写 @1、@2…… 引用；各账号还可以另加自己的。",
            en: "They are picked with @1, @2 and so on; accounts may add opinions of their own.")
        return Section(
            id("opinions", on: .verbs),
            pen.words(
                zh: "常用意见",
                en: "Standard opinions"), .paragraph(intro) + .facts(facts))
    }
}
