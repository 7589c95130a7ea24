"""What the public reads: the newest sealed version, ranked among likes, with its files."""

import csv
import hashlib
import json
from decimal import Decimal
from io import StringIO

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations as assessments
from sen.reform.assessments.queries import Move, State
from sen.reform.common.addresses import absolute_address
from sen.reform.publishing import queries
from sen.reform.publishing.formats.texts import as_text
from sen.reform.publishing.operations import withdraw
from sen.reform.publishing.queries.movements import movement_between
from tests.factories.assessments import CUT_OFF, an_index
from tests.factories.forgery import forge
from tests.factories.results import (
    NAMES,
    a_round_before_the_council,
    an_official_run,
    approved,
    corrected,
    published,
)
from tests.factories.units import a_unit
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    card = a_round_before_the_council(is_simulated=True)
    published(card)
    return card


def test_trap_28_before_the_first_result_there_is_an_empty_list():
    assert queries.results() == ()
    assert queries.history(2023, "xa-phuong") == ()
    with pytest.raises(queries.ResultNotFound):
        queries.current(2023, "xa-phuong")


@pytest.mark.parametrize("state", [State.DECLARING, State.COUNCIL, State.APPROVED])
def test_provisional_and_approved_figures_are_not_public(state):
    card = a_round_before_the_council()
    an_official_run(card)
    if state is State.APPROVED:
        approved(card)
    assert queries.results() == ()
    with pytest.raises(queries.ResultNotFound):
        queries.current(2023, card.key)
    with pytest.raises(queries.ResultNotFound):
        queries.content_of(2023, card.key)


def test_a_result_is_listed_and_read(card):
    (line,) = queries.results()
    assert (line.year, line.key, line.title, line.version.number) == (2023, card.key, card.title, 1)
    page = queries.current(2023, card.key)
    assert (page.head.cut_off_on, page.head.is_simulated, page.head.is_sample) == (CUT_OFF, True, True)
    (group,) = page.groups
    assert [(each.rank, each.name, each.figures.percent) for each in group.units] == [
        (1, "Phường B", Decimal("90.00")),
        (2, "Phường A", Decimal("80.00")),
        (3, "Phường C", Decimal("70.00")),
    ]
    assert page.compared_year is None


def test_a_unit_is_found_by_its_name_or_its_code(card):
    found = queries.unit_result(2023, card.key, "phuong-b")
    assert queries.unit_result(2023, card.key, found.unit.code) == found
    assert [area.code for area in found.areas] == ["1", "2"]
    leaf = found.areas[0].parts[0].leaves[0]
    assert (leaf.code, leaf.maximum) == ("1.1.1", Decimal(2))
    assert "95" in leaf.sentence
    with pytest.raises(queries.UnitNotInResult):
        queries.unit_result(2023, card.key, "phuong-z")


def test_namesakes_have_addresses_of_their_own():
    units = (a_unit("Xã Tân Phú Đông", code="111"), a_unit("Xã Tân Phú Đông", code="222"))
    card = a_round_before_the_council(*units)
    published(card)
    rows = queries.current(2023, card.key).groups[0].units
    assert {row.slug for row in rows} == {"xa-tan-phu-dong-111", "xa-tan-phu-dong-222"}


def test_what_is_public_keeps_its_words_when_the_world_goes_on(card):
    """A unit renamed later keeps in the sealed result the name it was measured under."""
    from sen.reform.organizations.models import Unit

    Unit.objects.filter(name="Phường B").update(name="Phường Bến")
    assert queries.current(2023, card.key).groups[0].units[0].name == "Phường B"


def test_a_correction_is_what_one_reads_and_the_log_keeps_both(card, at):
    corrected(card, at)
    page = queries.current(2023, card.key)
    assert page.head.version.number == 2
    assert [(line.number, line.kind) for line in page.head.log] == [(2, "corrected"), (1, "published")]
    assert queries.content_of(2023, card.key, 1)[0].number == 1
    assert queries.content_of(2023, card.key)[0].number == 2


def test_a_withdrawn_result_shows_no_figure_any_more(card, at):
    withdraw(card.id, "Sai", by=SYSTEM, at=at)
    page = queries.current(2023, card.key)
    assert (page.head.shows_figures, page.groups) == (False, ())
    assert queries.results()[0].version.is_withdrawal
    for read in (
        lambda: queries.unit_result(2023, card.key, "phuong-b"),
        lambda: queries.content_of(2023, card.key),
        lambda: queries.content_of(2023, card.key, 1),
    ):
        with pytest.raises(queries.ResultNotFound):
            read()


def test_a_touched_result_shows_no_figure_at_all(card):
    forge("publishing_publishedresult", "UPDATE publishing_publishedresult SET reason = 'x'")
    page = queries.current(2023, card.key)
    assert (page.head.is_intact, page.head.shows_figures, page.groups) == (False, False, ())
    with pytest.raises(queries.ResultNotFound):
        queries.content_of(2023, card.key)


def test_a_version_that_never_was_is_not_handed_out(card):
    with pytest.raises(queries.ResultNotFound):
        queries.content_of(2023, card.key, 7)


class TestMovement:
    """Only likes are compared, and only where both years are public."""

    def years(self, *, group="Xã, phường", before=(95, 80, 10)):
        units = [a_unit(name) for name in NAMES]
        ids = tuple(unit.id for unit in units)
        version = an_index()
        last = a_round_before_the_council(
            *units, done=before, year=2022, version_id=version, peer_groups={group: ids}, cut_off_on=CUT_OFF
        )
        now = a_round_before_the_council(*units, year=2023, version_id=version)
        return last, now

    def words(self, card):
        rows = queries.current(2023, card.key).groups[0].units
        # What stands in brackets is kept on one line.
        return {row.name[-1]: row.movement.words.replace("\N{NO-BREAK SPACE}", " ") for row in rows}

    def test_is_told_in_words(self):
        last, now = self.years()
        published(last)
        published(now)
        assert self.words(now) == {
            "A": "giảm 1 bậc (năm 2022 hạng 1)",
            "B": "tăng 1 bậc (năm 2022 hạng 2)",
            "C": "giữ hạng năm 2022",
        }

    def test_is_not_told_against_what_is_not_public(self, at):
        last, now = self.years()
        published(now)
        assert queries.current(2023, now.key).compared_year is None
        published(last)
        withdraw(last.id, "Sai", by=SYSTEM, at=at)
        assert queries.current(2023, now.key).compared_year is None

    def test_is_not_told_across_peer_groups(self):
        last, now = self.years(group="Khối khác")
        published(last)
        published(now)
        assert set(self.words(now).values()) == {"không so sánh được"}

    @pytest.mark.parametrize(("rank", "before"), [(None, 1), (1, None), (None, None)])
    def test_is_not_told_without_a_place_in_both_years(self, rank, before):
        assert movement_between(rank, before, 2022).words == "không so sánh được"


class TestFiles:
    """Anybody may take the figures away, and check them."""

    def rows(self, card):
        version, content = queries.content_of(2023, card.key)
        said = queries.as_csv(version, content)
        assert said.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(StringIO(said.decode("utf-8-sig"))))

    def test_the_sealed_text_gives_the_digest_on_paper(self, card):
        version, content = queries.content_of(2023, card.key)
        said = queries.as_json(content)
        assert hashlib.sha256(said).hexdigest() == version.digest
        assert json.loads(said) == content

    def test_the_table_has_the_columns_of_its_codebook(self, card):
        rows = self.rows(card)
        assert list(rows[0]) == list(queries.COLUMNS)
        assert all(meaning.endswith(".") for meaning in queries.COLUMNS.values())

    def test_the_table_says_the_same_as_the_page(self, card):
        rows = self.rows(card)
        totals = [row for row in rows if row["cap"] == "tong"]
        assert [(row["hang"], row["don_vi"], row["diem"], row["ty_le"]) for row in totals] == [
            ("1", "Phường B", "9", "90"),
            ("2", "Phường A", "8", "80"),
            ("3", "Phường C", "7", "70"),
        ]
        of_b = [row for row in rows if row["don_vi"] == "Phường B"]
        # Two areas; their parts, but none for the criterion right below its area.
        assert [row["cap"] for row in of_b].count("linh_vuc") == 2
        assert [row["ma"] for row in of_b if row["cap"] == "phan"] == ["1.1", "2.1"]
        assert [row["ma"] for row in of_b if row["cap"] == "tieu_chi"] == ["1.1.1", "1.1.2", "1.2", "2.1.1", "2.1.2"]

    @pytest.mark.parametrize(
        ("said", "written"),
        [
            (Decimal("0.5"), "0.5"),  # a dot, as the codebook says
            (Decimal(100), "100"),  # never 1E+2
            (Decimal(200) / Decimal(3), "66.666667"),
            ("=1+1", "'=1+1"),  # trap 17: nothing in the table is a formula
            ("-3 bậc", "'-3 bậc"),
            ("Phường 3", "Phường 3"),
            (None, ""),
        ],
    )
    def test_cells_are_plain(self, said, written):
        assert as_text(said) == written


@pytest.mark.parametrize("unit_count", [3, 9])
def test_reading_takes_as_many_queries_for_many_units_as_for_few(unit_count, django_assert_num_queries):
    units = [a_unit(f"Phường {number}") for number in range(unit_count)]
    card = a_round_before_the_council(*units, done=[80] * unit_count)
    published(card)
    queries.forget_texts()
    queries.forget_rankings()
    with django_assert_num_queries(1):
        queries.results()
    # The versions, the text once a process, and the year before; the text is not read again.
    with django_assert_num_queries(3):
        queries.current(2023, card.key)
    with django_assert_num_queries(1):
        queries.unit_result(2023, card.key, "phuong-1")
    with django_assert_num_queries(2):
        queries.current(2023, card.key)


def test_addresses_on_paper_are_whole(settings):
    settings.SEN_SITE = "https://sen.example"
    assert absolute_address("portal:verify", "ab" * 32) == f"https://sen.example/kiem-chung/{'ab' * 32}/"


def test_a_result_taken_up_again_is_read_until_the_next_one(card, at):
    assessments.move_round(card.id, Move.REVISE, by=SYSTEM, at=at, reason="Có kiến nghị")
    assert queries.current(2023, card.key).groups
