"""Tests that share a scene share nothing else."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from sen.reform.organizations.queries import unit, units_on
from tests.factories.units import a_unit
from tests.scenes import THE_STAGE, scene

BUILT = []


@scene
def a_ward():
    """One ward."""
    BUILT.append("ward")
    return a_unit("Phường của cảnh")


@scene
def a_kept_file():
    """A file that lies on a shelf."""
    return keep("cua-canh")


def keep(name):
    return storages["news"].save(name, ContentFile(b"x"))


def kept():
    return {name for name in ("cua-canh", "cua-mot-bai-thu") if storages["news"].exists(name)}


def names():
    return [each.name for each in units_on(date(2023, 9, 21))]


pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("_again", [1, 2, 3])
def test_every_test_begins_with_the_scene_as_it_was_built_and_it_is_built_once(a_ward, _again):
    assert names() == ["Phường của cảnh"]
    assert unit(a_ward.id) == a_ward
    a_unit("Phường của một bài thử")
    assert len(names()) == 2
    assert BUILT == ["ward"]


def test_a_test_without_a_scene_sees_none():
    assert names() == []
    assert THE_STAGE.build is None


def test_a_scene_that_breaks_leaves_nothing(django_db_blocker):
    def broken():
        a_unit("Phường dở dang")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        THE_STAGE.set_up(broken, django_db_blocker)
    assert THE_STAGE.build is None
    assert names() == []


@pytest.mark.parametrize("_again", [1, 2])
def test_files_of_a_test_go_with_it_and_those_of_a_scene_stay(a_kept_file, _again):
    assert kept() == {a_kept_file}
    keep("cua-mot-bai-thu")
    assert kept() == {a_kept_file, "cua-mot-bai-thu"}


def test_files_of_a_scene_go_with_the_scene():
    assert kept() == set()
