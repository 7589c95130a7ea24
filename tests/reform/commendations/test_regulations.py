"""What applies is data with a first day and a source; a round keeps what applied when it was opened."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.commendations import operations, queries
from sen.reform.commendations.operations import NewRegulation
from tests.factories.commendations import AT, DAY, a_commendation_round, a_published_result
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def new(**said):
    return NewRegulation(
        **{
            "valid_from": date(2023, 9, 15),
            "grounds": ("Căn cứ Luật",),
            "dossier_days": 15,
            "dossier_source": "Quy chế, Điều 6",
            "quorum_share": "3/4",
            "votes_share": "9/10",
            "council_source": "Quy chế, Điều 8",
            "reward_factor": Decimal("0.5"),
            "reward_source": "Quy chế, Điều 9",
            "rules": queries.regulation_on(DAY).rules,
            **said,
        }
    )


def adopt(**said):
    return operations.adopt_regulation(new(**said), by=SYSTEM, at=AT)


def test_what_is_shipped_names_its_sources_and_what_was_not_compared():
    older, newer = queries.regulation_on(DAY), queries.regulation_on(date(2026, 1, 1))
    assert (older.is_compared, newer.is_compared) == (False, True)
    for each in (older, newer):
        assert (each.dossier_days, each.quorum_share, each.votes_share) == (10, Fraction(2, 3), Fraction(4, 5))
        assert each.dossier_source
        assert each.council_source
        assert each.reward_source
        assert each.grounds


def test_what_the_authority_adopts_applies_from_its_day():
    adopt()
    assert queries.regulation_on(date(2023, 9, 14)).votes_share == Fraction(4, 5)
    applied = queries.regulation_on(date(2023, 9, 15))
    assert (applied.votes_percent, applied.quorum_percent, applied.is_own) == (Decimal(90), Decimal(75), True)
    assert queries.reward_on(DAY).amount == 900_000


def test_a_round_keeps_what_applied_when_it_was_opened():
    before = a_commendation_round(a_published_result())
    adopt()
    kept = queries.round_card(before.id).applied
    assert (kept.votes_share, kept.dossier_days) == (Fraction(4, 5), 10)


@pytest.mark.parametrize("share", ["1/2", "0", "3/2", "hai phần ba", "1/0"])
@pytest.mark.parametrize("name", ["quorum_share", "votes_share"])
def test_a_share_that_leaves_room_for_ties_is_refused(name, share):
    with pytest.raises(operations.NotAShare):
        adopt(**{name: share})


@pytest.mark.parametrize("said", [{"dossier_source": " "}, {"grounds": ()}, {"grounds": (" ",)}])
def test_nothing_applies_without_its_source(said):
    with pytest.raises(operations.SourceMissing):
        adopt(**said)


def test_what_applies_from_a_day_is_entered_once():
    adopt()
    with pytest.raises(operations.EnteredAlready, match="15/9/2023"):
        adopt()
    operations.enter_salary(date(2023, 9, 1), 1_900_000, "Nghị định thử", by=SYSTEM, at=AT)
    with pytest.raises(operations.EnteredAlready):
        operations.enter_salary(date(2023, 9, 1), 1_950_000, "Nghị định thử", by=SYSTEM, at=AT)
    with pytest.raises(operations.SourceMissing):
        operations.enter_salary(date(2023, 10, 1), 1_950_000, " ", by=SYSTEM, at=AT)
    assert queries.reward_on(DAY).salary.amount == 1_900_000


@pytest.mark.parametrize(("on", "document"), [(DAY, " "), (date(2023, 9, 22), "QĐ số 1")])
def test_a_discipline_has_a_document_and_a_day_that_was(on, document):
    with pytest.raises(operations.SourceMissing):
        operations.record_discipline(a_unit().id, on, document, by=SYSTEM, at=AT)


def test_other_numbers_to_measure_by_leave_the_rest_as_it_is():
    rules = queries.regulation_on(DAY).rules
    card = a_commendation_round(limits={"percent": Decimal(99), "united": Decimal(1)})
    changed = [replace(each, limit=Decimal(99)) if each.key == "percent" else each for each in rules.achievements]
    assert list(card.rules.achievements) == changed
    assert card.rules.conditions == rules.conditions
