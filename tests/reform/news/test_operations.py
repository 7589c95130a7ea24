"""The way of an article from the first draft to the portal and back."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.news import operations, queries
from sen.reform.news.jobs import publish_due_articles
from sen.reform.news.models import Article, ArticleVersion
from sen.reform.news.texts import TextMissing
from sen.reform.news.workflow import State
from tests.factories.news import LATER, a_text, an_article
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def unit():
    return a_unit()


@pytest.fixture
def editor(unit):
    return an_actor(Role.EDITOR, unit_id=unit.id)


@pytest.fixture
def publisher(unit):
    return an_actor(Role.PUBLISHER, unit_id=unit.id)


def test_an_article_goes_from_draft_to_the_portal_and_every_step_is_on_record(unit, editor, publisher, at):
    article_id = operations.write(unit_id=unit.id, text=a_text(), by=editor, at=at)
    operations.submit(article_id=article_id, by=editor, at=at)
    operations.return_for_correction(article_id=article_id, reason="Thiếu nguồn.", by=publisher, at=at)
    assert queries.desk_article(article_id).reason == "Thiếu nguồn."
    operations.edit(article_id=article_id, based_on=1, text=a_text(source="UBND thành phố"), by=editor, at=at)
    operations.submit(article_id=article_id, by=editor, at=at)
    digest = queries.desk_article(article_id).digest
    operations.approve_and_publish(article_id=article_id, digest=digest, by=publisher, at=at)

    assert queries.article_page(article_id).source == "UBND thành phố"
    assert [(event.name, event.by) for event in history_of("news.article", article_id)] == [
        ("article_written", editor.label),
        ("article_submitted", editor.label),
        ("article_returned", publisher.label),
        ("article_edited", editor.label),
        ("article_submitted", editor.label),
        ("article_approved", publisher.label),
        ("article_published", publisher.label),
    ]
    assert [line.number for line in queries.versions(article_id)] == [2, 1]


def test_an_edit_after_approval_voids_it(unit, editor, publisher, at):
    article_id = an_article(State.APPROVED, unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Khác hẳn"), by=editor, at=at)
    page = queries.desk_article(article_id)
    assert (page.state, page.is_approval_valid) == (State.DRAFT, False)
    with pytest.raises(NotAllowed):
        operations.publish(article_id=article_id, by=publisher, at=at)


def test_an_edit_calls_a_planned_publication_off(unit, editor, at):
    article_id = an_article(State.SCHEDULED, unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Khác hẳn"), by=editor, at=at)
    assert operations.publish_due(by=SYSTEM, at=LATER) == 0
    assert queries.published_articles(limit=5) == ()


def test_the_same_text_once_more_changes_nothing(unit, editor, at):
    article_id = an_article(State.APPROVED, unit_id=unit.id)
    assert operations.edit(article_id=article_id, based_on=1, text=a_text(), by=editor, at=at) == 1
    assert queries.desk_article(article_id).state == State.APPROVED
    assert ArticleVersion.objects.count() == 1


def test_the_approver_approves_the_text_that_was_read(unit, editor, publisher, at):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    read = queries.desk_article(article_id).digest
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Sửa trong lúc đọc"), by=editor, at=at)
    operations.submit(article_id=article_id, by=editor, at=at)
    with pytest.raises(operations.ChangedMeanwhile):
        operations.approve_and_publish(article_id=article_id, digest=read, by=publisher, at=at)
    assert queries.desk_article(article_id).state == State.SUBMITTED


def test_of_two_editors_the_second_is_told_and_nothing_is_overwritten(unit, editor, at):
    article_id = an_article(State.DRAFT, unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Của người thứ nhất"), by=editor, at=at)
    second = an_actor(Role.EDITOR, unit_id=unit.id)
    with pytest.raises(operations.ChangedMeanwhile, match="so sánh hai bản"):
        operations.edit(article_id=article_id, based_on=1, text=a_text(title="Của người thứ hai"), by=second, at=at)
    assert queries.desk_article(article_id).text.title == "Của người thứ nhất"


def test_readers_keep_the_published_text_until_the_correction_is_approved_too(unit, editor, publisher, at):
    article_id = an_article(unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Bản sửa"), by=editor, at=at)
    assert queries.article_page(article_id).title == a_text().title
    first = queries.article_page(article_id).published_at

    operations.submit(article_id=article_id, by=editor, at=at)
    digest = a_text(title="Bản sửa").digest
    operations.approve_and_publish(article_id=article_id, digest=digest, by=publisher, at=at)
    page = queries.article_page(article_id)
    assert (page.title, page.published_at, page.corrected_at) == ("Bản sửa", first, at)


def test_a_scheduled_article_appears_when_its_moment_has_come(unit, publisher, at):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    digest, moment = a_text().digest, at + timedelta(hours=1)
    operations.approve_and_schedule(article_id=article_id, digest=digest, publish_at=moment, by=publisher, at=at)

    assert operations.publish_due(by=SYSTEM, at=moment - timedelta(seconds=1)) == 0
    assert queries.published_articles(limit=5) == ()
    assert operations.publish_due(by=SYSTEM, at=moment) == 1
    assert queries.article_page(article_id).published_at == moment
    assert operations.publish_due(by=SYSTEM, at=moment) == 0


def test_the_job_publishes_what_is_due(settings):
    settings.SEN_STORY_DAY = LATER.date() + timedelta(days=1)
    article_id = an_article(State.SCHEDULED)
    assert publish_due_articles.call() == 1
    assert queries.article_page(article_id)


def test_nothing_is_scheduled_in_the_past_and_the_approval_is_undone_with_it(unit, publisher, at):
    article_id = an_article(State.SUBMITTED, unit_id=unit.id)
    with pytest.raises(operations.MomentPassed, match="14:00 21/9/2023 đã qua"):
        operations.approve_and_schedule(
            article_id=article_id, digest=a_text().digest, publish_at=at, by=publisher, at=at
        )
    assert queries.desk_article(article_id).state == State.SUBMITTED


def test_a_withdrawn_article_is_gone_from_the_portal_and_may_come_back_after_approval(unit, editor, publisher, at):
    article_id = an_article(unit_id=unit.id)
    operations.withdraw(article_id=article_id, reason="Sai số liệu.", by=publisher, at=at)
    with pytest.raises(queries.ArticleNotFound):
        queries.article_page(article_id)
    assert queries.archive(words="thang cuoi nam").paginator.count == 0

    operations.edit(article_id=article_id, based_on=1, text=a_text(lead="Số liệu đúng."), by=editor, at=at)
    operations.submit(article_id=article_id, by=editor, at=at)
    digest = queries.desk_article(article_id).digest
    operations.approve_and_publish(article_id=article_id, digest=digest, by=publisher, at=at)
    assert queries.article_page(article_id).corrected_at == at


@pytest.mark.parametrize("reason", ["", "  ", "x" * 501])
@pytest.mark.parametrize(
    ("operation", "state"), [("return_for_correction", State.SUBMITTED), ("withdraw", State.PUBLISHED)]
)
def test_a_text_is_sent_back_or_withdrawn_only_with_a_reason(operation, state, reason, at):
    article_id = an_article(state)
    with pytest.raises(operations.ReasonMissing, match="nêu lý do"):
        getattr(operations, operation)(article_id=article_id, reason=reason, by=SYSTEM, at=at)
    assert queries.desk_article(article_id).state == state


def test_a_refused_text_leaves_nothing_behind(unit, editor, at):
    with pytest.raises(TextMissing):
        operations.write(unit_id=unit.id, text=a_text(body=""), by=editor, at=at)
    assert not Article.objects.exists()


def test_an_unknown_article_is_named_as_such(editor, at):
    with pytest.raises(queries.ArticleNotFound):
        operations.submit(article_id=404, by=editor, at=at)


def test_versions_are_never_changed_or_deleted():
    version = ArticleVersion.objects.get(article_id=an_article())
    version.title = "Lén sửa"
    for forbidden in (
        version.save,
        version.delete,
        ArticleVersion.objects.all().delete,
        lambda: ArticleVersion.objects.update(title="Lén sửa"),
    ):
        with pytest.raises(TypeError, match="never"):
            forbidden()


@pytest.mark.parametrize(
    ("state", "fields"),
    [
        (State.PUBLISHED, {"published_at": None}),  # public, but since when?
        (State.SCHEDULED, {"scheduled_at": None}),  # scheduled, but for when?
    ],
)
def test_the_database_refuses_an_article_without_its_moment(state, fields):
    article_id = an_article(state)
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=article_id).update(**fields)
