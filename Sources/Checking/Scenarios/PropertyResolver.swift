// Properties, opinions and migrations as checked definitions.

internal import Source
internal import Syntax

extension Resolver {
    /// The definition of a property, or nil where it is not known what it is about.
    mutating func property(_ syntax: PropertySyntax) -> PropertyDefinition? {
        guard let matter = syntax.matter.flatMap({ expectMatter($0) }), matters.indices.contains(matter) else {
            return nil
        }
        var property = PropertyDefinition(title: syntax.title?.value ?? "", matter: matter, location: syntax.location)
        for statement in syntax.statements {
            guard let form = form(statement.form, ofMatter: matter) else { continue }
            property.statements.append(PropertyStatement(form, location: statement.location))
        }
        return property
    }

    /// The definition of a list of opinions.
    mutating func opinions(_ syntax: OpinionsSyntax) -> OpinionsDefinition {
        var opinions: [OpinionDefinition] = []
        for statement in syntax.opinions {
            guard let verb = statement.verb else { continue }
            for text in statement.texts {
                if let first = opinions.first(where: { $0.verb == verb && $0.text == text.value }) {
                    findings.report(
                        .opinionTwice, at: text.location, ["text": .text(text.value)],
                        labels: [.firstDeclared(at: first.location)])
                }
                opinions.append(OpinionDefinition(verb: verb, text: text.value, location: text.location))
            }
        }
        return OpinionsDefinition(title: syntax.title?.value ?? "", opinions: opinions, location: syntax.location)
    }

    /// The definition of a migration, or nil where it is not known to which matter cases move.
    mutating func migration(_ syntax: MigrationSyntax) -> MigrationDefinition? {
        guard let old = syntax.old, let name = syntax.new, let new = expectMatter(name), matters.indices.contains(new)
        else { return nil }
        // WHY: under the same name the states to come from are those of the definition before, which is not here.
        let known = old.text == name.text ? nil : declared.matterNames[old.text]
        var places = NameTable()
        var moves: [StateMove] = []
        for move in syntax.moves {
            guard let from = move.from, let to = move.to else { continue }
            if let known, place(from, ofMatter: known) == nil { continue }
            let id = stateID(from)
            if let first = places.declare(id, as: moves.count, at: from.location) {
                findings.report(
                    .stateMovedTwice, at: from.location, ["name": .name(from.text)],
                    labels: [.firstDeclared(at: first)])
            }
            guard let target = place(to, ofMatter: new), isOneState(target, to, ofMatter: new) else { continue }
            moves.append(StateMove(from: id, to: target, location: move.location))
        }
        return MigrationDefinition(old: old.text, new: new, moves: moves, location: syntax.location)
    }

    private mutating func form(_ form: PropertyForm, ofMatter matter: Int) -> PropertyStatement.Form? {
        switch form {
        case .always(let after, let condition):
            return standing(after, condition, ofMatter: matter).map { .always(after: $0.after, $0.condition) }
        case .never(let after, let condition):
            return standing(after, condition, ofMatter: matter).map { .never(after: $0.after, $0.condition) }
        case .onlyAfter(let event, let before):
            let event = event.flatMap { self.event($0, ofMatter: matter) }
            guard let before = before.flatMap({ self.event($0, ofMatter: matter) }), let event else { return nil }
            return .onlyAfter(event, before)
        case .canReach(let place, let isEnd):
            if isEnd { return .canReach(nil) }
            return place.flatMap { self.place($0, ofMatter: matter) }.map { .canReach($0) }
        }
    }

    private mutating func standing(
        _ after: EventSyntax?, _ syntax: ExpressionSyntax?, ofMatter matter: Int
    ) -> (after: CaseEvent?, condition: PropertyCondition)? {
        var event: CaseEvent?
        var isWhole = true
        if let after {
            event = self.event(after, ofMatter: matter)
            isWhole = event != nil
        }
        guard let condition = syntax.flatMap({ propertyCondition($0, ofMatter: matter) }), isWhole else { return nil }
        return (event, condition)
    }

    private mutating func propertyCondition(
        _ syntax: ExpressionSyntax, ofMatter matter: Int
    ) -> PropertyCondition? {
        switch syntax.form {
        case .parenthesized(let inner): return inner.flatMap { propertyCondition($0, ofMatter: matter) }
        case .not(let operand):
            return operand.flatMap { propertyCondition($0, ofMatter: matter) }.map { .not($0) }
        case .and(let operands): return propertyConditions(operands, ofMatter: matter).map { .and($0) }
        case .or(let operands): return propertyConditions(operands, ofMatter: matter).map { .or($0) }
        case .attached(let path): return path.flatMap { attached($0, ofMatter: matter) }.map { .attached($0) }
        default: return condition(syntax, scope(ofMatter: matter)).map { .rule($0) }
        }
    }

    private mutating func propertyConditions(
        _ operands: [ExpressionSyntax], ofMatter matter: Int
    ) -> [PropertyCondition]? {
        let conditions = operands.map { propertyCondition($0, ofMatter: matter) }
        let whole = conditions.compactMap { $0 }
        return whole.count == conditions.count ? whole : nil
    }

    /// An attachment by its name alone, or in a module; in a list, that of any row.
    private mutating func attached(_ path: PathSyntax, ofMatter matter: Int) -> AttachmentPlace? {
        let segments = path.segments
        guard let first = segments.first, let last = segments.last else { return nil }
        let text = last.text
        switch segments.count {
        case 1:
            return dispatchAttachment(first, ofMatter: matter)
        case 2:
            guard let module = expectModule(first, ofMatter: matter) else { return nil }
            return moduleAttachment(last, of: module, ofMatter: matter).map {
                .module(module, row: nil, attachment: $0)
            }
        default:
            findings.report(.answerLeadsOn, at: path.location, ["name": .name(text)])
            return nil
        }
    }

    /// A state's id, its words in English.
    private func stateID(_ place: PlaceSyntax) -> String {
        guard let name = place.name else { return place.keyword?.english ?? place.text }
        guard let keyword = place.keyword else { return place.text }
        let written = place.text.split(separator: ".", omittingEmptySubsequences: false)
        return ([name.text] + written.dropFirst().dropLast().map(String.init) + [keyword.english])
            .joined(separator: ".")
    }

    /// Whether a place is a single state, so that cases can move there; reports where it is not.
    private mutating func isOneState(_ place: CasePlace, _ syntax: PlaceSyntax, ofMatter matter: Int) -> Bool {
        switch place {
        case .review(let level, let step), .dispatch(let level, let step):
            guard let level else {
                reportUnknownPlace(syntax.text, matters[matter], at: syntax.location)
                return false
            }
            let head = matters[matter].levels[level]
            guard step == nil, head.syntax.reviewer?.chainField != nil else { return true }
            findings.report(.chainStepMissing, at: syntax.location, ["level": .name(head.name.text)])
            return false
        default: return true
        }
    }
}
