// Pictures for the tests of their layout: of every matter of the repository and of ladders that no rulebook has.

import Compilation
import Machines
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

    /// The pictures of ladders of so many levels: alike ones, and ones of which every other does something else.
    static func invented(_ count: Int) throws -> [MachinePicture] {
        let paths = Repository.files(below: "workflows", suffix: ".matter")
        let shipped = try paths.map { ($0, try Repository.text($0)) }
        let texts = [false, true].map { isMixed in
            let levels = (1...count).map { level($0, isMixed: isMixed && !$0.isMultiple(of: 2)) }
            return matter(isMixed ? "mixed" : "plain", levels, isMixed ? "draft, returned, l1" : "draft")
        }
        let ruleset = try SampleRulebook.compiledThoughWarned(shipped + [("invented.matter", texts.joined())]).ruleset
        return Language.allCases.flatMap { language in
            ruleset.machines.filter { ["mixed", "plain"].contains($0.facts.name) }.map {
                MachinePicture(of: $0, in: ruleset, language: language)
            }
        }
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
