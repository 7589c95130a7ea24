"""How a promise stands, in the words the public reads, and the arithmetic of many parts."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    """How a promise stands, or one unit's part of it."""

    OVERDUE = "overdue", pgettext_lazy("promise", "Overdue")
    REOPENED = "reopened", pgettext_lazy("promise", "Opened again")
    UNDER_WAY = "under_way", pgettext_lazy("promise", "Under way")
    NOT_STARTED = "not_started", pgettext_lazy("promise", "Not started")
    PAUSED = "paused", pgettext_lazy("promise", "Paused")
    DONE = "done", pgettext_lazy("promise", "Done in time")
    # Late stays late: nothing leads out of it.
    DONE_LATE = "done_late", pgettext_lazy("promise", "Done late")
    REPLACED = "replaced", pgettext_lazy("promise", "Given to another unit")
    CANCELLED = "cancelled", pgettext_lazy("promise", "No longer planned")
    WITHDRAWN = "withdrawn", pgettext_lazy("promise", "Withdrawn")


#: As sealed texts write them; pages translate the code.
WORDS = {
    State.OVERDUE: "Quá hạn",
    State.REOPENED: "Mở lại",
    State.UNDER_WAY: "Đang làm",
    State.NOT_STARTED: "Chưa bắt đầu",
    State.PAUSED: "Tạm dừng",
    State.DONE: "Xong đúng hạn",
    State.DONE_LATE: "Xong muộn",
    State.REPLACED: "Chuyển đơn vị khác",
    State.CANCELLED: "Không làm nữa",
    State.WITHDRAWN: "Đã rút",
}

TONES = {
    State.OVERDUE: "bad",
    State.REOPENED: "warn",
    State.UNDER_WAY: "info",
    State.NOT_STARTED: "neutral",
    State.PAUSED: "neutral",
    State.DONE: "good",
    State.DONE_LATE: "warn",
    State.REPLACED: "neutral",
    State.CANCELLED: "neutral",
    State.WITHDRAWN: "neutral",
}

ICONS = {
    State.OVERDUE: "triangle-alert",
    State.REOPENED: "rotate-ccw",
    State.UNDER_WAY: "circle-dot",
    State.NOT_STARTED: "circle",
    State.PAUSED: "circle-pause",
    State.DONE: "circle-check",
    State.DONE_LATE: "clock-alert",
    State.REPLACED: "replace",
    State.CANCELLED: "circle-slash",
    State.WITHDRAWN: "undo-2",
}

DONE = frozenset((State.DONE, State.DONE_LATE))
#: Somebody still has to do something, and a day may pass meanwhile.
OPEN = frozenset((State.NOT_STARTED, State.UNDER_WAY))
#: No longer part of what was promised.
_GONE = frozenset((State.REPLACED, State.CANCELLED))


def together(parts: Iterable[State]) -> State:
    """
    How a promise stands whose parts stand so: it is done when everything still promised is, and late when any part was.

    >>> together([State.DONE, State.UNDER_WAY]).value
    'under_way'
    >>> together([State.DONE, State.DONE_LATE, State.REPLACED]).value
    'done_late'
    """
    every = frozenset(parts)
    live = every - _GONE
    if not live:
        return State.CANCELLED if State.CANCELLED in every else State.REPLACED
    if live <= DONE:
        return State.DONE_LATE if State.DONE_LATE in live else State.DONE
    waiting = live - DONE
    for one in (State.OVERDUE, State.REOPENED):
        if one in waiting:
            return one
    if waiting == {State.PAUSED}:
        return State.PAUSED
    return State.NOT_STARTED if live == {State.NOT_STARTED} else State.UNDER_WAY
