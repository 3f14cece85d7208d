// Parties that are given as a training or a scenario begins: with any fields, but no wrong ones.

import Engine
import Machines
import Testing

@Suite struct GivingTests {
    private static let id = Value.text("220102199103010114")

    /// The code of what comes of giving a person with these fields beside its name and id; nil where it is given.
    private func code(_ world: World, unit: PartyID?) throws -> String? {
        let kind = try #require(world.registry.ruleset.party(named: "person"))
        let schema = world.registry.ruleset.parties[kind]
        let values = schema.fields.map { field -> Value in
            switch field.name {
            case "name": .text("张三")
            case "citizen-id": Self.id
            case "unit": unit.map(Value.party) ?? .unset
            default: .unset
            }
        }
        let decided = world.registry.decideGiving(kind: kind, values: values, account: "zhang")
        guard case .failure(let refusal) = decided else { return nil }
        return refusal.code.id
    }

    @Test func whatOnlyAMatterWritesMayBeGiven() throws {
        var world = try World()
        let unit: World.Typed = [
            "name": "某设计院", "credit-code": "91220102TE0000053X", "kind": "企业", "division": "220102",
        ]
        #expect(try world.register("unit", "office", unit) == nil)
        let person: World.Typed = ["name": "李四", "citizen-id": "220199198501010018"]
        #expect(try world.register("person", "li", person) == nil)
        #expect(try code(world, unit: nil) == nil)
        #expect(try code(world, unit: PartyID(1)) == nil)
        #expect(try code(world, unit: PartyID(2)) == "R0504", "a person is no unit")
    }
}
