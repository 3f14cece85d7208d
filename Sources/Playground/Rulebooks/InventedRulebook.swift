// Rulebooks from a seed: valid texts of every shape that the language has, for trials of what reads rulebooks.
// The shared declarations stand here; a matter is invented in `InventedMatter.swift`.

/// A rulebook as files, each a name and a text.
package struct InventedRulebook: Sendable {
    /// Party kinds, offices and the name of the table of divisions.
    package static let parties = (
        name: "parties.matter",
        text: """
        divisions "divisions.json"

        party person "自然人" {
            field name        "姓名"      text
            field citizen-id  "证件号码"  citizen-id  unique
            field phone       "手机号码"  phone  optional
            field paid        "已缴费"    flag
            field member      "会员"      flag  optional
            field years       "工龄"      number  range 0..60
            field unit        "推荐单位"  unit  optional
        }
        party unit "单位" {
            field name         "单位名称"      text
            field credit-code  "信用代码"      credit-code  unique
            field phone        "联系电话"      phone  optional
            field kind         "单位类型"      choice 机关, 事业单位, 企业
            field staff        "职工人数"      number  range 1..1000  when kind is 企业
            field paid         "已缴费"        flag
            field division     "所属行政区划"  division
            field hrss         "人社部门"      flag
            field superior     "上级主管部门"  unit  optional
        }
        office hrss "人社部门" among unit when hrss by division tiers province "省", prefecture "市", county "县"

        """
    )

    /// Three divisions, one below the other.
    package static let divisions = (
        name: "divisions.json",
        text: """
        {
          "format": "zhuji-divisions-1",
          "divisions": [
            { "code": "220000", "name": "吉林省" },
            { "code": "220100", "name": "长春市", "parent": "220000" },
            { "code": "220104", "name": "朝阳区", "parent": "220100" }
          ]
        }

        """
    )

    /// One matter a file, `m1.matter` with the matter `m1` and so on; the same seed gives the same.
    package let matters: [(name: String, text: String)]

    /// - Parameter count: How many matters there are.
    package init(seed: UInt64, count: Int) {
        matters = (1...max(1, count)).map { number in
            var invention = InventedMatter(number: number, seed: seed &* 1_000_003 &+ UInt64(number))
            return ("m\(number).matter", invention.text())
        }
    }

    /// All files that a folder needs to be this rulebook.
    package var files: [(name: String, text: String)] {
        [InventedRulebook.divisions, InventedRulebook.parties] + matters
    }
}

/// How large a matter is to be.
package struct MatterSize: Sendable {
    package var levels: Int
    /// The parties of the chain at the second level; 0: it is no chain.
    package var chain: Int
    package var modules: Int
    /// What each level sends on with a case; 0: it does not dispatch.
    package var attachments: Int

    package init(levels: Int, chain: Int, modules: Int, attachments: Int) {
        self.levels = levels
        self.chain = chain
        self.modules = modules
        self.attachments = attachments
    }
}

/// A matter `large` with ample ways through it, to measure on: every level judges every module, may be passed over,
/// returns to all before it and dispatches; the first can recall.
package func largeMatter(_ size: MatterSize) -> (name: String, text: String) {
    var lines = ["matter large \"大事项\" {", "    category  \"试验\"", "    applicant person"]
    for module in 1...max(1, size.modules) {
        lines.append("    module part\(module) \"材料\(module)\" { field note \"说明\" text }")
    }
    for attachment in 1..<size.attachments + 1 {
        lines.append("    attachment paper\(attachment) \"公文\(attachment)\" pdf up to 1 MB")
    }
    let papers = (1..<size.attachments + 1).map { "paper\($0)" }.joined(separator: " or ")
    for level in 1...max(1, size.levels) {
        let before = (1..<level).map { "level\($0)" }
        lines.append("    level level\(level) \"第\(level)级\" {")
        if level == 1 {
            lines += ["        reviewer  applicant.unit", "        recall"]
        } else if level == 2, size.chain > 0 {
            lines += [
                "        reviewer  applicant.unit.superior then superior up to \(size.chain)", "        optional",
            ]
        } else {
            lines += [
                "        reviewer  applicant.unit", "        when      applicant.unit.kind is not 机关 or applicant.paid",
            ]
        }
        lines += ["        judge     every module", "        approve", "        terminate"]
        lines.append("        return    to \((["applicant"] + before).joined(separator: ", "))")
        if size.attachments > 0 { lines.append("        dispatch  with \(papers)") }
        lines.append("    }")
    }
    lines += ["    revoke    from draft, returned", "}", ""]
    return ("large.matter", lines.joined(separator: "\n"))
}
