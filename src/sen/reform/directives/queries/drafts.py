"""Reading texts and the tasks proposed from them."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import pairwise

from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.directives.models import DraftBatch, Task, TaskDraft
from sen.reform.directives.workflow import DraftState


class DraftNotFound(NotFound):
    """No draft or batch has this number."""

    message = _("There is no such draft. Open the text it came from and choose it there.")


@dataclass(frozen=True)
class UnknownUnitLine:
    """A unit the text names that nobody here answers to."""

    name: str
    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class SkippedLine:
    """A sentence that was left out, with the reason."""

    quote: str
    reason: str


@dataclass(frozen=True)
class Segment:
    """A piece of the text, and the numbers of the drafts it belongs to."""

    text: str
    numbers: tuple[int, ...]
    # The drafts whose words begin here.
    begins: tuple[int, ...]


@dataclass(frozen=True)
class DraftCard:
    """A proposed task, and what became of it."""

    id: int
    number: int
    title: str
    quote: str
    rule: str
    lead_unit_ids: tuple[int, ...]
    lead_set: str
    unknown_leads: tuple[UnknownUnitLine, ...]
    co_ordinator_ids: tuple[int, ...]
    product: str
    due_on: date | None
    due_is_proposed: bool
    due_words: str
    warnings: tuple[str, ...]
    state: DraftState
    state_label: str
    task_ids: tuple[int, ...]

    @property
    def is_open(self) -> bool:
        """Nobody has decided on it yet."""
        return self.state == DraftState.PROPOSED


@dataclass(frozen=True)
class DraftBatchPage:
    """A text with everything proposed from it."""

    id: int
    source_name: str
    text: str
    origin: str
    written_on: date
    by: str
    at: datetime
    drafts: tuple[DraftCard, ...]
    unknown_units: tuple[UnknownUnitLine, ...]
    skipped: tuple[SkippedLine, ...]
    segments: tuple[Segment, ...]

    @property
    def open_count(self) -> int:
        """How many drafts still wait for a decision."""
        return sum(card.is_open for card in self.drafts)

    @property
    def task_count(self) -> int:
        """How many tasks units were given from this text."""
        return sum(len(card.task_ids) for card in self.drafts)


@dataclass(frozen=True)
class OpenBatch:
    """A text with drafts that wait for a decision."""

    id: int
    source_name: str
    origin: str
    written_on: date
    open_count: int


def open_draft_batches(*, origin: str | None = None) -> tuple[OpenBatch, ...]:
    """The texts with drafts nobody has decided on yet, the oldest first."""
    found = DraftBatch.objects.annotate(waiting=Count("drafts", filter=Q(drafts__state=DraftState.PROPOSED)))
    if origin is not None:
        found = found.filter(origin=origin)
    return tuple(
        OpenBatch(batch.pk, batch.source_name, batch.origin, batch.written_on, batch.waiting)
        for batch in found.filter(waiting__gt=0).order_by("at", "id")
    )


def draft_batch(batch_id: int) -> DraftBatchPage:
    """
    A text with its drafts.

    :raises DraftNotFound: if there is none
    """
    batch = DraftBatch.objects.filter(pk=batch_id).first()
    if batch is None:
        raise DraftNotFound
    drafts = list(batch.drafts.prefetch_related("leads", "co_ordinators", "tasks"))
    unknown = tuple(UnknownUnitLine(one["name"], tuple(one["suggestions"])) for one in batch.unknown_units)
    return DraftBatchPage(
        id=batch.pk,
        source_name=batch.source_name,
        text=batch.text,
        origin=batch.origin,
        written_on=batch.written_on,
        by=batch.by_label,
        at=batch.at,
        drafts=tuple(_card(draft, unknown) for draft in drafts),
        unknown_units=unknown,
        skipped=tuple(SkippedLine(one["quote"], one["reason"]) for one in batch.skipped),
        segments=segments(batch.text, tuple((draft.number, draft.start, draft.end) for draft in drafts)),
    )


def batch_id_of_draft(draft_id: int) -> int:
    """
    The text a draft came from.

    :raises DraftNotFound: if there is no such draft
    """
    batch_id = TaskDraft.objects.filter(pk=draft_id).values_list("batch_id", flat=True).first()
    if batch_id is None:
        raise DraftNotFound
    return batch_id


def segments(text: str, spans: tuple[tuple[int, int, int], ...]) -> tuple[Segment, ...]:
    """
    The text cut wherever a draft (number, start, end) begins or ends.

    >>> [(piece.text, piece.numbers) for piece in segments("Giao Phòng Nội vụ báo cáo.", ((1, 5, 17),))]
    [('Giao ', ()), ('Phòng Nội vụ', (1,)), (' báo cáo.', ())]
    """
    cuts = sorted({0, len(text), *(place for _number, *span in spans for place in span if place <= len(text))})
    return tuple(
        Segment(
            text=text[start:end],
            numbers=tuple(number for number, first, last in spans if first <= start and end <= last),
            begins=tuple(number for number, first, _last in spans if first == start),
        )
        for start, end in pairwise(cuts)
    )


def _card(draft: TaskDraft, unknown: tuple[UnknownUnitLine, ...]) -> DraftCard:
    suggestions = {one.name: one for one in unknown}
    tasks: list[Task] = list(draft.tasks.all())
    return DraftCard(
        id=draft.pk,
        number=draft.number,
        title=draft.title,
        quote=draft.quote,
        rule=draft.rule,
        lead_unit_ids=tuple(unit.pk for unit in draft.leads.all()),
        lead_set=draft.lead_set,
        unknown_leads=tuple(suggestions.get(name, UnknownUnitLine(name, ())) for name in draft.unknown_leads),
        co_ordinator_ids=tuple(unit.pk for unit in draft.co_ordinators.all()),
        product=draft.product,
        due_on=draft.due_on,
        due_is_proposed=draft.due_is_proposed,
        due_words=draft.due_words,
        warnings=tuple(draft.warnings),
        state=DraftState(draft.state),
        state_label=str(DraftState(draft.state).label),
        task_ids=tuple(task.pk for task in tasks if task.lead_id is not None),
    )
