// The requirements of accounts, profiles, bindings and the dashboard, with the lines of the manual that show them.

extension Requirement {
    static let accounts = [
        Requirement(
            "R004", .must, "persons and units register themselves", shown: "已注册：单位 某设计院，账号 sheji",
            refused: [
                "R0904": "注册 单位 other 单位名称 某公司 统一社会信用代码 91220102TE0000053X 单位类型 企业 所属行政区划 220102",
                "R0504": "注册 自然人 zhang 姓名 张三 证件号码 220199198501010019",
                "R1001": "注册 单位 sheng 单位名称 省人社厅 统一社会信用代码 11220000TE0000010N 单位类型 机关 所属行政区划 220000 人社部门 是",
            ]),
        Requirement(
            "R005", .must, "a lost password is replaced", shown: "新密码已设。登录：登录 sheji",
            refused: ["R1007": "忘记密码 sheji AAAA-AAAA-AAAA-AAAA --password-file sheji.secret"]),
        Requirement(
            "R006", .must, "an account is activated", shown: "已激活：wang。登录：登录 wang",
            refused: ["R1004": "登录 wang --password-file new.secret"]),
        Requirement(
            "R007", .must, "login by account and password", shown: "已登录：wang（经办人 · 某设计院）",
            refused: [
                "R1006": "登录 wang --password-file wrong.secret"
            ]),
        Requirement(
            "R009", .must, "both halls are left", shown: "已退出：wang", refused: ["P0106": "待办"]),
        Requirement(
            "R010", .note, "the second logout is not forgotten, and who was logged out writes nothing", shown: "< 退出",
            refused: ["R1008": "修改密码 --password-file new.secret --new-password-file sheji.secret"]),
        Requirement("R011", .must, "the menu has nine items", shown: "1 专业技术职称服务        职称评审（通用）"),
        Requirement(
            "R013", .must, "the workbench card, with what is not entered", shown: "组织机构代码        暂未录入",
            refused: ["R0906": "资料 设 上级主管部门 某建设局"]),
        Requirement(
            "R014", .must, "the unit's data are kept", shown: "已修改：单位性质 = 国有", refused: ["R0504": "资料 设 单位邮箱 没有"]),
        Requirement("R015", .must, "the division is the unit's to keep", shown: "已修改：所属行政区划 = 吉林省（220000）"),
        Requirement("R016", .note, "a reminder of what is missing", shown: "注意：请检查并维护单位的基本信息！"),
        Requirement("R017", .must, "declarations go by the division", shown: "申报推送至：省人社厅"),
        Requirement(
            "R018", .must, "a wrong division is cured by return, revocation and another application",
            shown: "  已带入办件 3 的 7 项内容", refused: ["R0201": "撤销"]),
        Requirement("R019", .note, "enterprises need no superior", shown: "提醒：企业特殊情况无需绑定上级单位，如已绑定请自行解除"),
        Requirement(
            "R020", .must, "nobody binds itself", shown: "注意：严禁本单位绑定本单位统一社会信用代码！",
            refused: ["R0401": "绑定 12220100TE0000070Y"]),
    ]

    static let bindings = [
        Requirement(
            "R021", .must, "first the binding, then the declaration", shown: "已提交：办件 9 · 待“推荐单位”某设计院审核",
            refused: ["R0401": "申报 人才分类定级评定"]),
        Requirement("R022", .must, "a superior is bound only where one is needed", shown: "已提交：办件 5 · 待“推荐单位”某高校审核"),
        Requirement(
            "R023", .must, "offices of human resources are no superiors", shown: "拒绝[R0401]：绑定上级主管单位，人社局/厅除外",
            refused: ["R0401": "绑定 11220000TE0000010N"]),
        Requirement(
            "R024", .must, "a unit is looked up, then asked", shown: "申请绑定：绑定 12220100TE0000070Y",
            refused: ["R0504": "查找 11220000000000000000"]),
        Requirement("R025", .must, "the request is sent, and waits", shown: "绑定申请已发送：办件 4"),
        Requirement("R026", .must, "the superior shows after the approval", shown: "上级主管部门        暂未录入（办件 4 待某建设局审核"),
        Requirement(
            "R027", .must, "a release is not reviewed", shown: "已解除绑定：办件 1", refused: ["R0401": "解绑"]),
        Requirement("R028", .must, "the binding of a person is reviewed", shown: "办件 6 张三 · 个人绑定推荐单位"),
        Requirement(
            "R029", .must, "a binding is approved or terminated", shown: "已终止：办件 6 · 资格不符，终止审核",
            refused: ["R0201": "退回 至 申报人 “请改。”"]),
        Requirement(
            "R030", .must, "after a termination another unit may be asked", shown: "绑定申请已发送：办件 7",
            refused: ["R0402": "绑定 12220000TE00000456"]),
        Requirement(
            "R031", .must, "an opinion, and the record is saved", shown: "已通过：办件 7 · 办结", refused: ["R0211": "终止"]),
        Requirement(
            "R032", .must, "the binding of a unit is reviewed", shown: "已通过：办件 4 · 办结", refused: ["R0211": "通过"]),
    ]

    static let dashboard = [
        Requirement("R033", .must, "the dashboard is of a year", shown: "统一审核 · 年度 2022"),
        Requirement("R034", .must, "six numbers", shown: "全部 4 · 审核 2 · 送审 0 · 已退回 0 · 今日办结 0 · 全部办结 2"),
        Requirement("R035", .note, "a reminder of what waits to be sent on", shown: "全部 4 · 审核 0 · 送审 2（请及时送审）"),
        Requirement(
            "R036", .must, "seven columns", shown: "行  事项类别                  事项名称                              待审核  待送审"
        ),
        Requirement("R037", .must, "nine matters in seven categories", shown: " 5  高层次和特殊人才职称认定  高层次和特殊人才职称认定（机关分流）"),
        Requirement("R038", .must, "the numbers lead to lists", shown: "> 统一审核 1 待审核"),
    ]
}
