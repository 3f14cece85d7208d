// The nine items of the portal's menu and the workbench beside them, with the categories of matters that belong under
// each (R011, R012). Which matters there are says the rulebook.

import Source

/// An item of the portal's menu.
struct PortalItem: Sendable {
    /// What somebody does under an item that is not about matters.
    struct Entry: Sendable {
        let title: Words
        let command: Words
    }

    let title: Words
    /// Parts of categories: a matter belongs under the first item one of whose words its category holds.
    let words: [String]
    let entries: [Entry]

    private init(_ zh: String, _ en: String, words: [String] = [], entries: [Entry] = []) {
        title = Words(zh: zh, en: en)
        self.words = words
        self.entries = entries
    }

    /// The workbench, then the menu from top to bottom.
    static let all = [workbench] + menu

    /// The tab 工作台, which is no item of the menu.
    static let workbench = PortalItem(
        "工作台", "workbench", words: ["基础业务"],
        entries: [entry("基本信息", "profile", "资料", "profile"), entry("我的待办", "to do", "待办", "inbox")])

    /// The nine items.
    static let menu = [
        PortalItem("专业技术职称服务", "professional titles", words: ["职称"]),
        PortalItem("分类定级人才服务", "grading of talents", words: ["分类定级", "人才选拔"]),
        PortalItem("专业技术继续教育服务", "continuing education", words: ["继续教育"]),
        PortalItem("专业技术二三级评聘服务", "appointment to grades two and three", words: ["二三级"]),
        PortalItem("人才津贴服务", "talent allowances", words: ["津贴"]),
        PortalItem("吉享卡服务", "Jixiang card", words: ["吉享卡"]),
        PortalItem(
            "业务审核", "reviews",
            entries: [
                entry("统一审核", "dashboard", "统一审核", "dashboard"), entry("办件列表", "list of cases", "列表", "list"),
                entry("逐件办理", "case after case", "下一件", "next"),
            ]),
        PortalItem(
            "业务查询", "queries",
            entries: [
                entry("评审结果", "results", "结果", "results"),
                entry("审核进度", "progress of a case", "进度 编号", "progress CASE"),
                entry("办理经过", "history of a case", "经过 编号", "history CASE"),
            ]),
        PortalItem(
            "公示公告", "announcements", words: ["公示", "公告"],
            entries: [entry("已公布的评审结果", "published results", "结果", "results")]),
    ]

    private static func entry(_ zh: String, _ en: String, _ command: String, _ english: String) -> Entry {
        Entry(title: Words(zh: zh, en: en), command: Words(zh: command, en: english))
    }
}
