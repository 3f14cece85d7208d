// The requirements of reviews, dispatches and results, with the lines of the manual's page that show them.

extension Requirement {
    static let reviewing = [
        Requirement(
            "R039", .must, "level by level", shown: "  办件 9 张三 · 待“上级主管部门”某建设局审核", refused: ["R0301": "核对 全部 无误"]),
        Requirement("R040", .must, "the way from the dashboard to a review", shown: "> 列表 人才分类定级评定 待审核"),
        Requirement(
            "R041", .must, "every module is gone through", shown: "> 查看 学历学位", refused: ["R0204": "通过 “情况属实。”"]),
        Requirement(
            "R042", .must, "each module is judged right or wrong", shown: "已核对：学历学位 有误",
            refused: ["R0205": "通过 “情况属实。”"]),
        Requirement(
            "R043", .must, "the decision comes after all modules", shown: "  × 审核通过：核对为有误的模块不能通过：学历学位 [R0205]",
            refused: ["R0204": "通过 “情况属实。”", "R0205": "通过 “情况属实。”"]),
        Requirement(
            "R044", .must, "a return has problem modules and one target", shown: "已退回：办件 9 · 已退回，待张三修改",
            refused: ["R0202": "退回 至 上级主管部门 “请核实。”", "R0208": "退回 至 申报人 “请改。”"]),
        Requirement(
            "R045", .must, "only the ticked modules can be edited", shown: "  可以修改：学历学位",
            refused: ["R0207": "填写 基本信息.人才认定分类 其他"]),
        Requirement(
            "R046", .note, "no wrong module is left out of a return", shown: "拒绝[R0209]：核对为有误的模块没有勾选：学历学位",
            refused: ["R0209": "退回 至 申报人 基本信息 “请补全证书。”"]),
        Requirement("R047", .must, "an opinion is typed or picked", shown: "通过     1  情况属实，同意推荐。"),
        Requirement("R048", .must, "a unit keeps its own opinions", shown: "已添加：通过 @3"),
        Requirement(
            "R049", .must, "saving needs a decision and an opinion", shown: "已通过：办件 10 · 待“推荐单位”某设计院送审",
            refused: ["R0211": "通过"]),
        Requirement("R050", .must, "progress can be asked for", shown: "> 进度 9"),
    ]

    static let dispatching = [
        Requirement("R051", .must, "what is approved waits to be sent on", shown: "已通过：办件 9 · 待“推荐单位”某设计院送审"),
        Requirement("R052", .must, "the way to what waits", shown: "> 列表 人才分类定级评定 待送审"),
        Requirement(
            "R053", .must, "attachments for several cases at once", shown: "已上传申报函（letter.pdf）：2 件",
            refused: ["R0704": "上传 申报函 notes.txt"]),
        Requirement(
            "R054", .must, "attachments are removed", shown: "已移除申报函：办件 10", refused: ["R0511": "移除 申报函"]),
        Requirement("R055", .must, "many are sent at once", shown: "已送审：2 件", refused: ["R0704": "送审"]),
        Requirement(
            "R056", .must, "a report or a letter must be there", shown: "拒绝[R0701]：缺少送审附件：推荐报告、申报函，至少上传其中一项",
            refused: ["R0701": "送审"]),
    ]

    static let results = [
        Requirement(
            "R057", .must, "the office publishes the results", shown: "已公布：办件 9 · 通过", refused: ["R0303": "登记 未通过"]),
        Requirement("R058", .must, "the way to the results", shown: "> 统一审核 8 总办结"),
        Requirement("R059", .must, "a filter by state", shown: "> 结果 --status 通过"),
        Requirement(
            "R060", .must, "undecided until it is appraised and published", shown: "办件 10 李四 · 人才分类定级评定 · 未认定",
            refused: ["R0801": "公布"]),
        Requirement("R061", .must, "passed", shown: "评审结果已公布 1 件：办件 9 张三 通过"),
        Requirement("R062", .must, "failed", shown: "评审结果已公布 1 件：办件 10 李四 未通过"),
        Requirement(
            "R063", .must, "six conditions",
            shown: "> 结果 --name 李 --id 22249919781231002X --unit 设计 --sought C --status 未通过"),
        Requirement("R064", .must, "the columns of the result list", shown: "序号  办件  姓名  证件号码            推荐单位  申请评定等级"),
        Requirement("R066", .must, "who passed is exported", shown: "已导出 1 人：passed.csv"),
        Requirement(
            "R067", .note, "an export of nobody says so", shown: "拒绝[R0803]：没有符合条件的记录，未写文件",
            refused: ["R0803": "导出 --status 未认定 none.csv"]),
        Requirement("R068", .must, "pages of ten rows", shown: "第 1/2 页，共 2 人"),
        Requirement(
            "R070", .must, "a unit sees its own applicants alone", shown: "拒绝[R0102]：没有编号为 9 的办件，或与本账号无关",
            refused: ["R0102": "打开 9"]),
    ]
}
