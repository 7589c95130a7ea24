"""A round with a low ward, two that know how, and a department nobody compares with wards."""

from dataclasses import dataclass
from datetime import UTC, datetime

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import RoundCard
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.queries import UnitCard
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import PEERS, a_round, declared
from tests.factories.units import a_unit

COMPUTED_AT = datetime(2023, 9, 15, 2, 0, tzinfo=UTC)
DEPARTMENTS = "Phòng, ban"


@dataclass(frozen=True)
class LowRound:
    """The round and its units by what they are."""

    card: RoundCard
    low: UnitCard
    good: UnitCard
    better: UnitCard
    department: UnitCard


def compute(card: RoundCard) -> None:
    """Compute the provisional points."""
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=COMPUTED_AT)


def a_low_round() -> LowRound:
    """Xã Thấp has 80 % of its plan done and issued it late; the other wards have every point."""
    low, good, better = a_unit("Xã Thấp", Kind.COMMUNE), a_unit("Phường Khá"), a_unit("Phường Giỏi")
    department = a_unit("Phòng Xa", Kind.DEPARTMENT)
    card = a_round(
        low,
        good,
        better,
        department,
        peer_groups={PEERS: (low.id, good.id, better.id), DEPARTMENTS: (department.id,)},
    )
    for member in assessments.assessments_of(card.id):
        is_low = member.unit_id == low.id
        declared(member, "1.1.1", done=80 if is_low else 96, planned=100)
        declared(member, "1.1.2", value="late" if is_low else "in_time")
        declared(member, "1.2", value="1")
        declared(member, "2.1.1", not_applicable="không được giao vốn")
        declared(member, "2.1.2", plan="1", accounts="0" if is_low else "1")
    compute(card)
    return LowRound(card, low, good, better, department)
