"""What stood in the way in the story's year, and what people were told of reform."""

from collections.abc import Callable
from datetime import date
from typing import Any

from sen.cli.demo.moments import on_day
from sen.cli.demo.staff import Staff
from sen.reform.assessments.queries import rounds_of
from sen.reform.directives import queries
from sen.reform.directives.operations import activities, obstacles
from sen.reform.directives.operations.obstacles import Escalation, Letter
from sen.reform.directives.operations.raising import NewObstacle, raise_obstacle
from sen.reform.organizations.queries import UnitCard

_CLOSING: dict[str, tuple[Callable[..., None], str]] = {
    "solve": (obstacles.solve_obstacle, "solution"),
    "withdraw": (obstacles.withdraw_obstacle, "reason"),
}


def load(told: dict[str, Any], communication: dict[str, Any], units: dict[str, UnitCard], staff: Staff) -> None:
    """Raise the obstacles and take their steps; plan the communication and report what took place."""
    for said in told["obstacle"]:
        _live(said, told["note"], units, staff)
    for said in communication["activity"]:
        _communicate(said, communication, units, staff)


def _live(said: dict[str, Any], note: str, units: dict[str, UnitCard], staff: Staff) -> None:
    criterion = said.get("criterion", "")
    new = NewObstacle(
        unit_id=units[said["unit"]].id,
        title=said["title"],
        level=said["level"],
        asked=said.get("asked", ""),
        addressee=said.get("addressee", ""),
        detail="\n".join(filter(None, (said.get("detail"), note))),
        area_code=said.get("area", ""),
        task_id=_task(said.get("task"), said["raised_on"]),
        # The communes' round is the first of its year.
        round_id=rounds_of(said["raised_on"].year)[0].id if criterion else None,
        criterion_code=criterion,
        due_on=said.get("due_on"),
    )
    obstacle_id = raise_obstacle(new, by=staff.named(said["by"]), at=on_day(said["raised_on"], 9))
    for step in said.get("step", ()):
        _step(obstacle_id, step, units, staff)


def _step(obstacle_id: int, step: dict[str, Any], units: dict[str, UnitCard], staff: Staff) -> None:
    by, at = staff.named(step["by"]), on_day(step["on"], 14)
    letter = Letter(step.get("number", ""), step.get("written_on"))
    if step["do"] == "entrust":
        obstacles.entrust_obstacle(obstacle_id, unit_id=units[step["unit"]].id, note=step["note"], by=by, at=at)
    elif step["do"] == "escalate":
        obstacles.escalate_obstacle(obstacle_id, to=Escalation("province", step["addressee"], letter), by=by, at=at)
    elif step["do"] == "answer":
        obstacles.answer_obstacle(obstacle_id, answer=step["text"], letter=letter, by=by, at=at)
    else:
        close, word = _CLOSING[step["do"]]
        close(obstacle_id, **{word: step["text"]}, by=by, at=at)


def _task(title: str | None, on: date) -> int | None:
    """The task a difficulty holds up, by its title."""
    return next(task.id for task in queries.tasks(on=on) if task.title == title) if title else None


def _communicate(said: dict[str, Any], told: dict[str, Any], units: dict[str, UnitCard], staff: Staff) -> None:
    by = staff.named(said["by"])
    new = activities.NewActivity(
        year=said["due_on"].year,
        unit_id=units[said["unit"]].id,
        title=said["title"],
        channel=said["channel"],
        audience=said["audience"],
        due_on=said["due_on"],
    )
    activity_id = activities.plan_activity(new, by=by, at=on_day(told["planned_on"], 9))
    if "done_on" in said:
        proof = activities.Proof(link=f"{told['site']}/tuyen-truyen/{activity_id}")
        day = said["done_on"]
        activities.report_activity(activity_id, done_on=day, proof=proof, by=by, at=on_day(day, 16))
    elif "called_off" in said:
        at = on_day(said["called_off_on"], 10)
        activities.call_off_activity(activity_id, reason=said["called_off"], by=by, at=at)
