"""Having tasks proposed from a text, and deciding on each proposal."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives import permissions
from sen.reform.directives.drafting import (
    Draft,
    Gazetteer,
    Proposal,
    TextTooLong,
    WorkDays,
    propose,
)
from sen.reform.directives.models import DraftBatch, TaskDraft
from sen.reform.directives.operations.assigning import NewTask, assign
from sen.reform.directives.operations.learning import learn
from sen.reform.directives.queries import DraftNotFound
from sen.reform.directives.queries.gazetteer import gazetteer_of
from sen.reform.directives.workflow import DraftState
from sen.reform.organizations.queries import units_on, work_calendar


class EmptyText(Refusal):
    """A text without words."""

    message = _("The text is empty. Paste the text of the notice or report, or choose a file that has some.")


class TextRefused(Refusal):
    """The text is more than the drafter reads at once; the sentence says how much that is."""


class DraftDecided(Conflict):
    """Somebody has already decided on the draft."""

    message = _("Draft %(number)s was already decided: %(state)s by %(by)s. Reload the page to see what became of it.")


@dataclass(frozen=True)
class DraftCorrection:
    """A draft as the person who confirms it wants it."""

    title: str
    lead_unit_ids: tuple[int, ...]
    co_ordinator_ids: tuple[int, ...] = ()
    product: str = ""
    due_on: date | None = None


@transaction.atomic
def draft_from_text(text: str, *, source_name: str, origin: str = "", written_on: date, by: Actor, at: datetime) -> int:
    """
    Have tasks proposed from a text; none exists until a person confirms it.

    :raises EmptyText: if there are no words
    :raises TextRefused: if there are too many
    """
    permissions.may_draft(by).enforce()
    text = nfc(text.replace("\r\n", "\n"))
    if not text:
        raise EmptyText
    units = units_on(written_on)
    proposal = _proposal(text, gazetteer_of(units), written_on, work_calendar())
    batch = DraftBatch.objects.create(
        source_name=nfc(source_name),
        text=text,
        origin=origin,
        written_on=written_on,
        unknown_units=[
            {"name": one.name, "start": one.span[0], "end": one.span[1], "suggestions": list(one.suggestions)}
            for one in proposal.unknown_units
        ],
        skipped=[
            {"start": one.span[0], "end": one.span[1], "quote": one.quote, "reason": one.reason}
            for one in proposal.skipped
        ],
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    ids = {unit.code: unit.id for unit in units}
    for number, draft in enumerate(proposal.drafts, start=1):
        _keep(batch, number, draft, ids)
    audit.record("tasks_drafted", batch, by=by, at=at, drafts=len(proposal.drafts), origin=batch.origin)
    return batch.pk


@transaction.atomic
def confirm_draft(
    draft_id: int, correction: DraftCorrection, *, by: Actor, at: datetime, origin: str | None = None
) -> tuple[int, ...]:
    """
    Give the task a draft proposes, as corrected; its basis is the text it came from.

    :raises DraftDecided: if somebody already confirmed or discarded it
    """
    permissions.may_assign(by).enforce()
    draft = _open_draft(draft_id)
    task = NewTask(
        title=correction.title,
        lead_unit_ids=correction.lead_unit_ids,
        co_ordinator_ids=correction.co_ordinator_ids,
        product=correction.product,
        basis=draft.batch.source_name,
        due_on=correction.due_on,
        origin=draft.batch.origin if origin is None else origin,
    )
    given = assign(task, by=by, at=at, draft_id=draft.pk)
    learn(draft, correction.lead_unit_ids, by=by, at=at)
    _decide(draft, DraftState.CONFIRMED, by=by, at=at)
    return given


@transaction.atomic
def take_draft(draft_id: int, correction: DraftCorrection, *, by: Actor, at: datetime) -> None:
    """
    Confirm a draft whose task is given later, by whoever took it; what the correction says about names is kept.

    :raises DraftDecided: if somebody already confirmed or discarded it
    """
    permissions.may_assign(by).enforce()
    draft = _open_draft(draft_id)
    learn(draft, correction.lead_unit_ids, by=by, at=at)
    _decide(draft, DraftState.CONFIRMED, by=by, at=at)


@transaction.atomic
def discard_draft(draft_id: int, *, by: Actor, at: datetime) -> None:
    """
    Decide that a draft is no task.

    :raises DraftDecided: if somebody already confirmed or discarded it
    """
    permissions.may_assign(by).enforce()
    _decide(_open_draft(draft_id), DraftState.DISCARDED, by=by, at=at)


def _proposal(text: str, gazetteer: Gazetteer, written_on: date, calendar: WorkDays) -> Proposal:
    try:
        return propose(text, gazetteer, written_on, calendar)
    except TextTooLong as error:
        raise TextRefused(str(error)) from error


def _keep(batch: DraftBatch, number: int, draft: Draft, ids: dict[str, int]) -> None:
    kept = TaskDraft.objects.create(
        batch=batch,
        number=number,
        start=draft.span[0],
        end=draft.span[1],
        quote=draft.quote,
        rule=draft.rule,
        title=draft.what,
        lead_set=draft.lead_set,
        unknown_leads=list(draft.unknown_leads),
        lead_words=[list(words) for words in draft.lead_words],
        product=draft.product,
        due_on=draft.due,
        due_is_proposed=draft.due_is_proposed,
        due_words=draft.due_words,
        warnings=list(draft.warnings),
    )
    kept.leads.set([ids[code] for code in draft.leads])
    kept.co_ordinators.set([ids[code] for code in draft.co_ordinators])


def _open_draft(draft_id: int) -> TaskDraft:
    draft = TaskDraft.objects.select_for_update(of=("self",)).select_related("batch").filter(pk=draft_id).first()
    if draft is None:
        raise DraftNotFound
    if draft.state != DraftState.PROPOSED:
        state = str(DraftState(draft.state).label).lower()
        raise DraftDecided(number=draft.number, state=state, by=draft.decided_by_label)
    return draft


def _decide(draft: TaskDraft, state: DraftState, *, by: Actor, at: datetime) -> None:
    draft.state = state
    draft.decided_by_label = by.label
    draft.decided_at = at
    draft.save(update_fields=["state", "decided_by_label", "decided_at"])
    audit.record(f"draft_{state}", draft, by=by, at=at)
