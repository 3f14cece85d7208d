// What somebody can now do, or can do no longer, in both languages.

internal import Machines
internal import Source
internal import Verification

extension DifferenceDetails {
    /// The ability gained or lost.
    func phrase(_ ability: Ability, _ sign: Difference.Sign) -> String {
        let done = infinitive(ability)[language]
        return sign == .lost
            ? words("不再能\(done)", "can no longer \(done)") : words("现在可以\(done)", "can now \(done)")
    }

    private func infinitive(_ ability: Ability) -> Words {
        switch ability {
        case .act(let verb, let pick): return infinitive(verb, pick.map(name) ?? "")
        case .returnToApplicant: return Words(zh: "退回申报人", en: "return a case to the applicant")
        case .judge(let module): return Words(zh: "核对模块“\(name(module))”", en: "judge module \(name(module))")
        case .approveWithout(let module):
            return Words(zh: "不核对模块“\(name(module))”就通过", en: "approve without a verdict on \(name(module))")
        case .submitWithout(let thing):
            return Words(zh: "缺少\(self.thing(thing))就提交", en: "submit without \(self.thing(thing))")
        case .fill(let thing):
            let shown = self.thing(thing)
            return [.attachment, .dispatchAttachment].contains(thing.kind)
                ? Words(zh: "上传\(shown)", en: "hand in \(shown)") : Words(zh: "填写\(shown)", en: "fill in \(shown)")
        case .leaveOut(let thing):
            return Words(zh: "不填\(self.thing(thing))", en: "leave \(self.thing(thing)) out")
        case .choose(let choice, let thing):
            let shown = self.thing(thing)
            let title = choice.title == choice.name ? "" : " " + printable(choice.title)
            let name = printable(choice.name)
            return Words(zh: "在\(shown)中选“\(name)\(title)”", en: "choose \(name) for \(shown)")
        case .attach(let kind, let thing):
            return Words(zh: "以 \(kind) 文件上传\(self.thing(thing))", en: "hand in \(self.thing(thing)) as \(kind)")
        case .route(let level, let positions):
            let shown = name(level)
            guard let positions else { return Words(zh: "经“\(shown)”审核", en: "be reviewed by level \(shown)") }
            return Words(zh: "经“\(shown)”第 \(positions) 级审核", en: "be reviewed by position \(positions) of \(shown)")
        case .routeWithout(let level):
            return Words(zh: "不经“\(name(level))”审核", en: "pass without level \(name(level))")
        case .dispatch(let list):
            let shown = names(list)
            return list.isEmpty
                ? Words(zh: "不附材料送审", en: "dispatch without attachments")
                : Words(zh: "只附\(shown)送审", en: "dispatch with \(shown) alone")
        case .offered(let verb, let text):
            return Words(
                zh: "选用“\(verb.words.zh)”的常用意见\(quoted(text))",
                en: "choose the offered opinion \(quoted(text)) for \(verb.words.en)")
        }
    }

    private func infinitive(_ verb: Verb, _ pick: String) -> Words {
        switch verb {
        case .return: Words(zh: "退回“\(pick)”", en: "return a case to level \(pick)")
        case .terminate: Words(zh: "终止审核", en: "terminate a case")
        case .recall: Words(zh: "撤回自己的决定", en: "recall a decision of one's own")
        case .dispatch: Words(zh: "送审（通过后先待送审）", en: "dispatch, and has to, after an approval")
        case .attach: Words(zh: "为送审上传“\(pick)”", en: "attach \(pick) for a dispatch")
        case .record: Words(zh: "登记结果“\(pick)”", en: "record the outcome \(pick)")
        case .revoke: Words(zh: "在“\(pick)”时撤销", en: "revoke a case in \(pick)")
        case .release: Words(zh: "解除已准予的事项", en: "release what was granted")
        case .apply, .fill, .detach, .submit, .judge, .approve, .publish:
            Words(zh: verb.words.zh + pick, en: verb.words.en + (pick.isEmpty ? "" : " " + pick))
        }
    }
}
