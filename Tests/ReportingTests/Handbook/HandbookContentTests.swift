// What stands in a handbook: everything that the rulebook says of a matter, in both languages.

import Checking
import Compilation
import Engine
import Foundation
import Machines
import Reporting
import Scenarios
import Source
import TestSupport
import Testing

struct HandbookContentTests {
    static let matters = [
        "personal-binding", "unit-binding", "title-review", "school-title-review", "official-title", "private-title",
        "initial-title", "talent-grading", "expert-selection",
    ]

    /// What must be found on a matter's page, by language.
    private func named(_ matter: MatterDefinition, _ language: Language) -> [String] {
        func name(_ name: String, _ title: String) -> [String] {
            language == .zh ? [title] : [title, name.replacing("-", with: " ")]
        }
        func word(_ name: String, _ title: String) -> [String] { [title, name] }
        var found = name(matter.name, matter.title) + matter.aliases + [matter.category]
        for level in matter.levels { found += name(level.name, level.title) }
        for module in matter.modules {
            found += name(module.name, module.title)
            for field in module.fields { found += word(field.name, field.title) + choices(of: field) }
            for file in module.attachments { found += word(file.name, file.title) + file.kinds }
        }
        for file in matter.attachments { found += word(file.name, file.title) + file.kinds }
        for outcome in matter.outcomes {
            found += name(outcome.name, outcome.title)
            for field in outcome.fields { found += word(field.name, field.title) + choices(of: field) }
        }
        let conditions = matter.conditions + matter.levels.flatMap(\.conditions) + (matter.release?.conditions ?? [])
        return found + conditions.map(\.text)
    }

    private func choices(of field: FieldDefinition) -> [String] {
        guard case .choice(let choices) = field.type else { return [] }
        return choices.flatMap { [$0.name, $0.title] }
    }

    @Test(arguments: matters, Language.allCases)
    func tellsEverythingThatHasAName(_ name: String, _ language: Language) throws {
        let sample = try SampleHandbook.repository.get()
        let matter = try #require(sample.source.rulebook.matters.first { $0.name == name })
        let text = try sample.text(of: "\(language)/matters/\(name).html").lowercased()
        let missing = named(matter, language).filter { !text.contains($0.lowercased()) }
        #expect(missing.isEmpty)
    }

    @Test func knowsEveryMatter() throws {
        let sample = try SampleHandbook.repository.get()
        #expect(sample.source.rulebook.matters.map(\.name).sorted() == Self.matters.sorted())
    }

    @Test(arguments: matters, Language.allCases)
    func tellsWhereACaseMayBeReturnedTo(_ name: String, _ language: Language) throws {
        let sample = try SampleHandbook.repository.get()
        let matter = try #require(sample.source.rulebook.matters.first { $0.name == name })
        let page = try #require(sample.pages["\(language)/matters/\(name).html"])
        let returns = matter.levels.flatMap(\.returns)
        guard !returns.isEmpty else {
            #expect(!page.contains("id=\"matter-\(name).returns\""))
            return
        }
        let section = try #require(page.components(separatedBy: "id=\"matter-\(name).returns\"").dropFirst().first)
        let table = SampleHandbook.plain("<" + section.components(separatedBy: "</table>")[0])
        for level in matter.levels {
            for target in level.returns.flatMap(\.targets) {
                let from = language == .zh ? level.title : level.name
                let end: String =
                    switch target.place {
                    case .applicant: language == .zh ? "申报人" : "the applicant"
                    case .level(let index): language == .zh ? matter.levels[index].title : matter.levels[index].name
                    }
                let rows = table.components(separatedBy: from + " ").dropFirst()
                #expect(rows.contains { $0.prefix(80).contains(end) }, "\(from) → \(end)")
            }
        }
    }

    /// The cells of the table of permissions against the rows of the machine.
    @Test(arguments: matters)
    func tellsWhoMayDoWhatInWhichState(_ name: String) throws {
        let sample = try SampleHandbook.repository.get()
        let ruleset = sample.source.compiled.ruleset
        let machine = ruleset.machines[try #require(ruleset.machine(named: name))]
        let page = try #require(sample.pages["zh/matters/\(name).html"])
        let table = try #require(page.components(separatedBy: ".permission-table\">").last)
        let lines = table.components(separatedBy: "</table>")[0].components(separatedBy: "<tr>\n").dropFirst(2)
        var found: Set<String> = []
        for line in lines {
            let cells = line.components(separatedBy: "</th>")
            let state = SampleHandbook.plain(cells[0])
            for (actor, cell) in cells[1].components(separatedBy: "</td>").dropLast().enumerated() {
                for verb in cell.components(separatedBy: "<li>").dropFirst() {
                    found.insert("\(state) \(actor) " + SampleHandbook.plain(verb).replacing("*", with: ""))
                }
            }
        }
        let hasFiles = machine.modules.contains { !$0.attachments.isEmpty }
        var expected: Set<String> = []
        for row in machine.transitions where !machine.modules.isEmpty || row.from != machine.initial {
            if !hasFiles, row.pick == .nothing, row.verb == .attach || row.verb == .detach { continue }
            let state = machine.states[Int(row.from.index)]
            let level = state.stage.map { machine.levels[machine.stages[$0].level].title + "·" } ?? ""
            var (column, stage): (Int, Int?) = (0, nil)
            if case .stage(let place) = row.actor { (column, stage) = (machine.stages[place].level + 1, place) }
            if row.actor == .office { column = machine.levels.count + 1 }
            let verb = machine.title(of: row.verb, at: stage, in: .zh)
            expected.insert("\(level)\(state.title) \(column) \(verb)")
        }
        #expect(found == expected)
    }

    @Test(arguments: matters, Language.allCases)
    func carriesCommentsThrough(_ name: String, _ language: Language) throws {
        let sample = try SampleHandbook.repository.get()
        let files = try SampleHandbook.repositoryFiles()
        let text = try #require(files.first { $0.text.contains("matter \(name) ") }?.text)
        let before = try #require(text.components(separatedBy: "\nmatter \(name) ").first)
        let comment = try #require(before.split(separator: "\n").last)
        try #require(comment.hasPrefix("## "))
        let page = try sample.text(of: "\(language)/matters/\(name).html")
        #expect(page.contains(comment.dropFirst(3)))
    }

    @Test(arguments: matters)
    func tellsEveryRefusalThatScenariosMeet(_ name: String) throws {
        let sample = try SampleHandbook.repository.get()
        for language in Language.allCases {
            let page = try #require(sample.pages["\(language)/matters/\(name).html"])
            let section = try #require(page.components(separatedBy: ".refusals\">").last)
            var met = 0
            for trace in sample.source.sessions {
                for (step, outcome) in zip(trace.script.steps, trace.outcomes) {
                    guard case .expect(.cannot(_, let machine, _, let code)) = step.form,
                        sample.source.compiled.ruleset.machines[machine].facts.name == name
                    else { continue }
                    met += 1
                    #expect(section.contains(">\(code)</code>"), "\(code) in \(language)")
                    guard let condition = outcome.refusal?.condition else { continue }
                    let text = sample.source.compiled.ruleset.machines[machine].conditions[condition].text
                    #expect(SampleHandbook.plain(section).contains(text), "\(text) in \(language)")
                }
            }
            #expect(met > 3)
        }
    }

    @Test(arguments: Language.allCases)
    func tellsEveryRefusalThereIs(_ language: Language) throws {
        let sample = try SampleHandbook.repository.get()
        let text = try sample.text(of: "\(language)/refusals.html")
        for code in RefusalCode.all {
            let words = language == .zh ? (code.reason.zh, code.cure.zh) : (code.reason.en, code.cure.en)
            #expect(text.contains("\(code.id) \(Sentence.withoutFacts(words.0)) \(Sentence.withoutFacts(words.1))"))
        }
    }

    @Test(arguments: Language.allCases)
    func tellsWhoTakesPart(_ language: Language) throws {
        let sample = try SampleHandbook.repository.get()
        let text = try sample.text(of: "\(language)/parties.html")
        let rulebook = sample.source.rulebook
        for party in rulebook.parties {
            #expect(text.contains(party.title))
            for field in party.fields { #expect(text.contains(field.title) && text.contains(field.name)) }
        }
        for tier in rulebook.offices.flatMap(\.tiers) { #expect(text.contains(tier.title)) }
        for division in rulebook.divisions { #expect(text.contains("\(division.name) \(division.code)")) }
        let verbs = try sample.text(of: "\(language)/verbs.html")
        for verb in Verb.allCases { #expect(verbs.contains(language == .zh ? verb.chineseCommand : verb.rawValue)) }
        for opinion in rulebook.opinions.flatMap(\.opinions) { #expect(verbs.contains(opinion.text)) }
        let names = try sample.text(of: "\(language)/names.html")
        for field in rulebook.matters.flatMap(\.modules).flatMap(\.fields) { #expect(names.contains(field.title)) }
    }
}
