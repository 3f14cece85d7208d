"""A peer of transitions: the review in PyPI's `transitions`, one machine for all cases. Prints steps a second."""

from transitions import Machine

from review import report

LEVELS = ["level1", "level2", "level3"]


class Review:
    def __init__(self):
        self.returns = 0

    def may_be_returned(self):
        return self.returns < 3

    def count_return(self):
        self.returns += 1


def rows():
    road = ["draft", *LEVELS, "concluded"]
    yield {"trigger": "submit", "source": "draft", "dest": "level1"}
    for source, target in zip(LEVELS, road[2:]):
        yield {"trigger": "approve", "source": source, "dest": target}
        yield {
            "trigger": "give_back", "source": source, "dest": "draft",
            "conditions": "may_be_returned", "after": "count_return",
        }


machine = Machine(
    model=None, states=["draft", *LEVELS, "concluded"], transitions=list(rows()), initial="draft",
    auto_transitions=False)


def make():
    case = Review()
    machine.add_model(case)
    return case


report(make, lambda case, verb, number: getattr(case, verb)())
