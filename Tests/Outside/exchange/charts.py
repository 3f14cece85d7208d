"""Runs walks in Qt's SCXML engine on the exported chart: reads the chart's path and the walks as JSON, and prints where
the chart comes to another state. It needs Debian's python3-pyside2.qtscxml, and so Debian's Python.
"""

import json
import sys

from PySide2.QtCore import QCoreApplication
from PySide2.QtScxml import QScxmlStateMachine


def difference(path, walk):
    machine = QScxmlStateMachine.fromFile(path)
    if machine.parseErrors():
        return f"does not parse: {machine.parseErrors()[0].toString()}"
    if not machine.init():
        return "does not begin"
    machine.start()
    QCoreApplication.processEvents()
    for number, step in enumerate(walk["steps"]):
        pick = step["pick"] or {}
        name = "applicant" if "applicant" in pick else next(iter(pick.values()), None)
        machine.submitEvent(step["verb"] + (f".{name}" if name else ""), {"route": walk["route"]})
        QCoreApplication.processEvents()
        states = machine.activeStateNames() or ["an end"]
        # A chart that has come to a final state runs no more.
        if states != [step["state"]] and (machine.isRunning() or states != ["an end"]):
            return f"step {number}, {step['verb']} {pick}: comes to {states}, not to {step['state']}"
    return None


def main():
    QCoreApplication([])
    path, walks = sys.argv[1], json.load(sys.stdin)
    found = [(number, difference(path, walk)) for number, walk in enumerate(walks)]
    found = [(number, what) for number, what in found if what]
    for number, what in found[:10]:
        print(f"walk {number}: {what}")
    return len(found) > 0


if __name__ == "__main__":
    sys.exit(main())
