// Walks along a path: what it reads and of which type that is. Expressions around it are typed elsewhere.

internal import Source
internal import Syntax

extension Resolver {
    /// What a path reads, or nil with a report.
    mutating func reading(_ path: PathSyntax, _ scope: Scope) -> TypedExpression? {
        let segments = path.segments
        guard let first = segments.first else { return nil }
        switch first.keyword {
        case .applicant:
            guard let kind = scope.applicant else { return nil }
            return follow(segments.dropFirst(), from: .applicant, kind, location: path.location)
        case .target:
            guard let kind = expectTarget(scope, at: first.location) else { return nil }
            return follow(segments.dropFirst(), from: .target, kind, location: path.location)
        default:
            return readingByName(segments, scope, location: path.location)
        }
    }

    /// A path to a party that begins at the applicant or the target, or nil with a report.
    mutating func partyPath(
        _ path: PathSyntax, _ scope: Scope, for operation: Keyword
    ) -> (path: PathDefinition, kind: Int)? {
        guard let read = reading(path, scope) else { return nil }
        guard case .path(let definition) = read.form, case .party(let kind) = read.type else {
            findings.report(.pathExpected, at: path.location, ["operator": .keyword(operation)])
            return nil
        }
        return (definition, kind)
    }

    /// Whether a path begins with something that can be read here, so that it is no choice's name.
    func isReadable(_ path: PathSyntax, _ scope: Scope) -> Bool {
        let segments = path.segments
        guard let first = segments.first, first.keyword == nil, segments.count == 1 else { return true }
        let name = first.text
        if let matter = scope.matter {
            if let module = scope.module, matters[matter].modules[module].fields.names[name] != nil { return true }
            return matters[matter].moduleNames[name] != nil
        }
        guard scope.hasBareFields, let party = scope.applicant else { return false }
        return parties[party].names[name] != nil
    }

    private mutating func expectTarget(_ scope: Scope, at location: Location) -> Int? {
        switch scope.target {
        case .party(let kind): return kind
        case .unknown: return nil
        case .absent:
            guard let matter = scope.matter else {
                reportUnknownValue(Keyword.target.english, scope, at: location)
                return nil
            }
            findings.report(.targetMissing, at: location, ["matter": .name(matters[matter].name.text)])
            return nil
        }
    }

    private mutating func readingByName(
        _ segments: [NameSyntax], _ scope: Scope, location: Location
    ) -> TypedExpression? {
        let first = segments[0]
        let name = first.text
        if let matter = scope.matter {
            if let module = scope.module, matters[matter].modules[module].fields.names[name] != nil {
                return answer(in: module, of: matter, segments[...], location: location)
            }
            if let module = matters[matter].moduleNames[name], segments.count > 1 {
                uses?.note(first, in: matters[matter].moduleNames)
                return answer(in: module, of: matter, segments.dropFirst(), location: location)
            }
        } else if scope.hasBareFields {
            guard let party = scope.applicant else { return nil }
            if parties[party].names[name] != nil {
                return follow(segments[...], from: .applicant, party, location: location)
            }
        }
        reportUnknownValue(name, scope, at: first.location)
        return nil
    }

    private mutating func answer(
        in module: Int, of matter: Int, _ segments: ArraySlice<NameSyntax>, location: Location
    ) -> TypedExpression? {
        guard let name = segments.first else { return nil }
        let head = matters[matter].modules[module]
        let text = name.text
        guard let field = head.fields.names[text] else {
            let facts: Facts = ["name": .name(text), "owner": Thing.module.fact(named: head.name.text)]
            findings.reportUnknown(.unknownField, text, at: name.location, facts, among: head.fields.names)
            return nil
        }
        uses?.note(name, in: head.fields.names)
        if head.syntax.isList {
            findings.report(.listRead, at: location, ["module": .name(head.name.text)])
            return nil
        }
        if segments.count > 1 {
            findings.report(.answerLeadsOn, at: location, ["name": .name(text)])
            return nil
        }
        guard let type = head.fields.heads[field].type else { return nil }
        return TypedExpression(.answer(module: module, field: field), type: type, location: location)
    }

    private mutating func follow(
        _ segments: ArraySlice<NameSyntax>, from root: PathDefinition.Root, _ kind: Int, location: Location
    ) -> TypedExpression? {
        var type = ValueType.party(kind)
        var fields: [Int] = []
        var previous = ""
        for segment in segments {
            let name = segment.text
            guard case .party(let kind) = type else {
                findings.report(
                    .notAParty, at: segment.location, ["name": .name(previous), "type": fact(of: type)])
                return nil
            }
            guard let index = parties[kind].names[name] else {
                let facts: Facts = ["name": .name(name), "owner": fact(of: type)]
                findings.reportUnknown(
                    .unknownField, name, at: segment.location, facts, among: parties[kind].names)
                return nil
            }
            uses?.note(segment, in: parties[kind].names)
            guard let next = parties[kind].heads[index].type else { return nil }
            fields.append(index)
            (type, previous) = (next, name)
        }
        let path = PathDefinition(root: root, fields: fields, location: location)
        return TypedExpression(.path(path), type: type, location: location)
    }

    private mutating func reportUnknownValue(_ name: String, _ scope: Scope, at location: Location) {
        guard !isIncomplete(scope) else { return }
        let known = beginnings(in: scope)
        var starts: [Fact] = [.keyword(.applicant)]
        if case .absent = scope.target {} else { starts.append(.keyword(.target)) }
        starts += known.prefix(8).map { .name($0) }
        findings.reportUnknown(
            .unknownValue, name, at: location, ["name": .name(name), "scope": .anyOf(starts)],
            among: known + [Keyword.applicant, .target].flatMap { [$0.english, $0.chinese] })
    }
}
