// Failures and notices as the reader sees them. Their words are their codes'.

import Engine
package import Reporting
package import Source
import Storage

extension Session {
    /// The failure in words: the sentence with its code, the cure, who could do it, and the rule that refused.
    package func text(of failure: Failure, ink: Ink = .plain) -> String {
        switch failure {
        case .refusal(let refusal, let place):
            return refusalFormat(ink).text(refusal, rule: place.flatMap { rule(of: refusal, at: $0) })
        case .batch(let refusal, let refused):
            let lines = refused.map { printable(line(of: $0)) + "\n" }.joined()
            return refusalFormat(ink).text(refusal) + lines
        case .sheet(_, let faults):
            return failure.text(in: language, ink: ink) + faults.map { printable(line(of: $0)) + "\n" }.joined()
        case .mistake, .store: return failure.text(in: language, ink: ink)
        }
    }

    /// One line of a file that can not be taken: `  第 5 行“证件号码”：与办件 3 不符`.
    private func line(of fault: SheetFault) -> String {
        let place =
            words(zh: "  第 \(fault.line) 行", en: "  line \(fault.line)")
            + (fault.column.map { words(zh: "“\($0)”", en: ", \($0)") } ?? "")
        let why: String
        switch fault.why {
        case .words(let words): why = words[language]
        case .failure(.refusal(let refusal, _)):
            why = refusalFormat(.plain).reason(of: refusal) + " [\(refusal.code.id)]"
        case .failure(let failure):
            guard case .mistake(let mistake) = failure else {
                why = failure.code
                break
            }
            why = mistake.reason(in: language) + " [\(mistake.code.id)]"
        }
        return place + words(zh: "：", en: ": ") + why
    }

    /// Says a failure on standard error.
    func tell(_ failure: Failure) {
        environment.tell(text(of: failure, ink: environment.ink))
    }

    /// Says a store's notice on standard error.
    func tell(_ notice: StoreNotice) {
        let words = notice.words
        let (what, cure) = language == .zh ? (words.zh, words.cureZh) : (words.en, words.cureEn)
        let (head, mark) = language == .zh ? ("提示", "：") : ("note", ": ")
        environment.tell("\(head)[\(notice.code)]\(mark)\(printable(what))\n  \(printable(cure))\n")
    }

    /// Says an answer on standard output.
    func say(_ answer: Answer) {
        let text = answer.rendered(
            output, in: language, columns: environment.columns(), ink: environment.outputInk)
        if text.isEmpty { return }
        // What a file answers runs on; what one command answers can be leafed through.
        if playing == nil { environment.show(text) } else { environment.say(text) }
    }

    /// One case of a batch that can not go: `  办件 3 张三：缺少送审附件：推荐报告、申报函 [R0701]`.
    func line(of refused: BatchRefusal) -> String {
        let label = registry.case(refused.id).map(label) ?? String(refused.id.number)
        let reason = refusalFormat(.plain).reason(of: refused.refusal)
        return words(
            zh: "  \(label)：\(reason) [\(refused.refusal.code.id)]",
            en: "  \(label): \(reason) [\(refused.refusal.code.id)]")
    }

    /// How refusals are told in this session.
    func refusalFormat(_ ink: Ink = .plain) -> RefusalFormat {
        let registry = registry
        return RefusalFormat(language: language, ink: ink, partyName: { registry.title(of: $0) })
    }

    /// Where the condition stands that refused; nil where none did.
    func rule(of refusal: Refusal, at place: MachinePlace) -> String? {
        guard let index = refusal.condition, registry.definitions.indices.contains(place.definition) else { return nil }
        return definition(hash: registry.definitions[place.definition].hash)?
            .place(ofCondition: index, machine: place.machine)
    }
}

extension Failure {
    /// The failure in words, for readers who have no session; in a session parties have their names.
    package func text(in language: Language, ink: Ink = .plain) -> String {
        switch self {
        case .refusal(let refusal, _), .batch(let refusal, _):
            return RefusalFormat(language: language, ink: ink, partyName: { _ in nil }).text(refusal)
        case .mistake(let mistake), .sheet(let mistake, _):
            let near = mistake.near.map { language == .zh ? "是不是“\($0)”？" : "did you mean `\($0)`? " } ?? ""
            return layout(
                mistake.code.id, mistake.reason(in: language), near + mistake.cure(in: language), language, ink)
        case .store(let error):
            let words = error.words
            let (reason, cure) = language == .zh ? (words.zh, words.cureZh) : (words.en, words.cureEn)
            return layout(error.code, reason, cure, language, ink)
        }
    }

    /// That a file could not be written, and what the system's error number says of it.
    package static func unwritable(_ path: String, because number: Int32) -> Failure {
        .mistake(Mistake(.fileUnwritable, ["file": .text(path), "why": .words(Words(ofSystem: number))]))
    }

    private func layout(_ code: String, _ reason: String, _ cure: String, _ language: Language, _ ink: Ink) -> String {
        let (head, label, mark) = language == .zh ? ("拒绝", "办法", "：") : ("refused", "cure", ": ")
        let first = ink.paint("\(head)[\(code)]", as: .error) + mark + ink.paint(printable(reason), as: .strong)
        return first + "\n  " + ink.paint(label, as: .help) + mark + printable(cure) + "\n"
    }
}

extension Words {
    /// What an error number of the operating system means.
    package init(ofSystem number: Int32) {
        let words = SystemWords(of: number)
        self.init(zh: words.zh, en: words.en)
    }
}
