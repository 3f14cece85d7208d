#!/usr/bin/env python3
"""Lets single calls of the operating system fail under the commands on a whole store, by strace.

Whatever fails, the command is done and what it made is whole, or it is refused with a code and nobody takes what is there
for a whole store, backup or export; the store itself has the same records. The same command without a fault then
succeeds. Of sessions that read or write a snapshot nobody hears of the fault, for a snapshot is a cache.
"""

import random
import re
import shutil
import subprocess
import time

from copies import codes, expect_whole, is_store, journal, store
from prompt import RULEBOOK, Fault, Prompt, arguments, conclude, environment, expect, seconds_since, workplace

FULL = ["EIO", "ENOSPC", "EDQUOT"]
# The calls that fail, and how.
CALLS = {
    "openat": ["EIO", "EMFILE", "EACCES", "ENOSPC", "EINTR"],
    "pread64": ["EIO", "EINTR"],
    "pwrite64": [*FULL, "EINTR"],
    "write": [*FULL, "EINTR", "EPIPE"],
    "ftruncate": ["EIO", "EROFS"],
    "fsync": FULL,
    "fdatasync": FULL,
    "rename": ["EIO", "ENOSPC", "EACCES"],
    "mkdir": ["EIO", "ENOSPC", "EACCES"],
    "unlink": ["EIO", "EACCES"],
    "rmdir": ["EIO", "EACCES"],
    "getdents64": ["EIO", "EINTR"],
    "close": ["EIO"],
    "flock": ["ENOLCK", "EINTR"],
    "fchmod": ["EPERM", "EIO"],
}
# Which of them are made again, so that nothing comes of it.
UNHEARD = {("openat", "EINTR"), ("pread64", "EINTR"), ("pwrite64", "EINTR"), ("write", "EINTR"), ("flock", "EINTR"),
           ("getdents64", "EINTR")}


class Place:
    """A store, an older and a newer backup of it, and an export, made once; and a copy of them for every fault."""

    def __init__(self, zhuji, folder):
        self.zhuji, self.base, self.now = zhuji, folder / "base", folder / "now"
        self.base.mkdir()
        path = self.base / "store"
        for name, count in (("older", 2), ("newer", 3)):
            prompt = Prompt(zhuji, path)
            if name == "older":
                prompt.done("given unit province division 220000 hrss yes")
                prompt.done("given unit office division 220000")
            for number in range(count):
                person = f"{name}{number}"
                for line in (f"given person {person} unit office", f"as {person}: apply talent-grading",
                             f"as {person}: fill everything", f"as {person}: submit"):
                    prompt.done(line)
            prompt.end()
            said, status = store(zhuji, "backup", self.base / name, "--store", path)
            expect(status == 0, f"the first backup ends with {status}: {said}")
        # Something for `store compact`, and room that was written ahead.
        (path / "attachments" / "00").mkdir(exist_ok=True)
        (path / "attachments" / "00" / ("0" * 62)).write_bytes(b"orphan")
        (path / "journal" / ".00000002.jsonl.1.new").write_bytes(b"left over")
        with open(path / "journal" / "00000001.jsonl", "ab") as file:
            file.write(bytes(4096))
        expect(store(zhuji, "export", self.base / "export.jsonl", "--store", path)[1] == 0, "the first export failed")
        self.exported = (self.base / "export.jsonl").read_bytes()
        self.wanted, self.older = journal(path), journal(self.base / "older")

    def renew(self):
        shutil.rmtree(self.now, ignore_errors=True)
        shutil.copytree(self.base, self.now)


class Work:
    """A command on a whole store, with what it makes."""

    name, makes = "", None

    def __init__(self, place):
        self.place, self.zhuji, self.now = place, place.zhuji, place.now

    def words(self):
        return [self.name, "--store", self.now / "store"]

    def command(self):
        return [self.zhuji, "store", *map(str, self.words()), "--lang", "en"]

    def play(self, *wrapper):
        run = subprocess.run([*wrapper, *self.command()], cwd=RULEBOOK.parent, env=environment(), capture_output=True,
                             timeout=120)
        return run.stdout.decode(errors="replace"), run.stderr.decode(errors="replace"), run.returncode

    def is_made(self):
        """Whether what the command makes is there, so that it cannot be made again."""
        return False

    def check_done(self, said):
        pass

    def check_refused(self, said):
        pass

    def check_any(self):
        expect(journal(self.now / "store") == self.place.wanted, "the store has other records")


class Verify(Work):
    name = "verify"

    def check_done(self, said):
        expect("whole: " in said, f"a whole store is told by {said}")


class Stats(Work):
    name = "stats"


class Compact(Work):
    name = "compact"

    def words(self):
        return [*super().words(), "--older-than", "0"]

    def check_done(self, said):
        orphan = self.now / "store" / "attachments" / "00" / ("0" * 62)
        expect(not orphan.exists(), f"what no record names is still there: {said}")

    def check_any(self):
        super().check_any()
        expect_whole(self.zhuji, self.now / "store", self.place.wanted)


class Backup(Work):
    name = "backup"

    def words(self):
        return [self.name, self.now / "newest", "--store", self.now / "store"]

    def restored(self):
        """The records of what is restored from the backup; nothing where there is none."""
        path = self.now / "restored-from-it"
        said, status = store(self.zhuji, "restore", self.words()[1], "--store", path)
        if status != 0:
            expect(codes(said) == ["S0309"], f"what is no backup is told by {said}")
            return None
        expect_whole(self.zhuji, path, journal(path))
        found = journal(path)
        shutil.rmtree(path)
        return found

    def check_done(self, said):
        expect(self.restored() == self.place.wanted, "the backup has other records")

    def check_refused(self, said):
        expect(self.restored() in (None, self.place.wanted), "half a backup is taken for a whole one")


class LaterBackup(Backup):
    """Brings an older backup up to date, which stays one whatever fails."""

    def words(self):
        return [self.name, self.now / "older", "--store", self.now / "store"]

    def check_refused(self, said):
        expect(self.restored() in (self.place.older, self.place.wanted), "the older backup is lost")


class Restore(Work):
    name = "restore"

    def words(self):
        return [self.name, self.now / "newer", "--store", self.now / "made"]

    def is_made(self):
        return is_store(self.zhuji, self.now / "made")

    def check_done(self, said):
        expect_whole(self.zhuji, self.now / "made", self.place.wanted)

    def check_refused(self, said):
        if is_store(self.zhuji, self.now / "made"):
            expect_whole(self.zhuji, self.now / "made", self.place.wanted)


class Import(Restore):
    name = "import"

    def words(self):
        return [self.name, self.now / "export.jsonl", "--store", self.now / "made"]


class Export(Work):
    name = "export"

    def words(self):
        return [self.name, self.now / "made.jsonl", "--store", self.now / "store"]

    def check_done(self, said):
        expect((self.now / "made.jsonl").read_bytes() == self.place.exported, "the export is another")

    def check_refused(self, said):
        path = self.now / "made.jsonl"
        expect(not path.exists() or path.read_bytes() == self.place.exported, "half an export is there")

    def is_made(self):
        return (self.now / "made.jsonl").exists()


class BigPlace:
    """A store of so many records that a session writes a snapshot, and the same with one."""

    def __init__(self, zhuji, folder):
        self.zhuji, self.folder, self.now = zhuji, folder / "big", folder / "big-now"
        made = subprocess.run([zhuji, "playground", self.folder, "--cases", "1000", "--rulebook", RULEBOOK,
                               "--on", "2023-07-03"], env=environment(), capture_output=True, text=True)
        expect(made.returncode == 0, f"the playground ends with {made.returncode}: {made.stderr}")
        self.wanted = journal(self.folder)

    def renew(self, has_snapshot):
        shutil.rmtree(self.now, ignore_errors=True)
        shutil.copytree(self.folder, self.now)
        if has_snapshot:
            Snapshot(self, False).play()
            expect(list((self.now / "snapshot").glob("*.snapshot")), "a session writes no snapshot")


class Snapshot(Work):
    """A session that writes a snapshot, or reads one."""

    name = "session"

    def __init__(self, place, has_snapshot):
        super().__init__(place)
        self.has_snapshot = has_snapshot

    def play(self, *wrapper):
        prompt = Prompt(self.zhuji, self.now, wrapper=wrapper)
        text = prompt.ask("as hrss-220000: list --state all").text + prompt.ask("as p000001: menu").text
        said, status = prompt.end()
        return text + said, "", status

    def check_any(self):
        expect_whole(self.zhuji, self.now, self.place.wanted)


def traced(trace, names):
    """The calls in a trace by name, each with the number to be counted to and what it was called with."""
    counts, found = {}, []
    text = trace.read_text(errors="replace")
    for thread, name, rest in re.findall(r"^(\d+) +(\w+)\((.*)", text, re.MULTILINE):
        counts[thread, name] = counts.get((thread, name), 0) + 1
        if name in names:
            found.append((name, counts[thread, name], rest))
    return found


class Spot:
    def __init__(self, work, trace, call, error, when, is_for_ever):
        self.work, self.trace, self.call, self.error, self.when = work, trace, call, error, when
        self.is_for_ever = is_for_ever

    def __str__(self):
        end = "+" if self.is_for_ever else ""
        return f"{type(self.work).__name__} {self.call} {self.error} when={self.when}{end}"

    def run(self, expected):
        """How often the fault was injected, and whether the command was done all the same."""
        end = "+" if self.is_for_ever else ""
        fault = f"inject={self.call}:error={self.error}:when={self.when}{end}"
        said, told, status = self.work.play(
            "strace", "-f", "-qq", "-y", "-o", str(self.trace), "-e", f"trace={self.call}", "-e", fault)
        lines = [line for line in self.trace.read_text(errors="replace").splitlines() if "(INJECTED)" in line]
        injected = len(lines)
        text = said + told
        # Before the program begins, its libraries are loaded by the same calls.
        if not injected or "error while loading shared libraries" in text:
            return 0, True
        expect(status in (0, 1, 2, 3), f"ended with {status}: {text}")
        if isinstance(self.work, Snapshot):
            # Each thread counts its calls for itself, so that another file may be struck as well.
            is_cache = all("/snapshot" in line for line in lines)
            expect(not is_cache or status == 0 and said == expected, f"a session ends with {status} and says {text}")
        elif status == 0:
            # A reader who wants no more is told less.
            self.work.check_done("whole: " if self.error == "EPIPE" else text)
        else:
            # Where nothing can be written to the standard error, nothing is told there.
            expect(codes(text) or self.call == "write", f"refused without a code, with {status}: {text}")
            expect((self.call, self.error) not in UNHEARD or self.is_for_ever, f"an interruption is told: {text}")
            self.work.check_refused(text)
        self.work.check_any()
        if self.work.is_made():
            # It was done, even if that could not be told, and is not done again.
            return injected, status == 0
        said, told, after = self.work.play()
        expect(after == 0, f"without a fault the second try ends with {after}: {said}{told}")
        self.work.check_done(said + told)
        self.work.check_any()
        return injected, status == 0


def main():
    options = arguments(__doc__.splitlines()[0], 60, 600, 30)
    dice, began = random.Random(options.seed), time.monotonic()
    with workplace(options.keep) as folder:
        place, trace = Place(options.zhuji, folder), folder / "trace"
        works = [kind(place) for kind in (Backup, LaterBackup, Restore, Import, Export, Compact, Verify, Stats)]
        if options.long:
            big = BigPlace(options.zhuji, folder)
            works += [Snapshot(big, False), Snapshot(big, True)]
        tries, spots, injected, done, kinds = 0, 0, 0, 0, set()
        calls, expected = {}, {}
        while spots < options.count and time.monotonic() - began < options.seconds:
            work = works[tries % len(works)]
            tries += 1
            renew(work)
            if work not in calls:
                said, told, status = work.play("strace", "-f", "-qq", "-y", "-o", str(trace), "-e",
                                               f"trace={','.join(CALLS)}")
                expect(status == 0, f"{work.name} ends with {status} without a fault: {said}{told}")
                expected[work] = said
                found = [call for call in traced(trace, CALLS) if str(work.now) in call[2] or call[0] == "write"]
                if isinstance(work, Snapshot):
                    found = [call for call in found if "/snapshot" in call[2]]
                calls[work] = {name: [call for call in found if call[0] == name] for name in {call[0] for call in found}}
                renew(work)
            name = dice.choice(sorted(calls[work]))
            _, when, _ = dice.choice(calls[work][name])
            error = dice.choice(CALLS[name])
            spot = Spot(work, trace, name, error, when, error != "EINTR" and dice.random() < 0.2)
            if isinstance(work, Snapshot):
                # From then on everything else fails as well, the journal too: that is the trial of failing calls.
                spot.is_for_ever = False
            try:
                count, is_done = spot.run(expected[work])
            except Fault as fault:
                raise Fault(f"seed {options.seed}, try {tries}, {spot}: {fault}") from fault
            if count:
                spots, injected, done = spots + 1, injected + count, done + is_done
                kinds.add((type(work).__name__, name))
    return (f"{spots} faults of {len(kinds)} kinds injected {injected} times by strace into the commands on a whole store, "
            f"{done} done, {spots - done} refused, nothing by halves, seed {options.seed}, {seconds_since(began)}")


def renew(work):
    if isinstance(work, Snapshot):
        work.place.renew(work.has_snapshot)
    else:
        work.place.renew()


if __name__ == "__main__":
    conclude(main)
