"""An index is adopted whole, by whoever may, and never edited."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from sen.reform.accounts.roles import Role
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from sen.reform.indices import queries
from sen.reform.indices.loader import DefinitionRefused, definition_of
from sen.reform.indices.models import IndexVersion, Status
from sen.reform.indices.operations import VersionExists, adopt_version
from sen.reform.indices.permissions import may_adopt, may_see_indices
from sen.reform.indices.queries import BasisLine, VersionNotFound
from tests.factories.assessments import an_index, an_index_text, sample_text
from tests.factories.people import an_actor

pytestmark = pytest.mark.django_db


def test_an_adopted_index_keeps_its_text_its_digest_and_its_days(at):
    secretary = an_actor(Role.SECRETARY)
    version_id = adopt_version(an_index_text(), "test.toml", by=secretary, at=at)
    card = queries.version(version_id)
    assert (card.index_id, card.version, card.title) == ("test/commune", "2023.1", "Bộ chỉ số thử")
    assert (card.valid_from, card.valid_to) == (date(2023, 1, 1), date(2023, 12, 31))
    assert card.basis == (BasisLine("Quyết định thử", date(2023, 1, 15), "Phụ lục"),)
    assert (card.adopted_at, card.adopted_by, card.source_name) == (at, secretary.label, "test.toml")
    assert card.status is Status.SAMPLE
    assert card.is_sample
    assert queries.text_of(version_id) == an_index_text()
    assert card.digest == definition_of(version_id).digest
    assert [each.id for each in queries.versions()] == [version_id]
    assert [event.name for event in history_of("indices.indexversion", version_id)] == ["index_version_adopted"]


def test_the_sample_index_of_the_product_is_adopted_as_a_sample(at):
    version_id = adopt_version(sample_text(), "2023.toml", by=an_actor(Role.SECRETARY), at=at)
    card = queries.version(version_id)
    assert card.is_sample
    assert card.basis[0].dated is None  # a sample rests on no dated document


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.SECRETARY] + [None])
def test_only_the_secretary_adopts(role, at):
    with pytest.raises(NotAllowed, match="thư ký hội đồng"):
        adopt_version(an_index_text(), "test.toml", by=an_actor(role), at=at)
    assert queries.versions() == ()


def test_everybody_with_a_post_reads_the_rules():
    assert may_see_indices(an_actor(Role.EDITOR))
    assert not may_see_indices(an_actor(None))
    assert may_adopt(an_actor(Role.SECRETARY))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('max = "3"', 'max = "2"'), "2.1"),  # children no longer add up: the criterion is named
        (('kind = "target"', 'kind = "taget"'), "taget"),  # a rule nobody knows
        (("[index]", "[index"), "TOML"),  # no TOML at all
        (('version = "2023.1"', 'version = "2023.1"\ncolour = "red"'), "colour"),  # a key nobody knows
    ],
)
def test_a_faulty_definition_is_refused_with_what_the_checker_found(change, said, at):
    with pytest.raises(DefinitionRefused) as refused:
        adopt_version(an_index_text().replace(*change), "test.toml", by=an_actor(Role.SECRETARY), at=at)
    assert "test.toml" in refused.value.sentence
    assert said in refused.value.sentence
    assert queries.versions() == ()


@pytest.mark.parametrize(
    "text",
    [
        an_index_text(),  # the very same text
        an_index_text() + "\n# corrected\n",  # another text under the number of the first
    ],
)
def test_a_version_is_adopted_once(text, at):
    an_index()
    with pytest.raises(VersionExists, match=r"2023\.1"):
        adopt_version(text, "test.toml", by=an_actor(Role.SECRETARY), at=at)


@pytest.mark.parametrize(
    ("status", "is_refused"),
    [
        ("issued", True),  # two binding versions on one day
        ("corrected", True),
        ("draft", False),  # a draft binds nobody
        ("sample", False),
    ],
)
def test_binding_versions_of_an_index_do_not_overlap(status, is_refused, at):
    an_index(status="issued")
    text = an_index_text(version="2023.2", status=status)
    if is_refused:
        with pytest.raises(DefinitionRefused, match=r"2023\.2"):
            adopt_version(text, "second.toml", by=an_actor(Role.SECRETARY), at=at)
    else:
        assert adopt_version(text, "second.toml", by=an_actor(Role.SECRETARY), at=at)


@pytest.mark.parametrize(
    "statement", ["UPDATE indices_indexversion SET title = 'x'", "DELETE FROM indices_indexversion"]
)
def test_the_database_itself_refuses_changes(statement):
    an_index()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_application_refuses_changes():
    found = IndexVersion.objects.get(pk=an_index())
    for attempt in (found.save, found.delete, IndexVersion.objects.all().delete, IndexVersion.objects.all().update):
        with pytest.raises(TypeError):
            attempt()


@pytest.mark.parametrize("read", [queries.version, queries.text_of, definition_of])
def test_what_was_never_adopted_is_not_found(read):
    with pytest.raises(VersionNotFound):
        read(999)
