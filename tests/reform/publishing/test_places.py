"""Whose place is whose: codes used again, kin, fair comparisons; and the columns older versions are given."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.append_only import append_only, unguarded
from sen.reform.organizations import operations as organizations
from sen.reform.publishing import queries
from sen.reform.publishing.models import PublishedResult
from sen.reform.publishing.operations import withdraw
from sen.reform.publishing.queries.areas import middle_of
from sen.reform.publishing.queries.movements import movement_between
from tests.factories.forgery import forge
from tests.factories.results import DECIDED_AT, a_round_before_the_council, of_year, published, years_of
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

TABLE = "publishing_publishedresult"
MERGED_ON = date(2025, 7, 1)


def succeed(before, after, on=MERGED_ON, basis="Nghị quyết thử"):
    organizations.record_succession(
        predecessor_id=before.id, successor_id=after.id, on=on, basis=basis, by=SYSTEM, at=DECIDED_AT
    )


class TestLineages:
    """A code and a name say who is meant only together with a day."""

    def test_the_bearer_of_a_code_depends_on_the_day(self):
        old = a_unit("Phường 1", code="29905")
        organizations.close_unit(old.id, on=MERGED_ON, by=SYSTEM, at=DECIDED_AT)
        new = a_unit("Phường Sa Đéc", code="29905", valid_from=MERGED_ON)
        known = queries.lineages(date(2026, 1, 1))
        assert known.bearer("29905", date(2023, 9, 14)).id == old.id
        assert known.bearer("29905", MERGED_ON).id == new.id
        assert known.bearer("29905", date(2019, 1, 1)) is None
        assert known.bearer("0", MERGED_ON) is None

    def test_the_only_bearer_is_meant_on_any_day(self):
        only = a_unit("Phường 2", code="29911")
        assert queries.lineages(date(2026, 1, 1)).bearer("29911", date(2019, 1, 1)).id == only.id

    def test_successors_are_those_at_the_end_of_all_steps(self):
        first, second, third = a_unit("A"), a_unit("B", valid_from=date(2024, 1, 1)), a_unit("C", valid_from=MERGED_ON)
        succeed(first, second, on=date(2024, 1, 1))
        succeed(second, third)
        known = queries.lineages(date(2026, 1, 1))
        assert [(each.unit.name, each.on) for each in known.successors(first.id)] == [("C", MERGED_ON)]
        assert known.successors(third.id) == ()
        assert known.family(second.id) == (second.id, first.id, third.id)

    def test_what_is_decided_for_a_later_day_is_not_told_before(self):
        first, second = a_unit("A"), a_unit("B", valid_from=MERGED_ON)
        succeed(first, second)
        assert queries.lineages(date(2025, 6, 30)).successors(first.id) == ()

    def test_a_split_has_more_than_one_successor(self):
        one, left, right = a_unit("A"), a_unit("B", valid_from=MERGED_ON), a_unit("C", valid_from=MERGED_ON)
        succeed(one, left)
        succeed(one, right)
        found = queries.lineages(MERGED_ON).successors(one.id)
        assert {each.unit.name for each in found} == {"B", "C"}

    def test_who_is_unknown_has_no_history(self):
        with pytest.raises(queries.UnitUnknown):
            queries.unit_history(987_654, MERGED_ON)


class TestTrends:
    """Places over the years, with the reorganisation between them."""

    def test_a_merged_unit_joins_the_one_it_became(self):
        units, _cards = years_of((95, 80, 10), (95, 10, 80), first=2023)
        merged = a_unit("Phường Mới", valid_from=MERGED_ON)
        for unit in units[:2]:
            succeed(unit, merged)
        last = a_round_before_the_council(merged, units[2], done=(95, 80), **of_year(2025))
        published(last)
        trend = queries.trend(last.key, "Xã, phường", 2025, date(2026, 1, 1))
        assert trend.years == (2023, 2024, 2025)
        lines = {line.name: line for line in trend.lines}
        assert lines["Phường A"].ranks == (1, 1, None)
        assert lines["Phường A"].joins == merged.id
        assert lines["Phường Mới"].ranks == (None, None, 1)
        assert lines["Phường C"].joins is None
        assert [(turn.after, turn.on) for turn in trend.turns] == [(1, MERGED_ON)]

    def test_years_before_the_one_read_only(self):
        _units, cards = years_of((95, 80, 10), (95, 10, 80))
        assert queries.trend(cards[0].key, "Xã, phường", 2021, date(2026, 1, 1)).years == (2021,)
        assert queries.trend(cards[0].key, "Khối khác", 2022, date(2026, 1, 1)).lines == ()


@given(now=st.none() | st.integers(1, 200), before=st.none() | st.integers(1, 200))
def test_steps_and_words_of_a_movement_agree(now, before):
    moved = movement_between(now, before, 2022)
    if now is None or before is None:
        assert (moved.steps, moved.icon, moved.is_fair) == (None, "", False)
    else:
        assert moved.steps == before - now
        assert moved.icon == ("arrow-up" if moved.steps > 0 else "arrow-down" if moved.steps < 0 else "equal")
        assert (str(abs(moved.steps)) in moved.words) or moved.steps == 0


@given(st.lists(st.none() | st.decimals(0, 100, places=2), max_size=30))
def test_the_middle_has_as_many_above_as_below(percents):
    middle, known = middle_of(percents), [each for each in percents if each is not None]
    assert (middle is None) == (not known)
    if known:
        assert abs(sum(each < middle for each in known) - sum(each > middle for each in known)) <= len(known) / 2
        assert min(known) <= middle <= max(known)


class TestColumnsOfOlderVersions:
    """Versions from before the columns are filled from their own texts, and guarded again."""

    def test_are_filled_and_guarded_again(self):
        card = a_round_before_the_council()
        published(card)
        withdraw(card.id, "Sai", by=SYSTEM, at=DECIDED_AT)
        forge(TABLE, f"UPDATE {TABLE} SET year = 0, key = '-', block = '-', title = '-', cut_off_on = '2000-01-01'")
        with connection.cursor() as cursor:
            editor = SimpleNamespace(connection=connection, execute=cursor.execute)
            then = MigrationExecutor(connection).loader.project_state(("publishing", "0004_result_of_a_round")).apps
            unguarded(TABLE).code(then, editor)
            import_module("sen.reform.publishing.migrations.0004_result_of_a_round").fill(then, editor)
            append_only(TABLE).code(then, editor)
        for version in PublishedResult.objects.all():
            assert (version.year, version.key, version.title) == (2023, card.key, card.title)
            assert version.cut_off_on == card.cut_off_on
        assert list(queries.broken_seals()) == []
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE {TABLE} SET year = 1999")

    def test_a_column_that_says_otherwise_than_the_text_is_found(self):
        card = a_round_before_the_council()
        published(card)
        forge(TABLE, f"UPDATE {TABLE} SET title = 'Khác'")
        assert any("nội dung bị sửa" in sentence for sentence in queries.broken_seals())
        assert not queries.current(2023, card.key).head.is_intact


def test_a_text_is_checked_once_and_again_when_anything_about_it_changes(monkeypatch):
    from sen.reform.publishing.queries import seals, versions

    counted = []
    monkeypatch.setattr(versions, "is_intact", lambda version: counted.append(version.pk) or seals.is_intact(version))
    card = a_round_before_the_council()
    published(card)
    for _ in range(3):
        assert queries.current(2023, card.key).groups
    assert len(counted) == 1
    forge(TABLE, f"UPDATE {TABLE} SET reason = 'x'")
    assert not queries.current(2023, card.key).groups
    forge(TABLE, f"UPDATE {TABLE} SET reason = ''")
    assert queries.current(2023, card.key).groups


def test_rules_changed_after_publication_break_the_seal():
    card = a_round_before_the_council()
    published(card)
    kind = "jsonb" if connection.vendor == "postgresql" else "text"
    forge(TABLE, f"UPDATE {TABLE} SET method = CAST(REPLACE(CAST(method AS text), '90', '50') AS {kind})")
    assert any("niêm phong không khớp" in sentence for sentence in queries.broken_seals())
