"""Adopting the plan of a year, and issuing it again."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.days import format_day
from sen.reform.common.errors import Conflict, NotFound, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Plan, PlanItem
from sen.reform.directives.operations.plans_content import NewPlan, check, write
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.permissions import may_adopt_plan
from sen.reform.directives.planning import Place, lineage


class PlanExists(Conflict):
    """The year has a plan already."""

    message = _("There already is a plan for %(year)s: %(number)s. Issue that one again if it has changed.")


class NoPlanYet(NotFound):
    """The year has no plan that could be issued again."""

    message = _("There is no plan for %(year)s yet. Enter the first one before issuing it again.")


class PlanMovedOn(Conflict):
    """Somebody else issued the plan again in between."""

    message = _("The plan of %(year)s was issued again in between: %(number)s. Look at that one, then decide anew.")


class IssuedBackwards(Refusal):
    """A plan is issued again on or after the day it was issued before, in its year."""

    message = _("The plan in force was issued on %(before)s. Issue it again on that day or later, within %(year)s.")


class UnknownDescent(Refusal):
    """An item is said to continue one there was not, or one that another item continues."""

    message = _("%(code)s cannot continue %(earlier)s: there is no such item, or another one continues it.")


@transaction.atomic
def adopt_plan(new: NewPlan, *, by: Actor, at: datetime) -> int:
    """
    Enter the plan of a year with its areas and items.

    :raises Refusal: if the year has one already, or the plan does not hold together
    """
    may_adopt_plan(by).enforce()
    check(new)
    plan, is_new = _created(new, revision=1, reason="")
    if not is_new:
        raise PlanExists(year=str(new.year), number=plan.number)
    write(plan, new.areas)
    audit.record("plan_adopted", plan, by=by, at=at, year=plan.year, number=plan.number)
    return plan.pk


@transaction.atomic
def reissue_plan(
    new: NewPlan, *, reason: str, continues: Mapping[Place, Place] | None = None, by: Actor, at: datetime
) -> int:
    """
    Issue the plan of a year again; the issue before stays, and what was reported counts on.

    An item continues the one of the issue before that `continues` names, or the one of its title or code
    (see `planning.lineage`).

    :raises Refusal: if the year has no plan, there is no reason, or the plan does not hold together
    """
    may_adopt_plan(by).enforce()
    before = Plan.objects.select_for_update().filter(year=new.year).last()
    if before is None:
        raise NoPlanYet(year=str(new.year))
    enforce_reissue(before, new.issued_on, reason)
    check(new)
    plan, is_new = _created(new, revision=before.revision + 1, reason=nfc(reason))
    if not is_new:
        raise PlanMovedOn(year=str(new.year), number=plan.number)
    _continue(before, write(plan, new.areas), continues or {})
    audit.record("plan_reissued", plan, by=by, at=at, year=plan.year, number=plan.number, revision=plan.revision)
    return plan.pk


def enforce_reissue(before: Plan, issued_on: date, reason: str) -> None:
    """
    Make sure that a plan may be issued again on a day.

    :raises NoReason: if nobody says why
    :raises IssuedBackwards: if the day lies before the last issue, or after the year
    """
    if not nfc(reason):
        raise NoReason
    if issued_on < before.issued_on or issued_on.year > before.year:
        raise IssuedBackwards(before=format_day(before.issued_on), year=str(before.year))


def _created(new: NewPlan, *, revision: int, reason: str) -> tuple[Plan, bool]:
    """The row of an issue; somebody else's, when two people enter the same at once."""
    return Plan.objects.get_or_create(
        year=new.year,
        revision=revision,
        defaults={
            "reason": reason,
            "title": nfc(new.title),
            "number": nfc(new.number),
            "issued_on": new.issued_on,
            "is_simulated": new.is_simulated,
        },
    )


def _continue(before: Plan, written: Mapping[Place, PlanItem], said: Mapping[Place, Place]) -> None:
    """Tie the items to those they continue."""
    earlier = {item.place: item for item in PlanItem.objects.filter(area__plan=before).select_related("area")}
    named = Counter(said.values())
    for place, old_place in said.items():
        if place not in written or old_place not in earlier or named[old_place] > 1:
            raise UnknownDescent(code=place[1], earlier=old_place[1])
    for place, old_place in lineage(earlier.values(), written.values(), said).items():
        written[place].continues = earlier[old_place]
        written[place].save(update_fields=["continues"])
