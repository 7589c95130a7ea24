"""A lower tier extends a frame that was adopted; what it adopts never changes with the frame."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.indices import loader, operations
from sen.reform.indices.models import IndexVersion
from tests.factories.assessments import an_index_text

pytestmark = pytest.mark.django_db

OWN = """[index]
extends = "../frames/frame.toml"
id = "test/ward-3"
version = "1"
title = "Bộ chỉ số của Phường 3"
"""


def test_a_definition_is_adopted_whole_with_its_frame(at):
    frame_id = operations.adopt_version(an_index_text(), "provinces/frame.toml", by=SYSTEM, at=at)
    version_id = operations.adopt_version(OWN, "own.toml", by=SYSTEM, at=at)
    kept, definition = IndexVersion.objects.get(pk=version_id), loader.definition_of(version_id)
    assert "extends" not in kept.text
    assert kept.digest == definition.digest
    assert definition.title == "Bộ chỉ số của Phường 3"
    assert [each.code for each in definition.leaves] == [each.code for each in loader.definition_of(frame_id).leaves]


def test_a_later_frame_changes_nothing_that_was_adopted(at):
    operations.adopt_version(an_index_text(), "frame.toml", by=SYSTEM, at=at)
    version_id = operations.adopt_version(OWN, "own.toml", by=SYSTEM, at=at)
    before = loader.definition_of(version_id).digest
    later = an_index_text().replace('version = "', 'version = "9', 1)
    operations.adopt_version(later, "frame.toml", by=SYSTEM, at=at)
    assert loader.definition_of(version_id).digest == before


def test_looking_at_it_finds_the_frame_too(at):
    operations.adopt_version(an_index_text(), "frame.toml", by=SYSTEM, at=at)
    assert loader.look_at(OWN, "own.toml").errors == ()


def test_a_frame_nobody_adopted_is_named(at):
    with pytest.raises(loader.DefinitionRefused) as refusal:
        operations.adopt_version(OWN, "own.toml", by=SYSTEM, at=at)
    assert "frame.toml" in refusal.value.sentence
    assert not IndexVersion.objects.exists()
