"""Reviews as lists and heads of pages show them, with their agenda."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.reviews import kinds
from sen.reform.reviews.models import AgendaItem, Review
from sen.reform.reviews.workflow import State

_TONES = {State.PREPARING: "neutral", State.OPEN: "lotus", State.CLOSED: "good"}


class ReviewNotFound(NotFound):
    """No review has this number."""

    message = _("There is no review meeting with the number %(id)s. Choose one from the list of reviews.")


@dataclass(frozen=True)
class ReviewCard:
    """A review without its figures."""

    id: int
    kind: str
    kind_label: str
    year: int
    title: str
    period: str
    period_ahead: str
    held_on: date
    cut_off_on: date
    data_from: date
    data_to: date
    place: str
    chaired_by: str
    line_percent: Decimal
    is_simulated: bool
    state: str
    state_label: str
    state_tone: str
    # By when units hand in their own report; none when nothing is collected.
    reports_due_on: date | None = None
    opened_at: datetime | None = None
    closed_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Conclusions are being recorded."""
        return self.state == State.OPEN

    @property
    def is_closed(self) -> bool:
        """The meeting is over."""
        return self.state == State.CLOSED

    @property
    def origin(self) -> str:
        """What texts drafted for this meeting name as their origin."""
        return f"reviews.review:{self.id}"


@dataclass(frozen=True)
class ReviewLine:
    """A review in the list."""

    review: ReviewCard
    conclusion_count: int


@dataclass(frozen=True)
class AgendaLine:
    """One matter of the meeting."""

    id: int
    position: int
    topic: str
    title: str
    area_code: str
    presenter_name: str
    conclusion_count: int
    presenter_id: int | None = None
    # The red figures it answers; nothing when none.
    red_key: str = ""


def reviews() -> tuple[ReviewLine, ...]:
    """Every review, the latest meeting first."""
    counted = Review.objects.annotate(
        conclusion_count=Count("conclusions", filter=Q(conclusions__withdrawn_at__isnull=True))
    ).order_by("-held_on", "-id")
    return tuple(ReviewLine(card_of(found), found.conclusion_count) for found in counted)


def review(review_id: int) -> ReviewCard:
    """
    One review.

    :raises ReviewNotFound: if there is none
    """
    found = Review.objects.filter(pk=review_id).first()
    if found is None:
        raise ReviewNotFound(id=review_id)
    return card_of(found)


def review_before(card: ReviewCard) -> ReviewCard | None:
    """The last closed review held before this one."""
    found = Review.objects.filter(state=State.CLOSED, held_on__lt=card.held_on).order_by("-held_on", "-id").first()
    return card_of(found) if found else None


def agenda(review_id: int) -> tuple[AgendaLine, ...]:
    """The matters of a meeting in their order."""
    items = (
        AgendaItem.objects.filter(review_id=review_id)
        .select_related("presenter")
        .annotate(conclusion_count=Count("conclusions", filter=Q(conclusions__withdrawn_at__isnull=True)))
        .order_by("position")
    )
    return tuple(_lines(items))


def card_of(found: Review) -> ReviewCard:
    """The card of a row this app already holds."""
    stretch = (found.kind, found.year, found.cut_off_on)
    return ReviewCard(
        id=found.pk,
        kind=found.kind,
        kind_label=str(kinds.Kind(found.kind).label),
        year=found.year,
        title=found.title,
        period=kinds.period(*stretch),
        period_ahead=kinds.period_ahead(*stretch),
        held_on=found.held_on,
        cut_off_on=found.cut_off_on,
        data_from=found.data_from,
        data_to=found.data_to,
        place=found.place,
        chaired_by=found.chaired_by,
        line_percent=found.line_percent,
        is_simulated=found.is_simulated,
        state=found.state,
        state_label=str(State(found.state).label),
        state_tone=_TONES[State(found.state)],
        reports_due_on=found.reports_due_on,
        opened_at=found.opened_at,
        closed_at=found.closed_at,
    )


def _lines(items: Iterable[AgendaItem]) -> Iterable[AgendaLine]:
    for item in items:
        yield AgendaLine(
            id=item.pk,
            position=item.position,
            topic=item.topic,
            title=item.title,
            area_code=item.area_code,
            presenter_name=item.presenter.name if item.presenter else "",
            conclusion_count=item.conclusion_count,  # type: ignore[attr-defined]  # annotated above
            presenter_id=item.presenter_id,
            red_key=item.red_key,
        )
