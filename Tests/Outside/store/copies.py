"""What the trials of upkeep look at: the commands on a whole store, and what each may leave behind."""

import pathlib
import re
import subprocess

from prompt import environment, expect

CODE = re.compile(r"(?:\[|^)(S\d{4})\]", re.MULTILINE)


def journal(folder):
    """The bytes of a store's or a backup's records, segment by segment."""
    paths = sorted((pathlib.Path(folder) / "journal").glob("[0-9]*.jsonl"))
    return [path.read_bytes().rstrip(b"\0") for path in paths]


def store(zhuji, *words, wrapper=(), lang="en"):
    """Runs `zhuji store …`: what it said, and its status."""
    command = [*wrapper, zhuji, "store", *map(str, words), "--lang", lang]
    run = subprocess.run(command, env=environment(), capture_output=True, timeout=300)
    return run.stdout.decode(errors="replace") + run.stderr.decode(errors="replace"), run.returncode


def codes(text):
    return CODE.findall(text)


def expect_whole(zhuji, path, wanted):
    """The store at the path is whole, and has these records."""
    said, status = store(zhuji, "verify", "--store", path)
    expect(status == 0, f"store verify {path} ends with {status}: {said}")
    expect(journal(path) == wanted, f"{path} has other records")


def is_store(zhuji, path):
    """Whether somebody would take the folder for a store."""
    return store(zhuji, "stats", "--store", path)[1] == 0
