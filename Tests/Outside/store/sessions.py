#!/usr/bin/env python3
"""Eight processes decide on one store; what each was told is held against a sequential model of the cases.

The journal gives the order. Every acknowledged command is in it exactly once, where it was allowed, and in an order that
agrees with the moments of invocation and response. Every refusal, and every history of a case that was read, is right at
some moment between the two, and later readings stand at no earlier moment. Who came second is told what the other did.
"""

import bisect
import json
import pathlib
import random
import re
import subprocess
import threading
import time
from collections import namedtuple

from cases import Machine, Step, submission
from prompt import RULEBOOK, Fault, Journal, Prompt, arguments, conclude, expect, planted, seconds_since
from prompt import verify, workplace

MATTER = "talent-grading"
LADDER = {"unit": "office", "superior": "bureau", "county": "district", "prefecture": "city", "province": "province"}
PEOPLE = [
    "given unit bureau division 220100", "given unit office division 220102 superior bureau",
    "given unit province division 220000 hrss yes", "given unit city division 220100 hrss yes",
    "given unit district division 220102 hrss yes",
]
PROCESSES, COMMANDS, SLOTS, HISTORIES_A_STORE = 8, 25, 3, 20
MODULES = ("basic", "education", "achievements", "contract")
ATTACHMENTS = {"recommendation", "letter"}

# What a process asked for: `kind` is apply, open, history, fill or step; `text` is the opinion, by which it is known.
Command = namedtuple("Command", "process account kind case step text answer")
VERBS = {
    "applied": "apply", "filled": "fill", "attached": "attach", "submitted": "submit", "judged": "judge",
    "approved": "approve", "terminated": "terminate", "returned": "return", "recalled": "recall",
    "dispatched": "dispatch", "recorded": "record", "published": "publish", "revoked": "revoke",
}


def step_of(event):
    """The step that an event of a case tells of."""
    verb, modules = VERBS[event["kind"]], frozenset(event.get("modules", []))
    if verb == "fill":
        return Step(verb, None, frozenset(answer["module"] for answer in event["answers"]))
    if verb == "attach":
        if "module" in event:
            return Step(verb, None, frozenset([event["module"]]))
        return Step(verb, {"attachment": event["attachment"]})
    if verb == "return":
        return Step(verb, {"level": event["level"]} if "level" in event else {"applicant": True}, modules)
    if verb == "record":
        return Step(verb, {"outcome": event["outcome"]})
    return Step(verb, None, modules, event.get("right", True))


class Model:
    """All cases at every moment of the journal; a moment is the number of batches before it."""

    def __init__(self, machine):
        self.machine = machine
        self.moment = 0
        self.parties, self.accounts = {}, {}
        self.versions, self.deeds, self.of_applicant = {}, {}, {}

    def follow(self, batch):
        """Goes on by a batch; each of its events must be allowed where it stands."""
        self.moment += 1
        for record in batch:
            event, by = record["event"], record["by"]
            if event["kind"] == "account-opened":
                self.accounts[event["account"]] = event["party"]
                self.parties[event["party"]] = event["account"]
            if event["kind"] not in VERBS:
                continue
            number, party = event["case"], self.accounts[by]
            if event["kind"] == "applied":
                code = self.apply_refusal(party, self.moment)
                case = self.machine.new(party)
                self.versions[number], self.deeds[number] = [], []
                self.of_applicant.setdefault(party, []).append(number)
            else:
                case, step = self.versions[number][-1][1], step_of(event)
                code = self.machine.refusal(case, step, party)
                if code is None:
                    case = self.machine.after(case, step, **submission(event))
                if event["kind"] == "attached" and "module" in event:
                    case = case._replace(is_complete=True)
            expect(code is None, f"record {record['seq']} is in the journal, and should be refused with {code}: {event}")
            if event["kind"] != "filled":
                text = event.get("opinion", event.get("note", ""))
                self.deeds[number].append((VERBS[event["kind"]], by, text))
            self.versions[number].append((self.moment, case, len(self.deeds[number])))

    def at(self, number, moment):
        """The case at a moment, and how many deeds it then had; None before it was there."""
        versions = self.versions.get(number, [])
        place = bisect.bisect(versions, moment, key=lambda version: version[0])
        return versions[place - 1][1:] if place else None

    def changes(self, command):
        """The moments at which what the command asks about changed."""
        numbers = [command.case]
        if command.kind == "apply":
            numbers = self.of_applicant.get(self.accounts[command.account], [])
        return sorted(version[0] for number in numbers for version in self.versions.get(number, []))

    def apply_refusal(self, party, moment):
        cases = [self.at(number, moment) for number in self.of_applicant.get(party, [])]
        cases = [found[0] for found in cases if found]
        if any(self.machine.kind(case) != "end" or case.state == "passed" for case in cases):
            return "R0402"
        return "R0401" if any(case.state == "failed" for case in cases) else None

    def is_right(self, command, moment):
        """Whether the answer, which wrote nothing, is right at a moment."""
        answer, party = command.answer, self.accounts[command.account]
        told = answer.codes[0] if answer.codes else None
        if command.kind == "apply":
            return told is not None and told == self.apply_refusal(party, moment)
        found = self.at(command.case, moment)
        if found is None:
            return told == "R0102"
        case, count = found
        if command.kind in ("open", "history"):
            concerned = party in (case.applicant, case.appraiser, *(holder for _, holder in case.stops))
            if told or not concerned:
                return (told is not None) != concerned and told == "R0102"
            return command.kind == "open" or self.is_history(command, case, count)
        if command.kind == "fill" and told is None:
            return case.is_complete and self.machine.refusal(case, command.step, party) is None
        step = command.step
        if command.kind == "fill" and self.machine.kind(case) == "dispatch" and case.attached != ATTACHMENTS:
            # There it would give the case the files that it waits for.
            step = Step("attach", {"attachment": "letter"})
        if told != self.machine.refusal(case, step, party) or told is None:
            return False
        if told == "R0201":
            named = re.search(r"the last step was (\w+), by (\S+)", answer.text)
            seen = [deed for deed in self.deeds[command.case][:count] if deed[0] != "record" or party == case.appraiser]
            return named is not None and named.groups() == seen[-1][:2]
        return True

    def is_history(self, command, case, count):
        is_own = self.accounts[command.account] == case.appraiser
        deeds, wanted = self.deeds[command.case][:count], []
        last = max((place for place, deed in enumerate(deeds) if deed[0] == "record"), default=None)
        is_published = any(deed[0] == "publish" for deed in deeds)
        for place, deed in enumerate(deeds):
            if deed[0] != "record" or is_own or is_published and place == last:
                wanted.append(deed if deed[0] != "record" else deed[:2])
        # What a session tells of a store elsewhere stands before the answer.
        text = command.answer.text
        said = json.loads(text[text.find("\n[") + 1 :] if text.startswith("note[") else text)
        rows = [(row["verb"].split(" ")[0], row["by"], row["text"]) for row in said]
        return wanted == [row if row[0] != "record" else row[:2] for row in rows]


class Store:
    """A store with its processes, and the histories that were made at it."""

    def __init__(self, zhuji, machine, folder, dice, fault=None):
        self.zhuji, self.dice, self.path = zhuji, dice, pathlib.Path(folder) / "store"
        maker = Prompt(zhuji, self.path)
        self.people(maker)
        maker.end()
        more = planted(folder, fault) if fault else {}
        self.prompts = [Prompt(zhuji, self.path, more=more) for _ in range(PROCESSES)]
        for number, prompt in enumerate(self.prompts):
            prompt.done(f"as s{number}: profile set address process-{number}")
            prompt.done("set output json")
        self.journal, self.model = Journal(self.path), Model(machine)
        self.learn_sessions()

    @staticmethod
    def people(maker):
        """Makes everybody who has a part in a history, and somebody for each process."""
        for line in PEOPLE:
            maker.done(line)
        for number in range(HISTORIES_A_STORE * SLOTS):
            maker.done(f"given person p{number} unit office")
        for number in range(PROCESSES):
            maker.done(f"given person s{number}")

    def learn_sessions(self):
        """Reads which process writes as which session."""
        self.sessions, self.histories, self.collisions = {}, 0, 0
        for batch in self.journal.batches():
            self.model.follow(batch)
            event = batch[0]["event"]
            if event["kind"] == "profile-changed":
                self.sessions[batch[0]["session"]] = int(event["value"].removeprefix("process-"))

    def history(self):
        """Makes one history, and holds it against the model."""
        first = self.histories * SLOTS
        self.histories += 1
        hints = [Hint(f"p{first + slot}") for slot in range(SLOTS)]
        seeds = [self.dice.getrandbits(64) for _ in self.prompts]
        workers = [Worker(number, prompt, hints, seeds[number]) for number, prompt in enumerate(self.prompts)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()
        commands = [command for worker in workers for command in worker.commands]
        for worker in workers:
            if worker.fault:
                raise worker.fault
        return commands, self.check(workers, commands)

    def check(self, workers, commands):
        """Every writing command has its place in the journal; every other one has some moment."""
        start = self.model.moment
        waiting = [[command for command in worker.commands if worker.writes(command)] for worker in workers]
        placed = []
        for batch in self.journal.batches():
            self.model.follow(batch)
            queue = waiting[self.sessions[batch[0]["session"]]]
            expect(queue, f"record {batch[0]['seq']} belongs to no acknowledged command: {batch[0]['event']}")
            command = queue.pop(0)
            told = f"“{command.answer.line}” on case {command.case} was acknowledged"
            expect(is_of(batch, command), f"{told}; the journal has {batch[0]['event']} by {batch[0]['by']}")
            placed.append(command.answer)
        for queue in waiting:
            expect(not queue, f"an acknowledged command is not in the journal: {queue[:1]}")
        latest = 0
        for answer in placed:
            expect(answer.ended >= latest, f"the journal has “{answer.line}” behind what began after its answer")
            latest = max(latest, answer.began)
        self.place_readings(commands, placed, start)
        return max((answer.ended - answer.began for answer in placed), default=0), len(placed)

    def place_readings(self, commands, placed, start):
        """Finds each answer that wrote nothing a moment, the earliest that is possible, in the order of invocation."""
        ends = sorted((answer.ended, start + place + 1) for place, answer in enumerate(placed))
        begins = sorted((answer.began, start + place) for place, answer in enumerate(placed))
        wrote = {id(answer) for answer in placed}
        readings = [command for command in commands if id(command.answer) not in wrote]
        done = []
        for command in sorted(readings, key=lambda command: command.answer.began):
            answer = command.answer
            least = max((moment for end, moment in ends if end < answer.began), default=start)
            least = max([least, *(moment for end, moment in done if end < answer.began)])
            most = min((moment for begin, moment in begins if begin > answer.ended), default=self.model.moment)
            moments = [least, *(moment for moment in self.model.changes(command) if least < moment <= most)]
            found = next((moment for moment in moments if self.model.is_right(command, moment)), None)
            expect(found is not None, f"right at no moment of {least} to {most}: process {command.process}, "
                                      f"as {command.account}, {answer.line}\n{answer.text}"
                                      f"{[self.model.at(command.case, moment) for moment in moments]}")
            done.append((answer.ended, found))
            self.collisions += found > least and self.was_possible(command, least)

    def was_possible(self, command, moment):
        """Whether what was refused could have been done at a moment, so that another one was quicker."""
        party = self.model.accounts[command.account]
        if command.kind == "apply":
            return self.model.apply_refusal(party, moment) is None
        found = self.model.at(command.case, moment)
        return command.kind == "step" and found and self.model.machine.refusal(found[0], command.step, party) is None

    def end(self):
        for prompt in self.prompts:
            text, status = prompt.end()
            expect(status in (0, 1), f"a process ended with {status}: {text}")
        text, status = verify(self.zhuji, self.path)
        expect(status == 0, f"store verify ends with {status}: {text}")


def is_of(batch, command):
    """Whether the events are those of the command."""
    records = [record for record in batch if record["event"]["kind"] in VERBS]
    event = records[0]["event"]
    if any(record["by"] != command.account for record in batch):
        return False
    if command.kind == "apply":
        return event["kind"] == "applied" and f"case {event['case']} " in command.answer.text
    if event["case"] != command.case:
        return False
    if command.kind == "fill":
        return event["kind"] in ("filled", "attached")
    text = event.get("opinion", event.get("note", command.text))
    return len(records) == 1 and step_of(event) == command.step and text == command.text


class Hint:
    """What the processes believe of an applicant's case; it may be wrong by the time that they act on it."""

    def __init__(self, applicant):
        self.applicant, self.case, self.status = applicant, None, "nothing"

    def learn(self, text):
        found = re.search(r"case (\d+)\b.*?· (.+)", text)
        if found:
            self.case, self.status = int(found[1]), found[2]


class Worker(threading.Thread):
    """One process, and the commands that it gives in a history."""

    def __init__(self, number, prompt, hints, seed):
        super().__init__()
        self.number, self.prompt, self.hints, self.dice = number, prompt, hints, random.Random(seed)
        self.commands, self.opened, self.fault = [], {}, None

    def run(self):
        try:
            while len(self.commands) < COMMANDS:
                self.act()
        except Fault as fault:
            self.fault = fault

    def writes(self, command):
        """Whether the command was acknowledged to have written."""
        if command.answer.codes or command.kind in ("open", "history"):
            return False
        return command.kind != "fill" or "nothing is missing" not in command.answer.text

    def give(self, account, line, kind, case=None, step=None, text=""):
        answer = self.prompt.ask(f"as {account}: {line}")
        expect(not answer.has_ended, f"process {self.number} has ended at “{answer.line}”: {answer.text}")
        expect(all(code[0] == "R" for code in answer.codes), f"“{answer.line}” is answered by {answer.text}")
        self.commands.append(Command(self.number, account, kind, case, step, text, answer))
        return answer

    def act(self):
        hint = self.dice.choice(self.hints)
        if hint.case is None or self.dice.random() < 0.03:
            answer = self.give(hint.applicant, f"apply {MATTER}", "apply")
            if not answer.codes:
                hint.learn(answer.text)
                self.opened[hint.applicant] = hint.case
            return
        case, text = hint.case, f"t{self.number}-{len(self.commands)}"
        account, line, kind, step = self.choose(hint, text)
        if kind == "history":
            self.give(account, f"history {case}", kind, case)
            return
        if self.opened.get(account) != case:
            # Where the answer may be old, which case is open now is not known.
            self.opened.pop(account, None)
            if self.give(account, f"open {case}", "open", case).codes:
                return
            self.opened[account] = case
        answer = self.give(account, line, kind, case, step, text)
        if not answer.codes:
            hint.learn(answer.text)
            if kind == "fill":
                hint.status = "filled"

    def choose(self, hint, text):
        """Who does what: mostly what the hint makes likely, so that several try it at once."""
        dice = self.dice
        level = re.search(r"\((\w+)\) to (review|dispatch)", hint.status)
        likely = LADDER.get(level[1]) if level else None
        account = likely if likely and dice.random() < 0.85 else dice.choice(list(LADDER.values()))
        if dice.random() < 0.12:
            return dice.choice([account, hint.applicant]), None, "history", None
        step = lambda verb, *rest: Step(verb, *rest)
        modules, basic = frozenset(MODULES), frozenset(["basic"])
        applicants = [
            ("fill everything", "fill", Step("fill")), ("submit", "step", step("submit")),
            ("revoke", "step", step("revoke")), (f"fill basic.class {text}", "step", step("fill", None, basic)),
        ]
        judging = [
            (f"judge {','.join(MODULES)} right {text}", "step", step("judge", None, modules, True)),
            (f"judge basic wrong {text}", "step", step("judge", None, basic, False)),
        ]
        deciding = [
            (f"approve {text}", "step", step("approve")),
            (f"return to applicant basic {text}", "step", step("return", {"applicant": True}, basic)),
            (f"return to unit basic {text}", "step", step("return", {"level": "unit"}, basic)),
            (f"terminate {text}", "step", step("terminate")),
        ]
        sending = [
            ("attach letter", "step", step("attach", {"attachment": "letter"})), ("dispatch", "step", step("dispatch")),
            ("recall", "step", step("recall")),
        ]
        result = [
            ("record passed grade B", "step", step("record", {"outcome": "passed"})),
            ("record failed", "step", step("record", {"outcome": "failed"})), ("publish", "step", step("publish")),
        ]
        groups = {
            "draft": (applicants, [6, 1, 0.3, 1]), "filled": (applicants, [1, 6, 0.3, 1]),
            "returned": (applicants, [1, 4, 0.2, 3]), "review": (judging + deciding, [6, 0.6, 7, 1, 0.5, 0.3]),
            "dispatch": (sending, [3, 3, 1]), "undecided": (result, [4, 1, 2]),
        }
        status = level[2] if level else hint.status.split(" ")[0].rstrip(",")
        status = "undecided" if status == "recorded" else status
        if status not in groups or dice.random() < 0.15:
            status = dice.choice(list(groups))
        lines, weights = groups[status]
        line, kind, step = dice.choices(lines, weights)[0]
        if lines is applicants:
            account = hint.applicant
        elif lines is result and dice.random() < 0.8:
            account = "province"
        return account, line, kind, step


def main():
    options = arguments(__doc__.splitlines()[0], 40, 1000, 25)
    graph = subprocess.run(
        [options.zhuji, "graph", MATTER, str(RULEBOOK), "--format", "json"], check=True, capture_output=True).stdout
    machine = Machine(json.loads(graph))
    dice, began = random.Random(options.seed), time.monotonic()
    histories = commands = written = refused = collisions = longest = 0
    while histories < options.count and time.monotonic() - began < options.seconds:
        with workplace(options.keep) as folder:
            store = Store(options.zhuji, machine, folder, dice, options.planted)
            while store.histories < HISTORIES_A_STORE and histories < options.count:
                try:
                    given, (wait, placed) = store.history()
                except Fault as fault:
                    raise Fault(f"seed {options.seed}, history {histories + 1}: {fault}") from fault
                histories += 1
                commands += len(given)
                written += placed
                refused += sum(bool(command.answer.codes) for command in given)
                longest = max(longest, wait)
                if time.monotonic() - began > options.seconds:
                    break
            store.end()
            collisions += store.collisions
    return (f"{histories} histories of {commands // histories} commands by {PROCESSES} processes, {written} written, "
            f"{refused} refused ({collisions} since another was quicker), {commands - written - refused} read, lost 0, "
            f"longest wait of a writer {longest / 1e6:.0f} ms, seed {options.seed}, {seconds_since(began)}")


if __name__ == "__main__":
    conclude(main)
