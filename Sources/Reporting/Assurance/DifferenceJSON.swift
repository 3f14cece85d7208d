// The page on differences between rulebooks as JSON, format 1. Docs/Diff.md describes it.

internal import Machines
internal import Source
internal import Verification

extension DifferencePage {
    /// The differences in the form of Docs/Diff.md.
    package var json: OrderedJSON {
        let (gained, lost, changed) = counts
        return [
            "format": 1, "sameMeaning": .bool(isSameMeaning), "summary": .string(summary),
            "gained": .integer(gained), "lost": .integer(lost), "changed": .integer(changed),
            "differences": .array(json(groups)), "wordings": .array(json(wordings)),
        ]
    }

    private func json(_ groups: [Group]) -> [OrderedJSON] {
        groups.flatMap { group in
            group.sections.flatMap { section in section.lines.map { json($0, group.matter) } }
        }
    }

    private func json(_ line: Line, _ matter: MatterDifference?) -> OrderedJSON {
        let difference = line.difference
        return [
            "sign": .string(difference.sign.word),
            "matter": (matter?.new).map { .string(details.new.machines[$0].facts.name) },
            "oldMatter": (matter?.old).map { .string(details.old.machines[$0].facts.name) },
            "level": difference.level.map { .string($0.name) },
            "role": .string(difference.role.word),
            "what": .string(difference.statement.word),
            "part": difference.statement.thing.map { thing in
                [
                    "kind": .string(thing.kind.word), "id": .string(thing.name.name),
                    "owner": thing.owner.map { .string($0.name) },
                ]
            },
            "text": .string(line.sentence),
            "example": line.example.map { .string($0) },
            "allowedBy": difference.trace.map { $0.side == .old ? "old" : "new" },
            "session": line.session.map { .string($0) },
            "way": line.way.isEmpty ? nil : .strings(line.way),
        ]
    }
}

extension Difference.Sign {
    fileprivate var word: String {
        switch self {
        case .gained: "gained"
        case .lost: "lost"
        case .changed: "changed"
        }
    }
}

extension Difference.Role {
    fileprivate var word: String {
        switch self {
        case .applicant: "applicant"
        case .reviewer: "reviewer"
        case .office: "office"
        case .administrator: "administrator"
        }
    }
}

extension Difference.Statement {
    /// What kind of difference it is.
    fileprivate var word: String {
        switch self {
        case .ability(let ability): ability.word
        case .thing: "part"
        case .things: "parts"
        case .renamed: "renamed"
        case .attribute(_, let attribute, _, _), .wording(_, let attribute, _, _): attribute.word
        case .condition(let moment, _, _): moment == .warning ? "reminder" : "condition"
        case .transitions: "transitions"
        }
    }

    /// The part that it is about, where it is about one.
    fileprivate var thing: Thing? {
        switch self {
        case .ability(.submitWithout(let thing)), .ability(.fill(let thing)), .ability(.leaveOut(let thing)),
            .ability(.choose(_, let thing)), .ability(.attach(_, let thing)), .thing(let thing),
            .renamed(let thing, _), .attribute(let thing, _, _, _), .wording(let thing, _, _, _):
            thing
        case .ability(.judge(let name)), .ability(.approveWithout(let name)): Thing(.module, name)
        case .ability(.route(let name, _)), .ability(.routeWithout(let name)): Thing(.level, name)
        case .ability(.act(.return, let name?)): Thing(.level, name)
        case .ability(.act(.record, let name?)): Thing(.outcome, name)
        case .ability(.act(.attach, let name?)): Thing(.dispatchAttachment, name)
        case .ability, .things, .condition, .transitions: nil
        }
    }
}

extension Ability {
    fileprivate var word: String {
        switch self {
        case .act(let verb, _): verb.rawValue
        case .returnToApplicant: "return"
        case .judge: "judge"
        case .approveWithout: "approveWithout"
        case .submitWithout: "submitWithout"
        case .fill: "fill"
        case .leaveOut: "leaveOut"
        case .choose: "choose"
        case .attach: "fileKind"
        case .route: "routeWith"
        case .routeWithout: "routeWithout"
        case .dispatch: "dispatchWith"
        case .offered: "opinion"
        }
    }
}

extension Attribute {
    fileprivate var word: String { "\(self)" }
}

extension Thing.Kind {
    fileprivate var word: String { "\(self)" }
}
