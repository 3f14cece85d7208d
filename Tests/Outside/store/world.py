"""What the world of a store says: parties, answers and outcomes as the journal tells of them, and what follows for the
conditions of a machine and for the ladder of a case. Written from Docs/GraphFormat.md and Docs/JournalFormat.md.

Expressions are evaluated by ../verification/world.py, which knows nothing of stores.
"""

import datetime
import importlib.util
import pathlib
from decimal import Decimal

PATH = pathlib.Path(__file__).resolve().parents[1] / "verification" / "world.py"
SPECIFICATION = importlib.util.spec_from_file_location("verification_world", PATH)
expressions = importlib.util.module_from_spec(SPECIFICATION)
SPECIFICATION.loader.exec_module(expressions)
UNSET = expressions.UNSET


def typed(value, field):
    """A value of the journal, as expressions compare it."""
    if value is None:
        return UNSET
    kind = field["type"]
    if kind == "choice":
        return "choice", [choice["id"] if isinstance(choice, dict) else choice for choice in field["choices"]].index(value)
    if kind in ("number", "year"):
        return "number", Decimal(value)
    if kind == "division":
        return kind, str(value)
    return kind, Decimal(value) if kind == "money" else value


class World:
    """Everything that was written to one store, as far as conditions ask for it."""

    def __init__(self, graphs, parents):
        self.graphs, self.parents = graphs, parents
        self.evaluators = {name: expressions.World(graph) for name, graph in graphs.items()}
        self.kinds = {party["id"]: {field["id"]: field for field in party["fields"]}
                      for graph in graphs.values() for party in graph["parties"]}
        self.parties, self.party_kinds, self.accounts = {}, {}, {}
        self.answers, self.files, self.rows = {}, {}, {}
        self.matters, self.applicants, self.targets, self.years, self.ended = {}, {}, {}, {}, {}

    def follow(self, event):
        kind, case = event["kind"], event.get("case")
        if kind == "registered":
            self.parties[event["party"]], self.party_kinds[event["party"]] = dict(event["values"]), event["as"]
        elif kind == "account-opened" and "party" in event:
            self.accounts[event["account"]] = event["party"]
        elif kind in ("field-set", "profile-changed"):
            self.parties[event["party"]][event["field"]] = event["value"]
        elif kind == "applied":
            self.matters[case], self.applicants[case] = event["matter"], event["applicant"]
            self.targets[case], self.years[case] = event.get("target"), event["year"]
            self.answers[case], self.files[case], self.rows[case] = {}, set(), {}
        if kind in ("applied", "filled"):
            for answer in event["answers"]:
                row = answer.get("row", 1)
                self.answers[case][answer["module"], row, answer["field"]] = answer["value"]
                self.grow(case, answer["module"], row)
        elif kind == "attached" and "module" in event:
            row = event.get("row", 1)
            self.files[case].add((event["module"], row, event["attachment"]))
            self.grow(case, event["module"], row)

    def grow(self, case, module, row):
        self.rows[case][module] = max(row, self.rows[case].get(module, 0))

    # Facts

    def field(self, party, name):
        """The value of a party's field, and what it is declared to be."""
        return self.parties[party].get(name), self.kinds[self.party_kinds[party]][name]

    def at(self, path, case):
        """The value at a path from the case's parties."""
        first, *rest = path.split(".")
        party = self.applicants[case] if first == "applicant" else self.targets[case]
        value = ("party", party)
        for name in rest:
            if value == UNSET:
                return UNSET
            found, field = self.field(value[1], name)
            value = UNSET if found is None else ("party", found) if field["type"] == "party" else typed(found, field)
        return value

    def answer(self, case, name):
        module, field = name.split(".")
        declared = self.evaluators[self.matters[case]].answers[name][1]
        if "when" in declared and not self.holds(declared["when"], case):
            return UNSET
        return typed(self.answers[case].get((module, 1, field)), declared)

    def fact(self, term, case):
        """The value of a term that is no operation on others."""
        kind = term["op"]
        if kind == "path":
            return self.at(term["path"], case)
        if kind == "answer":
            return self.answer(case, term["field"])
        if kind == "rows":
            module = self.evaluators[self.matters[case]].modules[term["module"]]
            return "number", Decimal(self.rows[case].get(term["module"], 0) if "rows" in module else 1)
        if kind == "today":
            return "date", self.today()
        if kind == "year":
            return "number", Decimal(self.years[case])
        if kind == "inChain":
            return "flag", self.is_in_chain(self.at(term["member"], case), self.at(term["start"], case), term["start"])
        if kind == "openCase":
            subject = self.at(term["subject"], case)
            return "flag", any(
                matter == term["matter"] and ("party", self.applicants[other]) == subject and other not in self.ended
                and other != case for other, matter in self.matters.items())
        if kind == "yearsSinceOutcome":
            return "number", Decimal(0) if any(
                self.matters[other] == term["matter"] and self.applicants[other] == self.applicants[case]
                and outcome == term["outcome"] for other, outcome in self.ended.items()) else None
        if kind == "birthDate":
            identifier = self.value(term["of"], case)
            if identifier == UNSET:
                return UNSET
            return "date", f"{identifier[1][6:10]}-{identifier[1][10:12]}-{identifier[1][12:14]}"
        first, last = (self.value(term[name], case) for name in ("from", "to"))
        if UNSET in (first, last):
            return UNSET
        return "number", Decimal(int(last[1][:4]) - int(first[1][:4]) - (last[1][5:] < first[1][5:]))

    def value(self, term, case):
        if term["op"] == "literal":
            return self.evaluators[self.matters[case]].value(term, {})
        found = self.fact(term, case)
        return UNSET if found[1] is None else found

    def today(self):
        return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=8)).date().isoformat()

    def is_in_chain(self, member, start, path):
        field = path.split(".")[-1]
        while start != UNSET:
            if start == member:
                return True
            found = self.parties[start[1]].get(field)
            start = UNSET if found is None else ("party", found)
        return False

    def holds(self, rule, case):
        """Whether a condition holds of a case now."""
        facts = {}
        for term in expressions.subterms(rule):
            if term["op"] in expressions.LEAVES:
                facts[expressions.key(term)] = self.value(term, case)
        return bool(self.evaluators[self.matters[case]].truth(rule, facts))

    # Cases

    def is_complete(self, case):
        """Whether everything that is required is there."""
        for module in self.graphs[self.matters[case]]["modules"]:
            count = self.rows[case].get(module["id"], 0) if "rows" in module else 1
            if "rows" in module and count < module["rows"]["least"]:
                return False
            for row in range(1, count + 1):
                for field in module["fields"]:
                    if field.get("optional") or "when" in field and not self.holds(field["when"], case):
                        continue
                    if self.answers[case].get((module["id"], row, field["id"])) is None:
                        return False
                for attachment in module["attachments"]:
                    if not attachment.get("optional") and (module["id"], row, attachment["id"]) not in self.files[case]:
                        return False
        return True

    def ladder(self, case):
        """Who reviews the case, stage by stage, and who appraises it."""
        graph, stops = self.graphs[self.matters[case]], []
        for level in graph["levels"]:
            stages = [stage["id"] for stage in graph["stages"] if stage["level"] == level["id"]]
            stops += zip(stages, self.reviewers(level["reviewer"], case, graph))
        appraiser = None
        if "appraisal" in graph:
            appraiser = next(iter(self.reviewers(graph["appraisal"]["office"], case, graph)), None)
        return {"stops": tuple(stops), "appraiser": appraiser}

    def reviewers(self, reviewer, case, graph):
        if "party" in reviewer:
            found, chain = self.at(reviewer["party"], case), []
            while found != UNSET and len(chain) < reviewer.get("upTo", 1):
                chain.append(found[1])
                after = self.parties[found[1]].get(reviewer["then"]) if "then" in reviewer else None
                found = UNSET if after is None else ("party", after)
            return chain
        office = next(office for office in graph["offices"] if office["id"] == reviewer["office"])
        depth = [tier["id"] for tier in office["tiers"]].index(reviewer["tier"]) + 1
        division = self.at(reviewer["division"], case)[1]
        path = [division]
        while (parent := self.parents.get(path[0])) is not None:
            path.insert(0, parent)
        if len(path) < depth:
            return []
        return [party for party, values in self.parties.items()
                if self.party_kinds[party] == office["party"] and values.get("hrss")
                and str(values.get(office["division"])) == path[depth - 1]]
