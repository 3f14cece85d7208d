// A rulebook with one of everything that two rulebooks can differ in, and the changes that are planted into it.

import Compilation
import Machines
import Reporting
import Source
import Testing
import Verification

/// The rulebook that is changed.
enum PermitRulebook {
    static let text = """
        divisions "divisions.json"

        party person "自然人" {
            field name        "姓名"      text  length 1..50
            field citizen-id  "证件号码"  citizen-id  unique
            field phone       "手机号码"  phone  optional
            field unit        "所在单位"  unit   optional  set by joining
        }
        party unit "单位" {
            field name         "单位名称"  text
            field credit-code  "信用代码"  credit-code  unique
            field kind         "单位类型"  choice 机关, 企业, 其他
            field division     "区划"      division
            field hrss         "人社部门"  flag
            field superior     "上级"      unit  optional
        }
        office hrss "人社部门" among unit when hrss by division tiers province "省", prefecture "市", county "县"

        matter joining "加入单位" {
            category  "基础"
            applicant person
            period    once
            target    unit "单位" by credit-code
            forbid    applicant.unit is set  else "已有单位"
            level unit "单位审核" { reviewer target; approve "通过"; terminate "终止" }
            on approved { set applicant.unit to target }
            release "退出" by applicant {
                forbid applicant has open permit  else "在办"
                clear applicant.unit
            }
        }

        matter permit "许可" {
            alias     "准许"
            category  "许可类"
            applicant person
            period    yearly
            opens     2023-03-01 to 2023-09-30
            require   applicant.unit is set  else "先加入单位"
            forbid    basic.grade in (B, C) and age of applicant.citizen-id > 60  else "年龄过大"
            warn      applicant.phone is not set  "请填手机号码"

            module basic "基本" {
                field grade  "级别"  choice A "一级", B "二级", C "三级"
                field note   "备注"  text  optional  length 1..100
                field years  "年限"  number  range 1..30
            }
            module papers "论文" list 0..5 {
                field title "题目" text
                attachment proof "证明" pdf, jpg up to 10 MB
            }
            attachment report "报告" pdf up to 20 MB
            attachment letter "函"   pdf up to 20 MB

            level unit "单位" {
                reviewer  applicant.unit
                judge     every module
                approve   "通过"
                return    "退回" to applicant
                terminate "终止"
                recall    "撤回"
                dispatch  "送审" with report or letter
            }
            level superior "上级" {
                reviewer  applicant.unit.superior then superior up to 3
                optional
                judge     every module
                approve   "通过"
                return    "退回" to applicant, unit
                terminate "终止"
            }
            level county "县人社" {
                reviewer  hrss at county of applicant.unit.division
                judge     every module
                approve   "通过"
                return    "退回" to applicant, unit
                within    10 workdays
                require   basic.years >= 2  else "年限不足"
            }
            appraisal "评审" {
                office    hrss at province of applicant.unit.division
                undecided "未认定"
                outcome   passed "通过" { field score "分数" number range 0..100 }
                outcome   failed "未通过"
                publish   "公布"
            }
            revoke "撤销" from draft, returned
        }

        opinions "意见" { approve "同意。"; return "请补充。" }
        """

    static func ruleset(_ change: PlantedChange? = nil) throws -> Ruleset {
        try SampleRulebook.compiledThoughWarned([("permit.matter", change?.applied ?? text)]).ruleset
    }
}

/// A change of the text, and all lines that tell it.
struct PlantedChange: Sendable, CustomTestStringConvertible {
    /// What is written instead of what, one after another.
    let edits: [(old: String, new: String)]
    /// In English, with their signs.
    let lines: [String]

    init(_ old: String, _ new: String, _ lines: String...) {
        edits = [(old, new)]
        self.lines = lines
    }

    init(_ edits: [(old: String, new: String)], _ lines: String...) {
        self.edits = edits
        self.lines = lines
    }

    var testDescription: String { edits.map { $0.old + " → " + $0.new }.joined(separator: "; ") }

    var applied: String {
        edits.reduce(PermitRulebook.text) { $0.replacing($1.old, with: $1.new) }
    }
}

extension DifferencePage {
    /// Every line with its sign and its example, wordings behind them.
    var lines: [String] {
        (groups + wordings).flatMap(\.sections).flatMap(\.lines).map { line in
            let sign =
                switch line.difference.sign {
                case .gained: "+"
                case .lost: "-"
                case .changed: "~"
                }
            return "\(sign) \(line.sentence)" + (line.example.map { " [\($0)]" } ?? "")
        }
    }
}
