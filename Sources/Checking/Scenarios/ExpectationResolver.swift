// What a scenario expects, with every name resolved.

internal import Source
internal import Syntax

extension Resolver {
    /// The expectation, or nil with a report.
    mutating func expectation(_ syntax: ExpectSyntax, _ scope: ScenarioScope) -> Expectation? {
        switch syntax.form {
        case .state(let place): return place.flatMap { self.place($0, ofMatter: scope.matter) }.map { .state($0) }
        case .editable(let names): return .editable(modules(names, ofMatter: scope.matter))
        case .holder(let names): return .holder(names.compactMap { expectGiven($0, scope) })
        case .count(let place, let number, let viewer): return count(place, number, viewer, scope)
        case .result(let outcome, let viewer): return result(outcome, viewer, scope, at: syntax.location)
        case .attached(let answer):
            return answer.flatMap { attachmentPlace($0, ofMatter: scope.matter) }.map { .attached($0) }
        case .due(let day):
            guard case .date(let year, let month, let day) = day?.value else { return nil }
            return .due(.date(year: year, month: month, day: day))
        case .warned(let isWarned): return .warned(isWarned)
        case .cannot(let actor, let action, let code): return cannot(actor, action, code, scope)
        case nil: return nil
        }
    }

    private mutating func count(
        _ place: PlaceSyntax?, _ number: LiteralSyntax?, _ viewer: NameSyntax?, _ scope: ScenarioScope
    ) -> Expectation? {
        let place = place.flatMap { self.place($0, ofMatter: scope.matter) }
        let count = wholeNumber(number, what: .keyword(.count), least: 0)
        guard let viewer else {
            guard let place, let count else { return nil }
            return .count(place, count, viewer: nil)
        }
        guard let index = expectGiven(viewer, scope), let place, let count else { return nil }
        return .count(place, count, viewer: index)
    }

    private mutating func result(
        _ outcome: StateReferenceSyntax?, _ viewer: NameSyntax?, _ scope: ScenarioScope, at location: Location
    ) -> Expectation? {
        guard matters[scope.matter].offers(.record) else {
            let owner = Thing.matter.fact(named: matters[scope.matter].name.text)
            reportNotOffered(.record, by: owner, at: location)
            return nil
        }
        var index: Int?
        if let outcome {
            guard let found = expectOutcome(outcome, ofMatter: scope.matter) else { return nil }
            index = found
        }
        guard let viewer else { return .result(outcome: index, viewer: nil) }
        return expectGiven(viewer, scope).map { .result(outcome: index, viewer: $0) }
    }

    private mutating func cannot(
        _ name: NameSyntax?, _ syntax: ActionSyntax?, _ code: NameSyntax?, _ scope: ScenarioScope
    ) -> Expectation? {
        let actor = name.flatMap { expectGiven($0, scope) }
        let scope = syntax.flatMap { self.scope(of: $0, scope) }
        var refused: ScenarioAction?
        if let scope { refused = syntax.flatMap { action($0, scope, isRefused: true) } }
        guard let code else { return nil }
        guard isRefusalCode(code.text) else {
            findings.report(.badRefusalCode, at: code.location, ["name": .name(code.text)])
            return nil
        }
        guard let actor, let scope, let refused else { return nil }
        return .cannot(actor: actor, matter: scope.matter, refused, code: code.text)
    }

    private func isRefusalCode(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.count == 5 && bytes[0] == UInt8(ascii: "R")
            && bytes[1...].allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
