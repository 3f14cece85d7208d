"""Random walks through talent grading: steps that the machine of `zhuji graph --format json` allows, each with the state
behind it, and the scenario in which the program itself takes them. Written from Docs/GraphFormat.md alone.
"""

import dataclasses
import random

# What the applicant changes in a module, where that leaves it complete.
CHANGES = {"basic": 'basic.class "其他"', "education": 'education.1.school "某大学"', "contract": "contract.years 5"}
LONGEST = 60
# How often each verb is tried beside others; what ends a case comes late, so that walks see much.
WEIGHTS = {"approve": 6, "dispatch": 6, "submit": 4, "publish": 1, "judge": 2, "attach": 2, "record": 2, "recall": 0.6,
           "return": 0.7, "fill": 1, "detach": 0.3, "terminate": 0.05, "revoke": 0.1}


class Case:
    """What a machine can tell apart of two cases, and what a step makes of it."""

    def __init__(self, graph):
        self.graph = graph
        self.stage_of = {state["id"]: state.get("stage") for state in graph["states"]}
        self.modules = {module["id"] for module in graph["modules"]}
        self.state, self.route, self.verdicts = graph["initial"], set(), {}
        self.editable, self.flagged, self.attached = set(self.modules), set(), set()
        self.visit, self.undo, self.resume, self.recorded = 0, None, None, None

    @property
    def here(self):
        """The verdicts of the stage that decides, by module."""
        return self.verdicts.setdefault(self.stage_of[self.state], {})

    @property
    def wrong(self):
        return {module for module, is_right in self.here.items() if not is_right}

    def rows(self, route):
        """The transitions that can be chosen here; `route` is what a submission would fix."""
        for row in self.graph["transitions"]:
            select = row.get("select", {})
            stages = set(route) if "fixRoute" in row["effects"] else self.route
            if (row["from"] == self.state and stages >= set(select.get("has", []))
                    and not stages & set(select.get("lacks", []))
                    and ("resume" not in select or select["resume"] == self.resume)
                    and ("undo" not in select or self.undo and select["undo"] == self.undo["state"])
                    and ("recorded" not in select or select["recorded"] == self.recorded)):
                yield row

    def allows(self, row, named):
        for guard in row["guards"]:
            modules, files = set(guard.get("modules", [])), set(guard.get("attachments", []))
            holds = {
                "judged": modules <= set(self.here), "noneWrong": not modules & self.wrong, "namesSome": bool(named),
                "namesWrong": self.wrong <= named, "judges": named <= modules, "editable": named <= self.editable,
                "attachedAll": files <= self.attached, "attachedAny": bool(files & self.attached),
            }
            # What is filled in and who takes part is given so that the rest holds.
            if not holds.get(guard["op"], True):
                return False
        return True

    def take(self, row, named, is_right, route):
        before = {"flagged": self.flagged, "attached": self.attached, "visit": self.visit}
        effects, stage = set(row["effects"]), self.stage_of[row["from"]]
        pick = next(iter(row["pick"].values())) if "pick" in row else None
        if "fixRoute" in effects:
            self.route = set(route)
        if "judge" in effects:
            self.here.update(dict.fromkeys(named, is_right))
        if "reopen" in effects:
            for verdicts in self.verdicts.values():
                for module in named:
                    verdicts.pop(module, None)
        if "attach" in effects:
            self.attached = self.attached | {pick}
        if "detach" in effects:
            self.attached = self.attached - {pick}
        for effect, editable in (("openAll", self.modules), ("openNamed", named), ("closeEditing", set())):
            self.editable = set(editable) if effect in effects else self.editable
        self.flagged = set() if "clearFlags" in effects else self.flagged
        self.flagged = set(named) if "flagNamed" in effects else self.flagged
        self.resume = None if "forgetResume" in effects else self.resume
        self.resume = stage if "rememberResume" in effects else self.resume
        self.recorded = pick if "record" in effects else self.recorded
        if "undo" in effects:
            return self.take_back()
        self.state = row["to"]
        if "rememberUndo" in effects:
            self.undo = {"state": row["from"], "entered": dict(self.here), **before}
        elif "keepUndo" not in effects:
            self.undo = None
        if "enter" in effects:
            self.visit, self.attached = self.visit + 1, set()
            for module in named if "flagNamed" in effects else ():
                self.here.pop(module, None)

    def take_back(self):
        undo, left = self.undo, self.stage_of[self.state]
        if left != self.stage_of[undo["state"]] and left is not None:
            self.verdicts[left] = undo["entered"]
        if undo["visit"] != self.visit:
            self.visit, self.attached = undo["visit"], undo["attached"]
        self.flagged, self.state, self.undo = undo["flagged"], undo["state"], None


@dataclasses.dataclass
class Step:
    verb: str
    pick: dict | None
    named: list
    is_right: bool
    stage: str | None
    keeps_undo: bool
    state: str


@dataclasses.dataclass
class Walk:
    """`route` are the stages that the parties of the scenario give."""

    superiors: int
    division: str
    route: list
    steps: list


def route_of(superiors, division):
    tiers = {"220104": ["county", "prefecture", "province"], "220100": ["prefecture", "province"],
             "220000": ["province"]}[division]
    return ["unit", *(f"superior.{place + 1}" for place in range(superiors)), *tiers]


def named_by(case, row, chance):
    """The modules that a step of the row names, by chance."""
    some = {module for module in sorted(case.modules) if chance.random() < 0.5}
    if row["verb"] == "judge":
        return case.modules if chance.random() < 0.7 else some
    if row["verb"] == "return":
        return case.wrong | some
    return {chance.choice(list(CHANGES))} if row["verb"] == "fill" else set()


def is_playable(case, row):
    """Whether a scenario can take the step: the applicant's files stay, what is taken away is there."""
    pick = row.get("pick", {}).get("attachment")
    return row["verb"] not in ("attach", "detach") or pick is not None and (
        row["verb"] == "attach" or pick in case.attached)


def make_walk(graph, chance):
    superiors, division = chance.randrange(5), chance.choice(["220104", "220100", "220000"])
    walk, case = Walk(superiors, division, route_of(superiors, division), []), Case(graph)
    while len(walk.steps) < LONGEST:
        following = {}
        for row in case.rows(walk.route):
            named = named_by(case, row, chance)
            if is_playable(case, row) and case.allows(row, named):
                following.setdefault(row["verb"], []).append((row, named))
        if not following:
            break
        verb = chance.choices(list(following), [WEIGHTS[verb] for verb in following])[0]
        row, named = chance.choice(following[verb])
        is_right = verb == "judge" and (named == case.modules or chance.random() < 0.5)
        case.take(row, set(named), is_right, walk.route)
        stage = row["actor"]["stage"] if isinstance(row["actor"], dict) else None
        walk.steps.append(Step(
            verb, row.get("pick"), sorted(named), is_right, stage, "keepUndo" in row["effects"], case.state))
    return walk


def make_walks(graph, count):
    chance = random.Random(20240229)
    return [make_walk(graph, chance) for _ in range(count)]


def actor(step):
    if step.verb in ("record", "publish"):
        return "province"
    return {"unit": "office", "county": "county", "prefecture": "city", "province": "province", None: "zhang"}.get(
        step.stage) or step.stage.replace("superior.", "bureau")


def action(step):
    modules = ", ".join(step.named)
    match step.verb:
        case "fill": return f"fill {CHANGES[step.named[0]]}"
        case "attach" | "detach": return f"{step.verb} {step.pick['attachment']}"
        case "judge": return f"judge {modules} right" if step.is_right else f'judge {modules} wrong "有误"'
        case "return":
            target = "applicant" if "applicant" in step.pick else step.pick["level"]
            return f'return to {target} {modules} "请改"' if modules else f'return to {target} "请改"'
        case "terminate": return 'terminate "不符"'
        case "record": return f"record {step.pick['outcome']}" + (" grade B" if step.pick["outcome"] == "passed" else "")
        case verb: return verb


def scenario(number, walk):
    lines = [f'scenario "walk {number}" for talent-grading {{', "    clock 2023-07-03"]
    for name, title, division in [("province", "省厅", "220000"), ("city", "市局", "220100"), ("county", "区局", "220104")]:
        lines.append(f'    given unit {name} {{ name "{title}"; division {division}; hrss yes }}')
    for place in range(walk.superiors, 0, -1):
        above = f"; superior bureau{place + 1}" if place < walk.superiors else ""
        lines.append(f'    given unit bureau{place} {{ name "主管{place}"; division 220000; kind 机关{above} }}')
    above = "; superior bureau1" if walk.superiors else ""
    lines.append(f'    given unit office {{ name "某院"; division {walk.division}; kind 企业{above} }}')
    lines += ['    given person zhang { name "张三"; unit office }', "    zhang: apply", "    zhang: fill everything"]
    for step in walk.steps:
        lines += [f"    {actor(step)}: {action(step)}", f"    expect state {step.state}"]
    return "\n".join(lines + ["}", ""])
