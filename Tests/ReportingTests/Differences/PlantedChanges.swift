// Changes planted into the rulebook of permits, one of each kind, with the lines that tell them.

extension PlantedChange {
    static let all: [PlantedChange] = matters + forms + ladders + ends + shared + wordings

    private static let matters: [PlantedChange] = [
        PlantedChange("period    yearly", "period any", "+ how often one may apply: once a year → any number"),
        PlantedChange(
            "opens     2023-03-01 to 2023-09-30", "opens 2023-04-01 to 2023-09-30",
            "- days on which one may apply: 2023-03-01 to 2023-09-30 → 2023-04-01 to 2023-09-30"),
        PlantedChange(
            "opens     2023-03-01 to 2023-09-30", "", "+ days on which one may apply: 2023-03-01 to 2023-09-30 → none"),
        PlantedChange(
            "require   applicant.unit is set  else \"先加入单位\"", "",
            "+ a submission is no longer refused by \"先加入单位\": require applicant.unit is set [applicant.unit = not set]"
        ),
        PlantedChange(
            "> 60", "> 65",
            "+ a submission is no longer refused by \"年龄过大\": forbid basic.grade in (B, C)"
                + " and age of applicant.citizen-id > 60"
                + " [basic.grade = B, age of applicant.citizen-id = 61]"),
        PlantedChange(
            "> 60", "> 55",
            "- a submission is now refused by \"年龄过大\": forbid basic.grade in (B, C)"
                + " and age of applicant.citizen-id > 55"
                + " [basic.grade = B, age of applicant.citizen-id = 56]"),
        // The same in other words.
        PlantedChange("basic.grade in (B, C) and", "basic.grade > A and"),
        PlantedChange(
            "basic.grade in (B, C) and age of applicant.citizen-id > 60",
            "not (age of applicant.citizen-id <= 60 or basic.grade is A)"),
        PlantedChange(
            "warn      applicant.phone is not set  \"请填手机号码\"", "",
            "~ no longer reminded of \"请填手机号码\": warn not applicant.phone is set [applicant.phone = not set]"),
        PlantedChange(
            [("matter permit", "matter licence"), ("open permit", "open licence")], "~ matter licence was called permit"
        ),
        PlantedChange(
            [
                ("matter permit \"许可\"", "matter licence \"执照\""), ("open permit", "open licence"),
                ("alias     \"准许\"", "alias \"许可\""),
            ],
            "~ matter licence was called permit", "~ title: \"许可\" → \"执照\"", "~ aliases: 准许 → 许可"),
        PlantedChange(
            [("matter joining \"加入单位\"", "matter entering \"进入单位\""), ("set by joining", "set by entering")],
            "~ matter entering was called joining", "~ title: \"加入单位\" → \"进入单位\""),
        PlantedChange(
            "opinions \"意见\"",
            "matter other \"其他\" { category \"c\"; applicant person\n"
                + "level a \"甲\" { reviewer applicant.unit; approve } }\nopinions \"意见\"",
            "+ can now be applied for"),
    ]

    private static let forms: [PlantedChange] = [
        PlantedChange("C \"三级\"", "C \"三级\", D \"四级\"", "+ can now choose D for field basic.grade"),
        PlantedChange(
            "text  optional  length 1..100", "text  length 1..100", "- can no longer leave field basic.note out"),
        PlantedChange("length 1..100", "length 1..80", "- field basic.note, length: 1–100 → 1–80"),
        PlantedChange("range 1..30", "range 1..40", "+ field basic.years, range: 1–30 → 1–40"),
        PlantedChange(
            "text  optional  length 1..100", "date  optional", "~ field basic.note, type: text → date",
            "+ field basic.note, length: 1–100 → none"),
        PlantedChange(
            "field title \"题目\" text", "field title \"题目\" text\nfield pages \"页数\" number",
            "+ can now fill in field papers.pages", "- can no longer submit without field papers.pages"),
        PlantedChange("list 0..5", "list 1..5", "- module papers, rows: 0–5 → 1–5"),
        PlantedChange(
            "pdf, jpg up to 10 MB", "pdf, png up to 12 MB",
            "+ can now hand in attachment papers.proof as png",
            "+ attachment papers.proof, greatest size: 10 MB → 12 MB",
            "- can no longer hand in attachment papers.proof as jpg"),
        PlantedChange(
            "citizen-id  \"证件号码\"  citizen-id  unique", "citizen-id  \"证件号码\"  citizen-id",
            "+ field person.citizen-id, unique: yes → no"),
        PlantedChange("field note   \"备注\"", "field remark \"备注\"", "~ field basic.remark was called note"),
        PlantedChange(
            "module papers \"论文\"", "module works \"著作\"", "~ module works was called papers",
            "~ module works, title: \"论文\" → \"著作\""),
        PlantedChange(
            "field grade  \"级别\"  choice A \"一级\", B \"二级\", C \"三级\"",
            "field grade \"级别\" choice C \"三级\", B \"二级\", A \"一级\""),
    ]

    private static let ladders: [PlantedChange] = [
        PlantedChange(
            "with report or letter", "with report", "- can no longer dispatch with letter alone",
            "- can no longer attach letter for a dispatch"),
        PlantedChange(
            "with report or letter", "with report, letter", "- can no longer dispatch with report alone",
            "- can no longer dispatch with letter alone"),
        PlantedChange("up to 3", "up to 4", "+ can now be reviewed by position 4 of superior"),
        PlantedChange("within    10 workdays", "within 5 days", "~ time limit: 10 workdays → 5 days"),
        PlantedChange(
            "recall    \"撤回\"", "", "- can no longer recall a decision of one's own",
            "~ wording of recall: \"撤回\" → none"),
        PlantedChange(
            "require   basic.years >= 2  else \"年限不足\"", "require basic.years >= 3 else \"年限不足\"",
            "- an approval is now refused by \"年限不足\": require basic.years >= 3 [basic.years = 2]"),
        PlantedChange(
            "return    \"退回\" to applicant, unit\n        within",
            "return    \"退回\" to applicant, unit, superior\n        within",
            "+ can now return a case to level superior"),
        PlantedChange(
            "return    \"退回\" to applicant\n", "return    \"退回\" to applicant resume\n",
            "~ a return to the applicant comes straight back: no → yes"),
        PlantedChange(
            "reviewer  hrss at county of applicant.unit.division",
            "reviewer hrss at prefecture of applicant.unit.division",
            "~ reviewer: hrss at county of applicant.unit.division → hrss at prefecture of applicant.unit.division"),
        PlantedChange(
            "reviewer  hrss at county of applicant.unit.division",
            "reviewer hrss at county of applicant.unit.division\noptional",
            "+ can now pass without level county"),
        PlantedChange(
            "level county \"县人社\" {", "level county \"县人社\" { when applicant.unit.kind is 企业",
            "~ when: none → applicant.unit.kind is 企业", "+ can now pass without level county [applicant.unit.kind = 机关]"
        ),
        PlantedChange(
            [
                (
                    "level unit \"单位\" {\n        reviewer  applicant.unit\n        judge     every module",
                    "level unit \"单位\" {\n        reviewer  applicant.unit\n        judge     basic"
                )
            ],
            "+ can now approve without a verdict on papers", "- can no longer judge module papers"),
    ]

    private static let ends: [PlantedChange] = [
        PlantedChange(
            "outcome   failed \"未通过\"", "outcome failed \"未通过\"\noutcome deferred \"缓议\"",
            "+ can now record the outcome deferred"),
        PlantedChange("range 0..100", "range 0..150", "+ outcome field passed.score, range: 0–100 → 0–150"),
        PlantedChange(
            "from draft, returned", "from draft, unit", "+ can now revoke a case in unit.review",
            "+ can now revoke a case in unit.dispatch",
            "- can no longer revoke a case in returned"),
        PlantedChange(
            "forbid applicant has open permit  else \"在办\"", "",
            "+ a release is no longer refused by \"在办\": forbid applicant has open permit"
                + " [applicant has open permit = yes]"
        ),
        PlantedChange(
            "office    hrss at province of", "office hrss at county of",
            "~ appraisal reviewer: hrss at province of applicant.unit.division"
                + " → hrss at county of applicant.unit.division"
        ),
    ]

    private static let shared: [PlantedChange] = [
        PlantedChange(
            "approve \"同意。\"", "approve \"同意推荐。\"",
            "+ can now choose the offered opinion \"同意推荐。\" for approve",
            "- can no longer choose the offered opinion \"同意。\" for approve"),
        PlantedChange(
            "among unit when hrss", "among unit when hrss and kind is 机关",
            "~ office hrss, condition: applicant.hrss → applicant.hrss and applicant.kind is 机关"),
        PlantedChange(
            "phone  optional\n", "phone\n", "- can no longer leave field person.phone out"),
        PlantedChange(
            [
                ("party unit", "party body"), (" unit   optional", " body   optional"),
                ("unit  optional", "body  optional"), ("among unit", "among body"),
                ("target    unit", "target    body"),
            ],
            "~ party body was called unit"),
        PlantedChange(
            "opinions \"意见\"", "migrate former to permit { state unit.review to county.review }\nopinions \"意见\"",
            "+ new: migration former → permit"),
    ]

    private static let wordings: [PlantedChange] = [
        PlantedChange("else \"年龄过大\"", "else \"年龄超限\"", "~ text: \"年龄过大\" → \"年龄超限\""),
        PlantedChange("category  \"许可类\"", "category \"其他类\"", "~ category: \"许可类\" → \"其他类\""),
        PlantedChange(
            "undecided \"未认定\"", "undecided \"待定\"",
            "~ appraisal what an unpublished result is called: \"未认定\" → \"待定\""),
        PlantedChange("terminate \"终止\" }", "terminate \"不予通过\" }", "~ wording of terminate: \"终止\" → \"不予通过\""),
        PlantedChange("field note   \"备注\"", "field note \"说明\"", "~ field basic.note, title: \"备注\" → \"说明\""),
    ]
}
