"""One machine, read from its graph, and what its cases can do: the abstract states and the steps between them.

Written from Docs/GraphFormat.md and the abstraction in Docs/Verification.md. Sets of modules, stages and attachments are
bits of a number.
"""

from collections import namedtuple

from world import World

State = namedtuple(
    "State",
    "state route editable flagged attached resume recorded right wrong undo changed undo_attached undo_flagged",
)
NONE = -1


class Row:
    """A transition with places instead of names."""

    def __init__(self, machine, place, transition):
        graph = machine.graph
        self.place = place
        self.json = transition
        self.start = machine.states[transition["from"]]
        self.end = machine.states[transition["to"]]
        self.verb = transition["verb"]
        self.pick = transition.get("pick")
        actor = transition["actor"]
        self.stage = machine.stages[actor["stage"]] if isinstance(actor, dict) else NONE
        select = transition.get("select", {})
        self.has = machine.bits(select.get("has", []), machine.stages)
        self.lacks = machine.bits(select.get("lacks", []), machine.stages)
        self.undo = machine.states[select["undo"]] if "undo" in select else None
        self.resume = None
        if "resume" in select:
            self.resume = NONE if select["resume"] is None else machine.stages[select["resume"]]
        self.recorded = machine.outcomes[select["recorded"]] if "recorded" in select else None
        self.guards = transition["guards"]
        self.effects = transition["effects"]
        self.fixes_route = "fixRoute" in self.effects
        self.outcome = machine.outcomes[self.pick["outcome"]] if self.pick and "outcome" in self.pick else NONE
        self.attachment = 0
        if self.pick and "attachment" in self.pick:
            self.attachment = 1 << machine.attachments[self.pick["attachment"]]
        self.conditions = [(guard["holds"], True) for guard in self.guards if guard["op"] == "condition"]
        self.level = transition.get("level")


class Machine:
    def __init__(self, graph):
        self.graph = graph
        number = lambda parts: {part["id"]: place for place, part in enumerate(parts)}
        self.states, self.stages = number(graph["states"]), number(graph["stages"])
        self.levels = [stage["level"] for stage in graph["stages"]]
        self.modules, self.attachments = number(graph["modules"]), number(graph["attachments"])
        self.outcomes = number(graph["outcomes"])
        self.kinds = [state["kind"] for state in graph["states"]]
        self.deciding = [self.stages.get(state.get("stage"), NONE) for state in graph["states"]]
        self.all_modules = (1 << len(self.modules)) - 1
        self.rows = [Row(self, place, row) for place, row in enumerate(graph["transitions"])]
        self.rows_from = [[] for _ in self.states]
        world = self.world = World(graph)
        self.can_be_met, self.routes = {}, {}
        for row in self.rows:
            self.rows_from[row.start].append(row)
            if row.fixes_route:
                is_complete = any(guard["op"] == "complete" for guard in row.guards)
                self.routes[row.place] = [sum(1 << place for place in route) for route in world.routes(row.json, is_complete)]
            else:
                self.can_be_met[row.place] = not row.conditions or world.can_hold(row.conditions)
        self.initial = State(
            self.states[graph["initial"]], 0, self.all_modules, 0, 0, NONE, NONE, 0, 0, NONE, 0, 0, 0
        )

    def level_of(self, stage):
        """The level of a stage, by its id; none of no stage."""
        return None if stage == NONE else self.levels[stage]

    def bits(self, names, places):
        return sum(1 << places[name] for name in names)

    def named(self, row):
        """The sets of modules that a step of the row may name, with right or wrong where it judges."""
        if row.verb == "judge":
            return [(named, right) for named in subsets(self.all_modules) for right in (True, False)]
        if row.verb == "return":
            return [(named, False) for named in subsets(self.all_modules)]
        if row.verb in ("fill", "attach", "detach") and not row.attachment:
            return [(1 << module, False) for module in range(len(self.modules))]
        return [(0, False)]

    def successors(self, at):
        """Every step that can be taken, as (row, named modules, is right, route, next state)."""
        for row in self.rows_from[at.state]:
            if row.undo is not None and row.undo != at.undo:
                continue
            if row.resume is not None and row.resume != at.resume:
                continue
            if row.recorded is not None and row.recorded != at.recorded:
                continue
            if row.fixes_route:
                routes = self.routes[row.place]
            else:
                if (at.route & row.has) != row.has or at.route & row.lacks or not self.can_be_met[row.place]:
                    continue
                routes = [at.route]
            for named, is_right in self.named(row):
                if not self.allows(row, at, named):
                    continue
                for route in routes:
                    yield row, named, is_right, route, self.successor(row, at, named, is_right, route)

    def allows(self, row, at, named):
        for guard in row.guards:
            op = guard["op"]
            modules = self.bits(guard.get("modules", []), self.modules)
            attachments = self.bits(guard.get("attachments", []), self.attachments)
            holds = {
                "judged": lambda: not modules & ~(at.right | at.wrong),
                "noneWrong": lambda: not modules & at.wrong,
                "namesSome": lambda: named != 0,
                "namesWrong": lambda: not at.wrong & ~named,
                "judges": lambda: not named & ~modules,
                "editable": lambda: not named & ~at.editable,
                "attachedAll": lambda: not attachments & ~at.attached,
                "attachedAny": lambda: attachments & at.attached != 0,
                "complete": lambda: True,
                "routed": lambda: True,
                "condition": lambda: True,
            }[op]
            if not holds():
                return False
        return True

    def successor(self, row, at, named, is_right, route):
        new = at._asdict()
        new["state"] = row.end
        new.update(undo=NONE, changed=0, undo_attached=0, undo_flagged=0)
        for effect in row.effects:
            if effect == "fixRoute":
                new["route"] = route
            elif effect == "judge":
                new["right"] = new["right"] & ~named | (named if is_right else 0)
                new["wrong"] = new["wrong"] & ~named | (0 if is_right else named)
            elif effect == "reopen":
                new["right"] &= ~named
                new["wrong"] &= ~named
            elif effect == "attach":
                new["attached"] |= row.attachment
            elif effect == "detach":
                new["attached"] &= ~row.attachment
            elif effect == "openAll":
                new["editable"] = self.all_modules
            elif effect == "openNamed":
                new["editable"] = named
            elif effect == "closeEditing":
                new["editable"] = 0
            elif effect == "clearFlags":
                new["flagged"] = 0
            elif effect == "flagNamed":
                new["flagged"] = named
            elif effect == "forgetResume":
                new["resume"] = NONE
            elif effect == "rememberResume":
                new["resume"] = self.deciding[row.start]
            elif effect == "record":
                new["recorded"] = row.outcome
            elif effect == "undo":
                new["flagged"] = at.undo_flagged
                if at.changed:
                    new["attached"] = at.undo_attached
            elif effect == "keepUndo":
                new.update(
                    undo=at.undo, changed=at.changed, undo_attached=at.undo_attached, undo_flagged=at.undo_flagged
                )
            elif effect == "rememberUndo":
                new.update(undo=row.start, undo_flagged=at.flagged)
            elif effect == "enter":
                new["attached"] = 0
            else:
                raise ValueError(f"an unknown effect: {effect}")
        if "rememberUndo" in row.effects and "enter" in row.effects:
            new.update(changed=1, undo_attached=at.attached)
        # A step that leaves the state where it was has entered nothing.
        is_entry = row.end != row.start or "undo" in row.effects
        if is_entry or self.kinds[row.end] != "review" or new["undo"] != NONE:
            new.update(right=0, wrong=0)
        return State(**new)


def subsets(bits):
    """All sets within a set, the empty one first."""
    members = [1 << place for place in range(bits.bit_length()) if bits >> place & 1]
    for chosen in range(1 << len(members)):
        yield sum(member for place, member in enumerate(members) if chosen >> place & 1)


def explore(machine):
    """All states by breadth, and the steps between them as (from, row, named, is right, to) by number."""
    places, order, steps = {machine.initial: 0}, [machine.initial], []
    for at in order:
        here = places[at]
        for row, named, is_right, _, after in machine.successors(at):
            there = places.get(after)
            if there is None:
                there = places[after] = len(order)
                order.append(after)
            steps.append((here, row.place, named, is_right, there))
    return order, steps
