// The parties, offices, divisions and calendar that the tables of these tests build on. Expectations stand with their
// tests.

import Checking

/// A person and a unit with a field of most types, and an office of three tiers.
let sampleParties = """
    divisions "divisions.json"
    calendar "calendar.json"
    party person "自然人" {
        field name       "姓名"     text
        field citizen-id "证件号码" citizen-id unique
        field phone      "手机号码" phone optional
        field born       "出生日期" date
        field income     "年收入"   money
        field since      "参加工作" year
        field unit       "推荐单位" unit optional
        field grade      "级别"     choice A "甲", B "乙", C "丙" optional
    }
    party unit "单位" {
        field name        "单位名称" text
        field credit-code "信用代码" credit-code unique
        field kind        "类型"     choice 机关, 企业
        field division    "区划"     division
        field hrss        "人社部门" flag
        field head        "负责人"   person optional
        field superior    "上级"     unit optional
    }
    office hrss "人社部门" among unit when hrss by division tiers province "省", prefecture "市", county "县"
    """

/// One line of three divisions.
let sampleDivisions = [
    DivisionEntry(code: 220000, name: "吉林省", parent: nil),
    DivisionEntry(code: 220100, name: "长春市", parent: 220000),
    DivisionEntry(code: 220104, name: "朝阳区", parent: 220100),
]

/// A matter of a person around the given statements; `m` is its name.
func sampleMatter(_ statements: String, level: String = "") -> String {
    """
    matter m "事项" {
        category "类别"
        applicant person
        module basic "基本" {
            field grade  "级别" choice A "甲", B "乙", C "丙"
            field age    "年龄" number
            field note   "备注" text optional
        }
        module works "业绩" list 0..5 { field title "名称" text }
        attachment letter "申报函" pdf up to 5 MB
        level first "一级" {
            reviewer applicant.unit
            judge every module
            approve
            terminate
            dispatch with letter
        }
        level second "二级" {
            reviewer hrss at county of applicant.unit.division
            approve
            \(level)
        }
        \(statements)
    }
    """
}
