// The rules that no shipped matter has, as a rulebook, and the parties with whom they are tried.

/// A rulebook for trials: windows, short chains, fields with bounds and conditions, attachments that must all be there.
let trialRulebook = """
    divisions "divisions.json"

    party person "自然人" {
        field name       "姓名"     text  length 1..10
        field citizen-id "证件号码" citizen-id  unique
        field retired    "已退休"   flag
        field pension    "退休证号" text  optional  when applicant.retired
        field unit       "推荐单位" unit  optional  set by joining
    }
    party unit "单位" {
        field name        "单位名称"         text
        field credit-code "统一社会信用代码" credit-code  unique
        field division    "所属行政区划"     division  optional
        field hrss        "人社部门"         flag
        field superior    "上级单位"         unit  optional  set by rising
    }
    office hrss "人社部门" among unit when hrss by division tiers province "省", prefecture "市（州）", county "县（市、区）"

    matter joining "个人绑定单位" {
        category "绑定"
        applicant person
        target unit "推荐单位" by credit-code
        level unit "单位审核" { reviewer target; approve "通过" }
        on approved { set applicant.unit to target }
    }
    matter rising "单位绑定上级" {
        category "绑定"
        applicant unit
        target unit "上级单位" by credit-code
        level superior "上级审核" { reviewer target; approve "通过" }
        on approved { set applicant.superior to target }
    }
    matter asking "单位询问" {
        category "其他"
        applicant unit
        target unit "被询问单位" by credit-code
        level answer "答复" { reviewer target; approve "答复" }
    }
    matter windowed "限期事项" {
        category "其他"
        applicant person
        opens 2023-01-01 to 2023-02-01
        module basic "基本信息" { field memo "备注" text optional }
        level unit "单位" { reviewer applicant.unit; approve "通过" }
    }
    matter chained "逐级事项" {
        category "其他"
        applicant person
        module basic "基本信息" { field memo "备注" text optional }
        level superior "上级单位" { reviewer applicant.unit.superior then superior up to 1; approve "通过" }
    }
    matter placed "属地事项" {
        category "其他"
        applicant person
        module basic "基本信息" { field memo "备注" text optional }
        level county "县（市、区）人社部门" { reviewer hrss at county of applicant.unit.division; approve "通过" }
    }
    matter formed "表单事项" {
        category "其他"
        applicant person
        module basic "基本信息" {
            field title "题目" text   length 2..5
            field score "分数" number range 0..100
            field risky "有风险" flag
            field plan  "预案" text optional when basic.risky
            attachment note "说明" pdf up to 1 KB optional
        }
        module extra "其他信息" { field memo "备注" text optional }
        attachment report "报告" pdf up to 1 MB
        attachment letter "函"   pdf up to 1 MB
        level unit "单位" {
            reviewer applicant.unit
            judge    basic
            require  basic.score >= 60 else "分数不足 60，不能通过"
            approve  "通过"
            return   "退回" to applicant
            dispatch "送审" with report, letter
        }
        level province "省人社厅" { reviewer hrss at province of applicant.unit.division; approve "通过" }
    }
    """

extension TrialWorld {
    /// Unit `low` stands below `middle`, and that below `high`, which is the province's office; `nowhere` has no
    /// division.
    static let rulesLines = [
        "register unit high name 省人社厅 credit-code 12220000TE0000900M division 220000 hrss yes",
        "register unit middle name 中级单位 credit-code 12220100TE0000901X division 220100",
        "register unit low name 基层单位 credit-code 12220102TE0000902X division 220102",
        "register unit nowhere name 无区划单位 credit-code 12220102TE00009031",
        "register person anna name 甲 citizen-id 220102199102010016",
        "register person bert name 乙 citizen-id 220102199203010023",
        "register person carl name 丙 citizen-id 220102199304010030",
        "register person dora name 丁 citizen-id 220102199405010048",
        "as low: apply rising 12220100TE0000901X", "as middle: next", "as middle: approve ok",
        "as middle: apply rising 12220000TE0000900M", "as high: next", "as high: approve ok",
        "as anna: bind 12220102TE0000902X", "as low: next", "as low: approve ok",
        "as bert: bind 12220000TE0000900M", "as high: next", "as high: approve ok",
        "as carl: bind 12220102TE00009031", "as nowhere: next", "as nowhere: approve ok",
        "as anna: apply formed", "as anna: fill basic.title 题目", "as anna: fill basic.score 80",
        "as anna: fill basic.risky no",
    ]
}
