"""The steps of a task as pages offer them: address, form, what each does and what is said afterwards."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop

from sen.office.directives.forms import (
    About,
    ExtensionGrant,
    ExtensionWish,
    HandOn,
    Reason,
    Remark,
    Report,
    Return,
    Step,
)
from sen.reform.common.decisions import Decision
from sen.reform.directives import operations
from sen.reform.directives.queries import TaskPage


@dataclass(frozen=True)
class TaskStep:
    """One step: the decision that allows it, its form, and what it does."""

    name: str
    decision: str
    form: type[Step]
    do: Callable[..., int | None]
    done: str


#: By the last part of their addresses.
STEPS: Mapping[str, TaskStep] = {
    "tiep-nhan": TaskStep(
        "take_up", "take_up", Step, operations.take_up_task, gettext_noop("The task is taken up by your unit.")
    ),
    "bao-cao": TaskStep(
        "report", "report", Report, operations.report_task, gettext_noop("The report waits for acceptance.")
    ),
    "nghiem-thu": TaskStep(
        "accept", "accept", Remark, operations.accept_task, gettext_noop("The task is accepted as finished.")
    ),
    "gui-lai": TaskStep(
        "send_back", "send_back", Reason, operations.send_back_task, gettext_noop("The task is back with its unit.")
    ),
    "tra-lai": TaskStep("return", "return", Return, operations.return_task, gettext_noop("The task is returned.")),
    "huy": TaskStep("cancel", "cancel", Reason, operations.cancel_task, gettext_noop("The task is cancelled.")),
    "xin-gia-han": TaskStep(
        "ask_extension",
        "ask_extension",
        ExtensionWish,
        operations.ask_extension,
        gettext_noop("The extension is asked for. Until it is decided the deadline stands."),
    ),
    "gia-han": TaskStep(
        "extend",
        "decide_extension",
        ExtensionGrant,
        operations.extend_task,
        gettext_noop("The task is extended. The first deadline stays in its history."),
    ),
    "khong-gia-han": TaskStep(
        "refuse",
        "decide_extension",
        Reason,
        operations.refuse_extension,
        gettext_noop("The extension is refused. The deadline stands."),
    ),
    "tam-dung": TaskStep(
        "pause", "pause", Reason, operations.pause_task, gettext_noop("The task is paused. Its time stands still.")
    ),
    "tiep-tuc": TaskStep(
        "resume", "resume", Remark, operations.resume_task, gettext_noop("The task goes on; see its deadline.")
    ),
    "chuyen": TaskStep(
        "hand_on", "hand_on", HandOn, operations.hand_on, gettext_noop("The task is given to the competent unit.")
    ),
}


def forms_for(page: TaskPage, decisions: Mapping[str, Decision], on: date) -> dict[str, Step]:
    """An empty form for every step that is allowed now, by its name."""
    about = About(page, on)
    return {step.name: step.form(about=about, name=step.name) for step in STEPS.values() if decisions[step.decision]}
