// The workbench card and the menu: what is shown, which notes stand there and where they do not (R011–R020).

import Engine
import Source
import Testing

@testable import Sessions

/// A trial with units and a person, in one language.
private func trial(_ language: Language = .zh) throws -> Trial {
    let trial = try Trial(try Trial.shipped(), language: language)
    trial.run(
        """
        clock 2023-07-03
        register unit hall name 省人社厅 credit-code 11220000TE0000010N kind 机关 division 220000 hrss yes
        register unit office name 设计院 credit-code 91220102TE0000053X kind 企业 division 220102
        register unit bureau name 建设局 credit-code 12220100TE0000070Y kind 事业单位 division 220100
        register person zhang name 张三 citizen-id 220199198501010018
        """)
    return trial
}

private let divisionNote = "注意：请检查并维护单位的所属行政区划，系统会根据行政区划推送申报信息到对应的人社部门。"
private let enterpriseNote = "注意：企业特殊情况无需绑定上级单位，如已绑定请自行解除"
private let selfNote = "注意：严禁本单位绑定本单位统一社会信用代码！"
private let basicNote = "注意：请检查并维护单位的基本信息！"

@Suite struct ProfileTests {
    @Test("R013 R014 Q42 the card shows every field of the manual's page, and says of those that are not set")
    func theCardHasEveryField() throws {
        let trial = try trial()
        let said = trial.run("as office: 资料")
        for title in [
            "单位名称", "统一社会信用代码", "组织机构代码", "社会保险登记证编码", "单位类型", "单位性质", "单位级别", "所属行业", "单位邮箱",
            "单位地址", "所属行政区划", "上级主管部门",
        ] {
            #expect(said.contains("\n\(title) "), "\(title)")
        }
        #expect(said.hasPrefix("设计院 · 单位 · 账号 office · 12 项中 5 项已录入\n"))
        #expect(said.split(separator: "\n").filter { $0.contains("  暂未录入") }.count == 8)
        #expect(said.contains("上级主管部门        暂未录入（去绑定：绑定 号码）\n"))
    }

    @Test("R013 R014 every own field can be set, and cleared where it is optional")
    func everyOwnFieldIsSet() throws {
        let trial = try trial()
        let fields = [
            ("单位名称", "某设计院", "某设计院"), ("统一社会信用代码", "12222401TE0000061P", "12222401TE0000061P"),
            ("组织机构代码", "TE0000061", "TE0000061"), ("社会保险登记证编码", "2201020001", "2201020001"),
            ("单位类型", "事业单位", "事业单位"), ("单位性质", "国有", "国有"), ("单位级别", "县处级", "县处级"),
            ("所属行业", "工程设计", "工程设计"), ("单位邮箱", "office@sheji.cn", "office@sheji.cn"),
            ("单位地址", "南关区 某街 1 号", "南关区 某街 1 号"), ("所属行政区划", "220104", "朝阳区（220104）"), ("人社部门", "否", "否"),
        ]
        for (field, typed, shown) in fields {
            #expect(trial.run("as office: 资料 设 \(field) \(typed)").hasPrefix("已修改：\(field) = \(shown)\n"))
        }
        let said = trial.run("as office: 资料")
        #expect(said.hasPrefix("某设计院 [office@sheji.cn] · 单位 · 账号 office · 12 项中 12 项已录入\n"))
        #expect(!said.contains(basicNote))
        #expect(trial.run("as office: 资料 设 所属行业 \"\"") == "已修改：所属行业 = 暂未录入\n")
        #expect(trial.run("as office: 资料").contains("12 项中 11 项已录入"))
        for (field, code) in [("上级主管部门", "R0906"), ("单位邮箱", "R0504"), ("单位性质", "R0504"), ("人社厅", "R0502")] {
            #expect(trial.perform("as office: 资料 设 \(field) 某").told.contains("[\(code)]"), "\(field)")
        }
    }

    @Test("R015 R016 R017 R018 the notes on the division and on what is not entered stand on a unit's card")
    func theNotesOfTheCard() throws {
        let trial = try trial()
        let said = trial.run("as office: 资料")
        #expect(said.contains(divisionNote + "若行政区划有误，请更正自己的行政区划后，将申报信息退回至个人，由个人“撤销流程”后重新申报\n"))
        #expect(said.contains(basicNote + "暂未录入：组织机构代码、社会保险登记证编码、单位性质、单位级别、所属行业、单位邮箱、单位地址"))
        #expect(said.contains("申报推送至：南关区人社部门（尚未注册） → 长春市人社部门（尚未注册） → 省人社厅\n"))
        let person = trial.run("as zhang: 资料")
        #expect(!person.contains(divisionNote) && !person.contains("推送至"))
        #expect(person.contains("注意：请检查并维护自然人的基本信息！暂未录入：手机号码、电子邮箱、联系地址（录入：资料 设 手机号码 内容）\n"))
    }

    @Test("R019 R020 the note for enterprises stands on theirs alone, that on binding oneself on every unit's")
    func theNotesOnBinding() throws {
        let trial = try trial()
        #expect(trial.run("as office: 资料").contains(enterpriseNote))
        for unit in ["bureau", "hall"] { #expect(!trial.run("as \(unit): 资料").contains(enterpriseNote)) }
        for unit in ["office", "bureau", "hall"] { #expect(trial.run("as \(unit): 资料").contains(selfNote)) }
        #expect(!trial.run("as zhang: 资料").contains("严禁"))
        #expect(trial.perform("as office: 绑定 91220102TE0000053X").told.contains("[R0401]"))
        #expect(trial.perform("as bureau: 绑定 12220100TE0000070Y").told.contains("拒绝[R0401]：严禁本单位绑定本单位统一社会信用代码！\n"))
    }

    @Test func theCardIsAListForPrograms() throws {
        let trial = try trial(.en)
        trial.run("set output json")
        let said = trial.run("as office: profile")
        #expect(said.hasPrefix("[\n  {\"field\": \"name\", \"value\": \"设计院\"}"))
        #expect(said.contains("{\"field\": \"superior\", \"value\": \"not entered\"}"))
    }
}

@Suite struct MenuTests {
    @Test("R011 R012 R069 the nine items of the portal stand in their order, with what is behind each")
    func theMenuHasTheNineItems() throws {
        let trial = try trial()
        let said = trial.run("as zhang: 菜单")
        let items = [
            "工作台", "1 专业技术职称服务", "2 分类定级人才服务", "3 专业技术继续教育服务", "4 专业技术二三级评聘服务", "5 人才津贴服务", "6 吉享卡服务",
            "7 业务审核", "8 业务查询", "9 公示公告",
        ]
        let heads = said.split(separator: "\n").dropFirst(2).compactMap { line in
            line.hasPrefix(" ") ? nil : String(line.prefix { $0 != " " || line.first?.isNumber == true })
        }
        #expect(heads.count == items.count)
        for (head, item) in zip(heads, items) { #expect(head.hasPrefix(item), "\(head) is not \(item)") }
        #expect(said.split(separator: "\n").filter { $0.contains("规则中没有这类事项") }.count == 4)
        #expect(said.contains("申报 人才分类定级评定\n"))
        #expect(trial.run("as office: 菜单").contains("列表 人才分类定级评定\n"))
        #expect(trial.run("as office: 菜单").contains("申报 单位绑定上级单位 号码\n"))
    }

    @Test("R011 every command of the menu is one, in both languages", arguments: Language.allCases)
    func everyCommandIsKnown(_ language: Language) {
        for item in PortalItem.all {
            for entry in item.entries {
                let name = entry.command[language].split(separator: " ").first.map(String.init) ?? ""
                #expect(CommandTable.command(named: name) != nil, "\(name)")
            }
        }
    }

    @Test("R011 a matter of no item's category stands at the end")
    func otherMattersAreShownToo() throws {
        let files = RulebookFiles(
            [
                (
                    name: "a.matter",
                    bytes: Array(
                        """
                        party person "自然人" { field name "姓名" text }
                        matter club "入会" {
                            category "社团"; applicant person
                            level one "审核" { reviewer applicant; approve }
                        }
                        """.utf8)
                )
            ], on: Trial.firstDay
        ) { _ in nil }
        let trial = try Trial(files, language: .zh)
        let said = trial.run("register person zhang name 张三\nas zhang: 菜单")
        #expect(said.contains("其他事项                  入会                申报 入会\n"))
        #expect(said.split(separator: "\n").filter { $0.contains("规则中没有这类事项") }.count == 6)
    }
}
