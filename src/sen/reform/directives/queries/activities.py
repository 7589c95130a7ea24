"""Reading communication: what is planned for a year, what took place, with what proof."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, QuerySet, TextChoices
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from sen.reform.common.days import local_day
from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key
from sen.reform.directives.models import Activity, ActivityReport, Channel

CHANNELS = tuple(Channel.choices)
SOON = timedelta(days=7)


class ActivityNotFound(NotFound):
    """No activity has this number."""

    message = _("There is no such activity. Choose it from the year's plan of communication.")


class ActivityState(TextChoices):
    """Whether an activity took place, against the day it was planned for; each is in exactly one of these."""

    OVERDUE = "overdue", _("Overdue")
    DUE_SOON = "due_soon", _("Due soon")
    PLANNED = "planned", _("To come")
    DONE = "done", _("Done in time")
    DONE_LATE = "done_late", _("Done late")
    CALLED_OFF = "called_off", _("Called off")


TONES = {
    ActivityState.OVERDUE: "bad",
    ActivityState.DUE_SOON: "warn",
    ActivityState.PLANNED: "info",
    ActivityState.DONE: "good",
    ActivityState.DONE_LATE: "warn",
    ActivityState.CALLED_OFF: "neutral",
}
DONE = (ActivityState.DONE, ActivityState.DONE_LATE)
OPEN_ACTIVITY = (ActivityState.OVERDUE, ActivityState.DUE_SOON, ActivityState.PLANNED)


@dataclass(frozen=True)
class ActivityLine:
    """An activity in a list, as it stood on a day."""

    id: int
    year: int
    title: str
    unit_id: int
    unit_name: str
    channel: str
    channel_label: str
    audience: str
    due_on: date
    planned_on: date
    state: ActivityState
    state_label: str
    tone: str
    done_on: date | None
    said: str
    piece_key: str
    link: str
    called_off_on: date | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to take place."""
        return self.state in OPEN_ACTIVITY

    @property
    def was_planned(self) -> bool:
        """Planned before it was due and before it took place: what is entered afterwards is no plan."""
        return self.planned_on < (self.due_on if self.done_on is None else min(self.due_on, self.done_on))


@dataclass(frozen=True)
class ActivityStep:
    """One report: that it took place, or that it is called off."""

    at: datetime
    by: str
    done_on: date | None
    text: str
    piece_key: str
    link: str


@dataclass(frozen=True)
class ActivityPage:
    """Everything the page of an activity shows."""

    line: ActivityLine
    detail: str
    history: tuple[ActivityStep, ...]


@dataclass(frozen=True)
class ActivityCounts:
    """How many activities stand how; the parts make up the whole."""

    overdue: int = 0
    due_soon: int = 0
    planned: int = 0
    done: int = 0
    done_late: int = 0
    called_off: int = 0

    @property
    def to_come(self) -> int:
        """Those whose day is still to come."""
        return self.due_soon + self.planned

    @property
    def all(self) -> int:
        """Every activity of the plan."""
        return sum((self.overdue, self.due_soon, self.planned, self.done, self.done_late, self.called_off))


def activities(
    year: int | None = None, *, on: date, unit_ids: Iterable[int] | None = None, title: str | None = None
) -> tuple[ActivityLine, ...]:
    """The activities of a year, or of all, as they stood at the end of a day, in the order of their due days."""
    found = Activity.objects.all()
    if year is not None:
        found = found.filter(year=year)
    if unit_ids is not None:
        found = found.filter(unit_id__in=tuple(unit_ids))
    if title is not None:
        found = found.filter(title=title)
    return tuple(_line(activity, on) for activity in _with_reports(found, on))


def activity_years() -> tuple[int, ...]:
    """The years something is planned for, the newest first."""
    return tuple(Activity.objects.order_by("-year").values_list("year", flat=True).distinct())


def activity_page(activity_id: int, *, on: date) -> ActivityPage:
    """
    An activity with everything reported of it.

    :raises ActivityNotFound: if there is none
    """
    activity = _with_reports(Activity.objects.filter(pk=activity_id), on).first()
    if activity is None:
        raise ActivityNotFound
    steps = tuple(
        ActivityStep(one.at, one.by_label, one.done_on, one.text, one.piece_key, one.link) for one in _so_far(activity)
    )
    return ActivityPage(_line(activity, on), activity.detail, steps)


def counts_of_activities(lines: Iterable[ActivityLine]) -> ActivityCounts:
    """Count activities, each exactly once."""
    return ActivityCounts(**Counter(line.state.value for line in lines))


def counts_by(lines: Iterable[ActivityLine], what: str) -> tuple[tuple[str, ActivityCounts], ...]:
    """Count by what lines say of themselves ("unit_name", "channel_label"), in the order of the alphabet."""
    groups: dict[str, list[ActivityLine]] = {}
    for line in lines:
        groups.setdefault(getattr(line, what), []).append(line)
    return tuple((name, counts_of_activities(groups[name])) for name in sorted(groups, key=collation_key))


def _with_reports(found: QuerySet[Activity], on: date) -> QuerySet[Activity]:
    """Activities planned by the end of a day, each with what had been reported by then."""
    end = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    so_far = Prefetch("reports", ActivityReport.objects.filter(at__lt=end), to_attr="reports_so_far")
    return found.filter(planned_at__lt=end).select_related("unit").prefetch_related(so_far)


def _so_far(activity: Activity) -> list[ActivityReport]:
    reports: list[ActivityReport] = activity.reports_so_far  # type: ignore[attr-defined]  # the prefetch above
    return reports


def _line(activity: Activity, on: date) -> ActivityLine:
    last = next(reversed(_so_far(activity)), None)
    state = _state(activity, last, on)
    done_on = last.done_on if last else None
    return ActivityLine(
        id=activity.pk,
        year=activity.year,
        title=activity.title,
        unit_id=activity.unit_id,
        unit_name=activity.unit.name,
        channel=activity.channel,
        channel_label=str(Channel(activity.channel).label),
        audience=activity.audience,
        due_on=activity.due_on,
        planned_on=local_day(activity.planned_at),
        state=state,
        state_label=_in_words(state, (activity.due_on - on).days),
        tone=TONES[state],
        done_on=done_on,
        said=last.text if last else "",
        piece_key=last.piece_key if last else "",
        link=last.link if last else "",
        called_off_on=local_day(last.at) if last and done_on is None else None,
    )


def _state(activity: Activity, last: ActivityReport | None, on: date) -> ActivityState:
    if last is None:
        if activity.due_on < on:
            return ActivityState.OVERDUE
        return ActivityState.DUE_SOON if activity.due_on <= on + SOON else ActivityState.PLANNED
    if last.done_on is None:
        return ActivityState.CALLED_OFF
    return ActivityState.DONE if last.done_on <= activity.due_on else ActivityState.DONE_LATE


def _in_words(state: ActivityState, left: int) -> str:
    if state is ActivityState.OVERDUE:
        return ngettext("%(days)s day overdue", "%(days)s days overdue", -left) % {"days": -left}
    if state is ActivityState.DUE_SOON:
        return (
            ngettext("%(days)s day left", "%(days)s days left", left) % {"days": left} if left else str(_("due today"))
        )
    return str(state.label)
