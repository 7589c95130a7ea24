"""Rounds that went the whole way to the council: declared, marked, explained, settled."""

from collections.abc import Callable

from sen.reform.assessments.queries import AssessmentCard, RoundCard, assessments_of, round_with_id
from sen.reform.organizations.kinds import Kind
from tests.factories.assessments import a_round, settled
from tests.factories.units import a_unit

COMMITTEE = "Ủy ban nhân dân thành phố Sa Đéc"


def a_settled_round(*names: str, **said: object) -> RoundCard:
    """Wards that objected to one lowered mark each, all before the council; the committee that issues papers is there."""
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    card = a_round(*(a_unit(name) for name in names or ("Phường Một", "Phường Hai")), **said)
    for each in assessments_of(card.id):
        settled(each)
    return round_with_id(card.id)


def member(card: RoundCard, name: str) -> AssessmentCard:
    """The assessment of a unit by its name."""
    return next(each for each in assessments_of(card.id) if each.unit_name == name)


def a_ward(step: Callable[[AssessmentCard], object]) -> AssessmentCard:
    """One ward in the middle of the season, after a step; the committee that issues papers is there."""
    a_unit(COMMITTEE, kind=Kind.COMMITTEE)
    one = member(a_round(a_unit("Phường Một")), "Phường Một")
    step(one)
    return one
