#!/usr/bin/env python3
"""Eight clients on six machines, two of which have two clients each, on a cluster whose members are killed, paused and
stopped while its connections are cut and slowed; what each was told is held against the sequential model of
../store/sessions.py.

Every acknowledged command is in the journal exactly once and where it was allowed, in an order that agrees with the moments
of asking and answering; what was refused, or found out not to have come about, is not there. Answers that were marked as
possibly old are held against nothing.
"""

import argparse
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import threading
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "store")]

import sessions  # noqa: E402
from cases import Machine  # noqa: E402
from cluster import Cluster  # noqa: E402
from prompt import RULEBOOK, Fault, Journal, Prompt, environment, executable, expect, verify  # noqa: E402
from proxy import Proxy  # noqa: E402
from sessions import HISTORIES_A_STORE, MATTER, PROCESSES, SLOTS, Command, Hint, Model, Worker  # noqa: E402

SETTLED = re.compile(r"note\[S0205\]: found out: the command that had no answer was (not )?written")
OLD = re.compile(r"\[(S0203|S0125)\]")


class Client(Worker):
    """One client. A command whose answer was lost stays in doubt until the client is told what became of it."""

    def __init__(self, *rest):
        super().__init__(*rest)
        self.doubt, self.counts = None, {"away": 0, "doubts": 0, "written": 0}

    def give(self, account, line, kind, case=None, step=None, text=""):
        answer = self.prompt.ask(f"as {account}: {line}")
        expect(not answer.has_ended, f"client {self.number} has ended at “{answer.line}”: {answer.text}")
        settled = SETTLED.search(answer.text)
        if settled:
            expect(self.doubt, f"client {self.number} is told of a command that was not in doubt: {answer.text}")
            if not settled[1]:
                self.counts["written"] += 1
                # What it would have said is not known: the number of a new case is in no answer.
                lost = self.doubt
                told = lost.answer._replace(ended=answer.ended, codes=[], text=lost.answer.text)
                self.commands.append(lost._replace(answer=told))
            self.doubt = None
        ours = [code for code in answer.codes if code[0] == "S"]
        expect(set(ours) <= {"S0125", "S0127", "S0110"}, f"“{answer.line}” is answered by {answer.text}")
        command = Command(self.number, account, kind, case, step, text, answer)
        if "S0127" in ours:
            expect(self.doubt is None, f"a second command is in doubt: {answer.text}")
            self.doubt = command
            self.counts["doubts"] += 1
        elif ours or OLD.search(answer.text) and not self.writes(command):
            self.counts["away"] += 1
            time.sleep(0.2)
        else:
            self.commands.append(command)
            return answer
        return answer._replace(codes=answer.codes or ["S0203"])

    def settle(self):
        """Has the client find out what is in doubt still."""
        ends = time.monotonic() + 60
        while self.doubt:
            expect(time.monotonic() < ends, f"client {self.number} does not find out what became of its command")
            self.give(self.hints[0].applicant, "whoami", "history")
            if self.commands and self.commands[-1].answer.line.endswith(": whoami"):
                self.commands.pop()
            time.sleep(0.1)


class Site(sessions.Store):
    """A store on the cluster with its clients."""

    def __init__(self, zhuji, machine, folder, address, plain, dice):
        self.zhuji, self.dice, self.folder, self.plain = zhuji, dice, pathlib.Path(folder), plain
        maker = self.client("maker", address)
        self.people(maker)
        maker.end()
        machines = [number if number < 4 else 4 + number % 2 for number in range(PROCESSES)]
        self.prompts = [self.client(f"c{number}", address) for number in machines]
        for number, prompt in enumerate(self.prompts):
            prompt.done(f"as s{number}: profile set address process-{number}")
            prompt.done("set output json")
        self.bring()
        self.journal, self.model = Journal(next(self.folder.glob("observer/*/[0-9a-f]*/store.json")).parent), Model(machine)
        self.learn_sessions()

    def client(self, name, address):
        return Prompt(self.zhuji, address, more={"ZHUJI_CACHE": str(self.folder / name)})

    def bring(self):
        """Brings the observer's copy up to the cluster's end."""
        run = subprocess.run(
            [self.zhuji, "store", "stats", "--store", self.plain, "--lang", "en"], capture_output=True, text=True,
            env=environment(ZHUJI_CACHE=str(self.folder / "observer")), timeout=60)
        expect(run.returncode == 0, f"store stats ends with {run.returncode}: {run.stderr}")

    def history(self, storm):
        first = self.histories * SLOTS
        self.histories += 1
        hints = [Hint(f"p{first + slot}") for slot in range(SLOTS)]
        workers = [Client(number, prompt, hints, self.dice.getrandbits(64)) for number, prompt in enumerate(self.prompts)]
        for worker in workers:
            worker.start()
        while any(worker.is_alive() for worker in workers):
            storm.blow()
            time.sleep(0.05)
        storm.calm()
        for worker in workers:
            worker.join()
            if worker.fault:
                raise worker.fault
        for worker in workers:
            worker.settle()
        commands = [command for worker in workers for command in worker.commands]
        self.bring()
        counts = {name: sum(worker.counts[name] for worker in workers) for name in workers[0].counts}
        return commands, self.check(workers, commands), counts

    def end(self):
        for prompt in self.prompts:
            text, status = prompt.end()
            expect(status in (0, 1, 3), f"a client ended with {status}: {text}")
        text, status = verify(self.zhuji, self.plain)
        expect(status == 0, f"store verify ends with {status}: {text}")


class Storm:
    """What befalls the cluster, one thing after another, as often as was asked for."""

    def __init__(self, cluster, proxies, dice, wanted):
        self.cluster, self.proxies, self.dice = cluster, proxies, dice
        self.left, self.done = dict(wanted), dict.fromkeys(wanted, 0)

    @property
    def is_over(self):
        return not any(self.left.values())

    def blow(self):
        kinds = [kind for kind, count in self.left.items() if count > 0]
        if not kinds:
            return
        kind = self.dice.choices(kinds, [self.left[kind] for kind in kinds])[0]
        if getattr(self, kind)():
            self.left[kind] -= 1
            self.done[kind] += 1
        time.sleep(self.dice.uniform(0.1, 0.8))

    def kills(self):
        leader = self.cluster.leader()
        if leader is None:
            return False
        (self.cluster.end if self.dice.random() < 0.2 else self.cluster.kill)(leader)
        time.sleep(self.dice.uniform(0.1, 1.5))
        self.cluster.start(leader)
        return True

    def pauses(self):
        member = self.cluster.leader() if self.dice.random() < 0.6 else self.dice.choice(self.cluster.members)
        if member is None:
            return False
        self.cluster.pause(member)
        time.sleep(self.dice.uniform(0.2, 3))
        self.cluster.go_on(member)
        return True

    def stops(self):
        # Now and then for longer than a commit is tried again.
        pause = self.dice.uniform(9, 12) if self.done["stops"] % 4 == 0 else self.dice.uniform(0.1, 2)
        stop = self.cluster.end if self.done["stops"] % 3 == 2 else self.cluster.kill
        if pause > 2:
            # What is asked last comes about, and nobody is told.
            for proxy in self.proxies:
                proxy.set("mute")
            time.sleep(0.3)
        for member in self.cluster.members:
            stop(member)
        for proxy in self.proxies:
            proxy.set("plain")
        time.sleep(pause)
        for member in self.cluster.members:
            self.cluster.start(member)
        self.cluster.wait()
        return True

    def cuts(self):
        moods = [self.dice.choice(["slow", "cut", "cut", "deaf", "closed", "plain"]) for _ in self.proxies]
        for proxy, mood in zip(self.proxies, moods):
            proxy.set(mood)
        time.sleep(self.dice.uniform(0.3, 3))
        for proxy in self.proxies:
            proxy.set("plain")
        return True

    def calm(self):
        self.cluster.wait()


def is_of(batch, command):
    """As of the sessions, where the answer to an application may be lost."""
    if command.kind == "apply" and "S0127" in command.answer.text:
        return batch[0]["event"]["kind"] == "applied" and batch[0]["by"] == command.account
    return KNOWN(batch, command)


KNOWN, sessions.is_of = sessions.is_of, is_of


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    for kind, count in {"kills": 4, "pauses": 3, "stops": 2, "cuts": 6}.items():
        parser.add_argument("--" + kind, type=int, default=count)
    parser.add_argument("--zhuji")
    parser.add_argument("--planted", choices=["lie"], help="the members' answers are not true, which has to be found")
    options = parser.parse_args()
    zhuji, dice, began = options.zhuji or executable(), random.Random(options.seed), time.monotonic()
    graph = subprocess.run(
        [zhuji, "graph", MATTER, str(RULEBOOK), "--format", "json"], check=True, capture_output=True).stdout
    machine = Machine(json.loads(graph))
    total = dict(histories=0, commands=0, written=0, away=0, doubts=0, found=0)
    longest = 0
    with tempfile.TemporaryDirectory() as folder:
        cluster = Cluster(folder)
        proxies = [Proxy(("127.0.0.1", member.port), dice.getrandbits(32)) for member in cluster.members]
        kinds = ["kills"] if options.planted else ["kills", "pauses", "stops", "cuts"]
        storm = Storm(cluster, proxies, dice, {kind: getattr(options, kind) for kind in kinds})
        if options.planted:
            for proxy in proxies:
                proxy.set("lying")
        try:
            number = 0
            while not storm.is_over:
                number += 1
                address = f"etcd://{','.join(proxy.address for proxy in proxies)}/trial-{number}"
                site = Site(zhuji, machine, pathlib.Path(folder) / f"s{number}", address, cluster.store(f"trial-{number}"), dice)
                while site.histories < HISTORIES_A_STORE and not storm.is_over:
                    try:
                        commands, (wait, placed), counts = site.history(storm)
                    except Fault as fault:
                        raise Fault(f"seed {options.seed}, store {number}, history {site.histories}: {fault}") from fault
                    total["histories"] += 1
                    total["commands"] += len(commands)
                    total["written"] += placed
                    total["away"] += counts["away"]
                    total["doubts"] += counts["doubts"]
                    total["found"] += counts["written"]
                    longest = max(longest, wait)
                site.end()
                left = ", ".join(f"{count} {kind}" for kind, count in storm.left.items())
                print(f"faults: store {number} is right; left: {left}", file=sys.stderr, flush=True)
        finally:
            for child in Prompt.children:
                if child.poll() is None:
                    child.kill()
                    child.wait()
            for proxy in proxies:
                proxy.close()
            cluster.close()
    if options.planted:
        sys.exit("faults: the planted fault went unseen")
    done = storm.done
    print(
        f"faults: {done['kills']} leaders killed, {done['pauses']} members paused, {done['stops']} stops of the whole cluster, "
        f"{done['cuts']} spells of bad connections ({sum(proxy.cuts for proxy in proxies)} answers cut); "
        f"{total['histories']} histories by {PROCESSES} clients, {total['commands']} commands, {total['written']} written, "
        f"{total['doubts']} in doubt ({total['found']} of them had come about), {total['away']} told of an outage; lost 0, "
        f"doubled 0, longest wait of a writer {longest / 1e9:.1f} s, seed {options.seed}, {time.monotonic() - began:.0f} s")


if __name__ == "__main__":
    try:
        main()
    except Fault as fault:
        if not any(word.startswith("--planted") for word in sys.argv):
            sys.exit(f"faults: {fault}")
        print(f"faults: the planted fault is found: {str(fault).splitlines()[0][:160]}")
