#!/usr/bin/env python3
"""Keeps a store up while sessions write to it: backups, exports, verifications and compactions, again and again.

Backups are killed at any moment and gone on with, some works are ended by Control-C. Every finished backup is restored
and verified; its journal is a beginning of the store's, byte for byte, and ends with one of its records. A backup that
was cut short leaves the one before it good, or none. In the end everything that was acknowledged is there.
"""

import pathlib
import random
import re
import shutil
import signal
import subprocess
import threading
import time

from copies import codes, expect_whole, journal, store
from prompt import RULEBOOK, Fault, Journal, Prompt, arguments, conclude, environment, expect, seconds_since, workplace

WRITERS = 3
# A store is left for a new one after so many, since each work reads all of it.
BACKUPS_A_STORE = 15


def make(zhuji, path, cases):
    """A store with a draft for each writer; with cases, a province of so many around them. The drafts' numbers."""
    if cases:
        made = subprocess.run([zhuji, "playground", path, "--cases", str(cases), "--rulebook", RULEBOOK,
                               "--on", "2023-07-03"], env=environment(), capture_output=True, text=True)
        expect(made.returncode == 0, f"the playground ends with {made.returncode}: {made.stderr}")
    prompt = Prompt(zhuji, path)
    if not cases:
        prompt.done("given unit province division 220000 hrss yes")
    prompt.done("given unit upkeep division 220000")
    drafts = []
    for number in range(WRITERS):
        prompt.done(f"given person w{number} unit upkeep")
        drafts.append(re.search(r"case (\d+)", prompt.done(f"as w{number}: apply talent-grading"))[1])
        prompt.done(f"as w{number}: fill everything")
    prompt.end()
    return drafts


class Writer(threading.Thread):
    """Keeps a session writing, and opens another one now and then."""

    def __init__(self, trial, number, seed):
        super().__init__()
        self.trial, self.number, self.dice = trial, number, random.Random(seed)
        self.acknowledged, self.fault = [], None

    def run(self):
        try:
            while not self.trial.is_over:
                prompt = Prompt(self.trial.zhuji, self.trial.path)
                prompt.done(f"as w{self.number}: open {self.trial.drafts[self.number]}")
                for _ in range(self.dice.randrange(5, 60)):
                    if self.trial.is_over:
                        break
                    self.write(prompt)
                said, status = prompt.end()
                expect(status == 0, f"a session ended with {status}: {said}")
        except Fault as fault:
            self.fault = fault
            self.trial.is_over = True

    def write(self, prompt):
        token = f"t{self.number}-{len(self.acknowledged)}-{self.dice.getrandbits(40)}"
        if self.dice.random() < 0.5:
            prompt.done(f"as w{self.number}: profile set address {token}")
        else:
            file = self.trial.folder / f"{token}.pdf"
            file.write_bytes(self.dice.randbytes(self.dice.randrange(200, 10_000)))
            prompt.done(f"as w{self.number}: attach education.1.proof {file}")
            file.unlink()
        self.acknowledged.append(token)
        # The store must not grow so quickly that the works cannot keep pace.
        time.sleep(self.dice.expovariate(1 / 0.05))


class Trial:
    def __init__(self, zhuji, folder, dice):
        self.zhuji, self.folder, self.dice = zhuji, folder, dice
        self.path, self.is_over, self.drafts = folder / "store", False, []
        self.counts = dict.fromkeys(["backups", "kills", "interruptions", "restorations", "verifications",
                                     "compactions", "exports"], 0)
        # How long a work takes, from which the moment is chosen at which it is ended.
        self.seconds = 0.2
        self.backup, self.has_backup = folder / "backup", False

    def start(self, *words):
        command = [self.zhuji, "store", *map(str, words), "--lang", "en"]
        return subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def whole(self, *words):
        """A work that nobody disturbs."""
        said, status = store(self.zhuji, *words)
        expect(status == 0, f"store {words[0]} ends with {status}: {said}")
        return said

    def disturbed(self, number, *words):
        """A work that is ended by a signal at any moment; false where it was quicker."""
        child = self.start(*words)
        time.sleep(self.dice.random() * self.seconds * 1.2)
        child.send_signal(number)
        said, _ = child.communicate(timeout=60)
        status = child.returncode
        expect(status in (0, -number), f"store {words[0]} ends with {status}: {said.decode(errors='replace')}")
        if status != 0:
            self.counts["kills" if number == signal.SIGKILL else "interruptions"] += 1
        return status != 0

    def back_up(self):
        """Brings the backup up to date, with as many ends on the way as chance wants."""
        if self.dice.random() < 0.1:
            shutil.rmtree(self.backup, ignore_errors=True)
            self.has_backup = False
        while self.dice.random() < 0.5:
            number = signal.SIGKILL if self.dice.random() < 0.75 else signal.SIGINT
            if self.disturbed(number, "backup", self.backup, "--store", self.path) and self.dice.random() < 0.3:
                self.look_at_backup(may_lack=not self.has_backup)
        began = time.monotonic()
        said = self.whole("backup", self.backup, "--store", self.path)
        self.seconds = 0.7 * self.seconds + 0.3 * (time.monotonic() - began)
        self.has_backup = True
        self.counts["backups"] += 1
        copied, now = b"".join(journal(self.backup)), b"".join(journal(self.path))
        expect(now.startswith(copied), "the backup's journal is no beginning of the store's")
        head = copied.rstrip(b"\n").rsplit(b"\n", 1)[-1][-66:-2].decode()
        expect(head in said, f"the backup ends with {head}, and is told as {said}")

    def look_at_backup(self, may_lack=False):
        """Restores what there is, with ends on the way, and verifies it."""
        target = self.folder / "restored"
        shutil.rmtree(target, ignore_errors=True)
        if not may_lack and self.dice.random() < 0.3:
            self.disturbed(signal.SIGINT, "restore", self.backup, "--store", target)
        said, status = store(self.zhuji, "restore", self.backup, "--store", target)
        if status == 2 and codes(said) == ["S0309"]:
            expect(may_lack, f"the backup before is lost: {said}")
            return
        if status == 2 and codes(said) == ["S0306"]:
            status = 0  # The one that was to be ended was quicker.
        expect(status == 0, f"restoring a backup ends with {status}: {said}")
        expect_whole(self.zhuji, target, journal(target))
        records = b"".join(journal(target))
        expect(b"".join(journal(self.path)).startswith(records), "what is restored is no beginning of the store")
        self.counts["restorations"] += 1

    def export(self):
        file, target = self.folder / "export.jsonl", self.folder / "imported"
        file.unlink(missing_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        if self.dice.random() < 0.3 and self.disturbed(signal.SIGINT, "export", file, "--store", self.path):
            expect(not file.exists(), "half an export is there")
        file.unlink(missing_ok=True)
        self.whole("export", file, "--store", self.path)
        if self.dice.random() < 0.5 and not self.disturbed(signal.SIGINT, "import", file, "--store", target):
            shutil.rmtree(target)
        self.whole("import", file, "--store", target)
        records = b"".join(journal(target))
        expect(b"".join(journal(self.path)).startswith(records), "what is imported is no beginning of the store")
        self.counts["exports"] += 1

    def work(self):
        chosen = self.dice.random()
        if chosen < 0.5:
            self.back_up()
        elif chosen < 0.6 and self.has_backup:
            self.look_at_backup()
        elif chosen < 0.7:
            expect("whole: " in self.whole("verify", "--store", self.path), "the store is not whole")
            self.counts["verifications"] += 1
        elif chosen < 0.9:
            hours = self.dice.choice(["0", "24"])
            self.whole("compact", "--older-than", hours, "--store", self.path)
            self.counts["compactions"] += 1
        else:
            self.export()

    def run(self, backups, until):
        writers = [Writer(self, number, self.dice.getrandbits(64)) for number in range(WRITERS)]
        for writer in writers:
            writer.start()
        try:
            while self.counts["backups"] < backups and time.monotonic() < until and not self.is_over:
                self.work()
        finally:
            self.is_over = True
            for writer in writers:
                writer.join()
        for writer in writers:
            if writer.fault:
                raise writer.fault
        self.back_up()
        self.look_at_backup()
        self.whole("verify", "--store", self.path)
        self.check(writers)
        return sum(len(writer.acknowledged) for writer in writers)

    def check(self, writers):
        """Everything that was acknowledged is there, once and in order."""
        found = {writer.number: [] for writer in writers}
        for batch in Journal(self.path).batches():
            for record in batch:
                event = record["event"]
                text = event.get("value") if event["kind"] == "profile-changed" else event.get("file", {}).get("name")
                if isinstance(text, str) and text[:1] == "t" and text.count("-") == 2:
                    found[int(text[1 : text.index("-")])].append(text.removesuffix(".pdf"))
        for writer in writers:
            expect(found[writer.number] == writer.acknowledged, f"of {len(writer.acknowledged)} commands of session "
                                                                f"{writer.number} {len(found[writer.number])} are there")


def main():
    options = arguments(__doc__.splitlines()[0], 8, 200, 10, kills=(0, "go on until so many works were killed, too"),
                        cases=(0, "so many cases are in the store beforehand; from 1000 on there are snapshots"))
    if options.long:
        options.kills = options.kills or 100
    dice, began = random.Random(options.seed), time.monotonic()
    counts, stores, written, snapshots = {"backups": 0, "kills": 0}, 0, 0, 0
    while (counts["backups"] < options.count or counts["kills"] < options.kills) and \
            (not stores or time.monotonic() - began < options.seconds):
        with workplace(options.keep) as folder:
            trial = Trial(options.zhuji, folder, dice)
            trial.drafts = make(options.zhuji, trial.path, options.cases)
            stores += 1
            try:
                written += trial.run(min(BACKUPS_A_STORE, options.count), began + options.seconds)
            except Fault as fault:
                if options.keep:
                    shutil.copytree(folder, pathlib.Path(options.keep) / "broken", dirs_exist_ok=True)
                raise Fault(f"seed {options.seed}, store {stores}, {trial.counts}: {fault}") from fault
            snapshots += len(list((trial.path / "snapshot").glob("*.snapshot")))
            counts = {name: counts.get(name, 0) + count for name, count in trial.counts.items()}
    told = ", ".join(f"{count} {name}" for name, count in counts.items())
    return (f"{told} at {stores} stores beside {WRITERS} sessions with {written} commands, {snapshots} snapshots, lost 0, "
            f"seed {options.seed}, {seconds_since(began)}")


if __name__ == "__main__":
    conclude(main)
