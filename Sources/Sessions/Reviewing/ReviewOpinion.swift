// The last part of a review: the opinion, by number or typed, the summary, and the decision itself (R047, R049).

import Engine
import Machines
import Reporting
import Source

extension ReviewDialogue {
    func showOpinions(_ subject: Case) throws(Failure) {
        let offered = try offeredOpinions(subject)
        guard !offered.isEmpty else { return }
        let verb = try draft().verb ?? .approve
        let party = try call.partyID()
        let kept = call.registry.opinionList(of: party, for: verb).all.count
        // The first ones fit under one key; what the notes say is always shown.
        let shown = offered.indices.filter { $0 < 9 || $0 >= kept }
        let isWide = shown.contains { $0 >= 9 }
        var lines = shown.map { "  \(isWide && $0 < 9 ? " " : "")\($0 + 1) \(offered[$0])" }
        if shown.count < offered.count {
            lines.append(
                session.words(
                    zh: "  … 共 \(kept) 条：常用意见 \(verb.chineseCommand)",
                    en: "  … \(kept) in all: opinions \(verb.rawValue)"))
        }
        say([session.words(zh: "审核意见", en: "opinion")] + lines)
    }

    func opinionQuestion(_ subject: Case) throws(Failure) -> String {
        let kept = try draft().opinion
        let offered = try offeredOpinions(subject)
        let quoted = session.words(zh: "“\(kept)”", en: "\"\(kept)\"")
        let known = !kept.isEmpty ? " [\(quoted)]" : offered.isEmpty ? "" : " [1]"
        return session.words(
            zh: "意见\(known)：编号、改 编号、@编号 加文字，或直接输入 · 0 返回 · . 退出：",
            en: "opinion\(known): number, edit number, @number with text, or text · 0 back · . quit: ")
    }

    /// Takes the opinion and keeps it: a number alone picks, in quotation marks it is text; what is to be edited is
    /// asked for again with the text to be changed.
    func takeOpinion(_ text: String) throws(Failure) {
        let draft = try draft()
        let opinion: String
        if let place = editedPlace(text) {
            let before = try offered(place)
            // Who gives the editing up is asked for the opinion again.
            guard let after = session.ask(session.words(zh: "意见：", en: "opinion: "), changing: before) else { return }
            opinion = after
        } else if text.isEmpty || OpinionPart.number(text) != nil {
            opinion = try offered(text)
        } else {
            opinion = try self.opinion(in: text, for: draft.verb ?? .approve)
        }
        guard opinion.contains(where: { !$0.isWhitespace }) else {
            throw .refusal(Refusal(.opinionMissing).with("verb", .verb(draft.verb ?? .approve)), nil)
        }
        try keep { $0.opinion = opinion }
        step = .confirmation
    }

    /// The number behind 改 or `edit`, empty where none is; nil where the text is no such thing.
    private func editedPlace(_ text: String) -> String? {
        for word in ["edit", "e", "改"] where text.lowercased().hasPrefix(word) {
            let rest = text.dropFirst(word.count).drop(while: \.isWhitespace)
            let number = rest.first == "@" || rest.first == "＠" ? rest.dropFirst() : rest
            if number.isEmpty || OpinionPart.number(number) != nil { return String(number) }
        }
        return nil
    }

    /// The opinion of this number in the list; without one what the draft holds, else the first.
    private func offered(_ text: String) throws(Failure) -> String {
        let offered = try offeredOpinions(try subject())
        let kept = try draft().opinion
        if text.isEmpty { return kept.isEmpty ? offered.first ?? "" : kept }
        guard let number = OpinionPart.number(text), offered.indices.contains(number - 1) else {
            let count = offered.count
            throw unknown(text, Words(zh: "编号 1 至 \(count)，或直接输入意见", en: "a number up to \(count), or the opinion"))
        }
        return offered[number - 1]
    }

    /// The text with the standard opinions that it picks by `@2`.
    func opinion(in text: String, for verb: Machines.Verb) throws(Failure) -> String {
        if let quoted = unquoted(text) { return quoted }
        let parts = text.split(separator: " ").map { OpinionPart(LineWord(String($0))) }
        if !parts.contains(where: { if case .picked = $0 { true } else { false } }) { return text }
        return try call.registry.opinionList(of: try call.partyID(), for: verb).text(of: parts)
    }

    func showSummary(_ subject: Case) throws(Failure) {
        let draft = try draft()
        guard let verb = draft.verb else { return }
        var lines = ["\(session.label(of: subject)) · \(session.title(verb, draft.pick, of: subject))"]
        if !draft.modules.isEmpty {
            let titles = session.titles(of: draft.modules, in: call.registry.machine(of: subject))
            lines.append(session.words(zh: "  问题模块：\(titles)", en: "  problem modules: \(titles)"))
        }
        lines.append(session.words(zh: "  意见：\(draft.opinion)", en: "  opinion: \(draft.opinion)"))
        say(lines)
    }

    /// Takes the confirmation, and decides.
    func takeConfirmation(_ text: String, _ subject: Case) throws(Failure) -> ReviewEnding {
        guard text.isEmpty || isYes(text) else {
            throw unknown(text, Words(zh: "1 保存、0 返回、. 退出", en: "1 save, 0 back, . quit"))
        }
        let draft = try draft()
        let verb = draft.verb ?? .approve
        let act = session.act(verb, draft.pick, draft.modules, opinion: draft.opinion)
        try session.commit(at: session.place(of: subject)) { registry, author in
            registry.decide(act, on: id, by: author)
        }
        return .decided(try self.subject(), verb)
    }

    /// The standard opinions, and behind them what the notes on wrong modules say together.
    private func offeredOpinions(_ subject: Case) throws(Failure) -> [String] {
        let verb = try draft().verb ?? .approve
        let list = call.registry.opinionList(of: try call.partyID(), for: verb).all
        let machine = call.registry.machine(of: subject)
        let notes = subject.configuration.verdicts.wrong.members.compactMap { index -> String? in
            let note = wrongNote(on: index, in: subject)
            let module = machine.modules[index]
            let title = session.called(module.name, module.title)
            return note.isEmpty ? nil : session.words(zh: "\(title)：\(note)", en: "\(title): \(note)")
        }
        if verb != .return || notes.isEmpty { return list }
        return list + [notes.joined(separator: session.words(zh: "；", en: "; "))]
    }
}
