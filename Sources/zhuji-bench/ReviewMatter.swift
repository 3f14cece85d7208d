// The matter of the benchmarks of live cases: a draft, three levels and a decision, with returns and one condition on a
// field. Compiled in process; what is timed on it is elsewhere.

import Checking
import Compilation
import Engine
import Machines
import Source
import Syntax

/// The step that is measured. Whatever is the quickest way through the interpreter stands here and nowhere else.
@inline(__always)
func step(
    _ act: Act, on id: CaseID, by author: Author, stamp: Stamp, in registry: inout Registry, _ ruleset: Ruleset,
    _ events: inout [Event]
) -> Bool {
    events.removeAll(keepingCapacity: true)
    guard registry.decide(act, on: id, by: author, into: &events) == nil else { return false }
    for event in events { registry.fold(event, stamp: stamp, by: author.party) { _ in ruleset } }
    return true
}

/// An act, and which of the reviewers does it; nil: the applicant.
private typealias ReviewStep = (act: Act, reviewer: Int?)

/// A registry of drafts, and the seven steps that bring each to its end.
struct ReviewMatter {
    let ruleset: Ruleset
    /// Each case is a draft.
    private(set) var registry = Registry()
    private(set) var cases: [CaseID] = []
    private var applicants: [Author] = []
    private var reviewers: [Author] = []
    private let moment = Driver.firstMoment

    private static let text = """
        party unit "单位" {
            field name "名称" text
        }
        party person "自然人" {
            field name   "姓名" text
            field score  "分数" number range 0..100
            field first  "初审单位" unit
            field second "复审单位" unit
            field third  "终审单位" unit
        }
        matter review "评审" {
            category  "评审"
            applicant person
            module report "材料" { field note "说明" text optional }
            require applicant.score >= 60 else "分数应不低于六十"
            level level1 "初审" { reviewer applicant.first; approve "通过"; return "退回" to applicant }
            level level2 "复审" { reviewer applicant.second; approve "通过"; return "退回" to applicant }
            level level3 "终审" { reviewer applicant.third; approve "通过"; return "退回" to applicant }
        }

        """

    init(cases count: Int) throws {
        let source = SourceText(name: "review.matter", text: Self.text)
        let parsed = Parser.parse(source)
        let checked = Checker.check([parsed.tree], divisions: .missing, parsing: parsed.diagnostics)
        if let fault = checked.diagnostics.first(where: { $0.severity == .error }) {
            throw BenchFailure.rulebook(fault.headline(in: .en))
        }
        let compiled = compile(checked.rulebook)
        ruleset = compiled.ruleset
        fold([.deployed(hash: compiled.hash)], by: "")
        for number in 1...3 { try register("unit", "u\(number)", [.text("u\(number)")]) }
        reviewers = (1...3).map { author("u\($0)") }
        for number in 0..<count {
            let person = "p\(number)"
            let units = reviewers.map { Value.party($0.party) }
            try register("person", person, [.text(person), .whole(60 + number % 40)] + units)
            let applicant = author(person)
            try commit(registry.decideApplication(toMachine: 0, target: nil, by: applicant), by: person)
            applicants.append(applicant)
            cases.append(CaseID(UInt32(registry.cases.count)))
        }
    }

    /// How many steps a case takes from its draft to its end.
    static let stepsPerCase = 7

    /// Takes every case through all steps, all cases one step before any the next; how many steps were taken.
    mutating func drive() throws -> Int {
        let acts: [ReviewStep] = [
            (.submit, nil), (.approve(opinion: "同意"), 0), (.return(.applicant, .first(1), opinion: "请补充"), 1),
            (.submit, nil), (.approve(opinion: "同意"), 0), (.approve(opinion: "同意"), 1),
            (.approve(opinion: "同意"), 2),
        ]
        var taken = 0
        var events: [Event] = []
        for (act, reviewer) in acts {
            for place in cases.indices {
                let author = reviewer.map { reviewers[$0] } ?? applicants[place]
                let stamp = Stamp(at: moment, session: "bench", by: author.account)
                guard step(act, on: cases[place], by: author, stamp: stamp, in: &registry, ruleset, &events)
                else {
                    let refused = registry.decide(act, on: cases[place], by: author)
                    throw BenchFailure.refused("\(act) on a case of the review: \(refused)")
                }
                taken += 1
            }
        }
        return taken
    }

    /// Opens that many more cases, all of the first applicant; with `areReviewed` each is submitted and approved once.
    mutating func apply(_ count: Int, areReviewed: Bool) throws {
        guard let applicant = applicants.first, let reviewer = reviewers.first else { return }
        for _ in 0..<count {
            let id = registry.nextCase
            try commit(registry.decideApplication(toMachine: 0, target: nil, by: applicant), by: applicant.account)
            guard areReviewed else { continue }
            try commit(registry.decide(.submit, on: id, by: applicant), by: applicant.account)
            try commit(registry.decide(.approve(opinion: "同意"), on: id, by: reviewer), by: reviewer.account)
        }
    }

    private func author(_ account: String) -> Author {
        let found = registry.account(named: account)
        return Author(
            account: account, party: found?.party ?? PartyID(0), role: found?.role ?? .auditor, at: moment)
    }

    private mutating func register(_ kind: String, _ account: String, _ values: [Value]) throws {
        guard let index = registry.ruleset.party(named: kind) else { throw BenchFailure.rulebook("no \(kind)") }
        try commit(
            registry.decideRegistration(kind: index, values: values, account: account, by: .training), by: account)
    }

    private mutating func commit(_ result: Result<[Event], Refusal>, by account: String) throws {
        switch result {
        case .failure(let refusal): throw BenchFailure.refused("\(refusal.code.id) \(refusal.facts)")
        case .success(let events): fold(events, by: account)
        }
    }

    private mutating func fold(_ events: [Event], by account: String) {
        let stamp = Stamp(at: moment, session: "bench", by: account)
        let ruleset = ruleset
        for event in events { registry.fold(event, stamp: stamp) { _ in ruleset } }
    }
}
