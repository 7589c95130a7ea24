"""Communication (tuyên truyền): planning an activity, reporting it with its proof, calling it off."""

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day, local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Activity, ActivityReport, Channel
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.permissions import activities as permissions
from sen.reform.directives.queries.activities import ActivityLine, ActivityNotFound, activities, activity_page
from sen.reform.directives.queries.units import existing_units
from sen.reform.evidence.queries import piece

LONGEST_LINK = 500
_url_is_valid = URLValidator(schemes=("http", "https"))


class NoActivity(Refusal):
    """An activity without words."""

    message = _("Say what is to be done, for example: Hội nghị tuyên truyền dịch vụ công trực tuyến.")


class DueInAnotherYear(Refusal):
    """An activity due outside the year it is planned for."""

    message = _("%(day)s lies outside %(year)s. Plan it for a day of that year.")


class PlannedTwice(Conflict):
    """The unit plans the same for the same day already."""

    message = _("The unit plans “%(title)s” for %(day)s already. Open that one instead.")


class NoProof(Refusal):
    """Done, says the unit, and shows nothing."""

    message = _("Add the proof: a document of the library, or the address of a page.")


class BadLink(Refusal):
    """A proof at an address that is none."""

    message = _("“%(link)s” is no address of a page. Copy it whole from the browser, beginning with https://.")


class ForeignPiece(Refusal):
    """A proof out of the library of another unit."""

    message = _("“%(title)s” is a document of another unit. Choose one of %(unit)s.")


class DoneInTimeToCome(Refusal):
    """An activity said to have taken place on a day to come."""

    message = _("%(day)s is still to come. Report the activity when it has taken place.")


@dataclass(frozen=True)
class NewActivity:
    """What is said of an activity when it is planned."""

    year: int
    unit_id: int
    title: str
    channel: str
    due_on: date
    audience: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Proof:
    """What shows that it took place: a piece of the unit's library, or a page."""

    piece_key: str = ""
    link: str = ""


@transaction.atomic
def plan_activity(new: NewActivity, *, by: Actor, at: datetime) -> int:
    """
    Enter an activity in the plan of a year. Entered when it is due or past, it is kept, but counts as unplanned.

    :raises Refusal: if it has no words, lies outside the year, or stands in the plan already
    """
    permissions.may_plan_activity(by, new.unit_id).enforce()
    existing_units((new.unit_id,), on=local_day(at))
    title = nfc(new.title)
    if not title:
        raise NoActivity
    if new.due_on.year != new.year:
        raise DueInAnotherYear(day=format_day(new.due_on), year=str(new.year))
    planned = activities(new.year, on=local_day(at), unit_ids=(new.unit_id,), title=title)
    if any(line.due_on == new.due_on for line in planned):
        raise PlannedTwice(title=title, day=format_day(new.due_on))
    activity = Activity.objects.create(
        year=new.year,
        unit_id=new.unit_id,
        title=title,
        channel=Channel(new.channel),
        audience=nfc(new.audience),
        due_on=new.due_on,
        detail=nfc(new.detail),
        planned_at=at,
        planned_by_id=by.user_id,
    )
    audit.record("activity_planned", activity, by=by, at=at, unit=new.unit_id, due_on=new.due_on.isoformat())
    return activity.pk


@transaction.atomic
def report_activity(activity_id: int, *, done_on: date, proof: Proof, text: str = "", by: Actor, at: datetime) -> None:
    """
    Say that an activity took place, and show it; a correction is a new report, the old one stays readable.

    :raises Refusal: if there is no proof, or the day is still to come
    """
    activity, line = _locked(activity_id, local_day(at))
    permissions.may_report_activity(by, line).enforce()
    if done_on > local_day(at):
        raise DoneInTimeToCome(day=format_day(done_on))
    kept = _checked(proof, line)
    _report(activity, done_on, text, kept, by=by, at=at)
    audit.record("activity_done", activity, by=by, at=at, done_on=done_on.isoformat())


@transaction.atomic
def call_off_activity(activity_id: int, *, reason: str, by: Actor, at: datetime) -> None:
    """
    Say that an activity does not take place; called off after its day, it still counts as not done.

    :raises NoReason: if none is given
    """
    activity, line = _locked(activity_id, local_day(at))
    permissions.may_call_off_activity(by, line).enforce()
    if not nfc(reason):
        raise NoReason
    _report(activity, None, reason, Proof(), by=by, at=at)
    audit.record("activity_called_off", activity, by=by, at=at)


def _locked(activity_id: int, on: date) -> tuple[Activity, ActivityLine]:
    """
    An activity nobody else reports meanwhile, and how it stands.

    :raises ActivityNotFound: if there is none
    """
    activity = Activity.objects.select_for_update().filter(pk=activity_id).first()
    if activity is None:
        raise ActivityNotFound
    return activity, activity_page(activity_id, on=on).line


def _checked(proof: Proof, line: ActivityLine) -> Proof:
    link = nfc(proof.link)
    if not link and not proof.piece_key:
        raise NoProof
    if link:
        _check_link(link)
    if proof.piece_key:
        card = piece(proof.piece_key)
        if card.unit_id != line.unit_id:
            raise ForeignPiece(title=card.title, unit=line.unit_name)
    return Proof(proof.piece_key, link)


def _check_link(link: str) -> None:
    try:
        _url_is_valid(link)
    except ValidationError:
        raise BadLink(link=link[:80]) from None
    # A name before the host passes for the host: https://sadec.gov.vn@elsewhere/
    if len(link) > LONGEST_LINK or "@" in link.split("/")[2]:
        raise BadLink(link=link[:80])


def _report(activity: Activity, done_on: date | None, text: str, proof: Proof, *, by: Actor, at: datetime) -> None:
    ActivityReport(
        activity=activity,
        done_on=done_on,
        text=nfc(text),
        piece_key=proof.piece_key,
        link=proof.link,
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    ).save()
