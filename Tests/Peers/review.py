"""What the peers in Python share: the seven steps of a review, and how a rate is taken."""

import sys
import time

STEPS = ["submit", "approve", "give_back", "submit", "approve", "approve", "approve"]
# Rounds are over when at least that many steps were taken, as the peers differ much in speed.
LEAST_STEPS = 20_000


def report(make, give):
    """Prints steps a second over CASES live cases: `make` gives a draft, `give(case, verb, step)` takes a step."""
    count = int(sys.argv[1])
    taken, spent = 0, 0.0
    while taken < LEAST_STEPS:
        cases = [make() for _ in range(count)]
        start = time.perf_counter()
        for number, verb in enumerate(STEPS):
            for case in cases:
                give(case, verb, number)
        spent += time.perf_counter() - start
        taken += len(STEPS) * count
        if any(case.state != "concluded" for case in cases):
            sys.exit("a case is not concluded")
    print(taken / spent)
