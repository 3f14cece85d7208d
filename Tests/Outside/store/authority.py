#!/usr/bin/env python3
"""Who may do what in which state, decided twice: by the program, asked `why` over a pipe, and by cases.py and world.py.

Those two know the machine from `zhuji graph MATTER --format json`, the roles from Docs/Sessions.md, and what was written
to the store from its journal; the ladder of each case they find for themselves. Cases of all matters are led through
their states at random. In each state every account is asked about every step; each answer must be the same, and so must
be the code of each refusal.
"""

import json
import multiprocessing
import pathlib
import random
import re
import shutil
import subprocess
import time

from cases import Machine, Step
from prompt import RULEBOOK, Fault, Journal, Prompt, arguments, conclude, expect, seconds_since, workplace
from sessions import VERBS, step_of
from world import World

ORGANIZATIONS = [
    "unit province division 220000 hrss yes", "unit city division 220100 hrss yes",
    "unit district division 220102 hrss yes", "unit ministry division 220000 kind 机关",
    "unit bureau division 220100 kind 事业单位 superior ministry", "unit office division 220102 kind 企业 superior bureau",
    "unit plant division 220100 kind 企业", "unit college division 220000 kind 事业单位 superior ministry",
    "unit stranger division 220102 kind 企业",
]
UNITS = ["office", "bureau", "plant", "college"]
DECISIONS = re.compile(r'"possible": "(yes|no)",\s+"case": "[^"]*",\s+"code": "(\w*)"')
SAMPLES = {"text": "甲", "date": "2023-01-01", "number": "2", "year": "2022", "flag": "yes", "money": "5"}
STEPS_A_CASE = 60
# Of all that could be asked in a state so much is asked, so that there are more states; less where a case is led straight
# on, so that it soon stands where others seldom come to.
SHARE, STRAIGHT_SHARE = 0.4, 0.15
CASES_A_STORE = 4
WEIGHTS = {"terminate": 0.1, "revoke": 0.05, "judge": 1.5, "return": 0.5, "recall": 0.6, "fill": 0.3, "detach": 0.4}
STRAIGHT = {"submit": 9, "judge": 3, "approve": 9, "attach": 1, "dispatch": 9, "record": 3, "publish": 3}


def narrowed(folder):
    """The rulebook with a difference: every level that judges does so for one module, which all matters have."""
    rulebook = pathlib.Path(folder) / "rulebook"
    shutil.copytree(RULEBOOK, rulebook)
    for path in rulebook.glob("*.matter"):
        path.write_text(re.sub(r"^(\s+judge\s+)every module$", r"\1basic", path.read_text(), flags=re.MULTILINE))
    return rulebook


def graphs(zhuji, rulebook):
    names = re.findall(r"^matter ([\w-]+)", "".join(p.read_text() for p in rulebook.glob("*.matter")), re.MULTILINE)
    call = lambda name: [zhuji, "graph", name, str(rulebook), "--format", "json"]
    return {name: json.loads(subprocess.run(call(name), check=True, capture_output=True).stdout) for name in names}


def choice_of(field, dice):
    choice = dice.choice(field["choices"])
    return choice["id"] if isinstance(choice, dict) else choice


class Steps:
    """What can be asked about a matter: each step as a command with what the machine is to be asked."""

    def __init__(self, graph):
        modules = [module["id"] for module in graph["modules"]]
        stops = [level["id"] for level in graph["levels"]]
        self.asked = []
        for text in ("甲", ""):
            self.add(f"approve {text}", "approve", text=text)
            self.add(f"terminate {text}", "terminate", text=text)
        for target in ["applicant", *stops]:
            pick = {"applicant": True} if target == "applicant" else {"level": target}
            for named in ([modules[:1], modules[1:2], modules] if modules else [[]]):
                self.add(f"return to {target} {','.join(named)} 甲", "return", pick, named)
            self.add(f"return to {target} {','.join(modules)}", "return", pick, modules, text="")
            if modules:
                self.add(f"return to {target} 甲", "return", pick)
        for named in [[module] for module in modules] + ([modules] if modules else []):
            for right in ("right", "wrong"):
                self.add(f"judge {','.join(named)} {right}", "judge", None, named, right == "right")
        for verb in ("submit", "recall", "dispatch", "publish", "revoke", "release"):
            self.add(verb, verb)
        for attachment in graph["attachments"]:
            for verb in ("attach", "detach"):
                self.add(f"{verb} {attachment['id']}", verb, {"attachment": attachment["id"]})
        for outcome in graph["outcomes"]:
            values = [(field["id"], SAMPLES.get(field["type"]) or choice_of(field, random)) for field in outcome["fields"]]
            words = " ".join(f"{name} {value}" for name, value in values)
            if "appraisal" in graph:
                self.add(f"record {outcome['id']} {words}", "record", {"outcome": outcome["id"]})
        for module in graph["modules"]:
            row = ".1" if "rows" in module else ""
            plain = [field for field in module["fields"] if field["type"] == "text" and "when" not in field]
            if plain:
                self.add(f"fill {module['id']}{row}.{plain[0]['id']} 甲", "fill", None, [module["id"]])
            for attachment in module["attachments"]:
                if "when" not in attachment:
                    self.add(f"attach {module['id']}{row}.{attachment['id']}", "attach", None, [module["id"]])

    def add(self, line, verb, pick=None, named=(), is_right=True, text="甲"):
        self.asked.append((line, Step(verb, pick, frozenset(named), is_right), bool(text)))


def without(guard, graph):
    """The graph with a fault: nobody asks for what the guard asks for."""
    for row in graph["transitions"]:
        row["guards"] = [asked for asked in row["guards"] if asked["op"] != guard]
    return graph


class Walk:
    """One store, and cases led through it."""

    def __init__(self, zhuji, folder, seed, rulebook=RULEBOOK, fault=None):
        self.dice = random.Random(seed)
        self.graphs = {name: without(fault, graph) for name, graph in graphs(zhuji, rulebook).items()}
        self.machines = {name: Machine(graph) for name, graph in self.graphs.items()}
        self.steps = {name: Steps(graph) for name, graph in self.graphs.items()}
        table = json.loads((RULEBOOK / "divisions.json").read_text())["divisions"]
        self.world = World(self.graphs, {row["code"]: row.get("parent") for row in table})
        path = pathlib.Path(folder) / "store"
        self.prompt = Prompt(zhuji, path, rulebook=rulebook)
        self.roles = {}
        for line in ORGANIZATIONS:
            self.prompt.done(f"given {line}")
            name = line.split()[1]
            self.roles[name] = "approver"
            if name not in ("ministry", "stranger"):
                self.prompt.done(f"register clerk {name}-clerk of {name}")
                self.roles[f"{name}-clerk"] = "clerk"
        self.prompt.done("register auditor auditor")
        self.prompt.done("given person other unit office")
        self.roles.update(other="applicant", auditor="auditor")
        self.prompt.done("set output json")
        self.journal, self.cases = Journal(path), {}
        self.people, self.count, self.read_on = 0, 0, None
        self.follow()

    def follow(self):
        """Reads the journal on: the world, and the case that was acted on, whose steps must have been allowed."""
        for batch in self.journal.batches():
            for record in batch:
                event = record["event"]
                number = event.get("case")
                self.world.follow(event)
                if event["kind"] == "applied":
                    self.cases[number] = self.machines[event["matter"]].new(event["applicant"])
                elif event["kind"] in VERBS or event["kind"] in ("released", "detached"):
                    self.take(number, event)

    def take(self, number, event):
        machine, case = self.machines[self.world.matters[number]], self.cases[number]
        step = self.step_of(event)
        more = {}
        if event["kind"] == "submitted" and "route" in event:
            more = self.world.ladder(number)
            told = tuple((stop["stage"], stop["party"]) for stop in event["route"])
            expect((told, event.get("appraiser")) == (more["stops"], more["appraiser"]),
                   f"the ladder of case {number} is {told}, {event.get('appraiser')}, and should be {more}")
        self.cases[number] = case = machine.after(case, step, **more)
        if machine.kind(case) == "end":
            self.world.ended[number] = machine.states[case.state].get("outcome")

    @staticmethod
    def step_of(event):
        if event["kind"] == "released":
            return Step("release")
        if event["kind"] == "detached":
            return Step("detach", {"attachment": event["attachment"]})
        return step_of(event)

    def lead(self):
        """Leads a new case through its states, and asks in each. Half of them are led straight on."""
        dice = self.dice
        self.is_straight = dice.random() < 0.5
        matter = dice.choice(list(self.graphs))
        graph = self.graphs[matter]
        self.people += 1
        name, unit = f"p{self.people}", dice.choice(UNITS)
        if graph["applicant"] == "person":
            bound = "" if "target" in graph else f" unit {unit}"
            self.prompt.done(f"given person {name}{bound}")
            self.roles[name] = "applicant"
        else:
            self.prompt.done(f"given unit {name} division 220102 kind {dice.choice(['企业', '机关'])}")
            self.roles[name] = "approver"
        self.follow()
        target = ""
        if "target" in graph:
            target = self.world.parties[self.world.accounts[dice.choice(["plant", "college"])]]["credit-code"]
        answer = self.prompt.ask(f"as {name}: apply {matter} {target}")
        self.follow()
        if answer.codes:
            expect(answer.codes == ["R0401"], f"{answer.line}: {answer.text}")
            return
        number = max(self.cases)
        if graph["modules"] and dice.random() < 0.9:
            self.prompt.done(f"as {name}: fill everything")
            self.follow()
        for _ in range(STEPS_A_CASE):
            self.ask(number, name)
            if not self.act(number, name):
                return

    def ask(self, number, name):
        """Asks every account about every step, and compares."""
        matter, case = self.world.matters[number], self.cases[number]
        machine, steps = self.machines[matter], self.steps[matter].asked
        if machine.graph["modules"]:
            case = case._replace(is_complete=self.world.is_complete(number))
        concerned = {case.applicant, case.appraiser, self.world.targets[number], *(party for _, party in case.stops)}
        accounts = [account for account in self.roles if self.roles[account] == "auditor"
                    or self.world.accounts[account] in concerned]
        if (number, len(accounts)) != self.read_on:
            self.read_on = number, len(accounts)
            for account in self.roles:
                if account[:1] == "p" and account[1:].isdigit() and account != name:
                    continue
                codes = self.prompt.ask(f"as {account}: open {number}").codes
                expect(codes == ([] if account in accounts else ["R0102"]), f"{account} opens case {number}: {codes}")
                self.count += 1
        lines, wanted, holds = [], [], {}
        share = STRAIGHT_SHARE if self.is_straight else SHARE
        for account in accounts:
            party, role = self.world.accounts.get(account), self.roles[account]
            for line, step, has_text in steps:
                # What is seldom right is always asked: whoever sends a case on, and who names no module.
                is_certain = step.verb == "dispatch" or step.verb == "return" and not step.named
                if self.dice.random() > share and not is_certain:
                    continue
                lines.append(f"as {account}: why {line}")
                wanted.append("R1011" if role == "auditor" else self.verdict(
                    machine, number, case, step, party, role, has_text, holds))
        answer = self.prompt.ask("\n".join(lines))
        told = [None if possible == "yes" else code for possible, code in DECISIONS.findall(answer.text)]
        expect(len(told) == len(lines), f"{len(lines)} questions, {len(told)} answers: {answer.text[-400:]}")
        if told != wanted:
            place = next(place for place in range(len(told)) if told[place] != wanted[place])
            raise Fault(f"{matter}, case {number}, “{lines[place]}”: the program says {told[place] or 'yes'}, the graph "
                        f"{wanted[place] or 'yes'}; {case}")
        self.count += len(lines)

    def verdict(self, machine, number, case, step, party, role, has_text, holds):
        """As `Machine.refusal`; each condition is looked at once in each state of the world."""
        def is_true(rule):
            key = id(rule)
            if key not in holds:
                holds[key] = self.world.holds(rule, number)
            return holds[key]

        if step.verb == "return" and not step.named:
            # Who names no module means those that are judged wrong.
            step = step._replace(named=machine.verdicts(case)[1])
        return machine.refusal(case, step, party, role, has_text, is_true)

    def act(self, number, name):
        """Does something that may be done, or changes an answer; false where the case has come to its end."""
        dice, matter, case = self.dice, self.world.matters[number], self.cases[number]
        machine = self.machines[matter]
        if machine.kind(case) == "end" and (case.state not in ("approved",) or dice.random() < 0.4):
            return False
        if case.editable and dice.random() < 0.3:
            self.change_answer(number, name)
            return True
        weights, otherwise = (STRAIGHT, 0.1) if self.is_straight else (WEIGHTS, 3)
        if machine.graph["modules"]:
            case = case._replace(is_complete=self.world.is_complete(number))
        possible = []
        for account in self.roles:
            party, role = self.world.accounts.get(account), self.roles[account]
            if party is None or role == "applicant" and account != name:
                continue
            for line, step, has_text in self.steps[matter].asked:
                if self.verdict(machine, number, case, step, party, role, has_text, {}) is None:
                    weight = weights.get(step.verb, otherwise)
                    possible.append((account, line, weight * (6 if step.verb == "judge" and step.is_right else 1)))
        if not possible:
            return False
        account, line, _ = dice.choices(possible, [weight for *_, weight in possible])[0]
        self.prompt.done(f"as {account}: {line}")
        self.follow()
        return True

    def change_answer(self, number, name):
        """Fills in something else, so that conditions and completeness change; or everything again."""
        dice, matter = self.dice, self.world.matters[number]
        if dice.random() < 0.4:
            self.prompt.ask(f"as {name}: fill everything")
            self.follow()
            return
        module = dice.choice([module for module in self.graphs[matter]["modules"] if module["fields"]])
        field = dice.choice(module["fields"])
        value = SAMPLES.get(field["type"])
        if field["type"] == "choice":
            value = choice_of(field, dice)
        elif field["type"] in ("number", "year", "flag"):
            value = dice.choice({"flag": ["yes", "no"], "year": ["2010", "2022"]}.get(field["type"], ["0", "2", "12"]))
        if value is None or dice.random() < 0.15:
            value = '""'
        row = ".1" if "rows" in module else ""
        answer = self.prompt.ask(f"as {name}: fill {module['id']}{row}.{field['id']} {value}")
        expect(all(code in ("R0207", "R0505", "R0507", "R0506", "R0504") for code in answer.codes), answer.text)
        self.follow()


def play(zhuji, seed, count, until, keep, fault):
    """Walks until so many decisions were compared; how many, and over how many cases."""
    dice, done, cases, stores = random.Random(seed), 0, 0, 0
    while done < count and time.monotonic() < until:
        with workplace(keep) as folder:
            rulebook = RULEBOOK if stores % 2 else narrowed(folder)
            stores += 1
            walk = Walk(zhuji, folder, dice.getrandbits(64), rulebook, fault)
            for _ in range(CASES_A_STORE):
                walk.lead()
                if done + walk.count >= count or time.monotonic() > until:
                    break
            walk.prompt.end()
            done, cases = done + walk.count, cases + len(walk.cases)
    return done, cases


def main():
    options = arguments(__doc__.splitlines()[0], 10**9, 10_000_000, 20, jobs=(1, "processes that ask"))
    began, jobs = time.monotonic(), options.jobs
    until = began + options.seconds
    calls = [(options.zhuji, options.seed * 1000 + job, -(-options.count // jobs), until, options.keep, options.planted)
             for job in range(jobs)]
    with multiprocessing.Pool(jobs) as pool:
        found = pool.starmap(play, calls)
    done, cases = sum(pair[0] for pair in found), sum(pair[1] for pair in found)
    return (f"{done} decisions on {cases} cases of all matters compared, differences 0, "
            f"{done / (time.monotonic() - began):.0f} a second, seed {options.seed}, {seconds_since(began)}")


if __name__ == "__main__":
    conclude(main)
