"""Articles are found by the beginnings of words: the same on both databases as by reading every one of them."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.news import operations, queries
from sen.reform.news.models import PublishedArticle
from sen.reform.news.search import MOST_WORDS, keep_search_table, words_asked, words_in
from tests.factories.news import LATER, an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


def _found(words: str) -> list[str]:
    return [line.title for line in queries.archive(words=words)]


@pytest.fixture
def three():
    """Three articles, the newest last."""
    unit = a_unit().id
    an_article(unit_id=unit, title="Họp giao ban", lead="Về phường Tân Quy Đông.", body="Tỷ lệ 95,5 % ngày 21/9/2023.")
    an_article(unit_id=unit, title="Phường Tân Quy Đông", lead="Một cửa.", body="Hồ sơ đúng hạn.")
    an_article(unit_id=unit, title="Thông báo", lead="Nghỉ lễ.", body="Liên hệ một-cửa@example.vn.", at=LATER)


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("tan quy", ["Phường Tân Quy Đông", "Họp giao ban"]),  # a title that tells of it comes first
        ("TÂN QUY đông", ["Phường Tân Quy Đông", "Họp giao ban"]),
        ("phu", ["Phường Tân Quy Đông", "Họp giao ban"]),  # the beginning of a word is enough
        ("uong", []),  # the end of one is not
        ("95,5 21/9", ["Họp giao ban"]),
        ("một cửa", ["Thông báo", "Phường Tân Quy Đông"]),  # newest first
        ("một cửa nghỉ", ["Thông báo"]),  # every word, wherever
        ("một cửa họp", []),
        ("  ", ["Thông báo", "Phường Tân Quy Đông", "Họp giao ban"]),
        ("!!! %", []),
        ('"tan quy"', ["Phường Tân Quy Đông", "Họp giao ban"]),
        ("tan* OR hop", []),
        ("search_title: tan", []),
        ("') OR 1=1 --", []),
        ("tan & !quy | (dong) <-> :*", ["Phường Tân Quy Đông", "Họp giao ban"]),
        ("NEAR(tan quy)", []),
        ("\x00tan\x00", ["Phường Tân Quy Đông", "Họp giao ban"]),
        ("^tan {quy} -dong", ["Phường Tân Quy Đông", "Họp giao ban"]),
    ],
)
def test_words_are_found_wherever_they_begin(three, words, titles):
    assert _found(words) == titles


def test_what_is_withdrawn_or_corrected_is_found_no_more_by_its_old_words(three, at):
    number = PublishedArticle.objects.get(title="Họp giao ban").pk
    PublishedArticle.objects.filter(pk=number).update(search_title="hop", search_text="hop kin")
    assert _found("giao") == []
    assert _found("kin") == ["Họp giao ban"]
    operations.withdraw(article_id=number, reason="Sai.", by=SYSTEM, at=at)
    assert _found("kin") == []


def test_many_words_are_cut_to_some():
    assert words_asked("a b a " * 50 + " ".join(map(str, range(50)))) == ("a", "b", *map(str, range(MOST_WORDS - 2)))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables")
def test_what_is_kept_for_searching_can_be_made_anew(three):
    with connection.cursor() as cursor:

        class Editor:
            """Executes."""

            connection = cursor.db
            execute = staticmethod(cursor.execute)

        keep_search_table(None, Editor)
    assert _found("tan quy") == ["Phường Tân Quy Đông", "Họp giao ban"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.sampled_from("phường Phương p 9 95 21/9 một-cửa đông Đ % ' \" hồ sơ lễ x tan_quy".split(" ")), max_size=5
    )
)
def test_the_database_finds_what_reading_every_article_finds(three, words):
    asked = words_asked(" ".join(words))
    plain = {
        each.title
        for each in PublishedArticle.objects.all()
        if all(any(word.startswith(begin) for word in words_in(each.search_text)) for begin in asked)
        and (asked or not "".join(words).strip())
    }
    assert set(_found(" ".join(words))) == plain
