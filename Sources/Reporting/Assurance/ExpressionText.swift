// Conditions as a reader says them: in English as a rulebook writes them, in Chinese with the parts' titles.
// Expressions as JSON stand with the graphs.

internal import Machines
internal import Source

/// Writes the expressions of a machine, a party kind or an office of one ruleset.
struct ExpressionText {
    let ruleset: Ruleset
    let expressions: Expressions
    /// The kinds at which paths begin.
    let applicant: PartyKind?
    let target: PartyKind?
    let modules: [Module]
    let language: Language

    /// For a machine.
    init(_ machine: Machine, in ruleset: Ruleset, _ language: Language) {
        self.ruleset = ruleset
        expressions = machine.expressions
        applicant = machine.facts.applicant
        target = machine.facts.target?.kind
        modules = machine.modules
        self.language = language
    }

    /// For a party kind or an office.
    init(_ expressions: Expressions, of kind: PartyKind, in ruleset: Ruleset, _ language: Language) {
        self.ruleset = ruleset
        self.expressions = expressions
        applicant = kind
        target = nil
        modules = []
        self.language = language
    }

    /// The expression.
    func text(_ id: ExpressionID) -> String { text(id, binding: 0) }

    /// `applicant.unit.division`
    func text(_ path: Path) -> String {
        var kind = path.root == .applicant ? applicant : target
        var parts = [path.root == .applicant ? words("申报人", "applicant") : words("对象", "target")]
        for index in path.fields {
            let fields = kind.flatMap { ruleset.parties.indices.contains($0) ? ruleset.parties[$0].fields : nil } ?? []
            guard fields.indices.contains(index) else { return parts.joined(separator: ".") + ".#\(index)" }
            parts.append(name(fields[index].name, fields[index].title))
            kind = if case .party(let next) = fields[index].type { next } else { nil }
        }
        return parts.joined(separator: ".")
    }

    /// The value of an expression, as a rulebook writes it; `not set` where there is none.
    func text(_ value: Value, of id: ExpressionID) -> String {
        literal(value, field(at: id)?.choices ?? [])
    }

    /// How tightly a part must hold together: 0 alone, 1 within `or`, 2 within `and`, 3 within `not`.
    private func text(_ id: ExpressionID, binding: Int) -> String {
        guard let node = node(id) else { return "?" }
        switch node {
        case .literal(let value): return literal(value, [])
        case .fact(let fact): return text(fact)
        case .not(let inner):
            return words("非 ", "not ") + text(inner, binding: 3)
        case .and: return joined(operands(of: id, isAnd: true), words(" 且 ", " and "), 2, binding)
        case .or: return membership(id) ?? joined(operands(of: id, isAnd: false), words(" 或 ", " or "), 1, binding)
        case .compare(let comparison, let left, let right):
            let choices = field(at: left)?.choices ?? field(at: right)?.choices ?? []
            let text = side(left, choices) + " " + sign(comparison, right) + " " + side(right, choices)
            return binding == 3 ? "(\(text))" : text
        case .isSet(let inner): return text(inner, binding: 3) + words(" 已填", " is set")
        case .years(let from, _):
            if case .birthDate(let citizen) = self.node(from) {
                let inner = text(citizen, binding: 3)
                return words("\(inner) 的年龄", "age of \(inner)")
            }
            let inner = text(from, binding: 3)
            return words("距 \(inner) 的年数", "years since \(inner)")
        case .birthDate(let inner):
            let inner = text(inner, binding: 3)
            return words("\(inner) 的出生日期", "date of birth in \(inner)")
        }
    }

    private func text(_ id: FactID) -> String {
        guard expressions.facts.indices.contains(Int(id.index)) else { return "?" }
        switch expressions.facts[Int(id.index)] {
        case .today: return words("今日", "today")
        case .year: return words("年份", "year")
        case .path(let path): return text(path)
        case .answer(let module, let field):
            guard let owner = self.module(module), owner.fields.indices.contains(field) else { return "#\(field)" }
            let field = owner.fields[field]
            return name(owner.name, owner.title) + "." + name(field.name, field.title)
        case .rows(let module):
            let name = self.module(module).map { self.name($0.name, $0.title) } ?? "#\(module)"
            return words("\(name) 的数量", "count of \(name)")
        case .inChain(let member, let start):
            return text(member) + words(" 属于 ", " in ") + text(start) + words(" 链", " chain")
        case .openCase(let subject, let matter):
            return text(subject) + words(" 有在办 ", " has open ") + title(ofMatter: matter)
        case .yearsSinceOutcome(let matter, let outcome):
            let (shown, owner) = (title(of: outcome, ofMatter: matter), title(ofMatter: matter))
            return words("距上次 \(owner) \(shown) 的年数", "years since last \(shown) of \(owner)")
        }
    }

    private func joined(_ operands: [ExpressionID], _ word: String, _ own: Int, _ binding: Int) -> String {
        let text = operands.map { self.text($0, binding: own) }.joined(separator: word)
        return binding > own || binding == own && own == 1 ? "(\(text))" : text
    }

    /// `grade in (B, C)`, where a row of `or`s asks for nothing else.
    private func membership(_ id: ExpressionID) -> String? {
        var member: ExpressionID?
        var values: [String] = []
        for operand in operands(of: id, isAnd: false) {
            guard case .compare(.equal, let left, let right) = node(operand), member == nil || member == left,
                case .literal(let value) = node(right)
            else { return nil }
            member = left
            values.append(literal(value, field(at: left)?.choices ?? []))
        }
        return member.map {
            text($0, binding: 3) + words(" 属于 (", " in (") + values.joined(separator: words("、", ", ")) + ")"
        }
    }

    private func operands(of id: ExpressionID, isAnd: Bool) -> [ExpressionID] {
        switch node(id) {
        case .and(let left, let right) where isAnd, .or(let left, let right) where !isAnd:
            operands(of: left, isAnd: isAnd) + operands(of: right, isAnd: isAnd)
        default: [id]
        }
    }

    private func side(_ id: ExpressionID, _ choices: [Choice]) -> String {
        if case .literal(let value) = node(id) { return literal(value, choices) }
        return text(id, binding: 3)
    }

    private func sign(_ comparison: Comparison, _ right: ExpressionID) -> String {
        switch comparison {
        case .equal: words("为", "is")
        case .notEqual: words("不为", "is not")
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        }
    }

    private func literal(_ value: Value, _ choices: [Choice]) -> String {
        switch value {
        case .unset: return words("未填", "not set")
        case .flag(let flag): return flag ? words("是", "yes") : words("否", "no")
        case .number(let scaled): return decimal(scaled, places: 4, keepsZeros: false)
        case .money(let fen): return decimal(fen, places: 2, keepsZeros: true)
        case .date(let date): return date.description
        case .choice(let index): return choices.indices.contains(index) ? choices[index].name : "#\(index + 1)"
        case .text(let text): return "\"" + printable(text) + "\""
        case .party: return words("已填", "set")
        case .division(let code):
            return language == .zh ? ruleset.division(code)?.name ?? divisionCode(code) : divisionCode(code)
        }
    }

    private func field(at id: ExpressionID) -> Field? {
        guard case .fact(let number) = node(id), expressions.facts.indices.contains(Int(number.index)) else {
            return nil
        }
        switch expressions.facts[Int(number.index)] {
        case .answer(let module, let field):
            guard let owner = self.module(module), owner.fields.indices.contains(field) else { return nil }
            return owner.fields[field]
        case .path(let path):
            var kind = path.root == .applicant ? applicant : target
            var last: Field?
            for index in path.fields {
                guard let owner = kind, ruleset.parties.indices.contains(owner),
                    ruleset.parties[owner].fields.indices.contains(index)
                else { return nil }
                last = ruleset.parties[owner].fields[index]
                kind = if case .party(let next) = last?.type { next } else { nil }
            }
            return last
        default: return nil
        }
    }

    private func title(ofMatter name: String) -> String {
        ruleset.machines.first { $0.facts.name == name }.map { self.name(name, $0.facts.title) } ?? name
    }

    private func title(of outcome: String, ofMatter name: String) -> String {
        let outcomes = ruleset.machines.first { $0.facts.name == name }?.outcomes ?? []
        return outcomes.first { $0.name == outcome }.map { self.name($0.name, $0.title) } ?? outcome
    }

    private func module(_ index: Int) -> Module? { modules.indices.contains(index) ? modules[index] : nil }

    private func node(_ id: ExpressionID) -> Node? {
        expressions.nodes.indices.contains(Int(id.index)) ? expressions.nodes[Int(id.index)] : nil
    }

    private func name(_ name: String, _ title: String) -> String {
        printable(language == .zh && !title.isEmpty ? title : name)
    }

    private func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }
}

extension Field {
    fileprivate var choices: [Choice]? { if case .choice(let choices) = type { choices } else { nil } }
}
