#!/usr/bin/env python3
"""Two sessions at real pseudo-terminals on one store: Control-C in a batch, a terminal that is closed, a resize.

What happens at a terminal never leaves half a command behind: a batch over a hundred cases is in the journal whole, or
not at all, and the other session goes on. The terminals are those of ../terminal.
"""

import importlib.machinery
import importlib.util
import random
import shutil
import signal
import time

from prompt import ROOT, Fault, Journal, Prompt, arguments, conclude, expect, seconds_since, verify, workplace

CASES = 100


def desks():
    """The module of ../terminal, whose name has no ending."""
    loader = importlib.machinery.SourceFileLoader("terminal", str(ROOT / "Tests" / "Outside" / "terminal"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("terminal", loader))
    loader.exec_module(module)
    return module


def make(zhuji, path):
    """A store in which an office has cases that wait to be sent on, and one to decide."""
    prompt = Prompt(zhuji, path)
    for line in ("given unit province division 220000 hrss yes", "given unit office division 220000"):
        prompt.done(line)
    for case in range(1, CASES + 2):
        for line in (f"given person p{case} unit office", f"as p{case}: apply talent-grading",
                     f"as p{case}: fill everything", f"as p{case}: submit", f"as office: open {case}",
                     "as office: judge all right"):
            prompt.done(line)
        if case <= CASES:
            prompt.done("as office: approve 同意")
    prompt.end()


class Trial:
    """A store with what was written to it since the last look."""

    def __init__(self, base, home, terminal, dice):
        self.home, self.terminal, self.dice = home, terminal, dice
        self.path = home.folder / "store"
        shutil.copytree(base, self.path)
        self.journal = Journal(self.path)
        self.look()
        self.whole = self.none = self.asked = 0

    def look(self):
        return [[record["event"]["kind"] for record in batch] for batch in self.journal.batches()]

    def desk(self):
        return self.terminal.Desk(self.home, environment={"PAGER": ""})

    def batch(self, desk, after):
        """Gives a command over all cases, and lets something happen a moment later."""
        desk.give("以 office：选择 全部", "100  p100")
        desk.give("clear")
        self.look()
        desk.type(f"以 office：上传 {self.dice.choice(['推荐报告', '申报函'])}\r")
        time.sleep(max(0, self.dice.random() * 0.05 - 0.02))
        after()

    def other_goes_on(self, desk):
        self.asked += 1
        desk.give(f"以 p2：资料 设 联系地址 第{self.asked}处", f"= 第{self.asked}处")
        expect(self.look() == [["profile-changed"]], "the other session's command is not in the journal alone")

    def judge(self, what):
        """Whether the last batch is in the journal; it is there whole or not at all."""
        batches = self.look()
        expect(batches in ([], [["attached"] * CASES]), f"{what}: the journal has {[len(batch) for batch in batches]}")
        self.whole, self.none = self.whole + len(batches), self.none + 1 - len(batches)
        return bool(batches)


def collision(trial):
    """Of two who decide at the same case one is told what the other did."""
    first, second = trial.desk(), trial.desk()
    for desk in (first, second):
        desk.give(f"以 office：打开 {CASES + 1}", "推荐单位")
    first.give("以 office：通过 同意", "已通过")
    second.give("以 office：终止 不符", "R0201", "office")
    for desk in (first, second):
        desk.type("\x04")
        desk.end()
    expect(trial.look() == [["approved"]], "the journal has more than the one decision")


def interruption(trial):
    """Control-C in the middle of a batch: whole or not at all, and the session and the other one go on."""
    desk, other = trial.desk(), trial.desk()
    for _ in range(6):
        trial.batch(desk, lambda: desk.type("\x03"))
        # What was typed before the command began is given up with the line; then there is a prompt, and no batch.
        desk.give("以 p1：我是谁", "账号 p1")
        trial.judge("Control-C")
        trial.other_goes_on(other)
    for each in (desk, other):
        each.type("\x04")
        each.end()


def closed(trial):
    """A terminal that is closed ends its session, and nothing else; its batch is there whole or not at all."""
    other = trial.desk()
    for _ in range(6):
        desk = trial.desk()
        trial.batch(desk, lambda: desk.child.close(force=False))
        end = time.monotonic() + 30
        while desk.child.isalive():
            expect(time.monotonic() < end, "the session outlives its terminal")
            time.sleep(0.01)
        trial.judge("a closed terminal")
        trial.other_goes_on(other)
    other.type("\x04")
    other.end()


def resizing(trial):
    """A terminal that is resized in the middle of a batch changes nothing but its lines."""
    desk = trial.desk()
    for number in range(4):
        trial.batch(desk, lambda: [desk.resize(columns, 24) for columns in (60, 100, 80)])
        desk.give("以 p1：我是谁", "账号 p1")
        expect(trial.judge("a resize"), "a resize gave the batch up")
    desk.type("\x04")
    desk.end()


def terminating(trial):
    """SIGTERM and SIGHUP in the middle of a batch: whole or not at all."""
    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT, signal.SIGTERM):
        desk = trial.desk()
        trial.batch(desk, lambda: desk.child.kill(number))
        desk.wait(lambda: not desk.read(), "waiting for the end")
        desk.child.close()
        expect(desk.child.signalstatus == number, f"signal {number} ended it with {desk.child.signalstatus}")
        trial.judge(f"signal {number}")


TRIALS = [collision, interruption, closed, resizing, terminating]


def main():
    options = arguments(__doc__.splitlines()[0], 1, 20, 60)
    terminal = desks()
    dice, began, whole, none = random.Random(options.seed), time.monotonic(), 0, 0
    with workplace(options.keep) as folder:
        base = folder / "base"
        make(options.zhuji, base)
        for number in range(options.count * len(TRIALS)):
            act, home = TRIALS[number % len(TRIALS)], folder / str(number)
            home.mkdir()
            trial = Trial(base, terminal.Home(home, options.zhuji), terminal, dice)
            try:
                act(trial)
            except AssertionError as fault:
                raise Fault(f"{act.__name__}: {fault}") from fault
            words, status = verify(options.zhuji, trial.path)
            expect(status == 0, f"{act.__name__}: store verify ends with {status}: {words}")
            whole, none = whole + trial.whole, none + trial.none
    return (f"{options.count * len(TRIALS)} trials at terminals, {whole} disturbed batches written whole, {none} not at all, "
            f"lost 0, seed {options.seed}, {seconds_since(began)}")


if __name__ == "__main__":
    # Where this runs in the background, Control-C is ignored, and would be by every program that is started here.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    desks().with_packages()
    conclude(main)
