// The kinds of blocks: what each is called and which keywords its statements begin with.

internal import Source

/// What kind of block the parser is in.
enum BlockContext: Sendable {
    case file, party, matter, route, level, module, appraisal, outcome, effects, release, scenario, given, property
    case opinions, migration

    /// The keywords that a statement of the block can begin with.
    var keywords: [Keyword] {
        switch self {
        case .file:
            [.party, .office, .divisions, .calendar, .matter, .route, .scenario, .property, .opinions, .migrate]
        case .party, .outcome: [.field]
        case .matter:
            [
                .alias, .category, .applicant, .target, .period, .opens, .require, .forbid, .warn, .module,
                .attachment, .level, .route, .appraisal, .on, .release, .revoke,
            ]
        case .route: [.level]
        case .level:
            [
                .reviewer, .when, .optional, .judge, .approve, .return, .terminate, .recall, .dispatch, .require,
                .forbid, .within,
            ]
        case .module: [.field, .attachment]
        case .appraisal: [.office, .undecided, .outcome, .publish]
        case .effects: [.set, .clear]
        case .release: [.require, .forbid, .set, .clear]
        case .scenario: [.given, .clock, .expect]
        case .given: []
        case .property: [.always, .never, .from]
        case .opinions: [.approve, .return, .terminate, .recall, .dispatch, .judge]
        case .migration: [.state]
        }
    }

    /// Whether statements of the block can begin with a name.
    var allowsNames: Bool { self == .scenario || self == .given || self == .property }

    /// What a statement of the block can begin with, as a fact.
    var expected: Fact {
        let words = keywords.map(Expectation.fact(of:))
        return .anyOf(allowsNames ? words + [Expectation.name.fact] : words)
    }

    /// What the block is called.
    var words: Words {
        switch self {
        case .file: Words(zh: "规则文件", en: "a rulebook")
        case .party: Words(zh: "主体", en: "a party")
        case .matter: Words(zh: "事项", en: "a matter")
        case .route: Words(zh: "路径", en: "a route")
        case .level: Words(zh: "级次", en: "a level")
        case .module: Words(zh: "模块", en: "a module")
        case .appraisal: Words(zh: "评审", en: "an appraisal")
        case .outcome: Words(zh: "评审结果", en: "an outcome")
        case .effects: Words(zh: "办结后的设定", en: "an outcome's effects")
        case .release: Words(zh: "解除", en: "a release")
        case .scenario: Words(zh: "情景", en: "a scenario")
        case .given: Words(zh: "已知主体", en: "a given party")
        case .property: Words(zh: "性质", en: "a property")
        case .opinions: Words(zh: "常用意见", en: "the opinions")
        case .migration: Words(zh: "迁移", en: "a migration")
        }
    }
}
