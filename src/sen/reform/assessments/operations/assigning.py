"""Saying who appraises what, and keeping reasons for use again."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries
from sen.reform.assessments.models import Assignment, ReasonPhrase, Round
from sen.reform.assessments.operations.ledger import fitting
from sen.reform.assessments.permissions import may_assign_appraisers, may_keep_phrases
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader

LONGEST_PHRASE = 500


class UnknownCriteria(Refusal):
    """Criteria are assigned that the index does not have."""

    message = _("The index has no criteria %(codes)s. Open the page of assignments again.")


class NotAppraisers(Refusal):
    """Somebody would appraise who holds no post for it."""

    message = _("Only people with a post of appraiser may be assigned. Give them the post first, or choose others.")


@transaction.atomic
def assign_appraisers(round_id: int, people: Mapping[str, Collection[int]], *, by: Actor, at: datetime) -> None:
    """
    Say who appraises each of some criteria; nobody gives a criterion back to the people of its area.

    :raises NotAllowed: if the actor may not assign
    :raises UnknownCriteria: if the index has no such criteria
    :raises NotAppraisers: if somebody holds no post of appraiser
    """
    may_assign_appraisers(by).enforce()
    card = queries.round_with_id(round_id)
    strangers = set(people) - {line.code for line in loader.outline(card.version_id)}
    if strangers:
        raise UnknownCriteria(codes=", ".join(sorted(strangers)))
    wanted = {(code, user_id) for code, user_ids in people.items() for user_id in user_ids}
    if not {user_id for _code, user_id in wanted} <= {
        person.user_id for person in people_holding(Role.APPRAISER, on=local_day(at))
    }:
        raise NotAppraisers
    # One secretary at a time writes the assignments of a round.
    locked = Round.objects.select_for_update(of=("self",)).get(pk=round_id)
    standing = {(each.code, each.user_id): each for each in Assignment.objects.filter(round=locked, code__in=people)}
    Assignment.objects.filter(pk__in=[each.pk for key, each in standing.items() if key not in wanted]).delete()
    Assignment.objects.bulk_create(
        Assignment(round=locked, code=code, user_id=user_id, assigned_by=by.label, assigned_at=at)
        for code, user_id in sorted(wanted - set(standing))
    )
    written = {code: sorted(user_ids) for code, user_ids in people.items()}
    audit.record("appraisers_assigned", locked, by=by, at=at, people=written)


@transaction.atomic
def keep_phrase(words: str, code: str, *, by: Actor, at: datetime) -> None:
    """
    Keep a reason for use again: with a criterion, or, where the code is empty, for all of them.

    :raises NotAllowed: if the actor appraises nothing
    :raises ReasonNeeded: if there are no words
    :raises ReasonTooLong: if they do not fit
    """
    may_keep_phrases(by).enforce()
    kept = fitting(words, most=LONGEST_PHRASE, is_needed=True)
    ReasonPhrase.objects.get_or_create(code=code, words=kept, defaults={"added_by": by.label, "added_at": at})
