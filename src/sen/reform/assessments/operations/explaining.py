"""The unit's answer to a mark: it agrees, or disagrees with text and perhaps its own figures, and may think again."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.operations.ledger import Saying, append, enforce_seen, fitting, is_saved, locked
from sen.reform.assessments.permissions import may_explain
from sen.reform.assessments.workflow import Act, Stage
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared


class NothingToExplain(Refusal):
    """The unit has not answered, or was not marked."""

    message = _("There is no mark or answer on criterion %(code)s to reply to. Open it from the list of marks.")


@dataclass(frozen=True)
class Reply:
    """A unit's objection: why, and the figures it proposes, if other than it declared."""

    code: str
    reason: str
    figures: Declared | None = None


@transaction.atomic
def agree(assessment_id: int, code: str, *, by: Actor, at: datetime, save_key: str | None = None) -> None:
    """
    The unit accepts the mark.

    :raises NotAllowed: if it is not the unit's turn
    :raises NothingToExplain: if the criterion was not marked
    """
    assessment = _opened(assessment_id, code, by=by, at=at)
    if not is_saved(save_key, assessment):
        _append(assessment, Saying(Declared(code), Stage.EXPLANATION, Act.AGREE, "", save_key), by=by, at=at)


@transaction.atomic
def disagree(
    assessment_id: int,
    reply: Reply,
    *,
    by: Actor,
    at: datetime,
    seen_entries: int | None = None,
    save_key: str | None = None,
) -> None:
    """
    The unit objects, and says why.

    :raises NotAllowed: if it is not the unit's turn
    :raises NothingToExplain: if the criterion was not marked
    :raises ReasonNeeded: if it does not say why
    """
    assessment = _opened(assessment_id, reply.code, by=by, at=at)
    if is_saved(save_key, assessment):
        return
    enforce_seen(seen_entries, queries.words_on(assessment_id, reply.code).get(Stage.EXPLANATION), reply.code)
    said = Declared(reply.code)
    if reply.figures is not None:
        said = loader.read_declared(assessment.round.index_version_id, reply.figures)
    reason = fitting(reply.reason, is_needed=True)
    _append(assessment, Saying(said, Stage.EXPLANATION, Act.DISAGREE, reason, save_key), by=by, at=at)


@transaction.atomic
def withdraw_reply(assessment_id: int, code: str, *, by: Actor, at: datetime) -> None:
    """
    The unit takes its answer back, and may give another while its window is open.

    :raises NothingToExplain: if there is no answer
    """
    assessment = _opened(assessment_id, code, by=by, at=at)
    standing = queries.words_on(assessment_id, code).get(Stage.EXPLANATION)
    if standing is None or standing.act is Act.WITHDRAW:
        raise NothingToExplain(code=code)
    _append(assessment, Saying(Declared(code), Stage.EXPLANATION, Act.WITHDRAW), by=by, at=at)


def _opened(assessment_id: int, code: str, *, by: Actor, at: datetime) -> Assessment:
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_explain(by, card, on=local_day(at)).enforce()
    if Stage.APPRAISAL not in queries.words_on(assessment_id, code):
        raise NothingToExplain(code=code)
    return assessment


def _append(assessment: Assessment, saying: Saying, *, by: Actor, at: datetime) -> None:
    append(assessment, (saying,), by=by, at=at)
    audit.record("mark_answered", assessment, by=by, at=at, code=saying.said.code, act=saying.act.value)
