"""Stars: one rating a browser, no average of a few, nobody to be traced."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from sen.reform.audit.models import AuditEvent
from sen.reform.feedback import queries
from sen.reform.feedback.models import Rating
from sen.reform.feedback.operations import NotOneToFive, Outcome, rate
from sen.reform.feedback.voters import is_token, new_token, voter_key

pytestmark = pytest.mark.django_db
SUBJECT = "news.article:5"


def _rate(visitor, at, stars=4, number=1, subject=SUBJECT):
    return rate(subject=subject, stars=stars, visitor=visitor(number), at=at)


def test_a_second_rating_of_one_browser_changes_the_stars_and_not_the_count(visitor, at):
    assert _rate(visitor, at, stars=4) == Outcome.FIRST
    assert _rate(visitor, at, stars=2) == Outcome.CHANGED
    assert _rate(visitor, at, stars=2) == Outcome.SAME
    summary = queries.rating_summary(SUBJECT, token=visitor().token)
    assert (summary.count, summary.votes, summary.own_stars) == (1, (0, 1, 0, 0, 0), 2)


def test_another_browser_and_another_subject_count_by_themselves(visitor, at):
    assert _rate(visitor, at) == Outcome.FIRST
    assert _rate(visitor, at, number=2) == Outcome.FIRST
    assert _rate(visitor, at, subject="news.article:6") == Outcome.FIRST
    assert queries.rating_summary(SUBJECT).count == 2


@pytest.mark.parametrize("stars", [0, 6, -1, 100])
def test_only_one_to_five_stars_are_a_rating(visitor, at, stars):
    with pytest.raises(NotOneToFive, match="một trong năm sao"):
        _rate(visitor, at, stars=stars)
    assert not Rating.objects.exists()


@pytest.mark.parametrize("stars", [0, 6])
def test_the_database_refuses_other_stars_too(at, stars):
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(subject=SUBJECT, voter_key="k", stars=stars, rated_at=at)


def test_the_database_keeps_one_rating_a_browser(at):
    Rating.objects.create(subject=SUBJECT, voter_key="k", stars=5, rated_at=at)
    with pytest.raises(IntegrityError), transaction.atomic():
        Rating.objects.create(subject=SUBJECT, voter_key="k", stars=1, rated_at=at)


@pytest.mark.parametrize(("ratings", "average"), [(9, None), (10, Decimal("4.0")), (12, Decimal("4.0"))])
def test_no_average_is_given_below_ten_ratings(visitor, at, ratings, average):
    for number in range(ratings):
        _rate(visitor, at, stars=3 + number % 2 * 2, number=number)
    summary = queries.rating_summary(SUBJECT)
    assert summary.average == average
    assert summary.missing_for_average == max(0, 10 - ratings)


def test_the_average_is_rounded_half_up_to_one_place(visitor, at):
    # 45 / 20 = 2.25: half up gives 2.3, half even would give 2.2.
    for number in range(20):
        _rate(visitor, at, stars=3 if number < 5 else 2, number=number)
    assert queries.rating_summary(SUBJECT).average == Decimal("2.3")


def test_without_ratings_somebody_is_the_first():
    summary = queries.rating_summary(SUBJECT)
    assert summary.is_first
    assert (summary.average, summary.own_stars) == (None, None)


def test_what_is_kept_leads_back_to_no_browser_and_joins_no_two_subjects(visitor, at):
    _rate(visitor, at)
    _rate(visitor, at, subject="news.article:6")
    keys = set(Rating.objects.values_list("voter_key", flat=True))
    assert len(keys) == 2
    assert visitor().token not in "".join(keys)
    for event in AuditEvent.objects.all():
        assert (event.by_label, event.by_user_id) == ("Người dân", None)
        assert "203.0.113.7" not in str(event.details)
        assert visitor().token not in str(event.details)
    assert [event.name for event in AuditEvent.objects.all()] == ["rating_given", "rating_given"]


def test_the_key_needs_the_secret_of_the_installation(settings):
    before = voter_key(SUBJECT, "token")
    settings.SECRET_KEY = "another"
    assert voter_key(SUBJECT, "token") != before


@pytest.mark.parametrize("forged", ["", "x" * 21, "x" * 23, "<script>alert(1)</script>", "ă" * 22])
def test_a_token_has_one_form(forged):
    assert is_token(new_token())
    assert not is_token(forged)
