// A matter's page: which sections it has, in their order. Each section has a file of its own.

internal import Checking
internal import Compilation
internal import Machines
internal import Source

/// Writes about one matter.
struct MatterWriter: Sendable {
    let book: HandbookWriter
    let index: Int
    let machine: Machine
    let definition: MatterDefinition
    let origins: MachineOrigins
    let expressions: ExpressionText
    let names: MachineNames

    init(_ book: HandbookWriter, _ index: Int) {
        self.book = book
        self.index = index
        machine = book.ruleset.machines[index]
        definition = book.source.rulebook.matters[index]
        origins = book.source.compiled.origins[index]
        names = MachineNames(of: machine, in: book.ruleset)
        expressions = ExpressionText(machine, in: book.ruleset, book.language)
    }

    var pen: Pen { book.pen }
    var facts: MatterFacts { machine.facts }
    var page: PageKind { .matter(index) }

    var content: PageContent {
        PageContent(
            title: pen.capitalized(pen.called(facts.name, facts.title)),
            heading: pen.heading(facts.name, facts.title),
            opening: book.documentation(at: definition.location) + summary,
            sections: [
                pictureSection, levelsSection, modulesSection, dispatchSection, returnsSection, conditionsSection,
                endingsSection, permissionsSection, refusalsSection, sessionsSection,
            ].compactMap(\.self))
    }

    /// An anchor of this matter's page.
    func id(_ anchor: String) -> String { book.id(anchor, on: page) }

    /// A link to an anchor of this matter's page.
    func link(to anchor: String, _ content: HTML) -> HTML {
        book.link(to: Place(page: page, anchor: anchor), content)
    }

    func level(_ index: Int) -> String {
        pen.called(machine.levels[index].name, machine.levels[index].title)
    }

    func module(_ index: Int) -> String {
        pen.called(machine.modules[index].name, machine.modules[index].title)
    }

    /// What the verb is called where a level (nil: no level) offers it, in a sentence.
    func verb(_ verb: Verb, at level: Int? = nil) -> String {
        let stage = level.flatMap { machine.stages(ofLevel: $0).first }
        return machine.title(of: verb, at: stage, in: pen.language)
    }

    /// Where something stands in the rulebook, as a remark.
    func origin(_ location: Location) -> HTML {
        .code(pen.text(book.origin(of: location)))
    }

    /// Modules in a row, each leading to its table.
    func links(toModules modules: ModuleSet) -> HTML {
        pen.list(
            machine.modules.indices.filter(modules.contains).map { index in
                link(to: "module-" + machine.modules[index].name, pen.text(module(index)))
            })
    }

    func link(toLevel index: Int) -> HTML {
        link(to: "level-" + machine.levels[index].name, pen.text(level(index)))
    }
}
