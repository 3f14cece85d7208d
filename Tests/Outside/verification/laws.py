"""The laws that every machine is held to, judged on its explored graph; each gives what breaks it, in order.

The wording of the laws is that of Docs/Verification.md; how they are judged is not Zhuji's.
"""

import properties
from machine import NONE

DECISIONS = ("approve", "return", "terminate")


class Explored:
    """A machine's states and steps, with the steps by where they begin and end."""

    def __init__(self, machine, states, steps):
        self.machine, self.states, self.steps = machine, states, steps
        self.taken = {step[1] for step in steps}
        self.back = [[] for _ in states]
        self.forth = [[] for _ in states]
        for step in steps:
            self.back[step[4]].append(step[0])
            self.forth[step[0]].append(step)

    def coming_to(self, goals):
        """The states from which one of the goals can be reached, the goals included."""
        found, left = set(goals), list(goals)
        while left:
            for before in self.back[left.pop()]:
                if before not in found:
                    found.add(before)
                    left.append(before)
        return found

    def where(self, test):
        return [place for place, state in enumerate(self.states) if test(state)]


def named_state(machine, place):
    return machine.graph["states"][place]["id"]


def decision(machine, row):
    pick = row.pick or {}
    names = ["applicant" if value is True else value for value in pick.values()]
    return (named_state(machine, row.start), row.verb, *names)


def unreached(graph):
    """V0101: states that no case reaches."""
    reached = {state.state for state in graph.states}
    return sorted(named_state(graph.machine, place) for place in range(len(graph.machine.kinds)) if place not in reached)


def stuck(graph):
    """V0102: states in which a case can be so that it comes to no end any more."""
    kinds = graph.machine.kinds
    fine = graph.coming_to(graph.where(lambda state: kinds[state.state] == "end"))
    return sorted({named_state(graph.machine, s.state) for place, s in enumerate(graph.states) if place not in fine})


def never_decided(graph):
    """V0103: what nobody can ever do: a verb and a pick in a state that is reached, no transition of it ever taken.

    Not a recall that the level takes elsewhere: which state its decision leads to is the route's matter.
    """
    machine = graph.machine
    taken = {decision(machine, machine.rows[place]) for place in graph.taken}
    reached = {state.state for state in graph.states}
    asked = (row for row in machine.rows if row.start in reached and not recalled_elsewhere(graph, row))
    return sorted({decision(machine, row) for row in asked} - taken)


def recalled_elsewhere(graph, row):
    """Whether the row is a recall by a level that takes a recall, be it from another state."""
    if row.verb != "recall" or row.stage == NONE:
        return False
    taken = (graph.machine.rows[place] for place in graph.taken)
    level = graph.machine.level_of(row.stage)
    return any(other.verb == "recall" and graph.machine.level_of(other.stage) == level for other in taken)


def never_taken(graph):
    """The transitions that are never taken."""
    return [row.place for row in graph.machine.rows if row.place not in graph.taken]


def needless(graph):
    """V0104: transitions that are never taken, of what can be decided otherwise, or recalled elsewhere."""
    machine = graph.machine
    taken = {decision(machine, machine.rows[place]) for place in graph.taken}
    reached = {state.state for state in graph.states}

    def is_needless(row):
        return decision(machine, row) in taken or row.start in reached and recalled_elsewhere(graph, row)

    return [place for place in never_taken(graph) if is_needless(machine.rows[place])]


def no_way_back(graph):
    """V0105: returns after which the returning stage may never have the case again."""
    found, machine = set(), graph.machine
    reviews = {}
    for before, place, _, _, after in graph.steps:
        row = machine.rows[place]
        if row.verb != "return":
            continue
        stage = machine.deciding[row.start]
        if stage not in reviews:
            here = lambda state: machine.kinds[state.state] == "review" and machine.deciding[state.state] == stage
            reviews[stage] = graph.coming_to(graph.where(here))
        if after not in reviews[stage]:
            found.add(decision(machine, row))
    return sorted(found)


def wrongly_editable(graph):
    """V0106: states in which the applicant may edit what he must not, or not what he must."""
    found, machine = set(), graph.machine
    for state in graph.states:
        kind = machine.kinds[state.state]
        wanted = {"draft": state.editable, "returned": state.flagged}.get(kind, 0)
        if state.editable != wanted:
            found.add(named_state(machine, state.state))
    return sorted(found)


def sent_bare(graph):
    """V0107: states from which a case is sent on without any of what can be attached there."""
    found, machine = set(), graph.machine
    papers = [0] * len(machine.kinds)
    for row in machine.rows:
        if row.verb == "attach":
            papers[row.start] |= row.attachment
    for before, place, *_ in graph.steps:
        row = machine.rows[place]
        if row.verb == "dispatch" and papers[row.start] and not papers[row.start] & graph.states[before].attached:
            found.add(named_state(machine, row.start))
    return sorted(found)


def decided_twice(graph):
    """V0108: stages that decide twice in one visit. A decision that is taken back by a recall was none."""
    found, machine = set(), graph.machine
    seen, left = set(), []

    def go(place, stage):
        if (place, stage) not in seen:
            seen.add((place, stage))
            left.append((place, stage))

    def ends_visit(row):
        return "enter" in row.effects or "undo" in row.effects

    for _, place, _, _, after in graph.steps:
        row = machine.rows[place]
        if row.verb in DECISIONS and not ends_visit(row):
            go(after, machine.deciding[row.start])
    while left:
        place, stage = left.pop()
        for _, row_place, _, _, after in graph.forth[place]:
            row = machine.rows[row_place]
            if row.verb in DECISIONS and machine.deciding[row.start] == stage:
                found.add(machine.graph["stages"][stage]["id"])
            if not ends_visit(row):
                go(after, stage)
    return sorted(found)


LAWS = {
    "V0101": unreached, "V0102": stuck, "V0103": never_decided, "V0104": needless, "V0105": no_way_back,
    "V0106": wrongly_editable, "V0107": sent_bare, "V0108": decided_twice,
    "V0201": properties.violated, "V0202": properties.idle,
}
