"""What readers and editors are given."""

import unicodedata
from datetime import UTC, date, datetime, timedelta

import pytest

from sen.reform.news import queries
from sen.reform.news.workflow import State
from tests.factories.news import WRITTEN_AT, a_text, an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("state", [state for state in State if state != State.PUBLISHED])
def test_only_what_was_published_is_public(state):
    article_id = an_article(state)
    with pytest.raises(queries.ArticleNotFound, match="Không có tin nào được đăng"):
        queries.article_page(article_id)
    assert queries.published_articles(limit=5) == ()
    assert queries.other_articles(0) == ()
    assert queries.front_page(on=date(2024, 1, 1)).lead is None
    assert list(queries.archive()) == []
    assert queries.topics() == ()
    assert queries.headlines([article_id]) == {}


def test_lists_show_the_newest_first_with_the_unit_s_name():
    unit = a_unit("Phường 3")
    older = an_article(unit_id=unit.id, title="Cũ hơn")
    newer = an_article(unit_id=unit.id, title="Mới hơn", at=WRITTEN_AT + timedelta(days=1))
    lines = queries.published_articles(limit=5)
    assert [(line.id, line.unit_name) for line in lines] == [(newer, "Phường 3"), (older, "Phường 3")]
    assert [line.id for line in queries.other_articles(newer)] == [older]
    assert [line.id for line in queries.published_articles(limit=1)] == [newer]


def test_a_day_is_the_day_where_the_office_is():
    # 18:00 UTC is 1:00 of the next day in Sa Đéc.
    an_article(at=datetime(2023, 9, 20, 18, 0, tzinfo=UTC))
    assert queries.published_articles(limit=1)[0].published_on == date(2023, 9, 21)


def test_today_s_news_leads_even_where_the_day_stands_still():
    today = an_article(title="Hôm nay")
    later = an_article(title="Năm sau", at=WRITTEN_AT + timedelta(days=200))
    page = queries.front_page(on=date(2023, 9, 20))
    assert page.lead.id == today
    assert [line.id for line in page.latest] == [later]
    assert queries.front_page(on=date(2020, 1, 1)).lead.id == later  # older than all news: the newest leads


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("phường", True),
        ("phuong", True),
        ("PHUONG tiem", True),  # every word, in any order
        (unicodedata.normalize("NFD", "tiêm phòng"), True),
        ("đàn chó", True),  # words of the body
        ("phuong xyz", False),  # one word is missing
        ("%", False),  # a sign, not a pattern
        ("", True),
    ],
)
def test_search_takes_words_with_and_without_marks(words, is_found):
    an_article(title="Lịch tiêm phòng dại trong phường", body="Tiêm cho đàn chó, mèo.", lead="Theo khóm", topic="Tin")
    assert bool(list(queries.archive(words=words))) is is_found


def test_the_archive_comes_page_by_page():
    unit = a_unit()
    for number in range(3):
        an_article(unit_id=unit.id, title=f"Tin {number}", at=WRITTEN_AT + timedelta(hours=number))
    page = queries.archive(page=2, size=2)
    assert [line.title for line in page] == ["Tin 0"]
    assert page.has_previous()
    assert queries.archive(page="nonsense", size=2).number == 1
    assert queries.archive(page=99, size=2).number == 2


def test_topics_are_counted_in_the_order_of_the_alphabet():
    for topic in ("Đời sống", "An sinh", "Đời sống"):
        an_article(topic=topic)
    assert [(line.name, line.slug, line.count) for line in queries.topics()] == [
        ("An sinh", "an-sinh", 1),
        ("Đời sống", "doi-song", 2),
    ]
    assert len(queries.published_articles(limit=5, topic="Đời sống")) == 2
    assert queries.archive(topic="An sinh").paginator.count == 1
    assert queries.topic_names() == ("An sinh", "Đời sống")


@pytest.mark.parametrize(
    ("subject", "number"),
    [("news.article:12", 12), ("news.article:", None), ("news.article:x", None), ("reviews.review:3", None)],
)
def test_feedback_names_an_article_and_is_led_back_to_it(subject, number):
    assert queries.article_id_of(subject) == number
    if number:
        assert queries.feedback_subject(number) == subject


def test_the_desk_shows_the_articles_of_its_units_shelf_by_shelf():
    unit, other = a_unit(), a_unit("Phường 4")
    returned = an_article(State.RETURNED, unit_id=unit.id)
    scheduled = an_article(State.SCHEDULED, unit_id=unit.id)
    an_article(State.DRAFT, unit_id=other.id)
    assert {shelf.key: shelf.count for shelf in queries.shelves(unit_ids={unit.id})} == {
        "dang-viet": 1,
        "cho-duyet": 0,
        "da-duyet": 1,
        "da-dang": 0,
        "da-go": 0,
    }
    (line,) = queries.desk(unit_ids={unit.id}, shelf="nonsense")
    assert (line.id, line.reason, line.tone) == (returned, "Thiếu nguồn.", "warn")
    (line,) = queries.desk(unit_ids={unit.id}, shelf="da-duyet")
    assert (line.id, line.title, line.state_label) == (scheduled, a_text().title, "Hẹn giờ đăng")


def test_changes_are_shown_against_the_text_approved_last(at):
    from sen.reform.accounts.queries import SYSTEM
    from sen.reform.news import operations

    article_id = an_article()
    assert queries.changes_since_approval(queries.desk_article(an_article(State.SUBMITTED))) is None
    assert queries.changes_since_approval(queries.desk_article(article_id)) == ()
    operations.edit(article_id=article_id, based_on=1, text=a_text(lead="Khác."), by=SYSTEM, at=at)
    (change,) = queries.changes_since_approval(queries.desk_article(article_id))
    assert str(change.part) == "Đoạn mở đầu"
    assert [(line.number, line.is_public, line.is_approved) for line in queries.versions(article_id)] == [
        (2, False, False),
        (1, True, True),
    ]


@pytest.mark.parametrize("call", ["published_articles", "archive", "desk"])
def test_a_longer_list_asks_the_database_no_more(call, django_assert_num_queries):
    unit = a_unit()
    for number in range(6):
        an_article(unit_id=unit.id, title=f"Tin {number}")
    asked = {
        "published_articles": (1, lambda: queries.published_articles(limit=6)),
        "archive": (2, lambda: list(queries.archive())),
        "desk": (4, lambda: list(queries.desk(unit_ids={unit.id}, shelf="da-dang"))),
    }
    number, ask = asked[call]
    with django_assert_num_queries(number):
        assert len(ask()) == 6


@pytest.mark.parametrize(
    ("month", "titles"),
    [
        ("2023-09", ["Cuối tháng"]),
        # Midnight in Sa Đéc, not in Greenwich, begins a month.
        ("2023-10", ["Đầu tháng sau"]),
        ("2023-12", ["Cuối năm"]),
        ("2024-01", []),
        ("2023-13", ["Cuối năm", "Đầu tháng sau", "Cuối tháng"]),
        ("", ["Cuối năm", "Đầu tháng sau", "Cuối tháng"]),
        ("2023-09-01", ["Cuối năm", "Đầu tháng sau", "Cuối tháng"]),
    ],
)
def test_the_archive_turns_to_a_month(month, titles):
    unit = a_unit()
    for title, at in (
        ("Cuối tháng", datetime(2023, 9, 30, 16, 59, tzinfo=UTC)),
        ("Đầu tháng sau", datetime(2023, 9, 30, 17, 0, tzinfo=UTC)),
        ("Cuối năm", datetime(2023, 12, 31, 16, 0, tzinfo=UTC)),
    ):
        an_article(unit_id=unit.id, title=title, at=at)
    assert [line.title for line in queries.archive(month=month)] == titles
    assert [(line.key, line.year, line.month, line.count) for line in queries.months()] == [
        ("2023-12", 2023, 12, 1),
        ("2023-10", 2023, 10, 1),
        ("2023-09", 2023, 9, 1),
    ]
