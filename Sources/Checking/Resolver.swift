// The course of resolution: first the names of everything, then, with all names known, what stands inside.

internal import Source
internal import Syntax

/// Turns declarations into a rulebook. Its parts are extensions, one a kind of declaration.
struct Resolver {
    let declared: Declarations
    var findings = Findings()
    /// The fields of each party, by the party's index.
    var parties: [FieldList] = []
    /// The tiers of each office, by the office's index.
    var offices: [NameTable] = []
    var matters: [MatterHead] = []
    /// The codes that a value may have; nothing where the table is missing or wrong.
    var divisionCodes: Set<Int>?
    /// The first field whose values are divisions.
    var firstDivisionField: Location?

    /// Where uses of names are noted; nil where nobody asks for them.
    let uses: NameUses?

    private let divisionTable: DivisionTable
    private let calendarTable: CalendarTable

    init(trees: [SyntaxTree], divisions: DivisionTable, calendar: CalendarTable, uses: NameUses? = nil) {
        self.uses = uses
        declared = Declarations(of: trees, findings: &findings)
        divisionTable = divisions
        calendarTable = calendar
    }

    /// The rulebook of the declarations.
    mutating func resolve() -> Rulebook {
        var rulebook = Rulebook()
        rulebook.divisions = resolveDivisions(divisionTable)
        parties = declared.parties.map { fieldList($0.fields, of: $0.node) }
        offices = declared.offices.map { tierNames($0) }
        matters = declared.matters.compactMap { matterHead($0) }
        rulebook.parties = declared.parties.indices.map { party($0) }
        rulebook.offices = declared.offices.indices.map { office($0) }
        rulebook.matters = matters.indices.map { matter($0) }
        rulebook.scenarios = declared.scenarios.flatMap { scenarios($0) }
        rulebook.properties = declared.properties.compactMap { property($0) }
        rulebook.opinions = declared.opinions.map { opinions($0) }
        rulebook.migrations = declared.migrations.compactMap { migration($0) }
        resolveUnusedRoutes()
        reportMissingDivisions()
        rulebook.calendar = resolveCalendar(calendarTable, matters: rulebook.matters)
        return rulebook
    }
}
