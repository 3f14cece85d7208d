"""Cases of one machine, step by step: who may do what, and what follows. Written from Docs/GraphFormat.md alone.

`../verification/machine.py` explores what cases can be told apart by; here a case is a case, with its parties, every
stage's verdicts and all that a recall brings back.
"""

from collections import namedtuple

# `verdicts` holds for each stage a pair of sets, right and wrong; `undo` is None or what a recall goes back to.
Case = namedtuple(
    "Case",
    "applicant stops appraiser state route verdicts editable flagged attached visit undo resume recorded is_complete",
)
Undo = namedtuple("Undo", "state attached visit flagged entered")
# What is asked for: `pick` as in the graph, or None; `named` are modules.
Step = namedtuple("Step", "verb pick named is_right", defaults=(None, frozenset(), True))

OPEN = (frozenset(), frozenset())
GUARDS = {
    "judged": "R0204", "noneWrong": "R0205", "namesSome": "R0208", "namesWrong": "R0209", "judges": "R0206",
    "editable": "R0207", "complete": "R0210", "attachedAll": "R0702", "attachedAny": "R0701",
    "condition": "R0401",
}
# What an account of each role may do for its party.
ROLES = {
    "applicant": {"apply", "fill", "attach", "detach", "submit", "revoke", "release"},
    "clerk": {"apply", "fill", "attach", "detach", "submit", "revoke", "judge", "dispatch", "record"},
}


class Machine:
    """A machine as its graph describes it."""

    def __init__(self, graph):
        self.graph = graph
        self.modules = frozenset(module["id"] for module in graph["modules"])
        self.states = {state["id"]: state for state in graph["states"]}
        self.rows = {}
        for row in graph["transitions"]:
            self.rows.setdefault((row["from"], row["verb"]), []).append(row)

    def new(self, applicant):
        return Case(
            applicant, (), None, self.graph["initial"], frozenset(), (), self.modules, frozenset(), frozenset(), 0, None,
            None, None, not self.modules)

    def kind(self, case):
        return self.states[case.state]["kind"]

    def holder(self, case):
        """Who has the case now."""
        state = self.states[case.state]
        if state["kind"] in ("draft", "returned"):
            return case.applicant
        if state["kind"] == "appraisal":
            return case.appraiser
        return dict(case.stops).get(state.get("stage"))

    def row(self, case, step):
        """The transition that the step takes, or the code that says why there is none."""
        rows = self.rows.get((case.state, step.verb), [])
        if not rows:
            return None, "R0201"
        picked = [row for row in rows if row.get("pick") == step.pick]
        for row in picked:
            select = row.get("select", {})
            fits = "fixRoute" in row["effects"] or (
                case.route >= set(select.get("has", [])) and not case.route & set(select.get("lacks", [])))
            fits = fits and ("undo" not in select or case.undo is not None and case.undo.state == select["undo"])
            fits = fits and ("resume" not in select or case.resume == select["resume"])
            fits = fits and ("recorded" not in select or case.recorded == select["recorded"])
            if fits:
                return row, None
        return None, "R0203" if step.verb == "recall" and picked else "R0202"

    def refusal(self, case, step, party, role="approver", has_opinion=True, holds=None):
        """The code with which the step is refused to an account of the party; None: it may be done.

        Without `holds`, which says whether an expression is true, every condition is taken to hold.
        """
        if party not in (case.applicant, case.appraiser, *(holder for _, holder in case.stops)):
            return "R0102"
        row, code = self.row(case, step)
        holder = self.holder(case)
        if row is None:
            if code != "R0201" and step.verb != "recall" and holder not in (None, party):
                rows = self.rows[case.state, step.verb]
                return "R0303" if any(row["actor"] == "office" for row in rows) else "R0301"
            return "R0801" if (step.verb, code) == ("publish", "R0202") else code
        actor = row["actor"]
        if actor == "applicant" and party != case.applicant:
            return "R0302"
        if actor == "office" and party != case.appraiser:
            return "R0303"
        if isinstance(actor, dict) and party != dict(case.stops).get(actor["stage"]):
            return "R0203" if step.verb == "recall" else "R0301"
        if role in ROLES and step.verb not in ROLES[role]:
            return "R0305"
        right, wrong = self.verdicts(case)
        for guard in row["guards"]:
            modules = frozenset(guard.get("modules", []))
            attachments = frozenset(guard.get("attachments", []))
            is_met = {
                "judged": modules <= right | wrong, "noneWrong": not modules & wrong, "namesSome": bool(step.named),
                "namesWrong": wrong <= step.named, "judges": step.named <= modules, "editable": step.named <= case.editable,
                "complete": case.is_complete, "attachedAll": attachments <= case.attached,
                "attachedAny": bool(attachments & case.attached),
                # The world of the trials is one in which every reviewer is found.
                "routed": True, "condition": holds is None or guard["op"] != "condition" or holds(guard["holds"]),
            }[guard["op"]]
            if not is_met:
                return GUARDS[guard["op"]]
        if step.verb in ("approve", "return", "terminate") and not has_opinion:
            return "R0211"
        if step.verb == "detach" and not (step.pick and step.pick["attachment"] in case.attached):
            return "R0511"
        return None

    def verdicts(self, case, stage=None):
        stage = stage or self.states[case.state].get("stage")
        return dict(case.verdicts).get(stage, OPEN)

    def after(self, case, step, stops=None, appraiser=None):
        """The case behind the step, which may be taken. A submission that fixes the route is given it."""
        if stops is not None:
            case = case._replace(stops=stops, appraiser=appraiser, route=frozenset(stage for stage, _ in stops))
        row, code = self.row(case, step)
        if row["effects"].count("fixRoute"):
            select = lambda row: row.get("select", {})
            row = next(row for row in self.rows[case.state, step.verb]
                       if case.route >= set(select(row).get("has", [])) and not case.route & set(select(row).get("lacks", [])))
        stage, entered = self.states[row["from"]].get("stage"), self.states[row["to"]].get("stage")
        verdicts = dict(case.verdicts)
        right, wrong = verdicts.get(stage, OPEN)
        new = case._replace(state=row["to"], undo=None)
        for effect in row["effects"]:
            if effect == "judge":
                right, wrong = right - step.named, wrong - step.named
                verdicts[stage] = (right | step.named, wrong) if step.is_right else (right, wrong | step.named)
            elif effect == "reopen":
                verdicts = {key: (good - step.named, bad - step.named) for key, (good, bad) in verdicts.items()}
            elif effect == "attach" and step.pick:
                new = new._replace(attached=new.attached | {step.pick["attachment"]})
            elif effect == "detach" and step.pick:
                new = new._replace(attached=new.attached - {step.pick["attachment"]})
            elif effect == "openAll":
                new = new._replace(editable=self.modules)
            elif effect == "openNamed":
                new = new._replace(editable=step.named)
            elif effect == "closeEditing":
                new = new._replace(editable=frozenset())
            elif effect == "clearFlags":
                new = new._replace(flagged=frozenset())
            elif effect == "flagNamed":
                new = new._replace(flagged=step.named)
            elif effect == "forgetResume":
                new = new._replace(resume=None)
            elif effect == "rememberResume":
                new = new._replace(resume=stage)
            elif effect == "record":
                new = new._replace(recorded=step.pick["outcome"])
            elif effect == "undo":
                undo = case.undo
                new = new._replace(flagged=undo.flagged)
                if stage != entered and stage is not None:
                    verdicts[stage] = undo.entered
                if undo.visit != case.visit:
                    new = new._replace(visit=undo.visit, attached=undo.attached)
            elif effect == "keepUndo":
                new = new._replace(undo=case.undo)
            elif effect == "rememberUndo":
                kept = verdicts.get(entered, OPEN)
                new = new._replace(undo=Undo(case.state, case.attached, case.visit, case.flagged, kept))
            elif effect == "enter":
                new = new._replace(visit=new.visit + 1, attached=frozenset())
                if "flagNamed" in row["effects"]:
                    right, wrong = verdicts.get(entered, OPEN)
                    verdicts[entered] = (right - step.named, wrong - step.named)
        return new._replace(verdicts=tuple(sorted((key, pair) for key, pair in verdicts.items() if pair != OPEN)))


def submission(event):
    """What the journal says of the route that a submission fixed: the stops and who appraises, or nothing."""
    if "route" not in event:
        return {}
    return {"stops": tuple((stop["stage"], stop["party"]) for stop in event["route"]), "appraiser": event.get("appraiser")}
