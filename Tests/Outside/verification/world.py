"""What the world outside of a case can be: whether conditions can be met together, and which routes there are.

Written from Docs/GraphFormat.md alone. A world is a value for every fact that is read, one that its type allows.
"""

import itertools
from decimal import Decimal

ORDERED = {"<": lambda a, b: a < b, "<=": lambda a, b: a <= b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b}
UNSET = ("unset", None)
LEAVES = {"path", "answer", "rows", "today", "year", "inChain", "openCase", "yearsSinceOutcome", "years", "birthDate"}


def subterms(term):
    """The term and everything below it that is a term."""
    yield term
    for name in ("left", "right", "from", "to"):
        if isinstance(term.get(name), dict):
            yield from subterms(term[name])
    below = term.get("of")
    for part in below if isinstance(below, list) else [below] if isinstance(below, dict) else []:
        yield from subterms(part)


def key(term):
    """A fact's name in a world."""
    kind = term["op"]
    if kind == "path":
        return term["path"]
    if kind in ("answer", "rows"):
        return f"{kind} {term.get('field', term.get('module'))}"
    if kind in ("years", "birthDate"):
        return kind + " " + " ".join(str(key(term[name])) for name in ("from", "to", "of") if name in term)
    return " ".join(str(term[name]) for name in ("op", "member", "start", "subject", "matter", "outcome") if name in term)


class World:
    """The worlds of one machine."""

    def __init__(self, graph):
        self.graph = graph
        self.parties = {party["id"]: {f["id"]: f for f in party["fields"]} for party in graph["parties"]}
        self.offices = {office["id"]: [tier["id"] for tier in office["tiers"]] for office in graph["offices"]}
        self.depths = graph["divisionDepths"]
        self.answers = {f"{m['id']}.{f['id']}": (m, f) for m in graph["modules"] for f in m["fields"]}
        self.modules = {m["id"]: m for m in graph["modules"]}
        self.numbers, self.literals = set(), set()
        for rule in self.expressions():
            for term in subterms(rule):
                if term["op"] == "literal":
                    self.literals.add((term["type"], str(term["value"])))
                    if term["type"] in ("number", "money"):
                        self.numbers.add(Decimal(term["value"]))

    def expressions(self):
        yield from (condition["test"] for condition in self.graph["conditions"])
        yield from (level["when"] for level in self.graph["levels"] if "when" in level)
        for module in self.graph["modules"]:
            yield from (field["when"] for field in module["fields"] if "when" in field)
        for fields in self.parties.values():
            yield from (field["when"] for field in fields.values() if "when" in field)

    # Paths

    def kind_at(self, path):
        """The party kind that a path leads to, and its last field; None where it leads to none."""
        parts = path.split(".")
        kind = self.graph["applicant"] if parts[0] == "applicant" else self.graph["target"]["party"]
        field = None
        for part in parts[1:]:
            field = self.parties[kind][part]
            kind = field.get("party")
        return kind, field

    def prefixes(self, path):
        parts = path.split(".")
        return [".".join(parts[: length + 1]) for length in range(len(parts))]

    # Values

    def domain(self, name, is_complete):
        """The values that a fact may have, as far as any condition can tell them apart."""
        if name.startswith("answer "):
            module, field = self.answers[name[7:]]
            may_lack = not is_complete or field.get("optional") or "when" in field
            return self.values(field) + ([UNSET] if may_lack else [])
        if name.startswith("rows "):
            rows = self.modules[name[5:]].get("rows", {"least": 0, "most": 1})
            least, most = (rows["least"], rows["most"]) if is_complete else (0, rows["most"])
            return [("number", Decimal(count)) for count in self.points(True) if least <= count <= most] or [
                ("number", Decimal(least))
            ]
        if name == "today" or name.startswith("birthDate"):
            return self.dates()
        if name == "year":
            return [("number", point) for point in self.points(True)]
        if name.startswith("inChain") or name.startswith("openCase"):
            return [("flag", True), ("flag", False)]
        if name.startswith("yearsSinceOutcome"):
            return [UNSET] + [("number", point) for point in self.points(True) if point >= 0]
        if name.startswith("years "):
            return [("number", point) for point in self.points(True)]
        kind, field = self.kind_at(name)
        if field is None:
            return [("party", name)]
        return self.values(field) + ([UNSET] if field.get("optional") or "when" in field else [])

    def values(self, field):
        kind = field["type"]
        if kind == "flag":
            return [("flag", True), ("flag", False)]
        if kind == "choice":
            return [("choice", place) for place in range(len(field["choices"]))]
        if kind in ("number", "money", "year"):
            points = self.points(kind == "year")
            if "range" in field:
                least, most = (Decimal(field["range"][end]) for end in ("least", "most"))
                points = [point for point in points if least <= point <= most] + [least, most]
            return [("number" if kind != "money" else "money", point) for point in points]
        if kind == "date":
            return self.dates()
        if kind == "party":
            return [("party", None)]
        return [(kind, text) for type_, text in sorted(self.literals) if type_ == kind] + [(kind, "\0")]

    def dates(self):
        days = sorted(text for type_, text in self.literals if type_ == "date")
        return [("date", day + mark) for day in days for mark in ("", "+")] + [("date", "")]

    def points(self, are_whole):
        step = Decimal(1) if are_whole else Decimal("0.5")
        points = {Decimal(0)} | {number + shift for number in self.numbers for shift in (-step, 0, step)}
        return sorted(point for point in points if not are_whole or point == int(point))

    # Whether rules can be met together

    def can_hold(self, rules, sets=(), lacks=(), is_complete=True):
        """Whether a world exists in which all rules hold, the paths of `sets` lead somewhere, those of `lacks` do not.

        The rules are pairs of an expression and whether it has to hold.
        """
        rules = list(rules)
        names = []

        def note(name):
            if name not in names:
                names.append(name)

        def note_path(path):
            for prefix in self.prefixes(path):
                note(prefix)
                kind, field = self.kind_at(prefix)
                if field is not None and "when" in field:
                    owner = prefix.rsplit(".", 1)[0]
                    for term in subterms(field["when"]):
                        if term["op"] == "path":
                            note_path(owner + term["path"][len("applicant"):])

        def note_terms(rule):
            for term in subterms(rule):
                if term["op"] == "path":
                    note_path(term["path"])
                elif term["op"] in LEAVES:
                    note(key(term))
                    for role in ("member", "start", "subject"):
                        if role in term:
                            note_path(term[role])
                if term["op"] == "answer" and "when" in self.answers[term["field"]][1]:
                    note_terms(self.answers[term["field"]][1]["when"])

        for path in (*sets, *lacks):
            note_path(path)
        for rule, _ in rules:
            note_terms(rule)
        names.sort(key=lambda name: (not name.startswith(("applicant", "target")), name.count("."), name))
        rules += self.presences(names, is_complete)
        return self.search(names, 0, {}, rules, sets, lacks, is_complete)

    def presences(self, names, is_complete):
        """What `when` says of the fields among the names, as rules: a field that is there only sometimes."""
        rules = []
        for name in names:
            if name.startswith("answer "):
                field = self.answers[name[7:]][1]
                here, term = field.get("when"), {"op": "answer", "field": name[7:]}
            elif name.startswith(("applicant.", "target.")):
                field = self.kind_at(name)[1]
                here, term = field.get("when"), {"op": "path", "path": name}
                if here:
                    here = self.moved(here, name.rsplit(".", 1)[0])
            else:
                continue
            if not here:
                continue
            is_set = {"op": "isSet", "of": term}
            rules.append(({"op": "or", "of": [{"op": "not", "of": is_set}, here]}, True))
            if not field.get("optional") and (is_complete or not name.startswith("answer ")):
                rules.append(({"op": "or", "of": [is_set, {"op": "not", "of": here}]}, True))
        return rules

    def moved(self, term, owner):
        """A party's own rule, as one over the party at the path."""
        if isinstance(term, list):
            return [self.moved(part, owner) for part in term]
        if not isinstance(term, dict):
            return term
        term = {name: self.moved(part, owner) for name, part in term.items()}
        if term.get("op") == "path":
            term["path"] = owner + term["path"][len("applicant"):]
        return term

    def search(self, names, at, world, rules, sets, lacks, is_complete):
        for path in sets:
            if world.get(path) == UNSET:
                return False
        for path in lacks:
            if world.get(path, UNSET) != UNSET:
                return False
        left = []
        for rule, wanted in rules:
            found = self.truth(rule, world)
            if found is None:
                left.append((rule, wanted))
            elif found != wanted:
                return False
        if at == len(names):
            return not left
        name = names[at]
        for value in self.choices(name, world, is_complete):
            world[name] = value
            if self.search(names, at + 1, world, left, sets, lacks, is_complete):
                return True
        world.pop(name, None)
        return False

    def choices(self, name, world, is_complete):
        """The values that a fact may have beside those that are chosen already."""
        if name.startswith(("applicant.", "target.")):
            owner, last = name.rsplit(".", 1)
            if world[owner] == UNSET:
                return [UNSET]
            twins = [p for p in world if "." in p and p.rsplit(".", 1)[1] == last and world[p.rsplit(".", 1)[0]] == world[owner]]
            if twins:
                return [world[twins[0]]]
        if name == "target" or name.startswith(("applicant.", "target.")):
            kind, field = self.kind_at(name)
            if kind is None:
                return self.domain(name, is_complete)
            others = [world[p] for p in world if p.startswith(("applicant", "target")) and world[p][0] == "party"]
            known = [value for value in others if self.kind_at(value[1])[0] == kind]
            values = list(dict.fromkeys([("party", name), *known]))
            may_lack = field is not None and (field.get("optional") or "when" in field)
            return values + ([UNSET] if may_lack else [])
        parts = name.split(" ")
        if parts[0] == "inChain":
            member, start = world[parts[1]], world[parts[2]]
            if UNSET in (member, start):
                return [("flag", False)]
            return [("flag", True)] if member == start else [("flag", True), ("flag", False)]
        if parts[0] == "openCase":
            # Where one may have a single case of the matter, there is no other beside the present one.
            is_own = world[parts[1]] == world.get("applicant") and parts[2] == self.graph["matter"]
            if world[parts[1]] == UNSET or is_own and self.graph["period"] == "once":
                return [("flag", False)]
        if parts[0] in ("years", "birthDate") and any(world.get(part) == UNSET for part in parts[1:]):
            return [UNSET]
        return self.domain(name, is_complete)

    def truth(self, rule, world):
        """Whether the rule holds; None where that is still open."""
        kind = rule["op"]
        if kind in ("and", "or"):
            found = [self.truth(part, world) for part in rule["of"]]
            if (kind == "or") in found:
                return kind == "or"
            return None if None in found else kind != "or"
        if kind == "not":
            found = self.truth(rule["of"], world)
            return None if found is None else not found
        if kind == "isSet":
            value = self.value(rule["of"], world)
            return None if value is None else value != UNSET
        if kind in ("==", "!=") or kind in ORDERED:
            left, right = self.value(rule["left"], world), self.value(rule["right"], world)
            if left is None or right is None:
                return False if UNSET in (left, right) else None
            if UNSET in (left, right) or left[0] != right[0]:
                return False
            return left == right if kind == "==" else left != right if kind == "!=" else ORDERED[kind](left[1], right[1])
        value = self.value(rule, world)
        return None if value is None else value == ("flag", True)

    def value(self, term, world):
        kind = term["op"]
        if kind == "literal":
            if term["type"] == "unset":
                return UNSET
            if term["type"] == "choice":
                return ("choice", term["position"])
            if term["type"] in ("number", "money", "year"):
                return ("money" if term["type"] == "money" else "number", Decimal(term["value"]))
            return (term["type"], term["value"])
        if kind in LEAVES:
            return world.get(key(term))
        found = self.truth(term, world)
        return None if found is None else ("flag", found)

    # Routes

    def routes(self, row, is_complete=True):
        """The routes with which a row that fixes the route can be taken, each a set of stages' places."""
        graph = self.graph
        stages = {}
        for place, stage in enumerate(graph["stages"]):
            stages.setdefault(stage["level"], []).append(place)
        place_of = {stage["id"]: place for place, stage in enumerate(graph["stages"])}
        select = row.get("select", {})
        options = []
        for level in graph["levels"]:
            least = 0 if level.get("optional") or "when" in level else 1
            options.append(range(least, len(stages[level["id"]]) + 1))
        for lengths in itertools.product(*options):
            route = frozenset(
                place for level, length in zip(graph["levels"], lengths) for place in stages[level["id"]][:length]
            )
            if not all(place_of[stage] in route for stage in select.get("has", [])):
                continue
            if any(place_of[stage] in route for stage in select.get("lacks", [])):
                continue
            if self.is_route(dict(zip((l["id"] for l in graph["levels"]), lengths)), row, is_complete):
                yield route

    def is_route(self, lengths, row, is_complete):
        """Whether one world gives the levels these lengths and meets the row's conditions.

        A level with a `when` that holds, and that is not passed over as optional, has somebody. One that is passed over
        as optional has a `when` that holds or does not, so both are tried.
        """
        graph = self.graph
        holding = [(guard["holds"], True) for guard in row["guards"] if guard["op"] == "condition"]
        ways = []
        for level in graph["levels"]:
            here = lengths[level["id"]] > 0
            if here or "when" not in level:
                ways.append([here])
            else:
                ways.append(["away", False] if level.get("optional") else ["away"])
        chains = {}
        for level in graph["levels"]:
            reviewer = level["reviewer"]
            if "then" in reviewer and lengths[level["id"]] > 0:
                chains.setdefault((reviewer["party"], reviewer["then"]), set()).add(lengths[level["id"]])
        if any(len(found) > 1 for found in chains.values()):
            return False
        for way in itertools.product(*ways):
            rules, sets, lacks, deep = list(holding), [], [], {}
            for level, here in zip(graph["levels"], way):
                if "when" in level:
                    rules.append((level["when"], here != "away"))
                if here == "away":
                    continue
                reviewer = level["reviewer"]
                if "party" in reviewer:
                    (sets if here else lacks).append(reviewer["party"])
                else:
                    tier = self.offices[reviewer["office"]].index(reviewer["tier"])
                    deep.setdefault(reviewer["division"], []).append((tier, here))
            if "appraisal" in graph:
                office = graph["appraisal"]["office"]
                if "party" in office:
                    sets.append(office["party"])
                else:
                    tier = self.offices[office["office"]].index(office["tier"])
                    deep.setdefault(office["division"], []).append((tier, True))
            for choice in self.depth_choices(deep):
                more_sets = [path for path, depth in choice.items() if depth > 0]
                more_lacks = [path for path, depth in choice.items() if depth == 0]
                if self.can_hold(rules, sets + more_sets, lacks + more_lacks, is_complete):
                    return True
        return False

    def depth_choices(self, deep):
        """For each path of a division: how deep it may lie (0: it leads nowhere), one of each kind of answer."""
        paths = sorted(deep)
        fitting = []
        for path in paths:
            depths = [d for d in [0, *self.depths] if all((d > tier) == here for tier, here in deep[path])]
            fitting.append(([0] if 0 in depths else []) + [d for d in depths if d > 0][:1])
        for depths in itertools.product(*fitting):
            yield dict(zip(paths, depths))
