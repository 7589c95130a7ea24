"""Stars: one rating a browser, two bars that are never mixed, no average of a few."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from sen.reform.audit.models import AuditEvent
from sen.reform.feedback import queries
from sen.reform.feedback.models import Tally, VoterKey, VoterMark
from sen.reform.feedback.operations import (
    NotOneToFive,
    Outcome,
    Receipt,
    destroy_old_keys,
    mix_marks,
    rate,
)
from sen.reform.feedback.queries import Bar
from sen.reform.feedback.voters import is_token, new_token, voter_key

pytestmark = pytest.mark.django_db
SUBJECT = "news.article:5"
QUARTER = timedelta(days=92)


def _rate(visitor, at, stars=4, number=1, subject=SUBJECT, receipt=None):
    return rate(subject=subject, stars=stars, visitor=visitor(number), receipt=receipt, at=at)


def _votes(subject=SUBJECT) -> tuple[int, ...]:
    return queries.ratings_of(subject).open.votes


def test_a_browser_with_its_receipt_changes_its_stars_and_not_the_count(visitor, at):
    first = _rate(visitor, at, stars=4)
    second = _rate(visitor, at, stars=2, receipt=first.receipt)
    assert (first.outcome, second.outcome) == (Outcome.FIRST, Outcome.CHANGED)
    assert _votes() == (0, 1, 0, 0, 0)
    assert _rate(visitor, at, stars=2, receipt=second.receipt).outcome == Outcome.SAME
    assert _votes() == (0, 1, 0, 0, 0)


def test_a_browser_that_lost_its_receipt_is_counted_once_and_nothing_is_taken_back(visitor, at):
    _rate(visitor, at, stars=4)
    again = _rate(visitor, at, stars=1)
    assert (again.outcome, again.receipt) == (Outcome.ALREADY, None)
    assert _votes() == (0, 0, 0, 1, 0)


def test_a_receipt_moves_a_rating_once_however_often_it_is_shown(visitor, at):
    held = _rate(visitor, at, stars=4).receipt
    for number in range(5):
        _rate(visitor, at, stars=4, number=10 + number)
    assert _rate(visitor, at, stars=1, receipt=held).outcome == Outcome.CHANGED
    for stars in (1, 2, 3, 4, 5):  # the old receipt, played again: it would take the stars of others away
        assert _rate(visitor, at, stars=stars, receipt=held).outcome == Outcome.ALREADY
    assert _votes() == (1, 0, 0, 5, 0)


@pytest.mark.parametrize("nonce", ["", "made-up"])
def test_a_receipt_that_was_made_up_moves_nothing(visitor, at, nonce):
    _rate(visitor, at, stars=4)
    made_up = Receipt(nonce, 4, date(2023, 9, 1))
    assert _rate(visitor, at, stars=1, receipt=made_up).outcome == Outcome.ALREADY
    assert _votes() == (0, 0, 0, 1, 0)


def test_a_receipt_of_another_subject_moves_nothing(visitor, at):
    held = _rate(visitor, at, stars=4).receipt
    _rate(visitor, at, stars=4, subject="news.article:6", number=2)
    assert _rate(visitor, at, stars=1, subject="news.article:6", receipt=held).outcome == Outcome.ALREADY
    assert _votes("news.article:6") == (0, 0, 0, 1, 0)


def test_another_browser_and_another_subject_count_by_themselves(visitor, at):
    assert _rate(visitor, at).outcome == Outcome.FIRST
    assert _rate(visitor, at, number=2).outcome == Outcome.FIRST
    assert _rate(visitor, at, subject="news.article:6").outcome == Outcome.FIRST
    assert queries.ratings_of(SUBJECT).open.count == 2


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(1, 5), st.booleans()), max_size=30))
def test_however_people_rate_and_change_each_browser_counts_once_with_its_last_stars(steps):
    """A slow book of who gave what, kept beside the box, says the same."""
    from datetime import UTC, datetime

    from sen.reform.feedback.operations import Visitor

    at, held, book = datetime(2023, 9, 21, tzinfo=UTC), {}, {}
    with transaction.atomic():
        for number, stars, shows_receipt in steps:
            visitor = Visitor(f"{number:022d}", f"203.0.113.{number}")
            receipt = held.get(number) if shows_receipt else None
            rated = rate(subject=SUBJECT, stars=stars, visitor=visitor, receipt=receipt, at=at)
            if rated.receipt:
                held[number], book[number] = rated.receipt, stars
        assert _votes() == tuple(list(book.values()).count(stars) for stars in range(1, 6))
        transaction.set_rollback(True)


@pytest.mark.parametrize("stars", [0, 6, -1, 100])
def test_only_one_to_five_stars_are_a_rating(visitor, at, stars):
    with pytest.raises(NotOneToFive, match="một trong năm sao"):
        _rate(visitor, at, stars=stars)
    assert not Tally.objects.exists()


def test_trap_23_the_database_keeps_one_mark_a_browser_and_one_tally_a_month(visitor, at):
    _rate(visitor, at)
    mark = VoterMark.objects.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        VoterMark.objects.create(made_with=mark.made_with, subject=SUBJECT, key=mark.key, receipt_digest="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tally.objects.create(subject=SUBJECT, month_from=date(2023, 9, 1), is_verified=False)


@pytest.mark.parametrize(("ratings", "average"), [(9, None), (10, Decimal("4.0")), (12, Decimal("4.0"))])
def test_no_average_is_given_below_ten_ratings(visitor, at, ratings, average):
    for number in range(ratings):
        _rate(visitor, at, stars=3 + number % 2 * 2, number=number)
    bar = queries.ratings_of(SUBJECT).open
    assert (bar.average, bar.is_enough) == (average, ratings >= 10)
    assert bar.missing_for_average == max(0, 10 - ratings)


def test_the_average_is_rounded_half_up_to_one_place():
    # 45 / 20 = 2.25: half up gives 2.3, half even would give 2.2.
    assert Bar((0, 15, 5, 0, 0)).average == Decimal("2.3")


def test_without_ratings_somebody_is_the_first():
    ratings = queries.ratings_of(SUBJECT)
    assert ratings.is_first
    assert (ratings.open.average, ratings.verified.average) == (None, None)


def test_a_new_quarter_makes_a_new_key_and_destroys_the_marks_of_the_old_one(visitor, at):
    held = _rate(visitor, at, stars=4).receipt
    old = VoterKey.objects.get().secret
    later = at + QUARTER
    _rate(visitor, later, number=2)
    assert VoterKey.objects.get().secret != old
    assert VoterMark.objects.count() == 1
    # Whoever kept the receipt is still counted once, and can no longer change the stars.
    assert _rate(visitor, later, stars=1, receipt=held).outcome == Outcome.ALREADY
    assert [row.votes for row in queries.tallies((SUBJECT,))] == [(0, 0, 0, 1, 0), (0, 0, 0, 1, 0)]


def test_keys_go_by_themselves_where_nobody_rates_any_more(visitor, at):
    _rate(visitor, at)
    destroy_old_keys(at=at)
    assert VoterKey.objects.count() == 1  # its quarter is not over
    destroy_old_keys(at=at + QUARTER)
    assert not VoterKey.objects.exists()
    assert not VoterMark.objects.exists()
    assert _votes() == (0, 0, 0, 1, 0)


def test_the_order_in_which_marks_were_written_is_undone(visitor, at):
    for number in range(20):
        _rate(visitor, at, number=number)
    before = {(mark.pk, mark.key, mark.receipt_digest) for mark in VoterMark.objects.all()}
    mix_marks(at=at)
    assert {(mark.pk, mark.key, mark.receipt_digest) for mark in VoterMark.objects.all()} == before
    from django.db import connection

    with connection.cursor() as cursor:
        place = "rowid" if connection.vendor == "sqlite" else "ctid"
        cursor.execute(f"SELECT id FROM feedback_votermark ORDER BY {place}")  # no input
        stored = [str(row[0]).replace("-", "") for row in cursor.fetchall()]
    assert stored == sorted(stored)


def test_what_is_kept_leads_back_to_no_browser_and_joins_no_two_subjects(visitor, at):
    _rate(visitor, at)
    _rate(visitor, at, subject="news.article:6")
    keys = set(VoterMark.objects.values_list("key", flat=True))
    assert len(keys) == 2
    assert visitor().token not in "".join(keys)
    assert not AuditEvent.objects.exists()  # a line for each rating would keep order and hour


def test_the_key_needs_the_secret_of_the_installation(settings):
    before = voter_key("secret", SUBJECT, "token")
    settings.SECRET_KEY = "another"
    assert voter_key("secret", SUBJECT, "token") != before


@pytest.mark.parametrize("forged", ["", "x" * 21, "x" * 23, "<script>alert(1)</script>", "ă" * 22])
def test_a_token_has_one_form(forged):
    assert is_token(new_token())
    assert not is_token(forged)


@pytest.mark.parametrize(
    ("first", "last", "votes"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), (0, 0, 0, 0, 3)),
        (date(2023, 1, 1), date(2023, 9, 30), (0, 0, 0, 0, 2)),  # up to the last day of a month, with the month
        (date(2023, 1, 1), date(2023, 9, 29), (0, 0, 0, 0, 1)),  # a month that is not over is left out
        (date(2023, 8, 2), date(2023, 12, 31), (0, 0, 0, 0, 2)),  # nor is one taken that began before
        (date(2023, 10, 1), date(2023, 11, 30), (0, 0, 0, 0, 0)),
    ],
)
def test_a_period_counts_the_months_that_lie_wholly_in_it(first, last, votes):
    for month in (8, 9, 12):
        Tally.objects.create(subject=SUBJECT, month_from=date(2023, month, 1), is_verified=True, five=1)
        Tally.objects.create(subject=SUBJECT, month_from=date(2023, month, 1), is_verified=False, one=7)
    assert queries.verified_between(SUBJECT, first, last).votes == votes


def test_every_day_old_keys_go_and_the_marks_are_mixed(visitor, at, settings):
    from sen.reform.feedback.jobs import forget

    _rate(visitor, at - QUARTER)
    _rate(visitor, at, number=2, subject="news.article:6")
    settings.SEN_STORY_DAY = (at + QUARTER).date()
    forget.enqueue()
    assert not VoterKey.objects.exists()
    assert queries.ratings_of(SUBJECT).open.count == 1
