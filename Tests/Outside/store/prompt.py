"""Prompts of the built program over pipes, the stores that they work at, and the journals that they leave.

A prompt is asked one line at a time: behind each goes a line that is sure to be refused, and its refusal ends the answer.
Journals are read by Docs/JournalFormat.md alone.
"""

import argparse
import contextlib
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import termios
import time
from collections import namedtuple

ROOT = pathlib.Path(__file__).resolve().parents[3]
RULEBOOK = ROOT / "workflows"
KEPT = ("PATH", "LANG", "TMPDIR", "HOME")
REFUSED = re.compile(r"(?:refused|拒绝)\[([A-Z]\d{4})\]")

# A command with the moments of its invocation and its response, in nanoseconds; `codes` are those of its refusals, and
# `has_ended` says that the program was gone before the answer was whole.
Answer = namedtuple("Answer", "line text codes began ended has_ended")


class Fault(Exception):
    """What a trial found broken."""


def expect(condition, what):
    if not condition:
        raise Fault(what)


def executable():
    built = subprocess.run(["swift", "build", "--show-bin-path"], cwd=ROOT, check=True, capture_output=True, text=True)
    return str(pathlib.Path(built.stdout.strip()) / "zhuji")


def arguments(description, count, long_count, seconds, **more):
    """The options that every program of this folder has; `--long` only changes what stands for the others' absence."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, help=f"how many ({count}; with --long {long_count})")
    parser.add_argument("--seconds", type=float, help=f"stop after so many ({seconds}; with --long never)")
    parser.add_argument("--long", action="store_true")
    parser.add_argument("--zhuji", help="the executable, else the one of the present build")
    parser.add_argument("--keep", help="a folder to work in, which is kept")
    parser.add_argument("--planted", help="a fault of planted.c in every process, which has to be found")
    for name, (default, what) in more.items():
        parser.add_argument("--" + name, type=int, default=default, help=what)
    options = parser.parse_args()
    if options.count is None:
        options.count = long_count if options.long else count
    if options.seconds is None:
        options.seconds = float("inf") if options.long else seconds
    options.zhuji = options.zhuji or executable()
    return options


def conclude(main):
    """Runs a trial. With `--planted` it has to find something."""
    name, is_planted = pathlib.Path(sys.argv[0]).stem, any(word.startswith("--planted") for word in sys.argv)
    try:
        print(f"{name}: {main()}")
    except Fault as fault:
        if not is_planted:
            sys.exit(f"{name}: {fault}")
        print(f"{name}: the planted fault is found: {str(fault).splitlines()[0][:160]}")
    else:
        if is_planted:
            sys.exit(f"{name}: the planted fault went unseen")


@contextlib.contextmanager
def workplace(keep):
    """A folder to work in. Whoever still works there when it is left, be it for a fault, is ended before it goes."""
    with tempfile.TemporaryDirectory(dir=keep) as folder:
        try:
            yield pathlib.Path(folder)
        finally:
            for child in Prompt.children:
                if child.poll() is None:
                    child.kill()
                    child.wait()
            Prompt.children.clear()


def environment(**more):
    names = {name: value for name, value in os.environ.items() if name in KEPT}
    # A child that is killed must not stop to print a backtrace: it would hold its pipes open.
    return dict(names, LC_ALL="C.UTF-8", SWIFT_BACKTRACE="enable=no", TERM="dumb", **more)


def planted(folder, name, at=0):
    """The environment in which a program suffers what `planted.c` calls by this name."""
    library = pathlib.Path(folder) / "planted.so"
    if not library.exists():
        source = pathlib.Path(__file__).parent / "planted.c"
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return {"LD_PRELOAD": str(library), "PLANTED": name, "PLANTED_AT": str(at)}


class Prompt:
    """A program at a store that is asked line by line."""

    children = []

    def __init__(self, zhuji, store, wrapper=(), more={}, is_typed=False, rulebook=None):
        words = [*wrapper, zhuji, "repl", "--store", str(store), "--training", "--keep-going", "--lang", "en"]
        words += ["--rulebook", str(rulebook or RULEBOOK)]
        source = subprocess.PIPE
        if is_typed:
            # Somebody types, and is asked again after whatever went wrong; without an echo, which nobody would read.
            keyboard, source = os.openpty()
            modes = termios.tcgetattr(source)
            modes[3] &= ~termios.ECHO
            termios.tcsetattr(source, termios.TCSANOW, modes)
        self.child = subprocess.Popen(
            words, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, bufsize=0, env=environment(**more))
        self.children.append(self.child)
        self.input = self.child.stdin
        if is_typed:
            os.close(source)
            self.input = open(keyboard, "wb", buffering=0)
        self.number = 0
        self.kept = b""
        self.is_killed = False

    def ask(self, line):
        """Gives a line, and waits for all of its answer."""
        self.number += 1
        mark = f"`={self.number}`\n".encode()
        began = time.monotonic_ns()
        try:
            self.input.write(f"{line}\nrefused P0101: ={self.number}\n".encode())
        except BrokenPipeError:
            pass
        while True:
            end = self.kept.find(mark)
            if end >= 0 and (rest := self.kept.find(b"\n", end + len(mark))) >= 0:
                whole, self.kept = self.kept[:end], self.kept[rest + 1 :]
                break
            piece = self.child.stdout.read(1 << 16)
            if not piece:
                return self.answer(line, self.kept, began, True)
            self.kept += piece
        return self.answer(line, whole[: whole.rfind(b"refused[P0101]")], began, False)

    def answer(self, line, content, began, has_ended):
        text = content.decode("utf-8", errors="replace")
        return Answer(line, text, REFUSED.findall(text), began, time.monotonic_ns(), has_ended)

    def done(self, line):
        """Gives a line that must not be refused; its text."""
        answer = self.ask(line)
        expect(not answer.codes and not answer.has_ended, f"{line}: {answer.text}")
        return answer.text

    def kill(self):
        self.is_killed = True
        self.child.kill()

    def wait(self, seconds=60):
        try:
            status = self.child.wait(seconds)
        finally:
            if self.child.poll() is None:
                self.child.kill()
        for pipe in (self.input, self.child.stdout):
            pipe.close()
        return status

    def end(self):
        """Ends the input; what was said since the last answer, and the status."""
        self.input.close()
        rest = self.kept
        while piece := self.child.stdout.read(1 << 16):
            rest += piece
        return rest.decode("utf-8", errors="replace"), self.wait()


def verify(zhuji, store):
    """What `zhuji store verify` says of a store, and its status."""
    command = [zhuji, "store", "verify", "--store", str(store), "--lang", "en"]
    run = subprocess.run(command, env=environment(), capture_output=True, text=True)
    return run.stdout + run.stderr, run.returncode


class Journal:
    """A store's journal, read on from where it was read before. Its chain and its batches are checked anew."""

    def __init__(self, store):
        self.folder = pathlib.Path(store) / "journal"
        identity = json.loads((pathlib.Path(store) / "store.json").read_bytes())["id"]
        self.previous = hashlib.sha256(f"zhuji journal 1 {identity}".encode()).hexdigest()
        self.sequence = 0
        self.segment, self.offset = 1, 0

    def batches(self):
        """The batches since the last call, each a list of records; what is behind the last whole one is not read."""
        while True:
            path = self.folder / f"{self.segment:08}.jsonl"
            with open(path, "rb") as file:
                file.seek(self.offset)
                content = file.read()
            batch = []
            for line in content.splitlines(keepends=True):
                # From the first zero on there is room that was made in advance, or what a crash left.
                if line[:1] == b"\0" or not line.endswith(b"\n"):
                    break
                try:
                    record = json.loads(line)
                except ValueError:
                    break
                batch.append(self.checked(record, line))
                index, count = record["batch"][:2]
                expect(index == len(batch) and count == batch[0]["batch"][1], f"record {record['seq']}: a broken batch")
                self.sequence, self.previous = record["seq"], record["hash"]
                if record["batch"][0] == record["batch"][1]:
                    self.offset += sum(record["bytes"] for record in batch)
                    yield batch
                    batch = []
            if batch:
                self.sequence, self.previous = batch[0]["seq"] - 1, batch[0]["prev"]
            if not (self.folder / f"{self.segment + 1:08}.jsonl").exists():
                return
            self.segment, self.offset = self.segment + 1, 0

    def checked(self, record, line):
        place = f"{self.folder}, record {record['seq']}"
        expect(record["seq"] == self.sequence + 1, f"{place}: {self.sequence} comes before")
        expect(record["prev"] == self.previous, f"{place}: the chain is broken")
        expect(hashlib.sha256(line[:-76]).hexdigest() == record["hash"], f"{place}: the hash is another")
        record["bytes"] = len(line)
        return record


def seconds_since(began):
    return f"{time.monotonic() - began:.0f} s"
