"""A file is looked at before anything is adopted; who may look, try and adopt are three different questions."""

from datetime import date

import pytest

from sen.engine import BadInput
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.indices import loader, permissions
from sen.reform.indices.loader import DefinitionRefused, DefinitionTooLarge, NotUtf8, UnreadableFile
from sen.reform.indices.models import IndexVersion
from sen.reform.indices.operations import adopt_version
from sen.reform.indices.queries import versions
from tests.factories.assessments import OPENED_AT, an_index, an_index_text
from tests.factories.people import an_actor
from tests.reform.indices.tables.annexes import COMMUNE, as_docx

pytestmark = pytest.mark.django_db
ON = date(2023, 9, 21)


@pytest.mark.parametrize(
    ("may", "roles"),
    [
        (permissions.may_adopt, {Role.SECRETARY}),
        (permissions.may_check, {Role.SECRETARY, Role.APPRAISER}),
        (permissions.may_try, {Role.SECRETARY, Role.LEADER}),
        (permissions.may_see_indices, set(Role)),
    ],
)
def test_each_right_has_its_roles_and_a_reason_for_the_others(may, roles):
    assert may(SYSTEM)
    for role in (*Role, None):
        decision = may(an_actor(role))
        assert bool(decision) is (role in roles), role
        assert decision or decision.reason


def test_a_sound_definition_says_what_would_be_adopted():
    file = loader.look_at_file("2023.TOML", ("\ufeff" + an_index_text()).encode(), on=ON)
    assert file.can_be_adopted
    assert (file.errors, file.is_annex) == ((), False)
    assert file.text == an_index_text()
    said = file.proposed
    assert (said.index_id, said.version, said.title) == ("test/commune", "2023.1", "Bộ chỉ số thử")
    assert (said.status_label, said.scale, said.leaf_count) == ("Bộ mẫu", 10, 5)
    assert versions() == ()


@pytest.mark.parametrize(
    ("change", "code", "place"),
    [
        (('max = "6"', 'max = "5"'), "sum-of-children", "tiêu chí 1"),
        (("test/commune", "draft/commune"), "still-a-draft", ""),
        (("", ""), "version-adopted", ""),  # adopted a moment ago
    ],
)
def test_errors_stand_with_their_place_and_keep_it_from_being_adopted(change, code, place):
    an_index()
    file = loader.look_at(an_index_text().replace(*change), "2023.toml")
    assert not file.can_be_adopted
    assert file.proposed is None
    assert (code, place) in {(finding.code, finding.place) for finding in file.errors}
    assert all(finding.remedy for finding in file.errors)


def test_an_annex_gives_a_draft_that_is_refused_until_it_is_mended():
    file = loader.look_at_file("phu-luc.docx", as_docx(COMMUNE, "Bộ chỉ số xã, phường năm 2024"), on=ON)
    assert file.is_annex
    assert not file.can_be_adopted
    assert 0 < file.recognised < file.leaf_count
    assert file.errors
    with pytest.raises(DefinitionRefused):
        adopt_version(file.text, "phu-luc.toml", by=SYSTEM, at=OPENED_AT)


def test_a_draft_without_a_name_of_its_own_is_refused_even_when_all_else_is_sound():
    text = an_index_text().replace("test/commune", "draft/phu-luc")
    with pytest.raises(DefinitionRefused, match="mã tạm"):
        adopt_version(text, "phu-luc.toml", by=SYSTEM, at=OPENED_AT)
    assert versions() == ()


@pytest.mark.parametrize(
    ("name", "data", "refusal"),
    [
        ("a.toml", b"x" * (loader.LARGEST_DEFINITION + 1), DefinitionTooLarge),
        ("a.toml", "Bộ chỉ số".encode("utf-16"), NotUtf8),
        ("a.docx", b"PK\x03\x04", UnreadableFile),
        ("a.txt", b"words", UnreadableFile),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(name, data, refusal):
    with pytest.raises(refusal) as refused:
        loader.look_at_file(name, data, on=ON)
    assert refused.value.sentence


def test_a_version_the_checker_no_longer_accepts_is_not_scored_with(at):
    text = an_index_text().replace('max = "6"', 'max = "5"')
    adopted = IndexVersion.objects.create(
        index_id="test/old",
        version="1",
        title="Bộ chỉ số cũ",
        status="issued",
        basis=[],
        valid_from=ON,
        valid_to=ON,
        source_name="old.toml",
        text=text,
        digest="0" * 64,
        adopted_at=at,
        adopted_by="Thư ký",
    )
    with pytest.raises(BadInput):
        loader.definition_of(adopted.pk)
