#!/usr/bin/env python3
"""Lets single calls of the operating system fail under a working session, by strace, and looks at what becomes of it.

Whatever fails, what was acknowledged is in the journal and what was refused is not; of a command whose sync failed the
session tells which it was, and that is so. The codes are those that the failing call may lead to. A call that strace
does not report as injected is not counted.
"""

import random
import re
import shutil
import subprocess
import time

from prompt import Fault, Journal, Prompt, arguments, conclude, expect, seconds_since, verify, workplace

CASES = 12
FULL = ["EIO", "ENOSPC", "EDQUOT", "EFBIG"]
# The files, the call, its errors, and the codes that may be told of it; of EINTR nothing is told, but of a sync.
SPOTS = [
    ("journal", "pwrite64", FULL, {"S0108"}),
    ("journal", "pwrite64", ["EINTR"], set()),
    ("journal", "fsync,fdatasync", ["EIO", "ENOSPC", "EDQUOT", "EINTR"], {"S0109"}),
    ("journal", "openat", ["EIO", "EMFILE", "ENFILE", "EACCES", "ENOMEM"], {"S0108", "S0111", "S0109"}),
    ("journal", "pread64", ["EIO", "ENOMEM"], {"S0111"}),
    ("journal", "openat,pread64", ["EINTR"], {"S0111"}),
    ("journal", "close", ["EIO", "EINTR", "ENOSPC"], set()),
    ("lock", "flock", ["ENOLCK", "EIO"], {"S0111"}),
    ("lock", "flock", ["EINTR"], set()),
    ("lock", "pwrite64", FULL + ["EINTR"], set()),
    ("lock", "openat", ["EACCES", "EMFILE", "EROFS"], {"S0111", "S0102"}),
    ("attachments", "openat", ["EIO", "EMFILE", "ENOSPC", "EACCES", "EDQUOT"], {"S0111"}),
    ("attachments", "pwrite64", FULL, {"S0111"}),
    ("attachments", "fsync,fdatasync", ["EIO", "ENOSPC", "EDQUOT"], {"S0111"}),
    ("attachments", "rename,renameat,renameat2", ["EIO", "ENOSPC", "EXDEV", "EACCES"], {"S0111"}),
    ("attachments", "close", ["EIO", "ENOSPC"], {"S0111"}),
    ("attachments", "mkdir,mkdirat", ["EIO", "ENOSPC", "EDQUOT", "EMLINK"], {"S0111"}),
    ("attachments", "pwrite64,openat", ["EINTR"], set()),
    ("attachments", "unlink,unlinkat", ["EIO", "EACCES"], set()),
    ("store.json", "openat,pread64", ["EIO", "EMFILE", "EACCES"], {"S0111", "S0102"}),
    ("definitions", "openat,pread64", ["EIO", "EMFILE"], {"S0111", "S0119"}),
    ("definitions", "getdents64", ["EIO", "ENOMEM"], {"S0111", "S0119"}),
    ("definitions", "getdents64", ["EINTR"], set()),
    ("journal", "getdents64", ["EIO", "ENOMEM"], {"S0111"}),
    ("journal", "getdents64", ["EINTR"], set()),
    ("journal", "ftruncate", ["EIO", "EINTR", "EROFS"], set()),
]
STOPPED = {"S0110"}


def make(zhuji, path):
    prompt = Prompt(zhuji, path)
    prompt.done("given unit province division 220000 hrss yes")
    prompt.done("given unit office division 220000")
    for case in range(1, CASES + 1):
        for line in (f"given person p{case} unit office", f"as p{case}: apply talent-grading",
                     f"as p{case}: fill everything", f"as p{case}: submit", f"as office: open {case}",
                     "as office: judge all right", "as office: approve 同意"):
            prompt.done(line)
    prompt.end()


class Session:
    """A session of some commands under strace."""

    def __init__(self, zhuji, folder, path, dice):
        self.zhuji, self.folder, self.path, self.dice = zhuji, folder, path, dice
        self.trace = folder / "trace"

    def play(self, *words):
        """What was told of each command, what was said at the end, and the status."""
        prompt = Prompt(self.zhuji, self.path, wrapper=["strace", "-f", "-qq", "-y", "-o", str(self.trace), *words])
        told = []
        for number in range(9):
            line, token = self.line(number)
            answer = prompt.ask(line)
            told.append((answer, token))
            if answer.has_ended:
                break
        return told, *prompt.end()

    def calls(self):
        """For each row of SPOTS the calls that the session makes there, as a name and a number to be counted to."""
        names = sorted({name for _, names, *_ in SPOTS for name in names.split(",")})
        _, said, status = self.play("-e", f"trace={','.join(names)}")
        expect(status == 0, f"without a fault the session ended with {status}: {said}")
        counts, found = {}, [[] for _ in SPOTS]
        for thread, name, rest in re.findall(r"^(\d+) +(\w+)\((.*)", self.trace.read_text(errors="replace"), re.MULTILINE):
            counts[thread, name] = counts.get((thread, name), 0) + 1
            for row, (files, calls, *_) in enumerate(SPOTS):
                if f"{self.path}/{files}" in rest and name in calls.split(","):
                    found[row].append((name, counts[thread, name]))
        return found

    def line(self, number):
        if number == 0:
            return "as office: select all", None
        if number % 3 == 0:
            file = self.folder / f"file-{number}.pdf"
            file.write_text(f"{self} {self.dice.random()}")
            return f"as office: attach letter {file}", file.name
        token = f"token-{number}-{self.dice.getrandbits(32)}"
        if number % 3 == 1:
            return f"as p1: profile set address {token}", token
        return f"as p{self.dice.randrange(2, CASES)}: profile set address {token}", token


class Spot(Session):
    """A session with one fault."""

    def __init__(self, *place, row, calls):
        super().__init__(*place)
        self.files, _, errors, self.codes = row
        self.call, self.when = self.dice.choice(calls)
        self.error = self.dice.choice(errors)
        self.is_for_ever = self.error != "EINTR" and self.dice.random() < 0.25
        if self.is_for_ever:
            # All that the session does by this call from then on fails, on whatever file.
            self.codes = self.codes.union(*(codes for _, calls, _, codes in SPOTS if self.call in calls.split(",")))

    def __str__(self):
        return f"{self.files} {self.call} {self.error} when={self.when}{'+' if self.is_for_ever else ''}"

    def run(self):
        """How often the fault was injected, and how many commands were acknowledged and refused."""
        fault = f"inject={self.call}:error={self.error}:when={self.when}{'+' if self.is_for_ever else ''}"
        told, said, status = self.play("-e", f"trace={self.call}", "-e", fault)
        injected = self.trace.read_text(errors="replace").count("(INJECTED)")
        if injected:
            self.check(told, said, status)
        done = sum(1 for answer, _ in told if not answer.codes and not answer.has_ended)
        return injected, done, len(told) - done

    def check(self, told, said, status):
        codes = [code for answer, _ in told for code in answer.codes] + re.findall(r"refused\[(S\d+)\]", said)
        expect(set(codes) <= self.codes | STOPPED, f"told of {sorted(set(codes))}: {told[-1][0].text}{said}")
        has_failed = any(code[0] == "S" for code in codes)
        expect(status == (3 if has_failed else 0), f"ended with {status} after {codes}: {told[-1][0].text}{said}")
        # Without faults the store opens, and goes on.
        prompt = Prompt(self.zhuji, self.path)
        prompt.done("as p1: whoami")
        prompt.done("as p1: profile set address afterwards")
        rest, after = prompt.end()
        expect(after == 0, f"the next session ended with {after}: {rest}")
        words, verified = verify(self.zhuji, self.path)
        expect(verified == 0, f"store verify ends with {verified}: {words}")
        events = [[record["event"] for record in batch] for batch in Journal(self.path).batches()]
        for answer, token in told:
            if token is None:
                continue
            found = [batch for batch in events if token in str(batch)]
            wanted = 1 if not answer.codes and not answer.has_ended else 0
            if "S0109" in answer.codes:
                wanted = 1 if "the events are there" in answer.text else 0
            expect(len(found) == wanted, f"“{answer.line}” is in the journal {len(found)} times; it was answered by "
                                         f"{answer.text}")
            if found and "attach" in answer.line:
                expect(len(found[0]) == CASES, f"a batch of {len(found[0])} events of {CASES}")


def main():
    options = arguments(__doc__.splitlines()[0], 40, 200, 45)
    allowed = subprocess.run(["strace", "-o", "/dev/null", "true"], capture_output=True, text=True)
    expect(allowed.returncode == 0, f"strace can not trace here: {allowed.stderr.strip()}")
    dice, began = random.Random(options.seed), time.monotonic()
    spots = injected = done = refused = tries = 0
    rows = {}
    with workplace(options.keep) as folder:
        base, path = folder / "base", folder / "store"
        make(options.zhuji, base)
        shutil.copytree(base, path)
        calls = Session(options.zhuji, folder, path, dice).calls()
        shutil.rmtree(path)
        while spots < options.count and time.monotonic() - began < options.seconds:
            row = tries % len(SPOTS)
            tries += 1
            if not calls[row]:
                continue
            shutil.copytree(base, path)
            spot = Spot(options.zhuji, folder, path, dice, row=SPOTS[row], calls=calls[row])
            try:
                found, acknowledged, others = spot.run()
            except Fault as fault:
                raise Fault(f"seed {options.seed}, spot {tries}, {spot}: {fault}") from fault
            shutil.rmtree(path)
            if found:
                spots, injected = spots + 1, injected + found
                done, refused = done + acknowledged, refused + others
                rows[row] = max(rows.get(row, 0), others)
    idle = [SPOTS[row][:2] for row in range(len(SPOTS)) if row not in rows]
    # Whatever is told of an interruption, none has to be.
    silent = [SPOTS[row][:2] for row, most in rows.items() if not most and SPOTS[row][2] != ["EINTR"] and SPOTS[row][3]]
    expect(not options.long or not idle + silent, f"nothing was injected into {idle}, nothing refused after {silent}")
    return (f"{spots} faults of {len(rows)} kinds injected {injected} times by strace, {done} commands acknowledged, "
          f"{refused} refused, lost 0, seed {options.seed}, {seconds_since(began)}")


if __name__ == "__main__":
    conclude(main)
