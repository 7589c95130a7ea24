"""Ratings kept one by one became counts: none lost, by month where the office is, and nobody carried over."""

from datetime import UTC, date, datetime
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps

from sen.reform.feedback import operations, queries
from sen.reform.feedback.models import Comment, ModerationStep, VoterMark
from sen.reform.feedback.operations import NewComment
from sen.reform.news.queries import feedback_subject
from sen.reform.news.workflow import State
from tests.factories.news import an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
migration = import_module("sen.reform.feedback.migrations.0003_rows_become_counts")
# The last hour of August in Greenwich is September in Sa Đéc.
NIGHT = datetime(2023, 8, 31, 23, 0, tzinfo=UTC)
ROWS = [
    ("news.article:5", 5, NIGHT),
    ("news.article:5", 5, datetime(2023, 9, 21, 7, 0, tzinfo=UTC)),
    ("news.article:5", 1, datetime(2023, 8, 1, 7, 0, tzinfo=UTC)),
    ("news.article:6", 3, NIGHT),
]


def _with_old_rows():
    old = SimpleNamespace(objects=SimpleNamespace(values_list=lambda *_columns: ROWS))
    return SimpleNamespace(get_model=lambda app, name: old if name == "Rating" else apps.get_model(app, name))


def test_rows_become_counts_by_subject_and_month():
    migration.count(_with_old_rows(), None)
    assert [(row.subject, row.month_from, row.is_verified, row.votes) for row in queries.tallies()] == [
        ("news.article:5", date(2023, 8, 1), False, (1, 0, 0, 0, 0)),
        ("news.article:5", date(2023, 9, 1), False, (0, 0, 0, 0, 2)),
        ("news.article:6", date(2023, 9, 1), False, (0, 0, 1, 0, 0)),
    ]
    assert not VoterMark.objects.exists()


def test_comments_learn_their_unit_and_decisions_begin_the_log(visitor, at):
    unit = a_unit()
    for subject in (
        feedback_subject(an_article(State.DRAFT, unit_id=unit.id)),
        "news.article:999999",
        "something.else:x",
    ):
        operations.comment(subject=subject, new=NewComment(subject), visitor=visitor(), at=at)
    Comment.objects.filter(text="something.else:x").update(state="published", decided_at=at)
    migration.complete_comments(apps, None)
    assert [comment.unit_id for comment in Comment.objects.order_by("pk")] == [unit.id, None, None]
    assert [(step.subject, step.state, step.at) for step in ModerationStep.objects.all()] == [
        ("something.else:x", "published", at)
    ]
