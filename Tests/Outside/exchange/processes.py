"""Runs walks in SpiffWorkflow on the exported process: whoever has a task hands in what was decided, and the case must
come to the state that the walk says.
"""

import io

from lxml import etree
from SpiffWorkflow.bpmn.parser import BpmnParser
from SpiffWorkflow.bpmn.workflow import BpmnWorkflow
from SpiffWorkflow.util.task import TaskState


def specification(document, matter):
    parser = BpmnParser()
    parser.add_bpmn_xml(etree.parse(io.BytesIO(document)))
    return parser.get_spec(f"process.{matter}")


def here(workflow):
    """The state that the process waits in, or the end that it came to."""
    task = workflow.get_next_task(state=TaskState.READY, manual=True)
    if task is not None:
        return task, task.task_spec.bpmn_id.removeprefix("state.")
    ends = [task.task_spec.bpmn_id for task in workflow.get_tasks(state=TaskState.COMPLETED)
            if (task.task_spec.bpmn_id or "").startswith("state.") and not task.task_spec.manual]
    return None, ends[-1].removeprefix("state.")


def difference(spec, walk, initial):
    """Where the process comes to another state than the walk; nothing where it does not."""
    workflow = BpmnWorkflow(spec)
    workflow.do_engine_steps()
    task, state = here(workflow)
    if state != initial:
        return f"begins at {state}"
    acted, recorded = False, None
    for number, step in enumerate(walk.steps):
        pick = step.pick or {}
        if step.state == state and step.verb != "recall":
            # What stays in a state is done within its task.
            acted = acted or not step.keeps_undo
            recorded = pick.get("outcome", recorded)
            continue
        target = "applicant" if "applicant" in pick else pick.get("level")
        task.data.update(verb=step.verb, to=target, route=walk.route, acted=acted, recorded=recorded)
        task.run()
        workflow.do_engine_steps()
        task, state = here(workflow)
        acted = False
        if state != step.state:
            return f"step {number}, {step.verb} {pick}: comes to {state}, not to {step.state}"
    return None
