"""What people write in the report and its annex; nobody overwrites what they have not seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, NotFound, Refusal
from sen.reform.common.numbers import enforce_one_reading, parse_number
from sen.reform.common.text import nfc
from sen.reform.reviews import permissions
from sen.reform.reviews.models import AnnexFigure, Review, SectionText
from sen.reform.reviews.operations.meetings import NothingWritten, locked
from sen.reform.reviews.queries.catalogue import annex_rows
from sen.reform.reviews.queries.sections import Section, report

LONGEST_SECTION = 20_000


class SectionNotFound(NotFound):
    """The report has no such section."""

    message = _("The report has no section “%(section)s”. Choose one from its page.")


class SectionChanged(Conflict):
    """Somebody else wrote in the same section in between."""

    message = _("Somebody else wrote in “%(heading)s” after you opened it. Look at both, then choose.")


class SectionTooLong(Refusal):
    """A section does not fit."""

    message = _("A section may have at most %(most)d characters. Shorten it.")


class FigureChanged(Conflict):
    """Somebody else typed the same figure in between."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code=code)

    message = _("Somebody else typed row %(code)s after you opened the page. Look at it, then save again.")


class NotTyped(Refusal):
    """The figure of a row comes from elsewhere."""

    message = _("Nobody types row %(code)s: its figure comes from the data.")


@dataclass(frozen=True)
class NewFigure:
    """What is typed of a row: its figure, the one of the period before, and the version the person saw."""

    code: str
    value: str
    previous: str
    seen: int


@transaction.atomic
def write_section(review_id: int, section: str, text: str, *, seen: int, by: Actor, at: datetime) -> None:
    """
    Put a person's words in a section; what the data say at this moment is kept beside them.

    :raises SectionChanged: if somebody else wrote there since version `seen`
    """
    if not nfc(text):
        raise NothingWritten
    if len(text) > LONGEST_SECTION:
        raise SectionTooLong(most=LONGEST_SECTION)
    _write(review_id, section, text, seen=seen, by=by, at=at)


@transaction.atomic
def give_back_section(review_id: int, section: str, *, seen: int, by: Actor, at: datetime) -> None:
    """
    Let the data speak in a section again; what the person wrote stays readable.

    :raises SectionChanged: if somebody else wrote there since version `seen`
    """
    _write(review_id, section, "", seen=seen, by=by, at=at)


@transaction.atomic
def type_figures(review_id: int, figures: Iterable[NewFigure], *, by: Actor, at: datetime) -> int:
    """
    Keep the figures that differ from those kept; returns how many.

    :raises FigureChanged: if somebody else typed one of them since
    :raises NotTyped: if the figure of a row comes from the data
    """
    review = locked(review_id)
    permissions.may_prepare(by).enforce()
    typed_rows = {row.code: row.is_typed for row in annex_rows()}
    kept = {each.code: each for each in AnnexFigure.objects.filter(review=review).order_by("id")}
    written = [_typed(review, new, kept.get(new.code), typed_rows, by=by, at=at) for new in figures]
    codes = [figure.code for figure in written if figure is not None]
    if codes:
        audit.record("annex_figures_typed", review, by=by, at=at, rows=codes)
    return len(codes)


def _write(review_id: int, key: str, text: str, *, seen: int, by: Actor, at: datetime) -> None:
    review = locked(review_id)
    permissions.may_prepare(by).enforce()
    section = _section(review, key, on=local_day(at))
    if section.version != seen:
        raise SectionChanged(heading=section.heading)
    SectionText.objects.create(
        review=review,
        section=key,
        text=text.replace("\r\n", "\n"),
        said_by_data=section.data_text,
        written_at=at,
        written_by_id=by.user_id,
    )
    event = "report_section_written" if text else "report_section_given_back"
    audit.record(event, review, by=by, at=at, section=key)


def _section(review: Review, key: str, *, on: date) -> Section:
    found = report(review.pk, on=on).section(key)
    if found is None:
        raise SectionNotFound(section=key[:40])
    return found


def _typed(
    review: Review,
    new: NewFigure,
    kept: AnnexFigure | None,
    typed_rows: dict[str, bool],
    *,
    by: Actor,
    at: datetime,
) -> AnnexFigure | None:
    value, previous = _number(new.value), _number(new.previous)
    if (value, previous) == ((kept.text, kept.previous) if kept else ("", "")):
        return None
    if new.code not in typed_rows or (value and not typed_rows[new.code]):
        raise NotTyped(code=new.code[:20])
    if new.seen != (kept.pk if kept else 0):
        raise FigureChanged(new.code)
    return AnnexFigure.objects.create(
        review=review, code=new.code, text=value, previous=previous, written_at=at, written_by_id=by.user_id
    )


def _number(text: str) -> str:
    """One way to write each number, so that the same one typed otherwise is no change."""
    if not nfc(text):
        return ""
    enforce_one_reading(text)
    return canonical(parse_number(text))


def canonical(number: Decimal) -> str:
    """
    A number as it is kept.

    >>> canonical(Decimal("12.50")), canonical(Decimal("1200"))
    ('12.5', '1200')
    """
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
