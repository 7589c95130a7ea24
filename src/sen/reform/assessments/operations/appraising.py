"""Marking what a unit declared: the appraisers in two rounds, then the council; a change needs its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.operations.ledger import Saying, append, enforce_seen, fitting, is_saved, locked
from sen.reform.assessments.permissions import may_mark
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer
from sen.reform.assessments.workflow import COUNTS, WRITABLE, Act, Stage
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared


class NothingToCompare(Refusal):
    """Agreeing to what nobody said."""

    message = _("Nothing was declared for criterion %(code)s, so there is nothing to agree to. Mark it yourself.")


class OutsideAppraisal(Refusal):
    """Only marks and questions come from appraisers and council."""

    message = _("This is no mark. Mark the criterion, or mark it and ask for an explanation.")


class NothingDisputed(Refusal):
    """The second appraisal decides objections, and nothing else."""

    message = _("The unit does not object to the mark on criterion %(code)s, so there is nothing to decide.")


class ReadTwice(Conflict):
    """A second person read the item: both marks stand until they are brought together."""

    message = _(
        "Criterion %(code)s was read a second time, so its mark stands. Change it on the page of consolidation."
    )


@dataclass(frozen=True)
class Marking:
    """
    What somebody who appraises says of a criterion.

    Without `figures`, what stands is taken as true; with them, these count instead (none of them filled in: nothing is
    acknowledged, no points). `act` is Act.ASK where the unit is asked to explain.
    """

    code: str
    figures: Declared | None = None
    reason: str = ""
    act: Act = Act.MARK


@transaction.atomic
def mark(
    assessment_id: int,
    marking: Marking,
    *,
    by: Actor,
    at: datetime,
    seen_entries: int | None = None,
    save_key: str | None = None,
) -> None:
    """
    Mark one criterion at the stage whose turn it is.

    :raises NotAllowed: if it is not the actor's turn, or the criterion is not theirs
    :raises ReasonNeeded: if the mark changes, an explanation is asked for, or an objection decided, without a reason
    :raises ReadTwice: if a second person read the item
    :raises NothingDisputed: if the second appraisal would change what the unit does not object to
    :raises ChangedMeanwhile: if somebody else marked it in between
    :raises BadFigure: if a figure cannot be read
    """
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_mark(by, card, marking.code, on=local_day(at)).enforce()
    if is_saved(save_key, assessment):
        return
    words = queries.words_on(assessment_id, marking.code)
    enforce_seen(seen_entries, words.get(WRITABLE[card.state]), marking.code)
    saying = saying_of(card, marking, words, save_key)
    append(assessment, (saying,), by=by, at=at)
    audit.record("criterion_marked", assessment, by=by, at=at, code=marking.code, stage=saying.stage.value)


def saying_of(
    card: AssessmentCard, marking: Marking, words: Mapping[Stage, CurrentAnswer], save_key: str | None = None
) -> Saying:
    """
    The entry a mark becomes at the stage whose turn it is, given what every stage said of the criterion.

    :raises Refusal: whatever `mark` refuses about the mark itself
    """
    if marking.act not in (Act.MARK, Act.ASK):
        raise OutsideAppraisal
    stage = WRITABLE[card.state]
    if stage is Stage.APPRAISAL and Stage.SECOND_READING in words:
        raise ReadTwice(code=marking.code)
    if stage is Stage.REAPPRAISAL and not _is_disputed(words.get(Stage.EXPLANATION)):
        raise NothingDisputed(code=marking.code)
    said, changes = said_of(card, marking, words, stage)
    # The second appraisal answers an objection: even where the mark is kept, it says why.
    is_needed = changes or marking.act is Act.ASK or stage is Stage.REAPPRAISAL
    return Saying(said, stage, marking.act, fitting(marking.reason, is_needed=is_needed), save_key)


def said_of(
    card: AssessmentCard, marking: Marking, words: Mapping[Stage, CurrentAnswer], stage: Stage
) -> tuple[Declared, bool]:
    """
    What is taken as true, and whether that changes what stood before this stage.

    :raises NothingToCompare: if nothing stood that could be taken as true
    :raises BadFigure: if a figure cannot be read
    """
    before = next((words[each] for each in COUNTS[stage][1:] if each in words), None)
    stood = Declared(marking.code, before.figures, before.not_applicable) if before else None
    if marking.figures is None:
        if stood is None:
            raise NothingToCompare(code=marking.code)
        return stood, False
    said = loader.read_declared(card.round.version_id, marking.figures)
    said = Declared(said.code, {name: text for name, text in said.figures.items() if text}, said.not_applicable)
    return said, said != (stood or Declared(marking.code))


def _is_disputed(reply: CurrentAnswer | None) -> bool:
    return reply is not None and reply.act is Act.DISAGREE
