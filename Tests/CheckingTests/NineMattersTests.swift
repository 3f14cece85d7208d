// The nine matters of the manual's dashboard (R037): their names and order, what they share, and that no two are alike.

import Checking
import Source
import Syntax
import TestSupport
import Testing

@Suite struct NineMattersTests {
    private let trees: [SyntaxTree]
    private let rulebook: Rulebook

    init() throws {
        let texts = try Repository.files(below: "workflows", suffix: ".matter").map { try Repository.text($0) }
        trees = texts.enumerated().map { Parser.parse(SourceText(file: FileID($0), name: "\($0)", text: $1)).tree }
        rulebook = checked(texts).rulebook
    }

    @Test("R037 nine matters in seven categories, in the manual's order") func standInTheManualsOrder() {
        let rows = rulebook.matters.map { "\($0.category) \($0.title)" }
        #expect(
            rows == [
                "自然人基础业务 个人绑定推荐单位", "法人基础业务 单位绑定上级单位", "职称评审 职称评审（通用）",
                "职称评审 中小学正高级职称评审", "高层次和特殊人才职称认定 高层次和特殊人才职称认定（机关分流）",
                "高层次和特殊人才职称认定 高层次和特殊人才职称认定（民营路径）", "职称认定 职称认定（初版）",
                "人才分类定级服务 人才分类定级评定", "人才选拔业务 省有突出贡献中青年专家选拔",
            ])
        let grading = rulebook.matters.first { $0.name == "talent-grading" }
        #expect(grading?.aliases == ["人才分类定级评鉴", "人才分类定级评审"])
    }

    @Test func areAllDescribed() {
        let matters = trees.flatMap { $0.file.matters }
        #expect(matters.count == 9)
        for matter in matters { #expect(matter.documentation?.isEmpty == false, "\(matter.name?.text ?? "")") }
    }

    @Test func declarationsShareTheirLadder() {
        let shared = trees.flatMap { $0.file.matters }.filter { matter in
            matter.road.contains { piece in
                if case .route(let use) = piece { use.route?.text == "declaration" } else { false }
            }
        }
        #expect(shared.count == 7)
        #expect(trees.flatMap { $0.file.routes }.compactMap { $0.name?.text } == ["declaration"])
    }

    @Test func noTwoAreAlike() {
        var seen: [[String]] = []
        for matter in rulebook.matters {
            let rules = matter.conditions.map(\.text).filter { $0 != "请先绑定推荐单位，再申报" }
            #expect(!rules.isEmpty && !seen.contains(rules), "\(matter.title)")
            seen.append(rules)
            guard matter.levels.count > 1 else { continue }
            #expect(matter.levels.last?.deadline != nil, "\(matter.title) is decided without a deadline")
        }
    }

    @Test func releasingABindingAsksForEveryDeclaration() throws {
        let binding = try #require(rulebook.matters.first { $0.name == "personal-binding" })
        let asked = (binding.release?.conditions ?? []).compactMap { condition in
            if case .hasOpen(_, let matter) = condition.test.form { rulebook.matters[matter].name } else { nil }
        }
        #expect(asked == rulebook.matters.filter { $0.levels.count > 1 }.map(\.name))
    }
}
