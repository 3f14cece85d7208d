#!/usr/bin/env python3
"""Ends working sessions by SIGKILL at any moment, and looks for every command that was acknowledged.

Up to eight processes work at one store, most of them with commands over a hundred cases that are one commit of a hundred
events. One after another is killed by its process id, be it in the middle of a write or of the opening of the store, and
another takes its place. What was acknowledged must be in the journal, once, whole and in order; of what was not, at most
the last command of a process that was killed. The page cache outlives a process: this tries atomicity, locks and
recovery, not the disk.
"""

import pathlib
import random
import re
import shutil
import threading
import time

from prompt import Fault, Journal, Prompt, arguments, conclude, expect, planted, seconds_since, verify, workplace

PROCESSES, OFFICES, CASES = 8, 2, 60
# A store is left for a new one after so many kills or events, since each opening reads all of it.
KILLS_A_STORE, EVENTS_A_STORE = 60, 25_000
CACHES = ("snapshot", "index")


def make(zhuji, path, history):
    """A store with cases that wait to be sent on, and so many events; how long its opening takes, in seconds."""
    prompt = Prompt(zhuji, path)
    prompt.done("given unit province division 220000 hrss yes")
    for office in range(OFFICES):
        prompt.done(f"given unit office{office} division 220000")
        for case in range(office * CASES + 1, (office + 1) * CASES + 1):
            prompt.done(f"given person p{case} unit office{office}")
            for line in (f"as p{case}: apply talent-grading", f"as p{case}: fill everything", f"as p{case}: submit",
                         f"as office{office}: open {case}", f"as office{office}: judge all right",
                         f"as office{office}: approve 同意"):
                prompt.done(line)
    for number in range(PROCESSES):
        prompt.done(f"given person s{number}")
    prompt.done("as office0: select all")
    for _ in range(max(0, history - 10 * OFFICES * CASES) // CASES):
        prompt.done("as office0: attach letter")
    _, status = prompt.end()
    expect(status == 0, f"the making of the store ended with {status}")
    began = time.monotonic()
    prompt = Prompt(zhuji, path)
    prompt.done("as s1: whoami")
    prompt.end()
    return time.monotonic() - began


def views(zhuji, path):
    """What a new session says at its first command, with what it found at the opening, and what it shows then."""
    prompt = Prompt(zhuji, path)
    found = prompt.done("as office0: whoami")
    lines = [f"as office{office}: {line}" for office in range(OFFICES) for line in ("dashboard", "list --state all")]
    lines += [f"as p{case}: history {case}" for case in (1, OFFICES * CASES)]
    told = [prompt.done(line) for line in lines]
    prompt.end()
    return found, told


class Life:
    """One process from its start to its end: what it was told, in order, as the kind and the number of the events."""

    def __init__(self, name, number):
        self.name, self.number = name, number
        # The last one asked for may have no answer.
        self.asked, self.acknowledged = [], 0


class Worker(threading.Thread):
    """Keeps one process at work, and starts another where it was killed."""

    def __init__(self, trial, number, seed):
        super().__init__()
        self.trial, self.number, self.dice = trial, number, random.Random(seed)
        self.prompt, self.lives, self.said, self.fault = None, [], "", None

    def run(self):
        try:
            while not self.trial.is_over:
                self.live()
        except Fault as fault:
            self.fault = fault
            self.trial.is_over = True

    def live(self):
        life = Life(f"process-{self.number}-{len(self.lives)}", self.number)
        self.lives.append(life)
        prompt = self.prompt = Prompt(self.trial.zhuji, self.trial.path, more=self.fate())
        office = f"office{self.number % OFFICES}"
        if self.give(life, f"as s{self.number}: profile set address {life.name}", ("profile-changed", 1)):
            prompt.ask(f"as {office}: select all")
            while not self.trial.is_over:
                if not self.give(life, *self.choose(life, office)):
                    break
        if self.trial.is_over and self.dice.random() < 0.5 and prompt.child.poll() is None:
            said, status = prompt.end()
            expect(status in (0, 1, -9), f"a process ended with {status}: {said}")
            self.trial.hear(said)
            return
        if not self.trial.is_over:
            status = prompt.wait()
            expect(status == -9, f"a process ended with {status}: {self.said}")
        else:
            prompt.kill()
            prompt.wait()
        if not prompt.is_killed:
            self.trial.kills, self.trial.halves = self.trial.kills + 1, self.trial.halves + 1

    def fate(self):
        """Some are killed in the middle of a write to the journal, where no signal finds them."""
        if self.trial.fault:
            return planted(self.trial.path.parent, self.trial.fault, 5)
        if self.dice.random() < 0.3:
            return planted(self.trial.path.parent, "killed-write", self.dice.randrange(1, 5))
        return {}

    def choose(self, life, office):
        chosen = self.dice.random()
        if chosen < 0.15:
            return f"as s{self.number}: profile set address {life.name}-{self.dice.random()}", ("profile-changed", 1)
        if chosen < 0.65:
            return f"as {office}: attach {self.dice.choice(['letter', 'recommendation'])}", ("attached", CASES)
        return f"as {office}: detach {self.dice.choice(['letter', 'recommendation'])}", ("detached", CASES)

    def give(self, life, line, wanted):
        """Gives a writing command; false where the process is gone."""
        life.asked.append(wanted)
        answer = self.prompt.ask(line)
        self.trial.hear(answer.text)
        self.said = answer.text
        if answer.has_ended:
            return False
        expect(set(answer.codes) <= {"R0704", "R0511"}, f"“{line}” is answered by {answer.text}")
        if answer.codes:
            life.asked.pop()
        else:
            life.acknowledged += 1
        return True


class Trial:
    """One store under fire."""

    def __init__(self, zhuji, path, dice, fault, pause):
        self.zhuji, self.path, self.dice, self.fault, self.pause = zhuji, path, dice, fault, pause
        self.is_over, self.kills, self.halves, self.torn, self.caches = False, 0, 0, 0, 0
        self.journal, self.batches = Journal(path), {}
        self.names, self.events = {}, 0
        self.read()
        self.batches.clear()

    def hear(self, text):
        self.torn += text.count("S0201")

    def read(self):
        """Reads the journal on, and keeps what each session wrote."""
        before = self.events
        for batch in self.journal.batches():
            event = batch[0]["event"]
            session = self.batches.setdefault(batch[0]["session"], [])
            name = re.fullmatch(r"process-\d+-\d+", str(event.get("value")))
            if not session and name:
                self.names[name[0]] = batch[0]["session"]
            session.append((event["kind"], len(batch)))
            self.events += len(batch)
        return self.events - before

    def run(self, kills, until):
        began = self.events
        workers = [Worker(self, number, self.dice.getrandbits(64)) for number in range(PROCESSES)]
        for worker in workers:
            worker.start()
        try:
            while self.kills < kills and not self.is_over and time.monotonic() < until:
                self.kill(workers)
                if self.kills % 20 == 0:
                    self.check_now(workers)
                    if self.events - began > EVENTS_A_STORE:
                        break
        finally:
            # Nobody starts another process at a store that is left.
            self.is_over = True
            for worker in workers:
                worker.join()
        for worker in workers:
            if worker.fault:
                raise worker.fault
        said, status = verify(self.zhuji, self.path)
        self.hear(said)
        expect(status == 0, f"store verify ends with {status}: {said}")
        self.read()
        lives = [life for worker in workers for life in worker.lives]
        for life in lives:
            self.check(life, life.acknowledged)
        acknowledged = sum(count for life in lives for _, count in life.asked[: life.acknowledged])
        self.check_strangers(lives)
        expect(self.journal.previous in said, f"the journal ends with {self.journal.previous}; store verify says {said}")
        self.check_caches()
        return acknowledged

    def kill(self, workers):
        """Ends a process at any moment."""
        time.sleep(self.dice.expovariate(1 / self.pause))
        prompt = self.dice.choice(workers).prompt
        if prompt and prompt.child.poll() is None:
            prompt.kill()
            self.kills += 1

    def check_now(self, workers):
        """What was acknowledged by now has to be there now, while the others go on."""
        told = [(life, life.acknowledged) for worker in workers for life in list(worker.lives)]
        self.read()
        for life, count in told:
            self.check(life, count)

    def check(self, life, count):
        """Every acknowledged command of a process is in the journal, in order; at most one more is."""
        written = self.batches.get(self.names.get(life.name), [])
        wanted = life.asked[:count]
        expect(written[:count] == wanted, f"{life.name} was told of {wanted[-3:]} as its last of {count}; the journal has "
                                          f"{len(written)}, {written[max(0, count - 3):count]}")

    def check_caches(self):
        """What lies beside the journal changes nothing that is shown."""
        # The first to open the store after the last kill may have to tell of a torn tail, and only the first.
        found, with_caches = views(self.zhuji, self.path)
        self.hear(found)
        for name in CACHES:
            self.caches += len(list((self.path / name).rglob("*")))
            shutil.rmtree(self.path / name, ignore_errors=True)
        for before, after in zip(with_caches, views(self.zhuji, self.path)[1]):
            expect(before == after, f"with its caches the store shows {before}, without them {after}")

    def check_strangers(self, lives):
        """No process wrote more than it was asked for, and nobody else wrote."""
        for life in lives:
            written = self.batches.pop(self.names.get(life.name), [])
            expect(written == life.asked[: len(written)] and len(written) <= life.acknowledged + 1,
                   f"{life.name} was told of {life.acknowledged} commands and wrote {len(written)}")
        expect(not self.batches, f"the journal has what nobody asked for: {list(self.batches.values())[:3]}")


def main():
    options = arguments(__doc__.splitlines()[0], 150, 10_000, 30, events=(0, "go on until so many events, too"),
                        history=(0, "so many events are in a store beforehand; from 20,000 on there are snapshots"))
    if options.long:
        options.events = options.events or 1_000_000
    dice, began = random.Random(options.seed), time.monotonic()
    kills = events = halves = caches = torn = kept = stores = 0
    until = began + options.seconds
    with workplace(options.keep) as folder:
        base, path = folder / "base", folder / "store"
        # Most are killed at work, and some while they open the store.
        pause = 0.02 + make(options.zhuji, base, options.history) / 2
        while (kills < options.count or events < options.events) and time.monotonic() < until:
            shutil.copytree(base, path)
            trial = Trial(options.zhuji, path, dice, options.planted, pause)
            try:
                events += trial.run(min(KILLS_A_STORE, max(20, options.count - kills)), until)
            except Fault as fault:
                if options.keep:
                    shutil.copytree(path, pathlib.Path(options.keep) / "broken", dirs_exist_ok=True)
                raise Fault(f"seed {options.seed}, store {stores + 1}, kill {kills + trial.kills}: {fault}") from fault
            kept += len(list((path / "quarantine").glob("*")))
            kills, torn, stores = kills + trial.kills, torn + trial.torn, stores + 1
            halves, caches = halves + trial.halves, caches + trial.caches
            shutil.rmtree(path)
    return (f"{kills} kills of {PROCESSES} processes at {stores} stores, {halves} of them in half a write, {events} "
            f"acknowledged events, lost 0, {kept} torn tails kept, {torn} told, {caches} files of caches, "
            f"seed {options.seed}, {seconds_since(began)}")


if __name__ == "__main__":
    conclude(main)
