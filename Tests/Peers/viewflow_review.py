"""A peer of transitions: the review in viewflow's fsm, in memory, without a database. Prints steps a second."""

import django
from django.conf import settings

settings.configure(SECRET_KEY="bench", INSTALLED_APPS=[])
django.setup()

from viewflow import fsm  # noqa: E402

from review import report  # noqa: E402


class Review:
    place = fsm.State(str, default="draft")

    def __init__(self):
        self.state = "draft"
        self.returns = 0

    @place.setter()
    def _set(self, value):
        self.state = value

    @place.getter()
    def _get(self):
        return self.state

    @place.transition(source="draft", target="level1")
    def submit(self):
        pass

    @place.transition(source="level1", target="level2")
    def approve_first(self):
        pass

    @place.transition(source="level2", target="level3")
    def approve_second(self):
        pass

    @place.transition(source="level3", target="concluded")
    def approve_third(self):
        pass

    @place.transition(source="level2", target="draft", conditions=[lambda review: review.returns < 3])
    def give_back(self):
        self.returns += 1


NAMES = ["submit", "approve_first", "give_back", "submit", "approve_first", "approve_second", "approve_third"]

report(Review, lambda case, verb, number: getattr(case, NAMES[number])())
