// What verbs are called where a rulebook says nothing else: the manual's wording.
// The words by which verbs are typed do not live here.

package import Machines
package import Source

extension Verb {
    /// The manual's wording in Chinese, the language's own word in English.
    package var words: Words {
        Words(zh: manualTitle, en: rawValue)
    }

    private var manualTitle: String {
        switch self {
        case .apply: "申报"
        case .fill: "填写"
        case .attach: "上传"
        case .detach: "移除"
        case .submit: "提交"
        case .judge: "核对"
        case .approve: "审核通过"
        case .return: "退回修改"
        case .terminate: "资格不符，终止审核"
        case .recall: "撤回审核"
        case .dispatch: "送审"
        case .record: "登记结果"
        case .publish: "公布"
        case .revoke: "撤销流程"
        case .release: "解除"
        }
    }
}

extension Machine {
    /// What the verb is called at a stage (nil: away from the ladder): in Chinese the rulebook's wording, in English
    /// the language's own word.
    package func title(of verb: Verb, at stage: Int?, in language: Language) -> String {
        if language == .en { return verb.words.en }
        let own = stage.map { levels[stages[$0].level].titles } ?? facts.titles
        if let title = own.first(where: { $0.verb == verb })?.title { return title }
        if verb == .publish, let appraisal { return appraisal.publishTitle }
        return verb.words.zh
    }
}
