// How findings call types, and which types go together. Typing itself does not live here.

internal import Source
internal import Syntax

extension ValueType {
    /// Whether values of both types can be asked for equality.
    func isComparable(with other: ValueType) -> Bool {
        self == other || (isNumeric && other.isNumeric)
            || (self == .text && other.isWrittenAsText) || (other == .text && isWrittenAsText)
    }

    /// Whether a field of this type can take a value of the other.
    func canHold(_ other: ValueType) -> Bool {
        self == other || (isNumeric && other.isNumeric) || (self == .text && other.isWrittenAsText)
    }

    /// Whether values are kept as text.
    var isWrittenAsText: Bool {
        switch self {
        case .text, .citizenID, .creditCode, .phone, .email: true
        default: false
        }
    }

    /// Whether values are written as names.
    var hasOptions: Bool { if case .choice = self { true } else { false } }

    /// Whether values are numbers of the same scale.
    var isNumeric: Bool { self == .number || self == .year }

    /// Whether `<` and its like have a meaning.
    var isOrdered: Bool {
        switch self {
        case .number, .year, .money, .date, .choice: true
        default: false
        }
    }

    /// The keyword of the type; nothing for parties.
    var keyword: Keyword? {
        switch self {
        case .text: .text
        case .number: .number
        case .date: .date
        case .year: .year
        case .flag: .flag
        case .choice: .choice
        case .citizenID: .citizenID
        case .creditCode: .creditCode
        case .division: .division
        case .phone: .phone
        case .email: .email
        case .money: .money
        case .party: nil
        }
    }

    /// The language's own type of a keyword; choices have none yet.
    init?(_ keyword: Keyword) {
        switch keyword {
        case .text: self = .text
        case .number: self = .number
        case .date: self = .date
        case .year: self = .year
        case .flag: self = .flag
        case .citizenID: self = .citizenID
        case .creditCode: self = .creditCode
        case .division: self = .division
        case .phone: self = .phone
        case .email: self = .email
        case .money: self = .money
        default: return nil
        }
    }
}

extension Resolver {
    /// The type as findings name it.
    func fact(of type: ValueType) -> Fact {
        switch type {
        case .choice(let options):
            let shown = options.prefix(5).map(\.name)
            let rest = options.count > shown.count
            return .words(
                Words(
                    zh: "选项（" + shown.joined(separator: "、") + (rest ? "…）" : "）"),
                    en: "a choice of " + shown.joined(separator: ", ") + (rest ? ", …" : "")))
        case .party(let index):
            guard declared.parties.indices.contains(index), let name = declared.parties[index].name else {
                return Thing.party.fact
            }
            return .words(Words(zh: "主体“\(name.text)”", en: "the party `\(name.text)`"))
        default:
            guard let keyword = type.keyword else { return .text("") }
            return .words(Words(zh: keyword.chinese, en: article(keyword.english)))
        }
    }

    private func article(_ noun: String) -> String {
        switch noun {
        case "text": "text"
        case "money": "an amount of money"
        case "email": "an email address"
        case "phone": "a phone number"
        case "flag": "a flag (yes or no)"
        default: "a \(noun)"
        }
    }
}
