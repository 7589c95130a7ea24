"""Articles that nearly say the same are found, and others are not."""

from datetime import timedelta

import pytest

from sen.reform.news import queries
from sen.reform.news.queries.duplicates import shared_share
from sen.reform.news.workflow import State
from tests.factories.news import TEXT, a_text, an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
LONG = "Chiều 21/9, thành phố họp nhìn lại chín tháng cải cách hành chính và chọn việc phải làm cho ba tháng còn lại."


def found(text, **said: object) -> list[int]:
    return [each.id for each in queries.similar_articles(text, **{"unit_ids": (), **said})]


def test_nearly_the_same_title_is_found_whatever_the_marks_and_the_order():
    article_id = an_article(title="Lịch tiêm phòng dại cho chó, mèo", body="Một.")
    (similar,) = queries.similar_articles(a_text(title="Lich tiem phong dai cho cho meo", body="Khác."), unit_ids=())
    assert (similar.id, similar.is_public, similar.text_percent) == (article_id, True, 0)
    assert similar.title_percent >= 88
    assert found(a_text(title="Lễ hội hoa xuân", body="Khác.")) == []


def test_nearly_the_same_text_is_found_under_another_title():
    article_id = an_article(title="Họp", body=LONG)
    (similar,) = queries.similar_articles(a_text(title="Khác hẳn", body=LONG + " Hết."), unit_ids=())
    assert (similar.id, similar.title_percent) == (article_id, 0)
    assert similar.text_percent >= 80


def test_what_happened_months_apart_is_other_news():
    an_article(title="Họp", body=LONG)
    assert found(a_text(title="Khác hẳn", body=LONG, happened_on=TEXT.happened_on + timedelta(days=91))) == []


def test_drafts_of_one_s_own_units_are_found_and_of_others_are_not():
    unit = a_unit()
    draft = an_article(State.DRAFT, unit_id=unit.id, title="Bàn hướng dẫn mới", body=LONG)
    text = a_text(title="Bàn hướng dẫn mới", body=LONG)
    assert found(text) == []
    (similar,) = queries.similar_articles(text, unit_ids={unit.id})
    assert (similar.id, similar.is_public) == (draft, False)
    assert found(text, unit_ids={unit.id}, besides=draft) == []


def test_an_article_is_not_like_itself_and_a_public_one_counts_once():
    unit = a_unit()
    article_id = an_article(unit_id=unit.id, body=LONG)
    assert found(a_text(body=LONG), besides=article_id) == []
    assert found(a_text(body=LONG), unit_ids={unit.id}) == [article_id]


@pytest.mark.parametrize(
    ("one", "other", "percent"),
    [("", "", 0), ("một hai ba", "một hai ba", 0), ("a b c d e", "a b c d e", 100), ("a b c d e", "a b c d f", 33)],
)
def test_texts_share_runs_of_four_words(one, other, percent):
    assert shared_share(one, other) == percent
