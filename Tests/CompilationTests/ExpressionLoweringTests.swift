// What each form of expression means once it is lowered.

import Checking
import Compilation
import Machines
import Testing

struct ExpressionLoweringTests {
    /// The verdict of a condition of the binding, its facts given by a function.
    private func holds(_ form: TypedForm, _ facts: (Fact) -> Value = { _ in .unset }) -> Bool {
        var rulebook = Sample.rulebook
        rulebook.matters[Sample.grading].conditions = [
            Sample.condition(.require, TypedExpression(form, type: .flag, location: Sample.place(1)), 1)
        ]
        let machine = compile(rulebook).ruleset.machines[Sample.grading]
        return machine.isMet(machine.conditions[0], machine.expressions.facts.map(facts))
    }

    private func number(_ whole: Int64) -> TypedExpression {
        Sample.flag(.literal(.number(whole * 10_000)), .number)
    }

    private func flag(_ value: Bool) -> TypedExpression { Sample.flag(.literal(.flag(value))) }

    @Test func comparesAndJoins() {
        #expect(holds(.compare(.less, number(2), number(10))))
        #expect(!holds(.compare(.equal, number(2), number(10))))
        #expect(holds(.or(flag(false), flag(true))) && !holds(.and(flag(false), flag(true))))
        #expect(holds(.not(flag(false))))
    }

    @Test func keepsLongRowsShallow() {
        let long = (0..<3000).reduce(flag(true)) { row, _ in Sample.flag(.and(row, flag(true))) }
        #expect(holds(long.form))
        let broken = Sample.flag(.and(long, Sample.flag(.or(flag(false), flag(false)))))
        #expect(!holds(broken.form))
    }

    @Test func findsMembers() {
        #expect(holds(.isOneOf(number(3), [number(1), number(2), number(3)])))
        #expect(!holds(.isOneOf(number(3), [number(1), number(2)])))
        #expect(!holds(.isOneOf(number(3), [])))
    }

    @Test func countsYears() {
        let citizenID = Sample.path(.applicant, [1], .citizenID)
        let age = TypedForm.compare(.greaterOrEqual, Sample.flag(.age(citizenID), .number), number(18))
        func facts(_ today: String) -> (Fact) -> Value {
            { fact in
                if case .today = fact {
                    CivilDate(today).map(Value.date) ?? .unset
                } else {
                    .text("110101200502290012")
                }
            }
        }
        // A date of birth that the calendar lacks leaves the age unset.
        #expect(!holds(age, facts("2099-01-01")))
        let born = Sample.flag(.literal(.date(year: 2005, month: 3, day: 1)), .date)
        let years = TypedForm.compare(.greaterOrEqual, Sample.flag(.yearsSince(born), .number), number(18))
        #expect(!holds(years, facts("2023-02-28")) && holds(years, facts("2023-03-01")))
    }

    @Test func asksForNamedFacts() {
        let last = TypedForm.yearsSinceLast(outcome: 1, matter: Sample.grading)
        let asked = TypedForm.compare(.less, Sample.flag(last, .number), number(3))
        #expect(
            holds(asked) { $0 == .yearsSinceOutcome(matter: "talent-grading", outcome: "failed") ? .whole(2) : .unset })
        #expect(
            holds(.hasOpen(party: Sample.steps(.applicant, [2]), matter: Sample.unitBinding)) {
                $0 == .openCase(subject: Path(root: .applicant, fields: [2]), matter: "unit-binding")
                    ? .flag(true) : .unset
            })
        #expect(
            holds(.compare(.equal, Sample.flag(.rowCount(module: 2), .number), number(4))) {
                $0 == .rows(module: 2) ? .whole(4) : .unset
            })
    }
}
