"""The issues of a year's plan and what changed from each to the next."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.directives.models import ItemKind, Plan, PlanItem
from sen.reform.directives.planning import Changes, Place, PlanLine, changes
from sen.reform.directives.queries.plan_standing import YearItems, co_ordinators_of
from sen.reform.directives.queries.progress import plain


class RevisionNotFound(NotFound):
    """The year's plan was not issued that often."""

    message = _("The plan of %(year)s has no issue %(number)s. Choose one from the list of its issues.")


@dataclass(frozen=True)
class RevisionLines:
    """One issue of a plan with everything it says."""

    plan_id: int
    year: int
    number: int
    title: str
    reference: str
    issued_on: date
    reason: str
    is_simulated: bool
    lines: tuple[PlanLine, ...]

    @property
    def is_first(self) -> bool:
        """Whether nothing was issued before it."""
        return self.number == 1


@dataclass(frozen=True)
class RevisionCard:
    """One issue, and what it says otherwise than the one before; nothing to compare for the first."""

    issue: RevisionLines
    changes: Changes | None
    is_in_force: bool


def plan_revisions(year: int, *, on: date) -> tuple[RevisionCard, ...]:
    """Every issue of a year's plan, the latest first."""
    found = YearItems(year)
    in_force = found.in_force(on)
    issues = [(plan, found.of(plan)) for plan in found.plans]
    helpers = co_ordinators_of(item for _plan, items in issues for item in items)
    told = [_issue(plan, items, helpers) for plan, items in issues]
    places = {item.pk: item.place for _plan, items in issues for item in items}
    cards = []
    for at, issue in enumerate(told):
        compared = changes(told[at - 1].lines, issue.lines, _descent(issues[at][1], places)) if at else None
        cards.append(RevisionCard(issue, compared, in_force is not None and issue.plan_id == in_force.pk))
    return tuple(reversed(cards))


def plan_lines(year: int, *, number: int | None = None) -> RevisionLines:
    """
    Everything one issue of a plan says; the last one unless its number is given.

    :raises RevisionNotFound: if there is no such issue
    """
    found = YearItems(year)
    plans = [plan for plan in found.plans if number in (None, plan.revision)]
    if not plans:
        raise RevisionNotFound(year=str(year), number=str(number or 1))
    items = found.of(plans[-1])
    return _issue(plans[-1], items, co_ordinators_of(items))


def _issue(plan: Plan, items: Iterable[PlanItem], helpers: dict[int, tuple[tuple[int, str], ...]]) -> RevisionLines:
    return RevisionLines(
        plan_id=plan.pk,
        year=plan.year,
        number=plan.revision,
        title=plan.title,
        reference=plan.number,
        issued_on=plan.issued_on,
        reason=plan.reason,
        is_simulated=plan.is_simulated,
        lines=tuple(_line(item, helpers.get(item.pk, ())) for item in items),
    )


def _line(item: PlanItem, helpers: tuple[tuple[int, str], ...]) -> PlanLine:
    return PlanLine(
        area_code=item.area.code,
        area_name=item.area.name,
        code=item.code,
        title=item.title,
        kind=item.kind,
        kind_label=str(ItemKind(item.kind).label),
        lead=item.lead.name,
        co_ordinators=tuple(name for _id, name in helpers),
        product=item.product,
        measure=item.measure,
        planned=plain(item.planned),
        baseline=None if item.baseline is None else plain(item.baseline),
        due_on=item.due_on,
        basis=item.basis,
        budget=item.budget,
    )


def _descent(items: Iterable[PlanItem], places: dict[int, Place]) -> dict[Place, Place]:
    """Which place of the issue before each continuing item comes from."""
    return {item.place: places[item.continues_id] for item in items if item.continues_id is not None}
