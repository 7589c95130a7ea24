"""Recording what the chair decides; what units are to do is checked at once, and given when the meeting is closed."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives import operations as directives
from sen.reform.directives import queries as directive_queries
from sen.reform.directives.operations import DraftCorrection
from sen.reform.reviews import permissions
from sen.reform.reviews.models import AgendaItem, Conclusion, Review, Wording
from sen.reform.reviews.operations.holding import TaskSaid, hold
from sen.reform.reviews.operations.meetings import NothingWritten, locked
from sen.reform.reviews.queries.cards import ReviewCard, card_of
from sen.reform.reviews.queries.findings import sentence_of


class ConclusionNotFound(NotFound):
    """No standing conclusion has this number."""

    message = _("This conclusion does not exist or was withdrawn. Look at the list of conclusions of the meeting.")


class NotOnTheAgenda(NotFound):
    """The matter belongs to another meeting."""

    message = _("This matter is not on the agenda of this meeting. Choose one from its agenda.")


class DraftOfAnotherText(Refusal):
    """The draft was not proposed for this meeting."""

    message = _("This draft comes from a text that was not given to this meeting. Confirm it where it was drafted.")


@dataclass(frozen=True)
class NewConclusion:
    """What the chair decided and, when units lead it, the task it gives them."""

    text: str
    item_id: int | None = None
    task: TaskSaid | None = None
    # Made up by the form: what is sent twice is recorded once.
    save_key: UUID | None = None


@transaction.atomic
def conclude(review_id: int, said: NewConclusion, *, by: Actor, at: datetime) -> int:
    """
    Record a conclusion on a matter of the agenda; the units that lead it get their tasks when the meeting is closed.

    :raises NotOnTheAgenda: if the matter belongs to another meeting
    :raises Refusal: if there is something to do but no lead, or a day that has passed
    """
    review = locked(review_id)
    permissions.may_conclude(by, card_of(review)).enforce()
    recorded = Conclusion.objects.filter(save_key=said.save_key).first() if said.save_key else None
    if recorded is not None:
        return recorded.pk
    conclusion = _recorded(review, said, by=by, at=at)
    if said.task is not None and said.task.gives_something:
        hold(conclusion, replace(said.task, title=said.task.title or said.text), by=by, at=at)
    return conclusion.pk


@transaction.atomic
def confirm_draft(
    review_id: int, draft_id: int, correction: DraftCorrection, *, item_id: int | None, by: Actor, at: datetime
) -> int:
    """
    Take a draft as a conclusion in the words of its text; its task is held as corrected.

    :raises DraftOfAnotherText: if it was not drafted for this meeting
    """
    review = locked(review_id)
    permissions.may_draft(by, card_of(review)).enforce()
    conclusion = _recorded(review, NewConclusion(_quote_of(draft_id, card_of(review)), item_id), by=by, at=at)
    directives.take_draft(draft_id, correction, by=by, at=at)
    hold(conclusion, TaskSaid(**vars(correction)), by=by, at=at, draft_id=draft_id)
    return conclusion.pk


@transaction.atomic
def reword(conclusion_id: int, text: str, *, by: Actor, at: datetime) -> None:
    """Correct the words of a conclusion while the meeting is open; the earlier words stay readable."""
    conclusion = _locked_conclusion(conclusion_id)
    permissions.may_conclude(by, card_of(conclusion.review)).enforce()
    _worded(conclusion, text, by=by, at=at)
    audit.record("conclusion_reworded", conclusion, by=by, at=at, text=nfc(text))


@transaction.atomic
def withdraw(conclusion_id: int, *, by: Actor, at: datetime) -> None:
    """Take a conclusion back while the meeting is open; the tasks held for it go with it."""
    conclusion = _locked_conclusion(conclusion_id)
    permissions.may_conclude(by, card_of(conclusion.review)).enforce()
    conclusion.withdrawn_at, conclusion.withdrawn_by_id = at, by.user_id
    conclusion.save()
    audit.record("conclusion_withdrawn", conclusion, by=by, at=at)


def _recorded(review: Review, said: NewConclusion, *, by: Actor, at: datetime) -> Conclusion:
    item = _item_of(review, said.item_id)
    last = review.conclusions.aggregate(last=Max("position"))["last"] or 0
    conclusion = Conclusion.objects.create(
        review=review,
        item=item,
        position=last + 1,
        recorded_at=at,
        recorded_by_id=by.user_id,
        save_key=said.save_key,
    )
    _worded(conclusion, said.text, by=by, at=at)
    audit.record("conclusion_recorded", conclusion, by=by, at=at, text=nfc(said.text), review=review.pk)
    return conclusion


def _worded(conclusion: Conclusion, text: str, *, by: Actor, at: datetime) -> None:
    if not nfc(text):
        raise NothingWritten
    Wording.objects.create(conclusion=conclusion, text=text, written_at=at, written_by_id=by.user_id)


def _item_of(review: Review, item_id: int | None) -> AgendaItem | None:
    if item_id is None:
        return None
    item = review.items.filter(pk=item_id).first()
    if item is None:
        raise NotOnTheAgenda
    return item


def _quote_of(draft_id: int, review: ReviewCard) -> str:
    batch = directive_queries.draft_batch(directive_queries.batch_id_of_draft(draft_id))
    if batch.origin != review.origin:
        raise DraftOfAnotherText
    return sentence_of(next(draft.quote for draft in batch.drafts if draft.id == draft_id))


def _locked_conclusion(conclusion_id: int) -> Conclusion:
    conclusion = (
        Conclusion.objects.select_for_update(of=("self",))
        .select_related("review")
        .filter(pk=conclusion_id, withdrawn_at__isnull=True)
        .first()
    )
    if conclusion is None:
        raise ConclusionNotFound
    return conclusion
