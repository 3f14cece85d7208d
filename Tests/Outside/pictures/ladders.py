"""Invented matters with ladders of any height, to be drawn: of one kind every level does the same, of the other each
does something else, with long titles."""

PLACES = [
    "推荐单位", "上级主管部门", "街道（乡镇）人力资源和社会保障服务中心", "县（市、区）人社部门", "县（市、区）人民政府",
    "市（州）行业主管部门", "市（州）人社部门", "市（州）人民政府", "省级行业主管部门", "专家委员会",
    "省人力资源和社会保障厅专业技术人员管理处", "省人社厅",
]


def level(number, count, is_mixed):
    """One level of a matter; of mixed ones no two neighbours are alike."""
    title = PLACES[number % len(PLACES)] if is_mixed else f"第 {number + 1} 级"
    lines = [f'    level l{number + 1} "{title}" {{']
    chained = is_mixed and number % 5 == 1
    lines.append("        reviewer applicant.unit" + (" then superior up to 3" if chained else ""))
    if is_mixed and 0 < number < count - 1 and number % 3 != 0:
        lines.append("        optional")
    lines.append('        approve "审核通过"')
    if not is_mixed or number % 4 != 2:
        targets = ["applicant"] + [f"l{below + 1}" for below in range(number) if not is_mixed or below % 2 == 0]
        lines.append('        return "退回修改" to ' + ", ".join(targets))
    if not is_mixed or number % 3 == 1:
        lines.append('        terminate "资格不符，终止审核"')
    if is_mixed and number % 4 == 0:
        lines.append('        recall "撤回审核"')
    if is_mixed and number % 3 == 0:
        lines.append('        dispatch "送审" with letter')
    return "\n".join(lines + ["    }"])


def matter(count, is_mixed):
    """A matter with that many levels; the parties that it speaks of are those of workflows/."""
    kind = "mixed" if is_mixed else "plain"
    levels = "\n".join(level(number, count, is_mixed) for number in range(count))
    results = "\n".join(f'        outcome r{number} "结果之{number}：按规定予以认定"' for number in range(5 if is_mixed else 2))
    revoked = "draft, returned, l1" if is_mixed else "draft, returned"
    return f"""
matter {kind}-{count} "{count} 级{'各不相同' if is_mixed else '相同'}的逐级审核" {{
    category "试验"
    applicant person
    period any
    module basic "基本信息" {{ field name "姓名" text }}
    attachment letter "申报函" pdf up to 20 MB
{levels}
    appraisal "评审" {{
        office hrss at province of applicant.unit.division
        undecided "未认定"
{results}
        publish "公布"
    }}
    revoke "撤销流程" from {revoked}
}}
"""


def rulebook(counts):
    """The matters of both kinds, of each height."""
    return "".join(matter(count, is_mixed) for count in counts for is_mixed in (False, True))


def matters(counts):
    """The names of the matters of `rulebook`."""
    return [f"{kind}-{count}" for count in counts for kind in ("plain", "mixed")]
