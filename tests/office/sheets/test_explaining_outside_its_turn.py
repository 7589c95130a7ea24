"""The explanation room outside its turn: before the marks come, after the second decision, after publication."""

import re

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations, queries
from sen.reform.assessments.models import Assessment
from sen.reform.assessments.queries import State
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind
from tests.factories.assessments import OPENED_AT, objected, settled, signed
from tests.office.sheets.conftest import SHEET

pytestmark = pytest.mark.django_db

ROOM = f"{SHEET}giai-trinh/"
_STEPS = ("Đơn vị kê khai", "Thẩm định lần 1", "Điểm chính thức")


def test_before_the_marks_are_handed_over_the_unit_sees_none(client, card, officer):
    signed(card)
    answer = client.get(ROOM)
    assert answer.status_code == 403
    assert "bàn giao" in answer.content.decode()


def test_a_unit_nothing_was_taken_from_has_nothing_to_explain(see, card, officer):
    signed(card)
    for code in queries.unmarked(card.id):
        operations.mark(card.id, operations.Marking(code), by=SYSTEM, at=OPENED_AT)
    operations.hand_over(card.id, by=SYSTEM, at=OPENED_AT)
    assert "Không có gì phải giải trình" in see(ROOM)


def test_the_second_decision_is_hidden_until_the_council_has_it(see, card, officer):
    objected(card)
    operations.mark(card.id, operations.Marking("1.1.2", reason="Dấu ngày 5/1"), by=SYSTEM, at=OPENED_AT)
    assert "Dấu ngày 5/1" not in see(ROOM)
    operations.settle(card.id, by=SYSTEM, at=OPENED_AT)
    assert "Dấu ngày 5/1" in see(ROOM)


def test_after_publication_points_and_rank_stand_before_and_after(see, card, officer, at):
    settled(card)
    scoring.run(card.round.id, RunKind.OFFICIAL, by=SYSTEM, at=at)
    assert "Trước và sau" not in see(ROOM)
    Assessment.objects.filter(pk=card.id).update(state=State.PUBLISHED)
    page = see(ROOM).split("Trước và sau", 1)[1].split("</table>", 1)[0]
    # The lowered mark took 1,50 points; places stand beside them.
    rows = {label: row for label in _STEPS for row in page.split("<tr>") if label in row}
    assert set(rows) == set(_STEPS)
    points = {label: re.search(r'<td class="num">(\d,\d\d)</td>', row).group(1) for label, row in rows.items()}
    assert points == {"Đơn vị kê khai": "5,50", "Thẩm định lần 1": "4,00", "Điểm chính thức": "4,00"}
    assert page.count('<td class="num">1</td>') == 3


def test_a_round_without_runs_shows_no_outcome(see, card, officer):
    settled(card)
    Assessment.objects.filter(pk=card.id).update(state=State.PUBLISHED)
    assert "Trước và sau" not in see(ROOM)
