"""A round held again: its units as they are now, its calendar in the same rhythm, the index in force."""

from datetime import date
from itertools import pairwise

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import queries
from sen.reform.indices.operations import adopt_version
from sen.reform.organizations.operations import close_unit, record_succession
from sen.reform.organizations.queries import heirs, predecessors, work_calendar
from tests.factories.assessments import CALENDAR, OPENED_AT, PEERS, a_round, an_index, next_year_text
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

MERGED_ON = date(2024, 1, 1)
BASIS = "Nghị quyết 1/NQ-HĐND"


def merged(old, new, at, on=MERGED_ON):
    record_succession(predecessor_id=old.id, successor_id=new.id, on=on, basis=BASIS, by=SYSTEM, at=at)


def test_the_calendar_keeps_its_rhythm_of_working_days():
    workdays = work_calendar()
    moved = queries.copied(a_round(), 2024).calendar
    before, after = ([getattr(each, name) for name in queries.Calendar.names] for each in (CALENDAR, moved))
    gaps = [[workdays.between(*pair) for pair in pairwise(days)] for days in (before, after)]
    assert gaps[0] == gaps[1]
    assert all(workdays.is_working(day) for day in after)
    assert moved.explanation_days == CALENDAR.explanation_days
    assert moved.opens_on == date(2024, 9, 4)  # the first after the national holiday


def test_the_last_of_february_stays_the_last_of_february():
    version = an_index(version="2024.1")
    text = next_year_text().replace('version = "2024.1"', 'version = "2024.2"')
    version = adopt_version(text, "leap.toml", by=SYSTEM, at=OPENED_AT)
    card = a_round(year=2024, cut_off_on=date(2024, 2, 29), version_id=version)
    assert queries.copied(card, 2025).cut_off_on == date(2025, 2, 28)


def test_words_and_groups_are_taken_over():
    one, two = a_unit("Phường Một"), a_unit("Phường Hai")
    card = a_round(peer_groups={"A": (one.id,), "B": (two.id,)})
    copy = queries.copied(card, 2024)
    assert (copy.year, copy.block, copy.title) == (2024, PEERS, "Chỉ số cải cách hành chính 2024")
    assert copy.cut_off_on == date(2024, 9, 14)
    assert queries.in_groups(copy.members) == {"A": (one.id,), "B": (two.id,)}
    assert copy.changed == ()


def test_merged_units_are_one_and_closed_ones_are_none(at):
    one, two, closed, stays = (a_unit(f"Phường {name}") for name in ("Một", "Hai", "Ba", "Bốn"))
    new = a_unit("Phường Mới", valid_from=MERGED_ON)
    card = a_round(one, two, closed, stays)
    merged(one, new, at)
    merged(two, new, at)
    close_unit(closed.id, on=MERGED_ON, by=SYSTEM, at=at)
    copy = queries.copied(card, 2024)
    assert {member.unit.id for member in copy.members} == {new.id, stays.id}
    told = {heir.before.name: ([unit.name for unit in heir.after], heir.basis) for heir in copy.changed}
    assert told == {
        "Phường Một": (["Phường Mới"], BASIS),
        "Phường Hai": (["Phường Mới"], BASIS),
        "Phường Ba": ([], ""),
    }


def test_successions_are_followed_to_their_end_and_only_until_the_day(at):
    first, second, third = (
        a_unit("Phường Một"),
        a_unit("Phường Hai", valid_from=MERGED_ON),
        a_unit("Phường Ba", valid_from=date(2025, 7, 1)),
    )
    merged(first, second, at)
    merged(second, third, at, date(2025, 7, 1))
    for on, name in ((date(2023, 12, 31), first), (MERGED_ON, second), (date(2025, 7, 1), third)):
        (heir,) = heirs((first.id,), on)
        assert [unit.id for unit in heir.after] == [name.id]
        assert heir.is_same is (name is first)
    assert predecessors((second.id, first.id), after=date(2023, 1, 1), until=date(2024, 6, 1)) == {
        second.id: (first.id,)
    }
    assert predecessors((second.id,), after=MERGED_ON, until=date(2024, 6, 1)) == {}


def test_a_unit_that_was_split_is_followed_into_every_part(at):
    whole = a_unit("Xã Một")
    parts = [a_unit(f"Xã {name}", valid_from=MERGED_ON) for name in ("Hai", "Ba")]
    for part in parts:
        merged(whole, part, at)
    (heir,) = heirs((whole.id,), MERGED_ON)
    assert [unit.id for unit in heir.after] == [part.id for part in parts]


def test_the_newest_version_in_force_on_the_day_is_proposed_of_the_same_index_first():
    card = a_round()
    newer = an_index(version="2023.2")
    assert queries.version_for(card.cut_off_on, card).id == newer
    assert queries.version_for(date(2030, 1, 1), card) is None
    next_year = adopt_version(next_year_text(), "next.toml", by=SYSTEM, at=OPENED_AT)
    assert queries.version_for(date(2024, 9, 14), card).id == next_year


def test_a_first_round_begins_on_a_working_day_in_the_usual_rhythm():
    calendar = queries.usual_calendar(date(2023, 9, 2))  # a Saturday, and the national holiday after it
    assert calendar.opens_on == date(2023, 9, 5)
    days = [getattr(calendar, name) for name in queries.Calendar.names]
    assert days == sorted(set(days))
    assert all(line.is_working for line in queries.days_of(calendar))


def test_a_day_off_says_why_and_when_work_goes_on():
    line, *_others = queries.day_lines({"council_on": date(2023, 9, 2)})
    assert (line.is_working, line.proposed_on) == (False, date(2023, 9, 5))
    assert line.reason
