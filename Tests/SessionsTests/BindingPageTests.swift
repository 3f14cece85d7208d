// Bindings at the prompt, from looking a unit up to the superior's review, and what a changed division leads to
// (R018, R021–R032).

import Engine
import Source
import Testing

@testable import Sessions

private func trial() throws -> Trial {
    let trial = try Trial(try Trial.shipped(), language: .zh)
    trial.give("a.pdf", "%PDF")
    trial.run(
        """
        clock 2023-07-03
        register unit hall name 省人社厅 credit-code 11220000TE0000010N kind 机关 division 220000 hrss yes
        register unit city name 长春市人社局 credit-code 11220100TE0000029Q kind 机关 division 220100 hrss yes
        register unit office name 甲设计院 credit-code 91220102TE0000053X kind 企业 division 220100
        register unit bureau name 乙建设局 credit-code 12220100TE0000070Y kind 事业单位 division 220100
        register person zhang name 张三 citizen-id 220199198501010018
        """)
    return trial
}

@Suite struct BindingPageTests {
    @Test("R024 Q10 Q11 a unit is found by its code and by a part of its name, with its state of binding")
    func unitsAreFound() throws {
        let trial = try trial()
        let found = trial.run("as office: 查找 12220100TE0000070Y")
        #expect(found.contains("乙建设局  12220100TE0000070Y  长春市（220100）  未绑定\n申请绑定：绑定 12220100TE0000070Y\n"))
        #expect(trial.run("as office: 查找 建设") == found)
        #expect(trial.run("as zhang: 查找 局").split(separator: "\n").count == 4)
        trial.run("as office: 绑定 12220100TE0000070Y")
        #expect(trial.run("as office: 查找 建设").hasSuffix("待审核（办件 1）\n"))
        trial.run("as bureau: 下一件\nas bureau: 通过 同意")
        #expect(trial.run("as office: 查找 建设").hasSuffix("已绑定\n"))
        #expect(trial.perform("as zhang: 查找 11220000000000000000").told.contains("[R0504]"))
        #expect(trial.perform("as zhang: 查找 气象").told.contains("[R0909]"))
    }

    @Test("R020 R023 R024 what would be refused is said when the unit is looked up")
    func refusalsAreForetold() throws {
        let trial = try trial()
        for (text, reason) in [("甲设计院", "严禁本单位绑定本单位统一社会信用代码！"), ("市人社局", "绑定上级主管单位，人社局/厅除外")] {
            #expect(trial.run("as office: 查找 \(text)").hasSuffix("不能绑定：\(reason) [R0401]\n"))
        }
        #expect(trial.perform("as office: 绑定 11220100TE0000029Q").told.hasPrefix("拒绝[R0401]：绑定上级主管单位，人社局/厅除外\n"))
    }

    @Test("R019 R025 R026 a request waits for the superior, which stands in the profile after the approval only")
    func aRequestWaits() throws {
        let trial = try trial()
        let said = trial.run("as office: 绑定 12220100TE0000070Y")
        #expect(said.hasPrefix("绑定申请已发送：办件 1 · 待“上级单位审核”乙建设局审核\n请等待乙建设局审核；"))
        #expect(said.contains("提醒：企业特殊情况无需绑定上级单位，如已绑定请自行解除\n"))
        #expect(trial.run("as office: 资料").contains("暂未录入（办件 1 待乙建设局审核；撤回申请：解绑）"))
        trial.run("as bureau: 下一件\nas bureau: 通过 同意")
        #expect(trial.run("as office: 资料").contains("  乙建设局（解除绑定：解绑）"))
    }

    @Test("R022 Q13 a unit without a superior needs none: its declarations go straight to the offices")
    func aSuperiorIsOptional() throws {
        let trial = try trial()
        trial.run("as zhang: 绑定 91220102TE0000053X\nas office: 下一件\nas office: 通过 同意")
        #expect(trial.run(declaration).hasSuffix("待“推荐单位”甲设计院审核\n"))
        #expect(trial.run("as zhang: 进度").contains("长春市人社局"))
    }

    @Test("R021 R028 R031 Q09 a person's binding is reviewed from the dashboard to the opinion, before any declaration")
    func aPersonsBindingIsReviewed() throws {
        let trial = try trial()
        #expect(trial.perform("as zhang: 申报 人才分类定级评定").told.hasPrefix("拒绝[R0401]：请先绑定推荐单位，再申报\n"))
        trial.run("as zhang: 绑定 91220102TE0000053X")
        #expect(trial.run("as office: 统一审核").contains("个人绑定推荐单位                        1 条"))
        #expect(trial.run("as office: 列表 个人绑定推荐单位 --state 待审核").contains("张三"))
        trial.run("as office: 打开 1")
        #expect(trial.perform("as office: 通过").told.hasPrefix("拒绝[R0211]：必须填写审核意见\n"))
        #expect(trial.run("as office: 通过 情况属实") == "已通过：办件 1 · 办结\n")
        #expect(trial.run("as zhang: 资料").contains("  甲设计院（解除绑定：解绑）"))
        trial.run("as zhang: 申报 人才分类定级评定")
    }

    @Test("R029 R030 R032 Q16 no return of a binding; after a termination another unit may be asked, and one alone")
    func aBindingIsTerminated() throws {
        let trial = try trial()
        trial.run("as zhang: 绑定 91220102TE0000053X\nas office: 打开 1")
        #expect(trial.perform("as zhang: 绑定 12220100TE0000070Y").told.contains("[R0402]"))
        #expect(trial.perform("as office: 退回 至 申报人 请改").told.contains("[R0201]"))
        #expect(trial.run("as office: 终止 非本单位人员") == "已终止：办件 1 · 资格不符，终止审核\n")
        trial.run("as zhang: 绑定 12220100TE0000070Y\nas bureau: 下一件\nas bureau: 通过 同意")
        #expect(trial.perform("as zhang: 绑定 91220102TE0000053X").told.contains("[R0402]"))
        trial.run("as office: 绑定 12220100TE0000070Y\nas bureau: 打开 3")
        #expect(trial.perform("as bureau: 退回 至 申报人 请改").told.contains("[R0201]"))
        #expect(trial.run("as bureau: 终止 不是下级单位").hasSuffix("资格不符，终止审核\n"))
        #expect(trial.run("as office: 资料").contains("暂未录入（去绑定：绑定 号码）"))
    }

    @Test("R027 Q15 unbinding asks nobody, names the running cases that stay, and withdraws what still waits")
    func unbindingAsksNobody() throws {
        let trial = try trial()
        trial.run("as office: 绑定 12220100TE0000070Y")
        #expect(trial.run("as office: 解绑") == "已撤回绑定申请：办件 1 · 已撤销\n")
        #expect(trial.perform("as office: 解绑").told.contains("[P0117]"))
        trial.run("as office: 绑定 12220100TE0000070Y\nas bureau: 打开 2\nas bureau: 通过 同意")
        trial.run("as zhang: 绑定 91220102TE0000053X\nas office: 下一件\nas office: 通过 同意")
        trial.run(declaration)
        let said = trial.run("as office: 解绑")
        #expect(said.hasPrefix("已解除绑定：办件 2 · 已解除\n在办的 1 件不受影响，仍按提交时的路径办理：\n"))
        #expect(said.contains("   4  张三    人才分类定级评定  待“推荐单位”甲设计院审核  乙建设局 → 长春市人社局 → 省人社厅\n"))
        #expect(trial.perform("as zhang: 解绑").told.hasPrefix("拒绝[R0401]：在办的申报尚未办结，不能解除绑定\n"))
    }

    @Test("R018 Q30 a changed division names the cases that stay, and its commands lead the whole way")
    func theWayThatIsNamedIsTheWay() throws {
        let trial = try trial()
        trial.run("as zhang: 绑定 91220102TE0000053X\nas office: 下一件\nas office: 通过 同意")
        trial.run(declaration)
        trial.run("as office: 打开 2\nas office: 核对 全部 无误\nas office: 通过 同意")
        let said = trial.run("as office: 资料 设 所属行政区划 220000")
        #expect(said.hasPrefix("已修改：所属行政区划 = 吉林省（220000）\n申报推送至：省人社厅\n已提交的 1 件不随之改送"))
        #expect(said.contains("待“推荐单位”甲设计院送审  长春市人社局 → 省人社厅\n"))
        let steps = said.split(separator: "\n").filter { $0.hasPrefix("    ") }
        #expect(steps.count == 2)
        for (account, step) in zip(["office", "zhang"], steps) {
            let commands = step.split(separator: "：", maxSplits: 1)[1].split(separator: " · ")
            for command in commands { trial.run("as \(account): \(command)") }
        }
        #expect(trial.run("as zhang: 预览").contains("毕业院校：甲校"))
        #expect(trial.run("as zhang: 提交") == "已提交：办件 3 · 待“推荐单位”甲设计院审核\n")
        #expect(!trial.run("as zhang: 进度").contains("长春市人社局"))
        #expect(!trial.run("as office: 资料 设 所属行政区划 220000").contains("不随之改送"))
    }

    @Test("R023 Q12 an office is known by its mark, not by its name")
    func anOfficeIsKnownByItsMark() throws {
        let trial = try trial()
        trial.run("as bureau: 资料 设 单位名称 长春市人社局服务中心")
        trial.run("as office: 绑定 12220100TE0000070Y\nas bureau: 下一件\nas bureau: 通过 同意")
        trial.run("as city: 资料 设 单位名称 长春市")
        #expect(trial.run("as bureau: 查找 11220100TE0000029Q").contains("人社局/厅除外 [R0401]"))
    }

    @Test("R018 a case that is with another unit is returned by that one, unless it can still be recalled")
    func whoeverHoldsTheCaseReturnsIt() throws {
        let trial = try trial()
        trial.run("as zhang: 绑定 91220102TE0000053X\nas office: 下一件\nas office: 通过 同意")
        trial.run(declaration)
        trial.run("as office: 打开 2\nas office: 核对 全部 无误\nas office: 通过 同意\nas office: 上传 申报函 a.pdf")
        trial.run("as office: 送审")
        let said = trial.run("as office: 资料 设 所属行政区划 220000")
        #expect(said.contains("    甲设计院：打开 2 · 撤回 · 核对 全部 无误 · 退回 至 申报人 基本信息 "))
        trial.run("as city: 打开 2\nas city: 核对 全部 无误")
        let later = trial.run("as office: 资料 设 所属行政区划 220000")
        #expect(later.contains("\n    长春市人社局：退回申报人\n    张三：打开 2 · 撤销 · 申报 人才分类定级评定 --from 2\n"))
        trial.run("as city: 退回 至 申报人 基本信息 请重新申报")
        #expect(trial.run("as office: 资料 设 所属行政区划 220000").contains("  办件 2 张三\n    张三：打开 2"))
    }

    private let declaration = """
        as zhang: 申报 人才分类定级评定
        as zhang: 填写 基本信息.申请评定级别 B
        as zhang: 填写 基本信息.人才认定分类 工程
        as zhang: 填写 学历学位.毕业院校 甲校
        as zhang: 填写 学历学位.学位 博士
        as zhang: 上传 学历学位.1.学历学位证书 a.pdf
        as zhang: 填写 合同与社保.合同期 3
        as zhang: 填写 合同与社保.在本单位缴纳社会保险 是
        as zhang: 提交
        """
}
