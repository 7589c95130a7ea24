"""What a mark took from a unit: only these criteria are its business in the explanation."""

from fractions import Fraction

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Marking, Reply
from sen.reform.assessments.workflow import Act
from sen.reform.indices.loader import Declared
from tests.factories.assessments import OPENED_AT, an_assessment, answered, handed_over, settled, signed
from tests.scenes import scene

pytestmark = pytest.mark.django_db


@scene
def card():
    return an_assessment()


def marked(card, code, said=None, reason="vì sao", act=Act.MARK):
    operations.mark(card.id, Marking(code, said, reason, act), by=SYSTEM, at=OPENED_AT)


def test_only_a_lowered_mark_is_taken_with_what_it_cost(card):
    handed_over(card)
    (taken,) = queries.taken_from(card.id)
    assert (taken.code, taken.lost, taken.is_asked) == ("1.1.2", Fraction(3, 2), False)
    assert (taken.declared.points, taken.marked.reason) == ("2", "Ban hành chậm 3 ngày")
    assert taken.decided is None


def test_what_was_never_marked_is_not_listed(card):
    answered(card)
    assert queries.taken_from(card.id) == ()


def test_a_question_is_listed_even_when_nothing_was_taken(card):
    signed(card)
    marked(card, "1.2", act=Act.ASK)
    assert [(each.code, each.is_asked, each.lost) for each in queries.taken_from(card.id)] == [("1.2", True, 0)]


def test_a_mark_that_gives_more_is_not_taken(card):
    signed(card)
    marked(card, "2.1.2", Declared("2.1.2", {"plan": "1", "accounts": "1"}))
    assert queries.taken_from(card.id) == ()


def test_where_points_cannot_be_compared_another_word_is_listed(card):
    signed(card)
    marked(card, "2.1.1", Declared("2.1.1", {"spent": "1", "given": "2"}))  # it was claimed not to apply
    assert [(each.code, each.lost) for each in queries.taken_from(card.id)] == [("2.1.1", None)]


def test_an_answer_taken_back_is_no_answer(card):
    handed_over(card)
    operations.disagree(card.id, Reply("1.1.2", "đúng hạn"), by=SYSTEM, at=OPENED_AT)
    assert queries.taken_from(card.id)[0].standing_reply.reason == "đúng hạn"
    operations.withdraw_reply(card.id, "1.1.2", by=SYSTEM, at=OPENED_AT)
    (taken,) = queries.taken_from(card.id)
    assert (taken.standing_reply, taken.reply.act) == (None, Act.WITHDRAW)


def test_the_second_decision_stands_beside_the_first(card):
    settled(card)
    (taken,) = queries.taken_from(card.id)
    assert (taken.remarked.points, taken.decided.reason) == ("1/2", "Văn bản đóng dấu ngày 5/1")
