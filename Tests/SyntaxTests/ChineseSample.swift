// The rulebook of `Sample` in the Chinese spelling, with full-width signs here and there.

extension Sample {
    /// The Chinese spelling.
    static let chinese = """
        行政区划 "divisions.json"
        节假日 "calendar.json"
        ## 自然人。
        主体 person "自然人" {
            字段 name        "姓名"      文本  长度 1..50
            字段 citizen-id  "证件号码"  身份证号  唯一
            字段 phone       "手机号码"  电话  可选
            字段 unit        "推荐单位"  unit   可选  设定于 personal-binding
            字段 born        "出生日期"  日期  范围 1900-01-01..2020-12-31  当 citizen-id 未填
        }
        主体 unit "单位" ｛
            字段 name         "单位名称"          文本
            字段 credit-code  "统一社会信用代码"  信用代码  唯一
            字段 kind         "单位类型"          选项 机关，事业单位，企业，
                                                  社会组织，其他
            字段 division     "所属行政区划"      区划
            字段 hrss         "人社部门"          是否
            字段 superior     "上级主管部门"      unit  可选  设定于 unit-binding
        ｝
        部门 hrss "人社部门" 取自 unit 当 hrss 按 division 层级 province "省"，prefecture "市（州）"，county "县（市、区）"

        ## 申报人先绑定推荐单位，再申报。
        事项 personal-binding "个人绑定推荐单位" {
            类别   "自然人基础业务"
            申报人 person
            周期   一次                                 # 一人同时只能有一个在办或已生效的绑定
            对象   unit "推荐单位" 按 credit-code
            禁止   申报人.unit 已填   否则 "已绑定推荐单位，请先解除绑定"

            级次 unit "单位审核" {
                审核人 对象
                通过   "审核通过"
                终止   "资格不符，终止审核"
            }
            结束于 已通过 { 设 申报人.unit 至 对象 }
            解除 "解除绑定" 按 申报人 {
                禁止 申报人 有在办 talent-grading 否则 "在办的申报尚未办结，不能解除绑定"
                清除 申报人.unit
            }
        }

        事项 unit-binding "单位绑定上级单位" {
            类别   "法人基础业务"
            申报人 unit
            周期   一次
            对象   unit "上级主管单位" 按 credit-code
            禁止   对象 为 申报人                否则 "严禁本单位绑定本单位统一社会信用代码"
            禁止   对象.hrss                     否则 "人社局（厅）无需绑定"
            禁止   申报人．superior 已填         否则 "已绑定上级主管部门，请先解除绑定"
            禁止   申报人 属于 对象.superior 链  否则 "上级单位不能是本单位的下级"
            级次 superior "上级单位审核" { 审核人 对象； 通过 "审核通过"； 终止 "资格不符，终止审核" }
            结束于 已通过 { 设 申报人.superior 至 对象 }
            解除 "解除绑定" 按 申报人 { 清除 申报人.superior }      # 解除绑定不需要审核
        }

        事项 talent-grading "人才分类定级评定" {
            别名   "人才分类定级评鉴"，"人才分类定级评审"
            类别   "人才分类定级服务"
            申报人 person
            周期   每年
            开放   2023-03-01 至 2023-06-30
            要求   申报人.unit 已填   否则 "请先绑定推荐单位，再申报"
            提醒   距今年数 上次 passed 之 talent-grading < 3 "三年内已评过"

            模块 basic "基本信息" {
                字段 name   "姓名"          文本      自 申报人.name
                字段 id     "证件号码"      身份证号  自 申报人.citizen-id
                字段 grade  "申请评定级别"  选项 A "国内外顶尖人才"，B "国家级领军人才"，C "省部级领军人才"
                字段 class  "人才认定分类"  文本
            }
            模块 education "学历学位" 列表 1..10 {
                字段 school "毕业院校" 文本
                字段 degree "学位"     选项 博士，硕士，学士，无
                附件 proof "学历学位证书" pdf，jpg，png 不超过 10 MB
            }
            附件 recommendation "推荐报告" pdf，jpg，png 不超过 20 MB
            附件 letter         "申报函"   pdf，jpg，png 不超过 20 MB

            级次 unit "推荐单位" {
                审核人 申报人.unit
                核对   每个 模块
                通过   "审核通过"
                退回   "退回修改" 至 申报人
                终止   "资格不符，终止审核"
                撤回   "撤回审核"
                送审   "送审" 附 recommendation 或 letter
            }
            级次 superior "上级主管部门" {
                审核人 申报人.unit.superior 逐级 superior 不超过 4
                可选
                核对   basic，education
                通过   "审核通过"
                退回   "退回修改" 至 申报人，unit 续审
                终止   "资格不符，终止审核"
                送审   "送审" 附 recommendation，letter
            }
            级次 county "县（市、区）人社部门" {
                审核人 hrss 在 county 之 申报人.unit.division
                当     非 （basic.grade 为 A 或 basic.grade 不为 B） 且 年龄 申报人.citizen-id >= 18
                可选
                通过   "审核通过"
                退回   "退回修改" 至 申报人，unit，superior
                终止   "资格不符，终止审核"
                要求   数量 education > 0 且 距今年数 basic.born <= 60 否则 "年龄超限"
                禁止   basic.class 属于 ("甲"，"乙") 或 今日 > 2030-01-01 或 年份 为 2031 否则 "不受理"
                限     10 工作日
            }
            评审 "线下评审" {
                部门 hrss 在 province 之 申报人.unit.division
                未定 "未认定"
                结果 passed "通过" { 字段 grade "评审后评定级别" 选项 A，B，C，D，E }
                结果 failed "未通过"
                公布 "公布"
            }
            撤销 "撤销流程" 自 草稿，已退回
        }

        路径 declaration "逐级审核" {
            级次 unit "推荐单位" { 审核人 申报人.unit；通过；终止；限 3 日 }
        }
        事项 title-review "职称评审（通用）" {
            申报人 person
            周期   不限
            路径   declaration 除去 county，unit
            级次   committee "评委会受理" { 审核人 申报人.unit；通过 }
        }

        情景 "退回后只能修改勾选的模块" 用于 talent-grading {
            当日 2023-07-01
            已知 unit bureau  { name "朝阳区人社局"；hrss 是；division 220104 }
            已知 person zhang { name "张三"；unit office；married 否 }
            zhang：  申报
            zhang：  填写 全部                     # 样例
            zhang：  提交
            office： 核对 achievements 有误 "第三项缺证明"
            office： 核对 其余 无误
            office： 退回 至 申报人 "请补充证明"
            应 状态 已退回
            应 可改 achievements
            应 zhang 不能 填写 basic.class "其他"   附 R0207
            应 件数 已退回 1 用于 office
        }
        性质 "送审必有推荐报告" 用于 talent-grading { 恒有 之后 unit.dispatch：已附 recommendation 或 已附 letter }
        性质 "未经推荐单位不到人社" 用于 talent-grading { county.approve 须后于 unit.approve }
        性质 "在办件总能办结"       用于 talent-grading { 自 每个 状态 可达 办结 }
        常用意见 "常用意见" { 通过 "情况属实，同意推荐。"；退回 "材料不全，请补充。" }
        """
}
