"""An operation that changes what the public reads, and forgets to say so, is named by the tests that call it."""

from unittest.mock import Mock

import pytest
from django.apps import apps
from django.db import transaction

from sen.portal.public_role import READABLE
from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.errors import Refusal
from sen.reform.news import operations as news
from sen.reform.news.operations import publishing
from sen.reform.organizations.operations import units
from tests.editions import ANSWERS, watched
from tests.factories.news import an_article
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def forgets(monkeypatch):
    """Returns how to let the operations of a module forget it."""
    return lambda module: monkeypatch.setattr(module, "raise_edition", Mock())


def _withdraw(article_id, at):
    news.withdraw(article_id=article_id, reason="Sai số liệu", by=SYSTEM, at=at)


def test_who_forgets_is_named_with_what_was_written(forgets, at):
    article_id = an_article()
    forgets(publishing)
    with watched() as watch:
        _withdraw(article_id, at)
    tables = {"news_publishedarticle", "news_publicfile"}
    assert watch.forgetful() == {"sen.reform.news.operations.publishing.withdraw": tables}


def test_who_forgets_is_named_even_where_others_remember(forgets, at):
    with watched() as watch:
        an_article()
        forgets(units)
        a_unit("Phường mới")
    assert watch.forgetful() == {"sen.reform.organizations.operations.units.found_unit": {"organizations_unit"}}


def test_who_remembers_is_not_named(at):
    with watched() as watch:
        _withdraw(an_article(), at)
    assert watch.forgetful() == {}


def test_what_was_rolled_back_is_not_old(forgets, at):
    article_id = an_article()
    forgets(publishing)
    with watched() as watch, pytest.raises(Refusal), transaction.atomic():
        _withdraw(article_id, at)
        raise Refusal
    assert watch.forgetful() == {}


def test_tables_that_are_not_watched_are_public_ones():
    assert set(READABLE) > ANSWERS
    assert {model._meta.db_table for model in apps.get_models()} >= set(READABLE)
