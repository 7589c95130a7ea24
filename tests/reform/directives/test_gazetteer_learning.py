"""A correction teaches the drafter the name it explains, and nothing it leaves open."""

from datetime import date

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.audit.queries import history_of
from sen.reform.directives import operations, queries
from sen.reform.directives.models import GazetteerEntry
from sen.reform.directives.operations import DraftCorrection
from sen.reform.organizations.kinds import Kind
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

UNLISTED = "Giao Giám đốc Trung tâm Hành chính công rà soát hồ sơ tồn đọng."
SHORTENED = "Giao P. KT rà soát hồ sơ tồn đọng."


@pytest.fixture
def one_stop():
    return a_unit("Bộ phận tiếp nhận và trả kết quả", Kind.OFFICE)


@pytest.fixture
def economy():
    return a_unit("Phòng Kinh tế", Kind.DEPARTMENT)


@pytest.fixture
def accounts():
    return a_unit("Phòng Kế toán", Kind.DEPARTMENT)


def _drafted(text, at):
    batch_id = operations.draft_from_text(
        text, source_name="Thông báo 45/TB-UBND", written_on=date(2023, 9, 21), by=SYSTEM, at=at
    )
    return queries.draft_batch(batch_id).drafts


def _confirmed(card, at, *leads):
    correction = DraftCorrection(title=card.title, lead_unit_ids=tuple(unit.id for unit in leads))
    operations.confirm_draft(card.id, correction, by=SYSTEM, at=at)


def test_an_unlisted_name_is_known_once_somebody_says_whose_it_is(at, one_stop):
    (card,) = _drafted(UNLISTED, at)
    assert card.lead_unit_ids == ()
    _confirmed(card, at, one_stop)
    (learnt,) = queries.learnt_names()
    assert (learnt.name, learnt.unit_id, learnt.at) == ("Trung tâm Hành chính công", one_stop.id, at)
    (again,) = _drafted("Yêu cầu TRUNG TÂM HÀNH CHÍNH CÔNG công khai lịch làm việc.", at)
    assert (again.lead_unit_ids, again.unknown_leads) == ((one_stop.id,), ())
    assert [event.name for event in history_of("directives.gazetteerentry", GazetteerEntry.objects.get().pk)] == [
        "name_learnt"
    ]


def test_what_was_said_last_counts(at, one_stop, economy):
    _confirmed(_drafted(UNLISTED, at)[0], at, one_stop)
    (card,) = _drafted(UNLISTED, at)
    _confirmed(card, at, economy)
    assert [learnt.unit_id for learnt in queries.learnt_names()] == [economy.id]
    assert _drafted(UNLISTED, at)[0].lead_unit_ids == (economy.id,)


def test_a_derived_short_name_may_turn_out_to_mean_another_unit(at, economy):
    later = a_unit("Trung tâm Kiểm tra", Kind.OFFICE)
    (card,) = _drafted(SHORTENED, at)
    assert card.lead_unit_ids == (economy.id,)
    _confirmed(card, at, later)
    assert _drafted(SHORTENED, at)[0].lead_unit_ids == (later.id,)
    assert _drafted("Giao Phòng Kinh tế rà soát hồ sơ tồn đọng.", at)[0].lead_unit_ids == (economy.id,)


def test_giving_the_work_to_another_unit_teaches_nothing_about_an_official_name(at, economy, one_stop):
    (card,) = _drafted("Giao Phòng Kinh tế rà soát hồ sơ tồn đọng.", at)
    _confirmed(card, at, one_stop)
    assert queries.learnt_names() == ()


@pytest.mark.parametrize(
    ("text", "how_many"),
    [
        # One name, two units: which of them it means is open.
        (UNLISTED, 2),
        # Two names, one unit.
        ("Giao Trung tâm Hành chính công, Hạt Kiểm lâm rà soát hồ sơ tồn đọng.", 1),
        # Nobody came in.
        ("Giao Phòng Kinh tế rà soát hồ sơ tồn đọng.", 0),
        # The name of a set with a condition is no unit's.
        ("Yêu cầu các đơn vị còn đạt thấp rà soát hồ sơ tồn đọng.", 1),
    ],
)
def test_what_a_correction_leaves_open_is_not_learnt(at, one_stop, accounts, economy, text, how_many):
    (card,) = _drafted(text, at)
    chosen = (one_stop, accounts)[:how_many] or (economy,)
    _confirmed(card, at, *chosen)
    assert queries.learnt_names() == ()


def test_a_name_of_a_unit_that_is_gone_is_not_used(at, one_stop):
    _confirmed(_drafted(UNLISTED, at)[0], at, one_stop)
    batch_id = operations.draft_from_text(
        UNLISTED, source_name="Thông báo cũ", written_on=date(1990, 1, 1), by=SYSTEM, at=at
    )
    assert [card.lead_unit_ids for card in queries.draft_batch(batch_id).drafts] == [()]
