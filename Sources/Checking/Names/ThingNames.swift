// How findings call the things of the language, in both languages. What the things are does not live here.

internal import Source
internal import Syntax

/// A kind of thing that has a name.
enum Thing {
    case party, field, office, tier, matter, route, module, attachment, level, outcome, option, appraisal, target

    /// The word for it.
    var fact: Fact { .words(words) }

    private var words: Words {
        switch self {
        case .party: Words(zh: "主体", en: "party")
        case .field: Words(zh: "字段", en: "field")
        case .office: Words(zh: "部门", en: "office")
        case .tier: Words(zh: "层级", en: "tier")
        case .matter: Words(zh: "事项", en: "matter")
        case .route: Words(zh: "路径", en: "route")
        case .module: Words(zh: "模块", en: "module")
        case .attachment: Words(zh: "附件", en: "attachment")
        case .level: Words(zh: "级次", en: "level")
        case .outcome: Words(zh: "结果", en: "outcome")
        case .option: Words(zh: "选项", en: "choice")
        case .appraisal: Words(zh: "评审", en: "appraisal")
        case .target: Words(zh: "对象", en: "target")
        }
    }

    /// The thing with its name, such as: the matter `x`.
    func fact(named name: String) -> Fact {
        .words(Words(zh: "\(words.zh)“\(name)”", en: "the \(words.en) `\(name)`"))
    }
}

extension Fact {
    /// A keyword in the spelling of the reader's language, in quotation marks.
    static func keyword(_ keyword: Keyword) -> Fact {
        .words(Words(zh: "“\(keyword.chinese)”", en: "`\(keyword.english)`"))
    }

    /// Several names as alternatives.
    static func anyName(_ names: [String]) -> Fact { .anyOf(names.map { .name($0) }) }

    /// Several names together; a dash where there is none.
    static func allNames(_ names: [String]) -> Fact {
        names.isEmpty ? .text("—") : .allOf(names.map { .name($0) })
    }
}
