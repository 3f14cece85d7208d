// The declarations of all files in one list a kind, with their names. What stands inside them is resolved elsewhere.

internal import Source
internal import Syntax

/// Everything that the files declare at their top, in the order of files and declarations. Declarations without a name
/// are left out: the parser has reported them.
struct Declarations {
    private(set) var parties: [PartySyntax] = []
    private(set) var offices: [OfficeSyntax] = []
    private(set) var matters: [MatterSyntax] = []
    private(set) var routes: [RouteSyntax] = []
    private(set) var divisions: [DivisionsSyntax] = []
    private(set) var calendars: [CalendarSyntax] = []
    private(set) var scenarios: [ScenarioSyntax] = []
    private(set) var properties: [PropertySyntax] = []
    private(set) var opinions: [OpinionsSyntax] = []
    private(set) var migrations: [MigrationSyntax] = []
    /// Every level as written, those of matters and those of routes.
    private(set) var levels: [LevelSyntax] = []
    private(set) var partyNames = NameTable()
    private(set) var officeNames = NameTable()
    private(set) var matterNames = NameTable()
    private(set) var routeNames = NameTable()

    /// Collects the declarations of the files and reports names that stand twice.
    init(of trees: [SyntaxTree], findings: inout Findings) {
        for tree in trees {
            for declaration in tree.file.declarations { add(declaration, &findings) }
        }
        for matter in matters { for case .level(let level) in matter.road { levels.append(level) } }
        for route in routes { levels += route.levels }
        if trees.contains(where: { $0.root.isGarbled || $0.root.hidesNames }) {
            partyNames.isIncomplete = true
            officeNames.isIncomplete = true
            matterNames.isIncomplete = true
            routeNames.isIncomplete = true
        }
    }

    private mutating func add(_ declaration: DeclarationSyntax, _ findings: inout Findings) {
        switch declaration {
        case .party(let party):
            guard let name = party.name else { return }
            findings.declare(name, .party, as: parties.count, in: &partyNames)
            parties.append(party)
        case .office(let office):
            guard let name = office.name else { return }
            findings.declare(name, .office, as: offices.count, in: &officeNames)
            offices.append(office)
        case .matter(let matter):
            guard let name = matter.name else { return }
            findings.declare(name, .matter, as: matters.count, in: &matterNames)
            matters.append(matter)
        case .route(let route):
            guard let name = route.name else { return }
            findings.declare(name, .route, as: routes.count, in: &routeNames)
            routes.append(route)
        case .divisions(let table):
            if let first = divisions.first { findings.reportSecond(.divisions, at: table.location, first.location) }
            divisions.append(table)
        case .calendar(let calendar):
            if let first = calendars.first { findings.reportSecond(.calendar, at: calendar.location, first.location) }
            calendars.append(calendar)
        case .scenario(let scenario): scenarios.append(scenario)
        case .property(let property): properties.append(property)
        case .opinions(let list): opinions.append(list)
        case .migration(let migration): migrations.append(migration)
        }
    }
}

extension Findings {
    /// Reports a statement that a rulebook has once.
    fileprivate mutating func reportSecond(_ keyword: Keyword, at location: Location, _ first: Location) {
        report(
            .statementTwice, at: location, ["statement": .keyword(keyword)], labels: [.firstDeclared(at: first)])
    }

    /// Declares a name in a table and reports it where it stands there already.
    mutating func declare(_ name: NameSyntax, _ thing: Thing, as index: Int, in table: inout NameTable) {
        declare(name.text, at: name.location, thing, as: index, in: &table)
    }

    /// As above, for a name that has been read.
    mutating func declare(
        _ name: String, at location: Location, _ thing: Thing, as index: Int, in table: inout NameTable
    ) {
        guard let first = table.declare(name, as: index, at: location) else { return }
        report(
            .nameTwice, at: location, ["kind": thing.fact, "name": .name(name)],
            labels: [.firstDeclared(at: first)])
    }
}
