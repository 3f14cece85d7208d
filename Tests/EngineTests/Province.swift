// A small province for tests: the parties of the manual's main job, bound and ready to apply.
// Credit codes and citizen ids are made up; their check digits are right.

import Engine
import Machines
import Testing

extension World {
    /// Person `zhang` at unit `office`, whose superior is `bureau`; the offices of county, city and province.
    static func province() throws -> World {
        var world = try World()
        try world.registerUnits()
        try #expect(world.apply("office", "unit-binding", to: "bureau") == nil)
        #expect(world.act("bureau", .approve(opinion: "同意"), on: 1) == nil)
        try #expect(world.apply("zhang", "personal-binding", to: "office") == nil)
        #expect(world.act("office", .approve(opinion: "同意"), on: 2) == nil)
        return world
    }

    mutating func registerUnits() throws {
        let units: [(account: String, name: String, code: String, division: String, isOffice: Bool)] = [
            ("office", "延吉设计院", "12222401TE0000061P", "220104", false),
            ("bureau", "省直高校", "12220000TE00000456", "220000", false),
            ("county", "朝阳区人社局", "11220102TE0000037G", "220104", true),
            ("city", "长春市人社局", "11220100TE0000029Q", "220100", true),
            ("hall", "省人社厅", "11220000TE0000010N", "220000", true),
        ]
        for unit in units {
            try #expect(
                register(
                    "unit", unit.account,
                    [
                        "name": unit.name, "credit-code": unit.code, "division": unit.division,
                        "hrss": unit.isOffice ? "yes" : "no", "kind": "事业单位",
                    ]) == nil)
        }
        try #expect(register("person", "zhang", ["name": "张三", "citizen-id": "220199198501010018"]) == nil)
        try #expect(register("person", "li", ["name": "李四", "citizen-id": "22249919781231002X"]) == nil)
    }

    /// Applies and fills every module of talent grading; the case's number.
    mutating func declare(_ account: String) throws -> UInt32 {
        try #expect(apply(account, "talent-grading") == nil)
        let number = UInt32(registry.cases.count)
        #expect(act(account, .fill(World.answers), on: number) == nil)
        let files: [FileSlot] = [
            .module(1, row: 0, attachment: 0), .module(2, row: 0, attachment: 0),
        ]
        for slot in files { #expect(act(account, .attach(slot, World.file("a.pdf")), on: number) == nil) }
        return number
    }

    /// A declaration that was submitted; the case's number.
    mutating func submitted(_ account: String) throws -> UInt32 {
        let number = try declare(account)
        #expect(act(account, .submit, on: number) == nil)
        return number
    }

    /// Judges all right, approves, and dispatches where the level does.
    mutating func pass(_ account: String, _ number: UInt32) throws {
        let all = try modules("basic", "education", "achievements", "contract")
        #expect(act(account, .judge(all, isRight: true, note: ""), on: number) == nil)
        #expect(act(account, .approve(opinion: "同意推荐"), on: number) == nil)
        guard state(number).hasSuffix(".dispatch") else { return }
        #expect(act(account, .attach(.dispatch(0), World.file("r.pdf")), on: number) == nil)
        #expect(act(account, .dispatch, on: number) == nil)
    }

    static func file(_ name: String, sizeBytes: Int = 9) -> FileReference {
        FileReference(hash: String(repeating: "0", count: 64), name: name, sizeBytes: sizeBytes)
    }

    static let answers = [
        Answer(module: 0, row: 0, field: 2, value: .choice(3)),
        Answer(module: 0, row: 0, field: 3, value: .text("工程技术")),
        Answer(module: 1, row: 0, field: 0, value: .text("吉林大学")),
        Answer(module: 1, row: 0, field: 1, value: .choice(1)),
        Answer(module: 2, row: 0, field: 0, value: .text("省科技进步奖")),
        Answer(module: 3, row: 0, field: 1, value: .whole(3)),
        Answer(module: 3, row: 0, field: 3, value: .flag(true)),
    ]
}
