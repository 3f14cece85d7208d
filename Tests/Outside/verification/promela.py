"""Machines as Promela: one process whose states are exactly the abstract states, so that spin's count is theirs.

Several machines share one model, since compiling a verifier costs more than running it; which one is explored is told
when the verifier starts. Nothing here knows how a step works but by Docs/GraphFormat.md: there is no common code with
the exploration in `machine.py` beside the reading of names and of routes.
"""

import pathlib
import struct
import subprocess

from machine import NONE, State

# The state vector, beside the place in the process, which is the machine's state. `resume`, `recorded` and `undo` are
# one more than the place, 0 for none.
FIELDS = [
    ("route", 12), ("editable", 4), ("flagged", 4), ("attached", 4), ("resume", 4), ("recorded", 3), ("right", 4),
    ("wrong", 4), ("undo", 6), ("changed", 1), ("undo_attached", 4), ("undo_flagged", 4),
]
WIDTH = dict(FIELDS)
EDGE = struct.Struct("=QQIHH")

RECORDER = r"""
c_decl {
extern unsigned long long key(int);
extern void note(int, int, int, int);
extern int selected;
extern unsigned long long before;
}
"""

# Behind the verifier, where the state vector's type is known.
RECORDER_BODY = r"""
int selected;
unsigned long long before;
static FILE *edges;
__attribute__((constructor)) static void begin(void) {
    selected = atoi(getenv("MACHINE"));
    edges = fopen(getenv("EDGES"), "wb");
}
unsigned long long key(int state) {
    unsigned long long k = state;
PACKING
    return k;
}
void note(int row, int named, int right, int state) {
    struct { unsigned long long before, after; unsigned row; unsigned short named, right; } edge;
    edge.before = before; edge.after = key(state); edge.row = row; edge.named = named; edge.right = right;
    fwrite(&edge, 24, 1, edges);
}
"""


def option(machine, row, named, is_right, route):
    """One alternative of the loop: the step with these modules, this verdict and, where it fixes it, this route."""
    when = []
    if row.undo is not None:
        when.append(f"undo == {row.undo + 1}")
    if row.resume is not None:
        when.append(f"resume == {row.resume + 1}")
    if row.recorded is not None:
        when.append(f"recorded == {row.recorded + 1}")
    if route is None:
        if row.has:
            when.append(f"(route & {row.has}) == {row.has}")
        if row.lacks:
            when.append(f"(route & {row.lacks}) == 0")
    for guard in row.guards:
        modules = machine.bits(guard.get("modules", []), machine.modules)
        papers = machine.bits(guard.get("attachments", []), machine.attachments)
        text = {
            "judged": f"(({modules} & ~(right | wrong)) == 0)",
            "noneWrong": f"((wrong & {modules}) == 0)",
            "namesSome": "true" if named else "false",
            "namesWrong": f"((wrong & {machine.all_modules & ~named}) == 0)",
            "judges": "true" if named & modules == named else "false",
            "editable": f"((editable & {named}) == {named})",
            "attachedAll": f"((attached & {papers}) == {papers})",
            "attachedAny": f"((attached & {papers}) != 0)",
        }.get(guard["op"], "true")
        if text == "false":
            return None
        if text != "true":
            when.append(text)
    return " && ".join(when) or "true", assignments(machine, row, named, is_right, route)


def assignments(machine, row, named, is_right, route):
    """What the step writes, in an order in which nothing is read after it was written."""
    does = set(row.effects)
    kind = machine.kinds[row.end]
    out = []
    # First all that reads what was before.
    if "undo" in does:
        out.append("flagged = undo_flagged")
        out.append("if :: (changed == 1) -> attached = undo_attached :: else -> skip fi")
    if "rememberUndo" in does:
        out += [f"undo = {row.start + 1}", "undo_flagged = flagged"]
        if "enter" in does:
            out += ["undo_attached = attached", "changed = 1"]
        else:
            out += ["undo_attached = 0", "changed = 0"]
    elif "keepUndo" not in does and row.start in remembering(machine):
        out += ["undo = 0", "changed = 0", "undo_attached = 0", "undo_flagged = 0"]
    if route is not None:
        out.append(f"route = {route}")
    leaves = row.end != row.start or "undo" in does or "rememberUndo" in does
    if leaves or kind != "review":
        out += ["right = 0", "wrong = 0"] if machine.kinds[row.start] == "review" else []
    elif "judge" in does:
        out.append(f"right = {'(right | %d)' % named if is_right else '(right & %d)' % (machine.all_modules & ~named)}")
        out.append(f"wrong = {'(wrong & %d)' % (machine.all_modules & ~named) if is_right else '(wrong | %d)' % named}")
    elif "reopen" in does:
        out += [f"{verdict} = ({verdict} & {machine.all_modules & ~named})" for verdict in ("right", "wrong")]
    if "enter" in does:
        out.append("attached = 0")
    elif "attach" in does:
        out.append(f"attached = (attached | {row.attachment})")
    elif "detach" in does:
        out.append(f"attached = (attached & {15 & ~row.attachment})")
    for effect, text in (
        ("openAll", f"editable = {machine.all_modules}"), ("openNamed", f"editable = {named}"),
        ("closeEditing", "editable = 0"), ("clearFlags", "flagged = 0"), ("flagNamed", f"flagged = {named}"),
        ("forgetResume", "resume = 0"), ("rememberResume", f"resume = {machine.deciding[row.start] + 1}"),
        ("record", f"recorded = {row.outcome + 1}"),
    ):
        if effect in does:
            out.append(text)
    return out


def remembering(machine):
    """The states in which a decision may be remembered; elsewhere nothing has to be forgotten."""
    if not hasattr(machine, "remembering"):
        found = {row.end for row in machine.rows if "rememberUndo" in row.effects}
        size = -1
        while size != len(found):
            size = len(found)
            found |= {row.end for row in machine.rows if "keepUndo" in row.effects and row.start in found}
        machine.remembering = found
    return machine.remembering


def places(machine, number, records):
    """The machine as a place for each of its states, and the steps as the ways from it."""
    lines = []
    for state in range(len(machine.kinds)):
        lines += [f"m{number}s{state}:", "\tif"]
        for row in machine.rows_from[state]:
            lines += [f"\t:: {step} goto m{number}s{row.end}" for step in steps(machine, row, records)]
        # WHY: a place needs a way, and nothing is wrong with a case that has ended.
        lines += ["\t:: (false) -> skip", "\tfi;"]
    return lines


def steps(machine, row, records):
    if not machine.can_be_met.get(row.place, True):
        return
    for named, is_right in machine.named(row):
        for route in machine.routes[row.place] if row.fixes_route else [None]:
            found = option(machine, row, named, is_right, route)
            if not found:
                continue
            when, does = found
            if records:
                note = f"note({row.place}, {named}, {int(is_right)}, {row.end})"
                does = [f"c_code {{ before = key({row.start}); }}", *does, f"c_code {{ {note}; }}"]
            yield f"d_step {{ ({when}) -> {'; '.join(does or ['skip'])} }}"


def model(machines, records):
    lines = [RECORDER] if records else []
    widths = WIDTH if records else needed_widths(machines)
    lines += [f"unsigned {name} : {bits};" for name, bits in widths.items()]
    lines += ["active proctype case() {", "\tif"]
    for number, machine in enumerate(machines):
        when = f"c_expr {{ selected == {number} }}" if records else "true"
        at = machine.initial
        lines.append(f"\t:: d_step {{ {when} -> editable = {at.editable} }} goto m{number}s{at.state}")
    lines.append("\tfi;")
    for number, machine in enumerate(machines):
        lines += places(machine, number, records)
    return "\n".join([*lines, "}", ""])


def needed_widths(machines):
    """The bits that each variable takes in these machines."""
    widths = {name: 1 for name in WIDTH}
    for machine in machines:
        modules = len(machine.modules)
        needed = {
            "undo": len(machine.states).bit_length(), "route": len(machine.stages), "editable": modules,
            "flagged": modules, "right": modules, "wrong": modules, "undo_flagged": modules,
            "attached": len(machine.attachments), "undo_attached": len(machine.attachments),
            "resume": len(machine.stages).bit_length(), "recorded": len(machine.outcomes).bit_length(),
        }
        widths |= {name: max(bits, widths[name]) for name, bits in needed.items()}
    return widths


def check_widths(machine):
    for name, bits in needed_widths([machine]).items():
        if bits > WIDTH[name]:
            raise ValueError(f"{machine.graph['matter']}: {bits} bits of {name} do not fit")


def verifier(machines, folder, records=True, optimize="-O1"):
    """Writes and compiles a verifier of these machines; gives the program."""
    for machine in machines if records else []:
        check_widths(machine)
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "model.pml").write_text(model(machines, records))
    subprocess.run(["spin", "-a", "model.pml"], cwd=folder, check=True, capture_output=True)
    source = folder / "pan.c"
    if records:
        packing = "\n".join(f"    k = (k << {bits}) | now.{name};" for name, bits in FIELDS)
        with source.open("a") as file:
            file.write(RECORDER_BODY.replace("PACKING", packing))
    command = ["gcc", optimize, "-w", "-DSAFETY", "-DNOREDUCE", "-DNOFAIR", "-o", "pan", "pan.c"]
    subprocess.run(command, cwd=folder, check=True)
    return folder / "pan"


def unpacked(key):
    values = {}
    for name, bits in reversed(FIELDS):
        values[name] = key & ((1 << bits) - 1)
        key >>= bits
    for name in ("resume", "recorded", "undo"):
        values[name] += NONE
    values["state"] = key
    return State(**values)
