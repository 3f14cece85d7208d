// The evaluator on every kind of node, with unset and wrongly typed values among them.

import Machines
import Testing

struct ExpressionTests {
    /// The value of the last of these nodes, over one fact with this value.
    private func value(_ nodes: [Node], _ fact: Value = .unset) -> Value {
        var expressions = Expressions()
        expressions.facts = [.path(Path(root: .applicant, fields: []))]
        expressions.nodes = [.fact(FactID(0))] + nodes
        return expressions.value(of: ExpressionID(nodes.count), given: [fact])
    }

    private func day(_ text: String) -> Node { .literal(CivilDate(text).map(Value.date) ?? .unset) }

    @Test(arguments: Comparison.allCases)
    func comparesNothingWithTheUnset(_ comparison: Comparison) {
        let one = Node.literal(.whole(1))
        #expect(value([one, .compare(comparison, ExpressionID(0), ExpressionID(1))]) == .flag(false))
        #expect(value([one, .compare(comparison, ExpressionID(1), ExpressionID(0))]) == .flag(false))
        #expect(value([one, .compare(comparison, ExpressionID(0), ExpressionID(0))]) == .flag(false))
    }

    @Test(arguments: [
        (Value.whole(2), Value.whole(10), [Comparison.notEqual, .less, .lessOrEqual]),
        (.money(5), .money(5), [.equal, .lessOrEqual, .greaterOrEqual]),
        (.choice(3), .choice(1), [.notEqual, .greater, .greaterOrEqual]),
        (.date(CivilDate(dayNumber: 1)), .date(CivilDate(dayNumber: 2)), [.notEqual, .less, .lessOrEqual]),
        (.text("a"), .text("b"), [.notEqual]), (.text("a"), .text("a"), [.equal]),
        (.flag(true), .flag(true), [.equal]), (.party(PartyID(1)), .party(PartyID(2)), [.notEqual]),
        (.division(220_000), .division(220_000), [.equal]),
        (.whole(1), .money(10_000), []), (.text("1"), .whole(1), []), (.unset, .unset, []),
    ])
    func comparesLikeWithLike(_ left: Value, _ right: Value, _ holding: [Comparison]) {
        #expect(Comparison.allCases.filter { $0.holds(left, right) } == holding)
    }

    @Test func comparesTextsByteForByte() {
        #expect(!Comparison.equal.holds(.text("e\u{301}"), .text("\u{e9}")))
    }

    @Test func joinsConditions() {
        let (yes, no) = (Node.literal(.flag(true)), Node.literal(.flag(false)))
        let (a, b) = (ExpressionID(1), ExpressionID(2))
        #expect(value([yes, no, .and(a, b)]) == .flag(false) && value([yes, yes, .and(a, b)]) == .flag(true))
        #expect(value([yes, no, .or(a, b)]) == .flag(true) && value([no, no, .or(a, b)]) == .flag(false))
        #expect(value([no, .not(a)]) == .flag(true))
        // What is unset or no flag counts as not holding, and its negation as holding.
        #expect(value([.not(ExpressionID(0))]) == .flag(true))
        #expect(value([.not(ExpressionID(0))], .whole(1)) == .flag(true))
        #expect(value([.isSet(ExpressionID(0))]) == .flag(false))
        #expect(value([.isSet(ExpressionID(0))], .flag(false)) == .flag(true))
    }

    @Test func countsYearsAndReadsBirthDates() {
        let years = Node.years(from: ExpressionID(0), to: ExpressionID(1))
        let today = day("2023-07-01")
        #expect(value([today, years], CivilDate("1990-07-01").map(Value.date) ?? .unset) == .whole(33))
        #expect(value([today, years]) == .unset && value([today, years], .text("1990-07-01")) == .unset)
        let birth = Node.birthDate(ExpressionID(0))
        #expect(value([birth], .text("11010519491231002X")) == CivilDate("1949-12-31").map(Value.date))
        for text in ["", "110105194912310", "11010519490231002X", "1101051949123A002X", "一二三四五六七八九十一二三四五六七八"] {
            #expect(value([birth], .text(text)) == .unset)
        }
    }

    @Test func isTotal() {
        var expressions = Expressions()
        #expect(expressions.value(of: ExpressionID(4), given: []) == .unset)
        #expect(!expressions.holds(ExpressionID(-1), given: []))
        expressions.facts = [.today]
        expressions.nodes = [.fact(FactID(0))]
        #expect(expressions.value(of: ExpressionID(0), given: []) == .unset)
    }

    @Test func endsOnNodesThatStandInACircle() {
        var circle = Expressions()
        circle.facts = [.today]
        circle.nodes = [.not(ExpressionID(1)), .and(ExpressionID(0), ExpressionID(2)), .fact(FactID(0))]
        #expect(circle.facts(in: ExpressionID(1)).isEmpty && circle.facts(in: ExpressionID(9)).isEmpty)
        #expect(circle.facts(in: ExpressionID(2)) == [FactID(0)])
    }

    @Test func findsTheFactsOfAnExpression() {
        var expressions = Expressions()
        expressions.facts = [.today, .year, .rows(module: 0)]
        expressions.nodes = [
            .fact(FactID(2)), .fact(FactID(0)), .literal(.unset), .compare(.less, ExpressionID(0), ExpressionID(2)),
            .years(from: ExpressionID(1), to: ExpressionID(1)), .and(ExpressionID(3), ExpressionID(4)),
        ]
        #expect(expressions.facts(in: ExpressionID(5)) == [FactID(0), FactID(2)])
        #expect(expressions.facts(in: ExpressionID(2)) == [])
    }
}
