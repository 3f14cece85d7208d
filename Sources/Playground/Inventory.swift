// The stock of names and phrases from which a province is made. All of them are invented; numbers are valid and belong
// to nobody, since their regions were never given out.

/// Names and phrases.
enum Inventory {
    static let surnames = Array(
        "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程苏魏吕丁任卢姚沈钟姜崔谭陆汪范金石廖贾夏韦方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
    )
    .map { String($0) }
    static let givenNames = Array("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红鹏斌波宁浩晨雨欣宇轩梓涵嘉怡诗博文思远子墨海燕春晓冬梅立新建国志宏永健")
        .map { String($0) }

    /// What a unit does, and the place of its type among 机关, 事业单位, 企业, 社会组织, 其他, with the first two
    /// characters of its code.
    static let trades: [(name: String, kind: Int, prefix: String)] = [
        ("设计院", 2, "91"), ("工程有限公司", 2, "91"), ("软件有限公司", 2, "91"), ("制药有限公司", 2, "91"),
        ("农业科技有限公司", 2, "91"), ("装备制造有限公司", 2, "91"), ("中心医院", 1, "12"), ("第一中学", 1, "12"),
        ("实验小学", 1, "12"), ("农业科学院", 1, "12"), ("职业技术学院", 1, "12"), ("水利勘测院", 1, "12"),
        ("文化馆", 1, "12"), ("地质调查所", 1, "12"), ("民办培训学校", 3, "52"), ("行业协会", 3, "51"),
    ]
    /// Departments that other units report to.
    static let bureaus = ["教育局", "卫生健康局", "住房和城乡建设局", "农业农村局", "科学技术局", "工业和信息化局"]
    static let brands = Array("宏远 长新 北辰 松江 白山 天池 吉元 春城 恒信 东升 华阳 隆达 博实 金达 瑞丰 中天 凯利 同泰".split(separator: " "))
        .map(String.init)

    /// Texts that a field of this name may hold.
    static let texts: [String: [String]] = [
        "school": ["吉林大学", "东北师范大学", "长春理工大学", "吉林农业大学", "延边大学", "北华大学", "哈尔滨工业大学"],
        "title": ["某大桥设计", "寒地水稻新品种选育", "智能检测装置", "城市雨洪模型", "中药新剂型研制", "轨道车辆轻量化", "黑土地保护技术集成"],
        "class": ["工程技术领军人才", "教育教学人才", "医疗卫生人才", "经营管理人才", "农业科技人才", "高技能人才"],
        "post": ["高级工程师", "讲师", "主治医师", "农艺师", "技术负责人", "车间主任"],
        "unit": ["某市第二建筑公司", "某县人民医院", "某职业中专", "某研究所"],
        "series": ["工程", "卫生", "农业", "高等学校教师", "经济"],
        "subject": ["语文", "数学", "物理", "英语", "历史"],
        "former": ["某市统计局", "某县交通运输局", "某区民政局"],
        "speciality": ["土木工程", "计算机应用", "护理学", "园艺", "会计"],
        "summary": ["任职以来承担本岗位工作，参与三项重点任务，完成良好。", "从事一线技术工作，参加培训，带教新人两名。"],
        "certificate": ["电子证书-0001", "电子证书-0002", "电子证书-0003"],
        "industry": ["制造业", "教育", "卫生", "农业", "信息技术", "建筑业"],
    ]
    static let otherTexts = ["见附件。", "情况属实。", "已填报。"]

    /// What a reviewer notes at a module that is wrong.
    static let faults = ["缺证明材料。", "与证件不一致，请核对。", "日期有误。", "扫描件不清楚，请重传。", "第 1 项请补充说明。"]
}
