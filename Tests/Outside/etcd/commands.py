#!/usr/bin/env python3
"""Every command that takes `--store`, at a store on a cluster: with and without TLS and an account, cut short, and with
members that do not answer.
"""

import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "store")]

from cluster import Certificates, Cluster  # noqa: E402
from prompt import ROOT, RULEBOOK, Fault, Prompt, environment, executable, expect  # noqa: E402
from proxy import Proxy  # noqa: E402

PLAYED = ROOT / "Playground" / "talent-grading.session"


class Desk:
    """One machine: its own cache, and the program."""

    def __init__(self, zhuji, folder, name):
        self.zhuji, self.folder = zhuji, pathlib.Path(folder) / name
        self.folder.mkdir()

    def run(self, *words, status=0, text="", lang="en", seconds=60):
        words = [str(word) for word in words]
        run = subprocess.run(
            [self.zhuji, *words, "--lang", lang], input=text, capture_output=True, text=True, timeout=seconds, cwd=self.folder,
            env=environment(ZHUJI_CACHE=str(self.folder / "cache")))
        said = run.stdout + run.stderr
        expect(run.returncode == status, f"{' '.join(words)} ends with {run.returncode}, not {status}: {said}")
        return said

    def head(self, store, **more):
        said = self.run("store", "verify", "--store", store, **more)
        return said.split(" head ")[-1].strip()


def try_commands(desk, other, store, folder):
    """The commands, on two machines."""
    desk.run("run", PLAYED, "--store", store, "--training", "--rulebook", RULEBOOK)
    head = desk.head(store)
    expect(other.head(store) == head, "two machines verify different heads")
    expect("97" in other.run("store", "stats", "--store", store), "stats counts other records")
    other.run("store", "backup", folder / "backup", "--store", store)
    other.run("store", "export", folder / "all.jsonl", "--store", store)
    expect("<svg" in other.run("graph", "--case", "4", "--format", "svg", "--store", store), "no picture")
    other.run("plan", RULEBOOK, "--store", store)
    other.run("deploy", RULEBOOK, "--store", store, "--yes")
    desk.run("store", "compact", "--store", store, status=2)
    said = other.run("repl", "--store", store, text="as zhang: whoami\nas zhang: open 4\nas zhang: history\n")
    expect("张三" in said, f"the prompt on another machine says {said}")
    desk.run("repl", "--store", store, text="as zhang: submit\n", status=1)
    # From disk to the cluster and back: the same bytes.
    desk.run("store", "copy", store, folder / "disk")
    desk.run("store", "copy", folder / "disk", store + "-again")
    desk.run("store", "copy", folder / "disk", store + "-again")
    other.run("store", "copy", store + "-again", folder / "disk2")
    journals = [next((folder / name / "journal").iterdir()).read_bytes() for name in ("disk", "disk2")]
    expect(journals[0] == journals[1] and journals[0], "a journal is another behind two copies")
    expect(desk.head(store + "-again") == head == desk.head(folder / "disk2"), "the heads of copies differ")
    desk.run("store", "restore", folder / "backup", "--store", store + "-restored")
    desk.run("store", "import", folder / "all.jsonl", "--store", store + "-imported")
    expect(desk.head(store + "-restored") == head == desk.head(store + "-imported"), "restored or imported otherwise")
    desk.run("store", "copy", folder / "disk", folder / "disk2", status=2)


def try_interruptions(desk, cluster, folder):
    """A copy that is killed is gone on with."""
    desk.run("playground", "province", "--cases", "3000", "--rulebook", RULEBOOK)
    head = desk.head("province")
    store = cluster.store("province")
    kills = 0
    for pause in (0.05, 0.2, 0.4, 0.6):
        child = subprocess.Popen(
            [desk.zhuji, "store", "copy", "province", store], cwd=desk.folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env=environment(ZHUJI_CACHE=str(desk.folder / "cache")))
        time.sleep(pause)
        kills += child.poll() is None
        child.kill()
        child.wait()
    expect(kills > 1, "no copy was cut short")
    desk.run("store", "copy", "province", store)
    expect(desk.head(store) == head, "the copy that was cut short has another head")
    return kills


def try_outage(desk, zhuji, cluster, store):
    """Members away while somebody works."""
    prompt = Prompt(zhuji, store, more={"ZHUJI_CACHE": str(desk.folder / "cache")})
    prompt.done("as zhang: open 4")
    writer = Prompt(zhuji, store, more={"ZHUJI_CACHE": str(desk.folder / "cache")})
    writer.done("as zhang: open 4")
    for member in cluster.members:
        cluster.pause(member)
    told = writer.ask("as zhang: profile set address somewhere")
    expect(told.codes == ["S0125"], f"an outage is not told once: {told.text}")
    writer.end()
    first = prompt.ask("as zhang: history")
    for address in cluster.addresses:
        expect(address in first.text, f"a member is not named: {first.text}")
    expect(first.codes == ["S0125"] and "publish" in first.text, f"reading did not go on: {first.text}")
    second = prompt.ask("as zhang: history")
    expect("note[S0203]" in second.text and "publish" in second.text, f"old answers are not marked: {second.text}")
    refused = prompt.ask("as zhang: profile set address somewhere")
    expect(set(refused.codes) <= {"S0125", "S0110"} and refused.codes, f"writing is not refused: {refused.text}")
    for member in cluster.members:
        cluster.go_on(member)
    cluster.wait()
    ends = time.monotonic() + 20
    said = ""
    while "note[S0204]" not in said:
        expect(time.monotonic() < ends, f"it does not recover by itself: {said}")
        time.sleep(0.2)
        said += prompt.ask("as zhang: whoami").text
    expect(not prompt.ask("as zhang: profile set address somewhere").codes, "writing does not go on")
    prompt.end()


def transactions(member):
    """How many transactions a member was asked for by clients."""
    with urllib.request.urlopen(f"http://{member.address}/metrics", timeout=10) as page:
        said = page.read().decode()
    return sum(int(line.split()[-1]) for line in said.splitlines()
               if line.startswith("grpc_server_handled_total{") and 'grpc_method="Txn"' in line)


def try_leader(desk, zhuji, cluster):
    """Whoever goes on writing asks the member that leads, wherever it stands in the list."""
    leader = cluster.leader()
    others = [member.address for member in cluster.members if member is not leader]
    prompt = Prompt(zhuji, f"etcd://{','.join([*others, leader.address])}/gd", more={"ZHUJI_CACHE": str(desk.folder / "cache")})
    before = transactions(leader)
    for number in range(8):
        prompt.done(f"as zhang: profile set address place {number}")
    asked = transactions(leader) - before
    expect(asked in (7, 8), f"of eight writes the leader was asked for {asked}")
    prompt.end()


def try_copies(desk, zhuji, store):
    """What befalls the copy on a machine, and the program that speaks to the cluster."""
    def records():
        return int(re.search(r"whole: (\d+) records", desk.run("store", "verify", "--store", store))[1])

    cache, before = desk.folder / "cache", records()
    prompt = Prompt(zhuji, store, more={"ZHUJI_CACHE": str(cache)})
    prompt.done("as zhang: whoami")
    for number, pause in enumerate((0, 0, 0.3)):
        # The program is gone between two commands, or while one waits for it.
        programs = [int(word) for task in pathlib.Path(f"/proc/{prompt.child.pid}/task").iterdir()
                    for word in (task / "children").read_text().split()]
        expect(len(programs) == 1, f"the prompt has the children {programs}")
        if pause:
            os.kill(programs[0], signal.SIGSTOP)
        ending = threading.Timer(pause, os.kill, (programs[0], signal.SIGKILL))
        ending.start()
        if not pause:
            ending.join()
        prompt.done(f"as zhang: profile set address street-{number}")
    prompt.end()
    expect(records() == before + 3, "three commands did not become three records")
    head = desk.head(store)
    # Those of other stores too, which nothing is asked of behind this.
    for journal in cache.glob("*/*/journal/*"):
        changed = bytearray(journal.read_bytes())
        changed[2000] ^= 1
        journal.write_bytes(changed)
    said = desk.run("repl", "--store", store, text="as zhang: whoami\n", status=3)
    expect("refused[S0130]" in said, f"a damaged copy is read: {said}")
    desk.run("repl", "--store", store, text="as zhang: whoami\n")
    expect(desk.head(store) == head, "the copy was not fetched as it was")
    shutil.rmtree(cache)
    cache.write_text("a file")
    for lang in ("en", "zh"):
        said = desk.run("repl", "--store", store, status=3, lang=lang)
        expect("S0111" in said and str(cache) in said, f"it is not said that the copy can not be made: {said}")
    cache.unlink()
    desk.run("repl", "--store", store, text="as zhang: whoami\n")


def try_wrong_calls(desk, cluster):
    """What is refused, and how."""
    members = ",".join(cluster.addresses)
    for address in ("etcd://", "etcd://host/x", f"etcd://{members}", f"etcd://{members}/省", f"etcd://{members}/x?tls=no&y=1"):
        for lang, word in (("en", "wrong address"), ("zh", "地址不对")):
            said = desk.run("repl", "--store", address, status=2, lang=lang)
            expect(word in said, f"{address}: {said}")
    said = desk.run("repl", "--store", cluster.store("nowhere"), status=2)
    expect("there is no store" in said, said)
    said = desk.run("repl", "--store", "etcd://127.0.0.1:1,127.0.0.1:2/x", status=3)
    expect("S0125" in said and "127.0.0.1:1 refuses" in said and "127.0.0.1:2 refuses" in said, said)
    said = desk.run("repl", "--store", "etcd://no.such.host.invalid:2379/x", status=3, lang="zh")
    expect("主机名无法解析" in said, said)
    said = desk.run("repl", "--store", cluster.store("x", "?access=nothing.conf"), status=3)
    expect("nothing.conf can not be read" in said, said)


def try_account(desk, cluster):
    """An account and its password, from a file that nobody else can read."""
    for words in (
        ["user", "add", "root:r"], ["role", "add", "root"], ["user", "grant-role", "root", "root"], ["role", "add", "gd"],
        ["role", "grant-permission", "gd", "readwrite", "--prefix=true", "/gd"], ["user", "add", "gd:秘密 x"],
        ["user", "grant-role", "gd", "gd"], ["auth", "enable"],
    ):
        run = cluster.control(*words)
        expect(run.returncode == 0, f"etcdctl {words}: {run.stderr}")
    file = desk.folder / "access.conf"

    def access(text, prefix, status, *words, permissions=0o600):
        file.write_text(text)
        file.chmod(permissions)
        store = cluster.store(prefix, "?access=" + str(file))
        return desk.run("store", "init", "--training", "--rulebook", RULEBOOK, "--store", store, *words, status=status)

    right = "# who\nuser gd\npassword 秘密 x\n"
    said = desk.run("store", "init", "--training", "--rulebook", RULEBOOK, "--store", cluster.store("gd"), status=3)
    expect("asks for an account" in said, said)
    expect("does not take the account" in access("user gd\npassword wrong\n", "gd", 3), "a wrong password is taken")
    expect("does not take the account" in access("user nobody\npassword x\n", "gd", 3), "an unknown account is taken")
    expect("line 2" in access("user gd\npasswort x\n", "gd", 3), "a wrong line is taken")
    expect("can be read by others" in access(right, "gd", 3, permissions=0o644), "a password lies open")
    expect("may not read or write" in access(right, "elsewhere", 3), "another prefix is open")
    access(right, "gd", 0)
    store = cluster.store("gd", "?access=" + str(file))
    expect(len(desk.head(store)) == 64, "no head")
    # Tokens of a member that begins anew are not good any more.
    prompt = Prompt(desk.zhuji, store, more={"ZHUJI_CACHE": str(desk.folder / "cache")})
    prompt.done("given unit bureau division 220100")
    for member in cluster.members:
        cluster.kill(member)
        cluster.start(member)
        time.sleep(1.5)
    prompt.done("given unit office division 220102")
    prompt.end()


def try_encryption(zhuji, folder):
    """TLS. Whom the system trusts is trusted: here, in a world of its own, the authority that was made for this trial."""
    certificates = Certificates(folder)
    cluster = Cluster(folder / "tls", tls=certificates)
    trusting = folder / "trusting"
    trusting.write_text(
        "#!/bin/sh\n" + f"mount --bind {certificates.authority} /etc/ssl/certs/ca-certificates.crt || exit 9\n"
        + f"exec {zhuji} \"$@\"\n")
    trusting.chmod(0o755)
    namespace = folder / "namespace"
    namespace.write_text(f"#!/bin/sh\nexec unshare --map-root-user --mount {trusting} \"$@\"\n")
    namespace.chmod(0o755)
    try:
        desk, store = Desk(namespace, folder, "encrypted"), cluster.store("gd", "?tls=yes")
        desk.run("run", PLAYED, "--store", store, "--training", "--rulebook", RULEBOOK)
        expect(len(desk.head(store)) == 64, "no head")
        said = Desk(zhuji, folder, "distrustful").run("repl", "--store", store, status=3)
        expect("has no certificate that is trusted" in said, said)
        said = desk.run("repl", "--store", cluster.store("gd"), status=3)
        expect("S0125" in said or "S0126" in said, said)
        # A refusal through TLS ends the program that hears it; it must be told all the same.
        file = desk.folder / "access.conf"
        file.write_text("user nobody\npassword x\n")
        file.chmod(0o600)
        said = desk.run("repl", "--store", cluster.store("gd", "?tls=yes&access=access.conf"), status=3)
        expect("S0126" in said, said)
    finally:
        cluster.close()


def try_single_node(zhuji, folder):
    """One member of this version can lose what it acknowledged."""
    cluster = Cluster(folder / "single", members=1)
    try:
        desk = Desk(zhuji, folder, "alone")
        words = ["store", "init", "--training", "--rulebook", RULEBOOK, "--store"]
        expect("single member" in desk.run(*words, cluster.store("gd"), status=3), "a single member is taken")
        desk.run(*words, cluster.store("gd", "?single-node=allowed"))
    finally:
        cluster.close()


def main():
    zhuji, began = sys.argv[2] if sys.argv[1:2] == ["--zhuji"] else executable(), time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for place in ("first", "tls", "single", "auth"):
            (folder / place).mkdir()
        cluster = Cluster(folder / "first")
        try:
            desk, other = Desk(zhuji, folder, "desk"), Desk(zhuji, folder, "other")
            store = cluster.store("gd")
            try_wrong_calls(desk, cluster)
            try_commands(desk, other, store, folder)
            try_copies(desk, zhuji, store)
            try_leader(desk, zhuji, cluster)
            kills = try_interruptions(desk, cluster, folder)
            try_outage(desk, zhuji, cluster, store)
        finally:
            cluster.close()
        cluster = Cluster(folder / "auth")
        try:
            try_account(Desk(zhuji, folder, "account"), cluster)
        finally:
            cluster.close()
        try_encryption(zhuji, folder)
        try_single_node(zhuji, folder)
    print(f"commands: all of them on a cluster, {kills} copies cut short, an outage, accounts, TLS; "
          f"{time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    try:
        main()
    except Fault as fault:
        sys.exit(f"commands: {fault}")
