// One rulebook with every construct of the language, in the English spelling.

/// A rulebook with every construct of the language, written by hand in both spellings.
enum Sample {
    /// The English spelling.
    static let english = """
        divisions "divisions.json"
        calendar "calendar.json"
        ## 自然人。
        party person "自然人" {
            field name        "姓名"      text  length 1..50
            field citizen-id  "证件号码"  citizen-id  unique
            field phone       "手机号码"  phone  optional
            field unit        "推荐单位"  unit   optional  set by personal-binding
            field born        "出生日期"  date  range 1900-01-01..2020-12-31  when citizen-id is not set
        }
        party unit "单位" {
            field name         "单位名称"          text
            field credit-code  "统一社会信用代码"  credit-code  unique
            field kind         "单位类型"          choice 机关, 事业单位, 企业,
                                                   社会组织, 其他
            field division     "所属行政区划"      division
            field hrss         "人社部门"          flag
            field superior     "上级主管部门"      unit  optional  set by unit-binding
        }
        office hrss "人社部门" among unit when hrss by division tiers province "省", prefecture "市（州）", county "县（市、区）"

        ## 申报人先绑定推荐单位，再申报。
        matter personal-binding "个人绑定推荐单位" {
            category  "自然人基础业务"
            applicant person
            period    once                              # 一人同时只能有一个在办或已生效的绑定
            target    unit "推荐单位" by credit-code
            forbid    applicant.unit is set   else "已绑定推荐单位，请先解除绑定"

            level unit "单位审核" {
                reviewer  target
                approve   "审核通过"
                terminate "资格不符，终止审核"
            }
            on approved { set applicant.unit to target }
            release "解除绑定" by applicant {
                forbid applicant has open talent-grading else "在办的申报尚未办结，不能解除绑定"
                clear applicant.unit
            }
        }

        matter unit-binding "单位绑定上级单位" {
            category  "法人基础业务"
            applicant unit
            period    once
            target    unit "上级主管单位" by credit-code
            forbid    target is applicant                       else "严禁本单位绑定本单位统一社会信用代码"
            forbid    target.hrss                               else "人社局（厅）无需绑定"
            forbid    applicant.superior is set                 else "已绑定上级主管部门，请先解除绑定"
            forbid    applicant in target.superior chain        else "上级单位不能是本单位的下级"
            level superior "上级单位审核" { reviewer target; approve "审核通过"; terminate "资格不符，终止审核" }
            on approved { set applicant.superior to target }
            release "解除绑定" by applicant { clear applicant.superior }      # 解除绑定不需要审核
        }

        matter talent-grading "人才分类定级评定" {
            alias     "人才分类定级评鉴", "人才分类定级评审"
            category  "人才分类定级服务"
            applicant person
            period    yearly
            opens     2023-03-01 to 2023-06-30
            require   applicant.unit is set   else "请先绑定推荐单位，再申报"
            warn      years since last passed of talent-grading < 3 "三年内已评过"

            module basic "基本信息" {
                field name   "姓名"          text        from applicant.name
                field id     "证件号码"      citizen-id  from applicant.citizen-id
                field grade  "申请评定级别"  choice A "国内外顶尖人才", B "国家级领军人才", C "省部级领军人才"
                field class  "人才认定分类"  text
            }
            module education "学历学位" list 1..10 {
                field school "毕业院校" text
                field degree "学位"     choice 博士, 硕士, 学士, 无
                attachment proof "学历学位证书" pdf, jpg, png up to 10 MB
            }
            attachment recommendation "推荐报告" pdf, jpg, png up to 20 MB
            attachment letter         "申报函"   pdf, jpg, png up to 20 MB

            level unit "推荐单位" {
                reviewer  applicant.unit
                judge     every module
                approve   "审核通过"
                return    "退回修改" to applicant
                terminate "资格不符，终止审核"
                recall    "撤回审核"
                dispatch  "送审" with recommendation or letter
            }
            level superior "上级主管部门" {
                reviewer  applicant.unit.superior then superior up to 4
                optional
                judge     basic, education
                approve   "审核通过"
                return    "退回修改" to applicant, unit resume
                terminate "资格不符，终止审核"
                dispatch  "送审" with recommendation, letter
            }
            level county "县（市、区）人社部门" {
                reviewer  hrss at county of applicant.unit.division
                when      not (basic.grade is A or basic.grade is not B) and age of applicant.citizen-id >= 18
                optional
                approve   "审核通过"
                return    "退回修改" to applicant, unit, superior
                terminate "资格不符，终止审核"
                require   count of education > 0 and years since basic.born <= 60 else "年龄超限"
                forbid    basic.class in ("甲", "乙") or today > 2030-01-01 or year is 2031 else "不受理"
                within    10 workdays
            }
            appraisal "线下评审" {
                office    hrss at province of applicant.unit.division
                undecided "未认定"
                outcome   passed "通过" { field grade "评审后评定级别" choice A, B, C, D, E }
                outcome   failed "未通过"
                publish   "公布"
            }
            revoke "撤销流程" from draft, returned
        }

        route declaration "逐级审核" {
            level unit "推荐单位" { reviewer applicant.unit; approve; terminate; within 3 days }
        }
        matter title-review "职称评审（通用）" {
            applicant person
            period    any
            route     declaration without county, unit
            level     committee "评委会受理" { reviewer applicant.unit; approve }
        }

        scenario "退回后只能修改勾选的模块" for talent-grading {
            clock 2023-07-01
            given unit bureau  { name "朝阳区人社局"; hrss yes; division 220104 }
            given person zhang { name "张三"; unit office; married no }
            zhang:  apply
            zhang:  fill everything                     # 样例
            zhang:  submit
            office: judge achievements wrong "第三项缺证明"
            office: judge others right
            office: return to applicant "请补充证明"
            expect state returned
            expect editable achievements
            expect zhang cannot fill basic.class "其他"   with R0207
            expect count returned 1 for office
        }
        property "送审必有推荐报告" for talent-grading {
            always after unit.dispatch: attached recommendation or attached letter }
        property "未经推荐单位不到人社" for talent-grading { county.approve only after unit.approve }
        property "在办件总能办结"       for talent-grading { from every state can reach end }
        opinions "常用意见" { approve "情况属实，同意推荐。"; return "材料不全，请补充。" }
        """
}
