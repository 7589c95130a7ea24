"""A drawn sample is read blindly a second time, and differing marks are brought together before the unit sees them."""

from collections import Counter
from datetime import UTC, datetime
from fractions import Fraction

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations, permissions, queries
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.workflow import Stage, State
from sen.reform.common.errors import NotAllowed
from sen.reform.indices.loader import Declared
from tests.factories.appraisal import an_appraiser, in_state, large_round, write_words
from tests.factories.assessments import a_round, declared
from tests.factories.people import an_actor
from tests.factories.units import a_unit

LATE = Declared("1.1.2", {"value": "late"})
NONE = Declared("1.1.2", {"value": "none"})
HALF = Fraction(1, 2)


@pytest.fixture
def item(db, at):
    """One item marked by one appraiser and drawn for another: assessment, first, reader."""
    card = a_round(a_unit("Phường Một"))
    (ward,) = queries.assessments_of(card.id)
    declared(ward, "1.1.2", value="in_time")
    ward = in_state(ward, State.APPRAISING)
    first = an_appraiser(card, "1.1.2")
    operations.mark(ward.id, Marking("1.1.2", LATE, "Ngày ký 5/2"), by=first, at=at)
    reader = an_appraiser(card)
    operations.draw_sample(card.id, Fraction(1), "2023", by=SYSTEM, at=at)
    return ward, first, reader


def drawn(card):
    return {(each.assessment_id, each.code, each.reader_id) for each in queries.readings_of(card.id)}


def test_the_same_seed_draws_the_same_sample_of_every_area(db, at):
    card = large_round(3, 16)
    write_words(card, Stage.APPRAISAL)
    for _ in range(2):
        an_actor(Role.APPRAISER)
    found = operations.draw_sample(card.id, Fraction(1, 6), "hạt giống", by=SYSTEM, at=at)
    sample = drawn(card)
    # Six items an area, a sixth of them: one each.
    assert Counter(code.partition(".")[0] for _, code, _ in sample) == dict.fromkeys("12345678", 1)
    assert (found.count, found.without_reader) == (8, 0)
    assert operations.draw_sample(card.id, Fraction(1, 6), "hạt giống", by=SYSTEM, at=at).count == 0
    assert drawn(card) == sample
    # Both readers get as much.
    assert Counter(reader for _, _, reader in sample) == dict.fromkeys({reader for _, _, reader in sample}, 4)


def test_another_seed_draws_others(db, at):
    card = large_round(3, 16)
    write_words(card, Stage.APPRAISAL)
    an_actor(Role.APPRAISER)
    operations.draw_sample(card.id, HALF, "một", by=SYSTEM, at=at)
    before = drawn(card)
    assert operations.draw_sample(card.id, HALF, "hai", by=SYSTEM, at=at).count > 0
    assert drawn(card) > before


def test_the_reader_is_somebody_else_of_another_unit_first_of_the_area(db, at):
    card = a_round(a_unit("Phường Một"))
    (ward,) = queries.assessments_of(card.id)
    declared(ward, "1.1.2", value="in_time")
    in_state(ward, State.APPRAISING)
    first = an_appraiser(card, "1.1.2")
    an_actor(Role.APPRAISER, unit_id=ward.unit_id, areas=("1",))
    operations.mark(ward.id, Marking("1.1.2"), by=first, at=at)
    found = operations.draw_sample(card.id, Fraction(1), "1", by=SYSTEM, at=at)
    assert (found.count, found.without_reader) == (0, 1)
    an_actor(Role.APPRAISER)
    knows = an_actor(Role.APPRAISER, areas=("1",))
    operations.draw_sample(card.id, Fraction(1), "1", by=SYSTEM, at=at)
    assert {reader for _, _, reader in drawn(card)} == {knows.user_id}


def test_only_what_is_marked_in_the_first_appraisal_is_drawn(db, at):
    card = large_round(1, 8)
    an_actor(Role.APPRAISER)
    assert operations.draw_sample(card.id, Fraction(1), "1", by=SYSTEM, at=at).count == 0
    write_words(card, Stage.APPRAISAL)
    (only,) = queries.assessments_of(card.id)
    in_state(only, State.EXPLAINING)
    assert operations.draw_sample(card.id, Fraction(1), "1", by=SYSTEM, at=at).count == 0


@pytest.mark.parametrize("share", [Fraction(0), Fraction(-1), Fraction(11, 10)])
def test_a_share_lies_between_nothing_and_everything(share, item, at):
    ward, _first, _reader = item
    with pytest.raises(operations.BadShare):
        operations.draw_sample(ward.round.id, share, "1", by=SYSTEM, at=at)


@pytest.mark.parametrize("seed", ["", "  ", "x" * 41])
def test_a_draw_has_a_seed(seed, item, at):
    ward, _first, _reader = item
    with pytest.raises(operations.BadSeed):
        operations.draw_sample(ward.round.id, HALF, seed, by=SYSTEM, at=at)


@pytest.mark.parametrize("role", [*Role, None])
def test_only_the_secretary_draws(role, item, at):
    ward, _first, _reader = item
    actor = an_actor(role)
    if role is Role.SECRETARY:
        operations.draw_sample(ward.round.id, HALF, "1", by=actor, at=at)
    else:
        with pytest.raises(NotAllowed):
            operations.draw_sample(ward.round.id, HALF, "1", by=actor, at=at)


def test_the_item_is_blind_until_it_is_read(item, at):
    ward, first, reader = item
    assert queries.blind_items(ward.round.id, reader.user_id) == {(ward.id, "1.1.2")}
    assert queries.blind_items(ward.round.id, first.user_id) == frozenset()
    assert queries.blind_items(ward.round.id, None) == frozenset()
    operations.read_second(ward.id, Marking("1.1.2", LATE, "Ngày ký"), by=reader, at=at)
    assert queries.blind_items(ward.round.id, reader.user_id) == frozenset()


def test_a_reading_is_given_once_by_its_reader_while_the_first_appraisal_runs(item, at):
    ward, first, reader = item
    with pytest.raises(NotAllowed):
        operations.read_second(ward.id, Marking("1.1.2"), by=first, at=at)
    with pytest.raises(NotAllowed):
        operations.read_second(ward.id, Marking("1.1.1"), by=reader, at=at)
    with pytest.raises(operations.ReasonNeeded):
        operations.read_second(ward.id, Marking("1.1.2", LATE), by=reader, at=at)
    for _ in range(2):
        operations.read_second(ward.id, Marking("1.1.2"), by=reader, at=at, save_key="once")
    with pytest.raises(operations.ReadAlready):
        operations.read_second(ward.id, Marking("1.1.2"), by=reader, at=at)


def test_it_is_too_late_to_read_when_the_turn_has_passed(item, at):
    ward, _first, reader = item
    in_state(ward, State.EXPLAINING)
    with pytest.raises(NotAllowed):
        operations.read_second(ward.id, Marking("1.1.2"), by=reader, at=at)
    in_state(ward, State.APPRAISING)
    with pytest.raises(NotAllowed):
        operations.read_second(ward.id, Marking("1.1.2"), by=reader, at=datetime(2023, 10, 14, 1, 0, tzinfo=UTC))


def test_a_reader_who_moved_into_the_unit_reads_no_more(item, at):
    ward, _first, reader = item
    moved = an_actor(Role.FOCAL_OFFICER, unit_id=ward.unit_id)
    both = type(reader)(reader.user_id, reader.name, (*reader.posts, *moved.posts), reader.acting)
    reading = queries.reading_on(ward.id, "1.1.2")
    assert not permissions.may_read_second(both, ward, reading, on=at.date())
    assert permissions.may_read_second(reader, ward, reading, on=at.date())


def test_readings_that_agree_wait_for_nobody(item, at):
    ward, first, reader = item
    operations.read_second(ward.id, Marking("1.1.2", LATE, "Ký ngày 5/2"), by=reader, at=at)
    both = queries.two_marks_on(ward.id, "1.1.2")
    assert both.agree
    assert not both.is_open
    assert queries.disagreements(ward.id) == ()
    with pytest.raises(operations.NothingToConsolidate):
        operations.consolidate(ward.id, Marking("1.1.2", NONE, "x"), by=SYSTEM, at=at)
    # What was read twice is changed by nobody alone any more.
    with pytest.raises(operations.ReadTwice):
        operations.mark(ward.id, Marking("1.1.2"), by=first, at=at)
    operations.hand_over(ward.id, by=SYSTEM, at=at)


def test_a_sheet_is_not_handed_over_while_two_readings_differ(item, at):
    ward, first, reader = item
    operations.read_second(ward.id, Marking("1.1.2", NONE, "Không thấy văn bản"), by=reader, at=at)
    assert queries.disagreements(ward.id) == ("1.1.2",)
    with pytest.raises(operations.NotComplete, match=r"1\.1\.2"):
        operations.hand_over(ward.id, by=SYSTEM, at=at)
    with pytest.raises(operations.ReasonNeeded):
        operations.consolidate(ward.id, Marking("1.1.2", LATE), by=SYSTEM, at=at)
    with pytest.raises(operations.ChangedMeanwhile):
        operations.consolidate(ward.id, Marking("1.1.2", LATE, "x"), by=SYSTEM, at=at, seen_entries=0)
    for _ in range(2):
        said = Marking("1.1.2", LATE, "Văn bản có, ký chậm")
        operations.consolidate(ward.id, said, by=SYSTEM, at=at, seen_entries=1, save_key="both")
    word = queries.words_on(ward.id, "1.1.2")[Stage.APPRAISAL]
    assert word.figures == {"value": "late"}
    for words in ("Văn bản có, ký chậm", first.label, reader.label):
        assert words in word.reason
    assert queries.two_marks_on(ward.id, "1.1.2").decision == word
    operations.hand_over(ward.id, by=SYSTEM, at=at)


@pytest.mark.parametrize("who", ["secretary", "first", "reader", "stranger", "own unit"])
def test_marks_are_brought_together_by_both_or_the_secretary(who, item, at):
    ward, first, reader = item
    operations.read_second(ward.id, Marking("1.1.2", NONE, "Không thấy"), by=reader, at=at)
    inside = an_actor(Role.FOCAL_OFFICER, unit_id=ward.unit_id)
    by = {
        "secretary": an_actor(Role.SECRETARY),
        "first": first,
        "reader": reader,
        "stranger": an_actor(Role.APPRAISER),
        "own unit": type(first)(first.user_id, first.name, (*first.posts, *inside.posts), first.acting),
    }[who]
    if who in ("secretary", "first", "reader"):
        operations.consolidate(ward.id, Marking("1.1.2", NONE, "Thống nhất"), by=by, at=at)
        assert queries.disagreements(ward.id) == ()
    else:
        with pytest.raises(NotAllowed):
            operations.consolidate(ward.id, Marking("1.1.2", NONE, "Thống nhất"), by=by, at=at)


def test_nothing_is_brought_together_where_nothing_was_read_twice(item, at):
    ward, first, _reader = item
    assert queries.two_marks_on(ward.id, "1.1.1") is None
    assert queries.two_marks_on(ward.id, "1.1.2") is None
    with pytest.raises(operations.NothingToConsolidate):
        operations.consolidate(ward.id, Marking("1.1.2"), by=SYSTEM, at=at)
    with pytest.raises(NotAllowed):
        operations.consolidate(ward.id, Marking("1.1.2"), by=first, at=at)
    in_state(ward, State.EXPLAINING)
    with pytest.raises(NotAllowed):
        operations.consolidate(ward.id, Marking("1.1.2"), by=SYSTEM, at=at)


def test_agreement_is_told_with_its_numbers(item, at):
    ward, first, reader = item
    nothing = queries.agreement(ward.round)
    assert (nothing.drawn, nothing.read, nothing.kappa, nothing.pairs) == (1, 0, None, ())
    operations.read_second(ward.id, Marking("1.1.2", NONE, "Không thấy"), by=reader, at=at)
    found = queries.agreement(ward.round)
    assert (found.drawn, found.read, found.agreed) == (1, 1, 0)
    assert (found.kappa.observed, found.kappa.value) == (0, 0)
    (pair,) = found.pairs
    # First half a point (late), then none: the second is half a point more severe.
    assert (pair.first, pair.second, pair.difference.signed) == (first.label, reader.label, Fraction(-1, 2))
    # Declared in time, two points; marked late, half a point: three halves down, and alone in the round.
    (severity,) = found.appraisers
    assert (found.mean_change, severity.change, severity.signed) == (Fraction(-3, 2), Fraction(-3, 2), 0)


@pytest.mark.parametrize(
    ("code", "said", "classes"),
    [
        ("1.1.2", Declared("1.1.2"), "0"),  # nothing acknowledged earns nothing
        ("2.1.1", Declared("2.1.1", not_applicable="Không được giao vốn"), "not-applicable"),
        ("2.1.1", Declared("2.1.1", {"spent": "5"}), "spent=5"),  # no points yet: the figures are the class
    ],
)
def test_every_mark_falls_into_a_class(code, said, classes, db, at):
    card = a_round(a_unit("Phường Một"))
    (ward,) = queries.assessments_of(card.id)
    declared(ward, "1.1.2", value="in_time")
    declared(ward, "2.1.1", spent=5, given=10)
    in_state(ward, State.APPRAISING)
    first, reader = an_appraiser(card, code), an_actor(Role.APPRAISER)
    operations.mark(ward.id, Marking(code, said, "Không có số liệu"), by=first, at=at)
    operations.draw_sample(card.id, Fraction(1), "1", by=SYSTEM, at=at)
    operations.read_second(ward.id, Marking(code, said, "Như trên"), by=reader, at=at)
    found = queries.agreement(queries.round_with_id(card.id))
    assert found.agreed == 1
    assert found.kappa.value is None  # one item in one class
    from sen.reform.assessments.queries import readings

    (both,) = queries.two_marks(card.id)
    assert readings._class(both.first, {code: Fraction(2)}) == classes
    assert len(found.pairs) == (classes == "0")
