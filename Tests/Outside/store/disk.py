#!/usr/bin/env python3
"""Fills a disk of 64 KiB under a store, makes it read-only, and takes the store's folder away.

A full disk refuses by name, nothing is half written, and once there is room the same session goes on. A store that can
not be written can be read, or is refused by name. A session whose store was moved, removed or replaced under it
acknowledges nothing any more; one that stands still is named to who waits for it. It runs in a name space of its own,
where it may mount without being root.
"""

import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import threading
import time

import prompt as prompts
from copies import codes, is_store, journal, store
from prompt import Journal, Prompt, arguments, conclude, expect, planted, seconds_since, verify, workplace

RULES = """
party person "自然人" {
    field name     "姓名"      text  length 1..50
    field address  "联系地址"  text  optional  length 1..200
    field photo    "照片"      text  optional
}
matter request "申请" {
    category  "基础业务"
    applicant person
    module main "正文" {
        field text "内容" text
        attachment proof "证明" pdf up to 10 MB
    }
    level self "自审" {
        reviewer applicant
        approve
        return to applicant
    }
}
"""


def mount(*words):
    subprocess.run(["mount", *map(str, words)], check=True)


class Disk:
    """A small disk with a store on it."""

    def __init__(self, zhuji, folder, kilobytes=64):
        self.zhuji, self.mounted = zhuji, folder / "disk"
        self.mounted.mkdir()
        mount("-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", self.mounted)
        self.path = self.mounted / "store"

    def resize(self, kilobytes):
        mount("-o", f"remount,size={kilobytes}k", self.mounted)

    def free(self):
        found = os.statvfs(self.mounted)
        return found.f_bavail * found.f_bsize

    def written(self):
        return addresses(self.path)

    def leave(self):
        subprocess.run(["umount", self.mounted], check=True)
        self.mounted.rmdir()


def addresses(store):
    """Those in the journal of a store, in order."""
    events = (record["event"] for batch in Journal(store).batches() for record in batch)
    return [event["value"] for event in events if event["kind"] == "profile-changed"]


def fill(prompt, dice, limit=2000):
    """Gives commands until one is refused: what was acknowledged, and the refusal."""
    done = []
    for number in range(limit):
        text = f"a{number}-" + "x" * dice.randrange(150)
        answer = prompt.ask(f"as p: profile set address {text}")
        if answer.codes or answer.has_ended:
            return done, answer
        done.append(text)
    return done, None


def full_disk(zhuji, folder, dice):
    """Nothing that was refused is there; at a keyboard the session goes on when there is room, a pipe ends with 3."""
    disk = Disk(zhuji, folder)
    prompt = Prompt(zhuji, disk.path, is_typed=True)
    prompt.done("given person p")
    done, refusal = fill(prompt, dice)
    expect(refusal is not None, "64 KiB were never full")
    expect(refusal.codes == ["S0108"] and not refusal.has_ended, f"a full disk is told by {refusal.text}")
    expect("no space" in refusal.text.lower(), f"a full disk is told by {refusal.text}")
    expect(disk.written() == done, "the journal of the full disk is not what was acknowledged")
    _, status = verify(zhuji, disk.path)
    expect(status == 0, f"store verify of a full disk ends with {status}")
    shown = prompt.done("as p: profile")
    expect(done[-1] in shown, f"on the full disk the session reads {shown}")
    # A short one may still fit; a long one does not, however often it is tried.
    for _ in range(3):
        again = prompt.ask("as p: profile set address " + "y" * 190)
        expect(again.codes == ["S0108"], f"a full disk is told by {again.text}")
    piped = Prompt(zhuji, disk.path)
    expect(done[-1] in piped.done("as p: profile"), "on the full disk a new session reads something else")
    expect(piped.ask("as p: profile set address " + "y" * 190).codes[:1] == ["S0108"], "the pipe was not refused")
    said, status = piped.end()
    expect(status == 3, f"the pipe ends with {status}: {said}")
    disk.resize(256)
    more, _ = fill(prompt, dice, 50)
    expect(len(more) == 50, "with room again the session does not go on")
    said, status = prompt.end()
    expect(disk.written() == done + more, "with room again the journal is not what was acknowledged")
    expect(verify(zhuji, disk.path)[1] == 0, "the store is not whole")
    disk.leave()
    return len(done) + len(more)


def full_disk_with_torn_tail(zhuji, folder, dice):
    """A torn tail that can not be copied away stays, and is dropped with a notice when there is room."""
    disk = Disk(zhuji, folder)
    prompt = Prompt(zhuji, disk.path)
    prompt.done("given person p")
    done, refusal = fill(prompt, dice)
    prompt.end()
    journal = disk.path / "journal" / "00000001.jsonl"
    content = journal.read_bytes().rstrip(b"\0")
    lines = content.splitlines(keepends=True)
    half = lines[-1].replace(b'{"seq":%d,' % len(lines), b'{"seq":%d,' % (len(lines) + 1))[: 200]
    disk.resize(128)
    journal.write_bytes(content + half)
    filler = disk.mounted / "filler"
    with open(filler, "wb", buffering=0) as file:
        try:
            while True:
                file.write(b"\1" * 4096)
        except OSError:
            pass
    expect(disk.free() == 0, f"the disk has {disk.free()} bytes left")
    reader = Prompt(zhuji, disk.path)
    answer = reader.ask("as p: profile")
    expect(done[-1] in answer.text, f"behind a torn tail on a full disk is read {answer.text}")
    refused = reader.ask("as p: profile set address z")
    said, status = reader.end()
    expect(refused.codes and refused.codes[0][0] == "S" and status == 3, f"a torn tail on a full disk: {refused.text}")
    filler.unlink()
    writer = Prompt(zhuji, disk.path)
    told = writer.ask("as p: profile set address z").text
    said, status = writer.end()
    expect("S0201" in told + said and status == 0, f"with room the torn tail is told by {told}{said}")
    expect(disk.written() == [*done, "z"], "the torn tail took something along")
    kept = [path.read_bytes() for path in (disk.path / "quarantine").iterdir()]
    expect(half in kept, "the torn tail was not kept")
    disk.leave()
    return len(done) + 1


def full_disk_for_files(zhuji, folder, dice):
    """An attachment for which there is no room is refused, and so is its event."""
    disk = Disk(zhuji, folder, 128)
    prompt = Prompt(zhuji, disk.path, is_typed=True)
    for line in ("given person p", "as p: apply request"):
        prompt.done(line)
    count = 0
    while True:
        file = folder / f"file-{count}.pdf"
        file.write_bytes(dice.randbytes(7000))
        answer = prompt.ask(f"as p: attach main.proof {file}")
        if answer.codes:
            break
        count += 1
    expect(answer.codes == ["S0111"] or answer.codes == ["S0108"], f"no room for a file is told by {answer.text}")
    events = [record["event"] for batch in Journal(disk.path).batches() for record in batch]
    names = [event["file"]["name"] for event in events if event["kind"] == "attached"]
    expect(names == [f"file-{number}.pdf" for number in range(count)], f"{count} files were attached, not {names}")
    left = [path for path in disk.path.rglob("*.new")]
    expect(not left, f"half a file is left over: {left}")
    disk.resize(512)
    prompt.done(f"as p: attach main.proof {file}")
    prompt.end()
    expect(verify(zhuji, disk.path)[1] == 0, "the store is not whole")
    disk.leave()
    return count + 1


def full_disk_for_copies(zhuji, folder, dice):
    """A backup, a restoration, an import and an export for which there is no room are refused, and nobody takes what is
    there for whole; with room the same command goes on."""
    source = folder / "source"
    prompt = Prompt(zhuji, source)
    for line in ("given person p", "as p: apply request"):
        prompt.done(line)
    for number in range(30):
        file = folder / "file.pdf"
        file.write_bytes(dice.randbytes(60_000))
        prompt.done(f"as p: attach main.proof {file}")
    prompt.end()
    backup, export = folder / "backup", folder / "export.jsonl"
    expect(store(zhuji, "backup", backup, "--store", source)[1] == 0, "the backup failed")
    expect(store(zhuji, "export", export, "--store", source)[1] == 0, "the export failed")
    disk = Disk(zhuji, folder, 1024)
    made = disk.mounted / "made"
    works = [(["backup", made, "--store", source], made, lambda: restores(zhuji, made, folder)),
             (["restore", backup, "--store", made], made, lambda: is_store(zhuji, made)),
             (["import", export, "--store", made], made, lambda: is_store(zhuji, made)),
             (["export", disk.mounted / "made.jsonl", "--store", source], disk.mounted / "made.jsonl",
              lambda: (disk.mounted / "made.jsonl").exists())]
    for words, path, is_whole in works:
        for _ in range(2):
            said, status = store(zhuji, *words)
            expect(status == 2 and codes(said) == ["S0308"], f"{words[0]} on a full disk ends with {status}: {said}")
            expect("no space" in said.lower() and not is_whole(), f"{words[0]} on a full disk: {said}")
        disk.resize(8192)
        said, status = store(zhuji, *words)
        expect(status == 0 and is_whole(), f"with room {words[0]} ends with {status}: {said}")
        if path.is_file():
            path.unlink()
        else:
            expect(journal(path) == journal(source), f"{words[0]} made another journal")
            shutil.rmtree(path)
        disk.resize(1024)
    disk.leave()
    for path in (source, backup):
        shutil.rmtree(path)
    export.unlink()
    return len(works)


def restores(zhuji, backup, folder):
    """Whether a whole store comes of the backup."""
    path = folder / "restored"
    _, status = store(zhuji, "restore", backup, "--store", path)
    if status == 0:
        expect(verify(zhuji, path)[1] == 0, "what is restored is not whole")
    shutil.rmtree(path, ignore_errors=True)
    return status == 0


def small_files(zhuji, folder, dice):
    """A limit on the size of files (ulimit -f) is an error like another, and no signal ends the program."""
    path = folder / "limited"
    prompt = Prompt(zhuji, path)
    prompt.done("given person p")
    prompt.end()
    size = (path / "journal" / "00000001.jsonl").stat().st_size
    limited = Prompt(zhuji, path, wrapper=["prlimit", f"--fsize={size + 3000}"])
    done, refusal = fill(limited, dice)
    said, status = limited.end()
    expect(refusal is not None and refusal.codes[0] == "S0108" and status == 3, f"ended with {status}: {refusal}{said}")
    expect(addresses(path) == done, "behind the limit the journal is not what was acknowledged")
    expect(verify(zhuji, path)[1] == 0, "the store is not whole")
    shutil.rmtree(path)
    return len(done)


def read_only(zhuji, folder, dice):
    """On a disk that can not be written a session reads or is refused by name, and says so with status 3."""
    path, mirror = folder / "original", folder / "mirror"
    prompt = Prompt(zhuji, path)
    prompt.done("given person p")
    prompt.done("as p: profile set address here")
    prompt.end()
    before = {file: file.read_bytes() for file in path.rglob("*") if file.is_file()}
    mirror.mkdir(exist_ok=True)
    mount("--bind", path, mirror)
    mount("-o", "remount,bind,ro", mirror)
    reader = Prompt(zhuji, mirror)
    answer = reader.ask("as p: profile")
    refused = answer if answer.has_ended else reader.ask("as p: profile set address there")
    said, status = reader.end()
    expect(refused.codes and refused.codes[0][0] == "S", f"a read-only disk is told by {refused.text}{said}")
    expect(answer.has_ended or "here" in answer.text, f"on a read-only disk is read {answer.text}")
    expect(status == 3, f"on a read-only disk the session ends with {status}")
    words, status = verify(zhuji, mirror)
    expect(status in (0, 3), f"store verify ends with {status}: {words}")
    subprocess.run(["umount", mirror], check=True)
    after = {file: file.read_bytes() for file in path.rglob("*") if file.is_file() and file.name != "lock"}
    expect(all(before[file] == content for file, content in after.items()), "the read-only store was changed")
    shutil.rmtree(path)
    return 1 if answer.has_ended else 2


def vanished(zhuji, folder, dice):
    """A session whose store is not where it was acknowledges nothing, and says so; what is elsewhere stays as it was."""
    count = 0
    for what in ("removed", "moved", "replaced", "emptied", "journal removed", "segment removed"):
        for has_written in (False, True):
            path, aside = folder / "store", folder / "aside"
            prompt = Prompt(zhuji, path)
            prompt.done("given person p")
            if not has_written:
                prompt.end()
                prompt = Prompt(zhuji, path)
            prompt.done("as p: profile")
            copy = folder / "copy"
            shutil.copytree(path, copy)
            if what == "removed":
                shutil.rmtree(path)
            elif what in ("moved", "replaced"):
                path.rename(aside)
            elif what == "emptied":
                shutil.rmtree(path)
                path.mkdir()
            elif what == "journal removed":
                shutil.rmtree(path / "journal")
            else:
                (path / "journal" / "00000001.jsonl").unlink()
            if what == "replaced":
                shutil.copytree(copy, path)
            answer = prompt.ask("as p: profile set address lost")
            said, status = prompt.end()
            place = f"with the store {what}, {'after' if has_written else 'before'} a command of its own,"
            found = [folder for folder in (path, aside) if (folder / "store.json").exists()]
            texts = [segment.read_text() for folder in found for segment in (folder / "journal").glob("*.jsonl")]
            if what == "replaced" and not answer.codes:
                # Then it has to be in the store that now stands there.
                expect("lost" in (path / "journal" / "00000001.jsonl").read_text(), f"{place} an acknowledged command is lost")
                expect("lost" not in (aside / "journal" / "00000001.jsonl").read_text(), f"{place} it is in the old one")
            else:
                expect(answer.codes and answer.codes[0][0] == "S", f"{place} a command is answered by {answer.text}{said}")
                expect(status == 3, f"{place} the session ends with {status}")
                expect(not any("lost" in text for text in texts), f"{place} a refused command is in a journal")
            for leftover in (path, aside, copy):
                shutil.rmtree(leftover, ignore_errors=True)
            count += 1
    return count


def stopped(zhuji, folder, dice):
    """A session that stands still in the middle of a write is named to who waits for it, and not for ever."""
    path = folder / "held"
    maker = Prompt(zhuji, path)
    maker.done("given person p")
    maker.end()
    holder, other = Prompt(zhuji, path, more=planted(folder, "stopped-write", 1)), Prompt(zhuji, path)
    for prompt in (holder, other):
        prompt.done("as p: whoami")
    told = []
    asking = threading.Thread(target=lambda: told.append(holder.ask("as p: profile set address first")))
    asking.start()
    state = pathlib.Path(f"/proc/{holder.child.pid}/stat")
    end = time.monotonic() + 30
    while state.read_text().rsplit(")", 1)[1].split()[0] != "T":
        expect(time.monotonic() < end, "the session did not stop")
        time.sleep(0.01)
    answer = other.ask("as p: profile set address second")
    seconds = (answer.ended - answer.began) / 1e9
    _, status = other.end()
    expect(answer.codes == ["S0106"] and f"process {holder.child.pid}," in answer.text and status == 3,
           f"who waits for a session that stands still is told {answer.text}, and ends with {status}")
    expect(5 < seconds < 30, f"the waiting took {seconds:.1f} s")
    os.kill(holder.child.pid, signal.SIGCONT)
    asking.join()
    expect(told[0].codes == [], f"the session that went on says {told[0].text}")
    other = Prompt(zhuji, path)
    other.done("as p: profile set address second")
    for prompt in (holder, other):
        prompt.end()
    expect(addresses(path) == ["first", "second"], f"the journal has {addresses(path)}")
    expect(verify(zhuji, path)[1] == 0, "the store is not whole")
    shutil.rmtree(path)
    return 2


TRIALS = [full_disk, full_disk_with_torn_tail, full_disk_for_files, full_disk_for_copies, small_files, read_only, vanished,
          stopped]


def main():
    options = arguments(__doc__.splitlines()[0], 1, 20, 30)
    dice, began, counts = random.Random(options.seed), time.monotonic(), {}
    with workplace(options.keep) as folder:
        prompts.RULEBOOK = folder / "rules"
        prompts.RULEBOOK.mkdir()
        (prompts.RULEBOOK / "rules.matter").write_text(RULES)
        for _ in range(options.count):
            for trial in TRIALS:
                counts[trial.__name__] = counts.get(trial.__name__, 0) + trial(options.zhuji, folder, dice)
    told = ", ".join(f"{name.replace('_', ' ')} {count}" for name, count in counts.items())
    return f"{told} commands acknowledged or stores lost, lost 0, seed {options.seed}, {seconds_since(began)}"


if __name__ == "__main__":
    if os.environ.get("ZHUJI_MOUNTS") != "own":
        # Mounts of this name space are nobody else's, and end with it.
        os.environ["ZHUJI_MOUNTS"] = "own"
        words = ["unshare", "--user", "--map-root-user", "--mount", sys.executable, *sys.argv]
        os.execvp(words[0], words)
    conclude(main)
