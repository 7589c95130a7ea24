"""Movement since the round before: the same kind, the same peers; what merged is not compared."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments.queries import assessments_of
from sen.reform.organizations.operations import record_succession
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import computed_kinds, latest_run, movements
from tests.factories.assessments import KEY, a_round, an_index, declared
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def scored(year, units, at, *, version, **said):
    """A round in which the first unit did best."""
    card = a_round(*units, year=year, version_id=version, **said)
    by_unit = {each.unit_id: each for each in assessments_of(card.id)}
    for place, unit in enumerate(units):
        declared(by_unit[unit.id], "2.1.1", spent=90 - 10 * place, given=100)
    scoring.run(card.id, RunKind.PROVISIONAL, by=SYSTEM, at=at)
    return card


def moved(year=2023):
    return movements(latest_run(year, key=KEY))


def test_places_and_points_stand_beside_each_other(at):
    one, two = a_unit("Phường Một"), a_unit("Phường Hai")
    version = an_index()
    before = scored(2022, (two, one), at, version=version)
    scored(2023, (one, two), at, version=version)
    found = moved()
    assert (found.before.id, found.reason) == (before.id, "")
    up, down = found.units[one.id], found.units[two.id]
    assert (up.rank_before, up.places_up, up.places_down) == (2, 1, 0)
    assert (down.rank_before, down.places_up, down.places_down) == (1, -1, 1)
    assert up.gain > 0 > down.gain


def test_the_round_before_is_the_last_one_not_the_first(at):
    units = (a_unit("Phường Một"), a_unit("Phường Hai"))
    version = an_index()
    scored(2021, units, at, version=version)
    latest = scored(2022, units, at, version=version)
    scored(2023, units, at, version=version)
    assert moved().before.id == latest.id


def test_a_renamed_unit_keeps_its_past_and_a_merged_one_has_none(at):
    first, second, third = (a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba"))
    version = an_index()
    scored(2022, (first, second, third), at, version=version, cut_off_on=date(2023, 2, 1))
    renamed = a_unit("Phường Mới", valid_from=date(2023, 5, 1))
    for old, new in ((first, renamed), (second, third)):
        record_succession(
            predecessor_id=old.id, successor_id=new.id, on=date(2023, 5, 1), basis="NQ 1", by=SYSTEM, at=at
        )
    scored(2023, (renamed, third), at, version=version)
    found = moved().units
    assert found[renamed.id].rank_before == 1
    # Phường Ba took Phường Hai in: it is no longer what it was.
    assert not found[third.id].is_comparable


def test_other_peers_are_not_compared(at):
    one, two = a_unit("Phường Một"), a_unit("Phường Hai")
    version = an_index()
    scored(2022, (one, two), at, version=version, peer_groups={"Khác": (one.id,), "Xã, phường": (two.id,)})
    scored(2023, (one, two), at, version=version)
    found = moved().units
    assert not found[one.id].is_comparable
    assert found[two.id].is_comparable


def test_without_a_round_or_a_result_of_the_kind_it_says_why(at):
    units = (a_unit("Phường Một"),)
    version = an_index()
    card = scored(2023, units, at, version=version)
    assert moved().before is None
    assert "chưa có đợt trước" in moved().reason
    a_round(*units, year=2022, version_id=version)
    assert "không có kết quả" in moved().reason
    assert moved().units == {}
    assert computed_kinds(card.id) == {RunKind.PROVISIONAL}
