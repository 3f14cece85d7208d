// Pictures for the tests of their layout: of every matter of the repository and of ladders that no rulebook has.

import Compilation
import Engine
import Machines
import Playground
import Reporting
import Source
import TestSupport

enum DrawnPictures {
    /// The pictures of the repository's matters in both languages.
    static func shipped() throws -> [MachinePicture] {
        let ruleset = try SampleRulebook.repository()
        return Language.allCases.flatMap { language in
            ruleset.machines.map { MachinePicture(of: $0, in: ruleset, language: language) }
        }
    }

    /// The pictures of ladders of so many levels, alike ones, and ones of which every other does something else:
    /// without and with a way through them that chance chose.
    static func invented(_ count: Int) throws -> [MachinePicture] {
        let paths = Repository.files(below: "workflows", suffix: ".matter")
        let shipped = try paths.map { ($0, try Repository.text($0)) }
        let texts = [false, true].map { isMixed in
            let levels = (1...count).map { level($0, isMixed: isMixed && !$0.isMultiple(of: 2)) }
            return matter(isMixed ? "mixed" : "plain", levels, isMixed ? "draft, returned, l1" : "draft")
        }
        let ruleset = try SampleRulebook.compiledThoughWarned(shipped + [("invented.matter", texts.joined())]).ruleset
        let machines = ruleset.machines.filter { ["mixed", "plain"].contains($0.facts.name) }
        let plain = Language.allCases.flatMap { language in
            machines.map { MachinePicture(of: $0, in: ruleset, language: language) }
        }
        let wandered = (0..<10).flatMap { seed in
            machines.map { machine in
                let way = walk(machine, seed: UInt64(seed * 77 + count))
                return MachinePicture(of: machine, in: ruleset, language: .zh, way: way, of: 1)
            }
        }
        return plain + wandered
    }

    /// The pictures of invented matters, each with a way through its machine that chance chose.
    static func wandered(seed: UInt64, count: Int) throws -> [MachinePicture] {
        let invented = InventedRulebook(seed: seed, count: count)
        let ruleset = try SampleRulebook.compiledThoughWarned([InventedRulebook.parties] + invented.matters).ruleset
        return ruleset.machines.enumerated().map { index, machine in
            let way = walk(machine, seed: seed &+ UInt64(index))
            return MachinePicture(
                of: machine, in: ruleset, language: index.isMultiple(of: 2) ? .zh : .en, way: way, of: 1)
        }
    }

    /// Up to sixty steps along the rows of a machine.
    private static func walk(_ machine: Machine, seed: UInt64) -> [CaseMove] {
        var chance = seed
        var here = CaseMove.Place(machine: machine, state: machine.initial)
        var moves = [CaseMove(from: nil, to: here, verb: .apply, at: Moment(milliseconds: 0), by: "张三")]
        for _ in 0..<60 {
            let rows = machine.transitions.filter { $0.from == here.state && $0.to != here.state }
            guard !rows.isEmpty else { break }
            chance = chance &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let row = rows[Int(chance >> 33) % rows.count]
            let next = CaseMove.Place(machine: machine, state: row.to)
            moves.append(
                CaseMove(from: here, to: next, verb: row.verb, at: Moment(milliseconds: 0), by: "某单位"))
            here = next
        }
        return moves
    }

    private static func level(_ number: Int, isMixed: Bool) -> String {
        let below = (1..<max(1, number)).map { ", l\($0)" }.joined()
        let rest =
            isMixed
            ? "recall \"撤回审核\"\n dispatch \"送审\" with letter"
            : "return \"退回修改\" to applicant\(below)\n terminate \"资格不符，终止审核\""
        let chain = isMixed ? " then superior up to 3" : ""
        return "level l\(number) \"第 \(number) 级人力资源和社会保障部门\" {\n reviewer applicant.unit\(chain)\n optional\n"
            + " approve \"审核通过\"\n \(rest)\n}\n"
    }

    private static func matter(_ name: String, _ levels: [String], _ revoked: String) -> String {
        """
        matter \(name) "逐级审核的试验" {
            category "试验"
            applicant person
            period any
            module basic "基本信息" { field name "姓名" text }
            attachment letter "申报函" pdf up to 20 MB
            \(levels.joined())
            revoke "撤销流程" from \(revoked)
        }

        """
    }
}
