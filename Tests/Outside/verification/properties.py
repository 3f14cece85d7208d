"""The written properties, judged on a machine's explored graph as Docs/GraphFormat.md says what they claim."""


def stands_at(machine, row, level):
    """Whether the row is done at the level: by a stage of it, or by the applicant while such a stage has the case."""
    stage = row.stage if row.stage >= 0 else machine.deciding[row.start]
    return stage >= 0 and machine.graph["stages"][stage]["level"] == level


def is_deed(machine, row, deed):
    return row.verb == deed["verb"] and ("level" not in deed or stands_at(machine, row, deed["level"]))


def as_rule(machine, test, attached):
    """The test as an expression of the world alone, for a case with these dispatch attachments."""
    if test["op"] == "rule":
        return test["holds"]
    if test["op"] == "attached":
        is_there = bool(attached >> machine.attachments[test["attachment"]] & 1)
        return {"op": "literal", "type": "flag", "value": is_there}
    if test["op"] == "not":
        return {"op": "not", "of": as_rule(machine, test["of"], attached)}
    if test["op"] in ("and", "or"):
        return {"op": test["op"], "of": [as_rule(machine, part, attached) for part in test["of"]]}
    raise ValueError(f"an unknown test: {test['op']}")


def is_violated(graph, form):
    machine, kind = graph.machine, form["form"]
    if kind == "canReach":
        goals = {machine.states[name] for name in form["states"]}
        fine = graph.coming_to(graph.where(lambda state: state.state in goals))
        return any(machine.kinds[s.state] != "end" and place not in fine for place, s in enumerate(graph.states))
    if kind == "onlyAfter":
        seen, left = {0}, [0]
        while left:
            for _, place, _, _, after in graph.forth[left.pop()]:
                row = machine.rows[place]
                if is_deed(machine, row, form["deed"]):
                    return True
                if not is_deed(machine, row, form["before"]) and after not in seen:
                    seen.add(after)
                    left.append(after)
        return False
    if "after" in form:
        found = set()
        for before, place, _, _, after in graph.steps:
            row = machine.rows[place]
            if is_deed(machine, row, form["after"]):
                ended = graph.states[before].attached if "enter" in row.effects else 0
                found.add(graph.states[after].attached | ended)
    else:
        found = {state.attached for state in graph.states}
    wanted = kind == "never"
    return any(machine.world.can_hold([(as_rule(machine, form["test"], attached), wanted)]) for attached in found)


def violated(graph):
    """V0201: the properties that do not hold, by their place."""
    properties = graph.machine.graph.get("properties", [])
    return [place for place, form in enumerate(properties) if is_violated(graph, form)]


def idle(graph):
    """V0202: properties that speak of a deed that never happens, each with the deed's verb."""
    found, machine = [], graph.machine
    for place, form in enumerate(machine.graph.get("properties", [])):
        for deed in [form[name] for name in ("after", "deed", "before") if name in form]:
            if not any(is_deed(machine, machine.rows[row], deed) for row in graph.taken):
                found.append((place, deed["verb"]))
    return found
