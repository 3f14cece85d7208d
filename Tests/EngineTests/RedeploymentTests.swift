// Deployments between acts: cases on an earlier definition are decided as in a store that never deployed, however the
// new rulebooks order, drop, add or retype kinds, fields and choices.

import Checking
import Compilation
import Engine
import Machines
import Source
import Syntax
import Testing

@Suite struct RedeploymentTests {
    @Test(arguments: UInt64(1)...60)
    func casesOnEarlierDefinitionsAreDecidedAsIfNothingWereDeployed(seed: UInt64) throws {
        var chance = Chance(seed: seed)
        var still = try RedeploymentTests.settled()
        var moving = still
        for _ in 0..<60 {
            if chance.roll(6) == 0 { try moving.deploy(RedeploymentTests.parties(&chance)) }
            if chance.roll(5) == 0 { try RedeploymentTests.changeProfile(&still, &moving, &chance) }
            let account = chance.pick(RedeploymentTests.accounts)
            let id = UInt32(chance.roll(still.registry.cases.count) + 1)
            let act = chance.pick(RedeploymentTests.acts)
            let expected = still.refusal(account, act, on: id)
            #expect(moving.refusal(account, act, on: id) == expected, "\(account) \(act) on \(id)")
        }
        #expect(moving.registry.cases.map(\.body) == still.registry.cases.map(\.body))
        #expect(moving.registry.cases.map(\.configuration) == still.registry.cases.map(\.configuration))
        // Back under the first rulebook every value that it declares is there again.
        moving.redeploy(still)
        #expect(moving.registry.parties.map(\.kind) == still.registry.parties.map(\.kind))
        for (party, kept) in zip(moving.registry.parties, still.registry.parties) {
            #expect(Array(party.values.prefix(kept.values.count)) == kept.values)
        }
    }

    @Test func whatIsReadUnderTheNewRulebookIsItsOwn() throws {
        var world = try RedeploymentTests.settled()
        try world.deploy(
            """
            party unit "单位" {
                field hr "人社" text optional
                field code "代码" credit-code unique
                field kind "类型" choice y, w, x
            }
            party team "队" { field name "名" text }
            """)
        let unit = try #require(world.registry.party(PartyID(1)))
        let schema = world.registry.schema(of: unit.kind)
        #expect(schema.name == "unit" && schema.fields.map(\.name) == ["hr", "code", "kind"])
        // The flag of this name was something else; the choice x is the third now.
        #expect(Array(unit.values.prefix(3)) == [.unset, .text("11220102TE0000037G"), .choice(2)])
        let code = Value.text("11220102TE0000037G")
        #expect(world.registry.party(kind: unit.kind, field: 1, value: code) == unit.id)
        // Persons are of a kind that the rulebook does not have any more, and still have their names.
        let person = try #require(world.registry.party(PartyID(5)))
        #expect(world.registry.schema(of: person.kind).name == "person")
        #expect(world.registry.title(of: person.id) == "张三")
    }

    static let accounts = ["county", "office", "bureau", "hall", "zhang", "li"]

    static let acts: [Act] = [
        .submit, .approve(opinion: "同意"), .approve(opinion: "同意"), .approve(opinion: "同意"),
        .judge(ModuleSet([0]), isRight: true, note: ""), .return(.applicant, ModuleSet([0]), opinion: "改"),
        .recall, .terminate(opinion: "不符"), .release, .revoke,
        .fill([Answer(module: 0, row: 0, field: 0, value: .text("甲"))]),
        .fill([Answer(module: 0, row: 0, field: 1, value: .choice(1))]),
        .fill([Answer(module: 0, row: 0, field: 2, value: .whole(7))]),
    ]

    /// Units, persons, bindings, and declarations that are under way.
    static func settled() throws -> World {
        var world = try World(rulebook: rulebook)
        let units = [
            ("county", "11220102TE0000037G", "x", "220104", "yes"),
            ("office", "12222401TE0000061P", "y", "220104", "no"),
            ("bureau", "12220000TE00000456", "z", "220000", "no"),
            ("hall", "11220000TE0000010N", "x", "220000", "yes"),
        ]
        for (name, code, kind, division, isOffice) in units {
            try #expect(
                world.register(
                    "unit", name, ["name": name, "code": code, "kind": kind, "division": division, "hr": isOffice])
                    == nil)
        }
        let persons = [("zhang", "张三", "220199198501010018", "B"), ("li", "李四", "22249919781231002X", "C")]
        for (account, name, id, grade) in persons {
            try #expect(
                world.register("person", account, ["name": name, "id": id, "grade": grade, "score": "12.5"]) == nil)
        }
        try #expect(world.apply("office", "join", to: "bureau") == nil)
        #expect(world.act("bureau", .approve(opinion: "同意"), on: 1) == nil)
        for person in ["zhang", "li"] {
            try #expect(world.apply(person, "bind", to: "office") == nil)
            #expect(world.act("office", .approve(opinion: "同意"), on: UInt32(world.registry.cases.count)) == nil)
            for _ in 0..<2 { try #expect(world.apply(person, "review") == nil) }
        }
        return world
    }

    /// Changes a field that both worlds' rulebooks know in the same form.
    private static func changeProfile(_ still: inout World, _ moving: inout World, _ chance: inout Chance) throws {
        let (account, name, text) = chance.pick([
            ("zhang", "grade", "A"), ("zhang", "grade", "D"), ("li", "grade", "B"), ("office", "kind", "x"),
            ("office", "kind", "z"), ("office", "division", "220000"), ("office", "division", "220104"),
            ("li", "score", "3"),
        ])
        let party = try #require(moving.registry.party(moving.author(account).party))
        let schema = moving.registry.schema(of: party.kind)
        guard let field = schema.field(named: name), moving.registry.ruleset.parties.indices.contains(party.kind),
            case .success = parseValue(text, for: schema.fields[field], in: moving.registry.ruleset),
            !(name == "score" && schema.fields[field].type == .text)
        else { return }
        try still.change(account, name, to: text)
        try moving.change(account, name, to: text)
    }

    /// Parties alone, in any order, with fewer or more fields, and choices in any order.
    private static func parties(_ chance: inout Chance) -> String {
        func choices(_ names: [String]) -> String {
            var kept = chance.shuffled(names + ["other\(chance.roll(9))"])
            if chance.roll(2) == 0 { kept.removeFirst() }
            return "choice " + kept.joined(separator: ", ")
        }
        let person = [
            "name \"名\" text", "id \"号\" citizen-id unique", "grade \"级\" \(choices(["A", "B", "C", "D"]))",
            chance.roll(3) == 0 ? "score \"分\" text optional" : "score \"分\" number optional",
            "unit \"单位\" unit optional", "rank \"档\" \(choices(["low", "high"])) optional",
            "more\(chance.roll(5)) \"多\" flag",
        ]
        let unit = [
            "name \"名\" text", "code \"码\" credit-code unique", "kind \"类\" \(choices(["x", "y", "z"]))",
            "division \"区划\" division", chance.roll(3) == 0 ? "hr \"人社\" text optional" : "hr \"人社\" flag",
            "superior \"上级\" unit optional", "more\(chance.roll(5)) \"多\" date optional",
        ]
        func block(_ name: String, _ fields: [String]) -> String {
            let kept = chance.shuffled(fields).prefix(max(1, fields.count - chance.roll(4)))
            return "party \(name) \"\(name)\" {\n" + kept.map { "    field \($0)\n" }.joined() + "}\n"
        }
        let blocks = [block("person", person), block("unit", unit), block("guest", ["name \"名\" text"])]
        let kept = chance.shuffled(blocks)
        return "divisions \"divisions.json\"\n"
            + (chance.roll(3) == 0 ? kept.filter { !$0.hasPrefix("party person") } : kept).joined()
    }

    static let rulebook = """
        party person "自然人" {
            field name "姓名" text
            field id "证件号码" citizen-id unique
            field grade "级" choice A, B, C, D
            field score "分" number optional
            field unit "单位" unit optional set by bind
            field rank "档" choice low, high optional set by review
        }
        party unit "单位" {
            field name "名" text
            field code "代码" credit-code unique
            field kind "类型" choice x, y, z
            field division "区划" division
            field hr "人社" flag
            field superior "上级" unit optional set by join
        }
        divisions "divisions.json"
        office hr "人社" among unit when hr and kind is x by division tiers province "省", prefecture "市", county "县"
        matter bind "绑定" {
            category "基础"
            applicant person
            target unit "单位" by code
            level unit "单位" { reviewer target; approve; terminate }
            on approved { set applicant.unit to target }
            release by applicant { clear applicant.unit }
        }
        matter join "上级" {
            category "基础"
            applicant unit
            target unit "单位" by code
            level unit "单位" { reviewer target; approve; terminate }
            on approved { set applicant.superior to target }
            release by applicant { clear applicant.superior }
        }
        matter review "评审" {
            category "评审"
            applicant person
            module main "主要" {
                field title "题" text from applicant.name
                field level "级" choice one, two optional
                field years "年" number optional when applicant.grade < C
            }
            level unit "单位" {
                reviewer applicant.unit then superior up to 3
                judge every module
                approve
                return to applicant
                recall
                forbid applicant.grade is D else "级别不符"
            }
            level hr "人社" {
                reviewer hr at county of applicant.unit.division
                optional
                when applicant.unit.kind is not z
                approve
                return to applicant, unit
                terminate
                require applicant.score < 10 or applicant.grade <= B else "分数不够"
            }
            on approved { set applicant.rank to high }
            revoke from draft, returned
            release by applicant { clear applicant.rank }
        }
        """
}

/// Chance from a seed.
struct Chance {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 }

    mutating func roll(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % bound
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element { choices[roll(choices.count)] }

    mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
        var rest = elements
        var order: [Element] = []
        while !rest.isEmpty { order.append(rest.remove(at: roll(rest.count))) }
        return order
    }
}
