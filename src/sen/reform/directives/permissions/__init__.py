"""Who may do what to plans, tasks, obstacles and communication."""

from sen.reform.directives.permissions.follow_up import (
    may_see_follow_up,
    may_see_urged,
    may_set_follow_up,
    may_urge,
)
from sen.reform.directives.permissions.plans import (
    may_adopt_plan,
    may_report_progress,
    may_see_plan,
    reporting_unit_ids,
)
from sen.reform.directives.permissions.tasks import (
    decisions_for,
    may_accept_task,
    may_ask_extension,
    may_assign,
    may_cancel_task,
    may_decide_extension,
    may_draft,
    may_hand_on_task,
    may_pause_task,
    may_report_task,
    may_resume_task,
    may_return_task,
    may_see_task,
    may_send_back_task,
    may_take_up_task,
    seen_unit_ids,
)

__all__ = [
    "decisions_for",
    "may_accept_task",
    "may_adopt_plan",
    "may_ask_extension",
    "may_assign",
    "may_cancel_task",
    "may_decide_extension",
    "may_draft",
    "may_hand_on_task",
    "may_pause_task",
    "may_report_progress",
    "may_report_task",
    "may_resume_task",
    "may_return_task",
    "may_see_follow_up",
    "may_see_plan",
    "may_see_task",
    "may_see_urged",
    "may_send_back_task",
    "may_set_follow_up",
    "may_take_up_task",
    "may_urge",
    "reporting_unit_ids",
    "seen_unit_ids",
]
