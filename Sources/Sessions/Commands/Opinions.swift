// opinions 常用意见: the standard opinions, the rulebook's and the party's own, and their upkeep (R047, R048).

import Engine
import Machines
import Reporting
import Source
import Syntax

extension Command {
    static let opinions = Command(
        "opinions", "常用意见", .reviewing,
        arguments: Words(
            zh: "[操作] | 添加 操作 内容 | 修改 操作 编号 内容 | 移除 操作 编号 | 移动 操作 编号 至 编号",
            en: "[VERB] | add VERB TEXT | edit VERB N TEXT | remove VERB N | move VERB N to N"),
        summary: Words(
            zh: "常用意见及其维护；写意见时用 @编号 引用", en: "standard opinions and their upkeep; write @N for the Nth in any opinion"),
        example: Words(zh: "常用意见 添加 退回 \"请补充学历证书。\"", en: "opinions add return \"please add the degree\""),
        run: runOpinions)
}

private enum Upkeep: CaseIterable {
    case add, edit, remove, move

    var words: Words {
        switch self {
        case .add: Words(zh: "添加", en: "add")
        case .edit: Words(zh: "修改", en: "edit")
        case .remove: Words(zh: "移除", en: "remove")
        case .move: Words(zh: "移动", en: "move")
        }
    }
}

private func runOpinions(_ call: Call) throws(Failure) -> Answer {
    guard let word = call.arguments.upcoming?.text else { return try listed(OpinionList.verbs, call) }
    guard let upkeep = Upkeep.allCases.first(where: { $0.words.zh == word || $0.words.en == word }) else {
        let verb = try expectVerb(call, others: Upkeep.allCases.map { $0.words[call.language] })
        try call.arguments.expectEnd()
        return try listed([verb], call)
    }
    _ = call.arguments.parseNext()
    let verb = try expectVerb(call, others: [])
    return try keep(upkeep, verb, call)
}

private func keep(_ upkeep: Upkeep, _ verb: Machines.Verb, _ call: Call) throws(Failure) -> Answer {
    let change: OpinionChange
    let text = Words(zh: "内容", en: "TEXT")
    switch upkeep {
    case .add: change = .add(try call.arguments.expectRest(text))
    case .edit: change = .edit(try expectNumber(call), try call.arguments.expectRest(text))
    case .remove: change = .remove(try expectNumber(call))
    case .move:
        let number = try expectNumber(call)
        if let word = call.arguments.upcoming, Keyword.parse(word.text) == .to { _ = call.arguments.parseNext() }
        change = .move(number, to: try expectNumber(call))
    }
    try call.arguments.expectEnd()
    let old = call.registry.opinionList(of: try call.partyID(), for: verb)
    try call.session.commit { registry, author in registry.decideOpinions(change, for: verb, by: author) }
    let new = call.registry.opinionList(of: try call.partyID(), for: verb)
    let name = called(verb, call)
    switch change {
    case .add:
        let (number, text) = (new.all.count, new.all.last ?? "")
        return call.answer(zh: "已添加：\(name) @\(number) \(text)", en: "added: \(name) @\(number) \(text)")
    case .edit(let number, let text):
        return call.answer(zh: "已修改：\(name) @\(number) \(text)", en: "changed: \(name) @\(number) \(text)")
    case .remove(let number):
        let text = old.all.indices.contains(number - 1) ? old.all[number - 1] : ""
        return call.answer(zh: "已移除：\(name) \(text)", en: "removed: \(name) \(text)")
    case .move(_, let number):
        let text = new.all.indices.contains(number - 1) ? new.all[number - 1] : ""
        return call.answer(zh: "已移动：\(name) @\(number) \(text)", en: "moved: \(name) @\(number) \(text)")
    }
}

private func listed(_ verbs: [Machines.Verb], _ call: Call) throws(Failure) -> Answer {
    let party = try call.partyID()
    var listing = Listing([
        .init("verb", zh: "操作", en: "verb", spansRows: true), .init("number", zh: "编号", en: "no.", isNumber: true),
        .init("opinion", zh: "常用意见", en: "opinion"), .init("from", zh: "来源", en: "from"),
    ])
    for verb in verbs {
        let list = call.registry.opinionList(of: party, for: verb)
        for (index, opinion) in list.all.enumerated() {
            let isGiven = index < list.given.count
            listing.rows.append([
                called(verb, call), String(index + 1), opinion,
                call.words(zh: isGiven ? "规则" : "本单位", en: isGiven ? "rulebook" : "own"),
            ])
        }
    }
    guard !listing.rows.isEmpty else {
        let name = verbs.first.map { called($0, call) } ?? ""
        return call.answer(
            zh: "还没有常用意见；添加：常用意见 添加 \(name) 内容", en: "none yet; add one: opinions add \(name) TEXT")
    }
    var answer = Answer()
    answer.add(listing)
    return answer
}

private func called(_ verb: Machines.Verb, _ call: Call) -> String {
    call.session.called(verb.rawValue, verb.chineseCommand)
}

/// The verb of a list, by its command or as the manual calls it.
private func expectVerb(_ call: Call, others: [String]) throws(Failure) -> Machines.Verb {
    let word = try call.arguments.expectNext(Words(zh: "操作", en: "VERB")).text
    let known = OpinionList.verbs.first {
        [$0.rawValue, $0.chineseCommand, $0.words.zh].contains(word)
    }
    if let known { return known }
    let choices = OpinionList.verbs.map { called($0, call) } + others
    throw call.unknown(word, zh: "带意见的操作", en: "verb that carries an opinion", choices: choices)
}

/// A number, with or without its `@`.
private func expectNumber(_ call: Call) throws(Failure) -> Int {
    let word = try call.arguments.expectNext(Words(zh: "编号", en: "N")).text
    if let number = OpinionPart.pick(word) ?? OpinionPart.number(word) { return number }
    throw .mistake(Mistake(.notANumber, ["text": .name(word)]))
}
