"""
Scenes: what many tests begin with is built once, kept in an open transaction, and every test starts from it as it was.

A test that asks for another scene, or for none, never sees this one: it is taken back before.
"""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from tests.shelves import put_since, take_away

Build = Callable[[], Any]


def scene(build: Build):
    """A fixture of what `build` makes; it must not depend on other fixtures, and nobody may change it in memory."""

    def _scene(db: None) -> Any:
        return THE_STAGE.made if THE_STAGE.build is build else build()

    _scene.__doc__ = build.__doc__
    _scene.builds = build
    return pytest.fixture(name=build.__name__)(_scene)


def scene_of(item: pytest.Item) -> Build | None:
    """The first scene a test asks for; one that commits for itself can keep none."""
    marker = item.get_closest_marker("django_db")
    if "transactional_db" in item.fixturenames or (marker and marker.kwargs.get("transaction")):
        return None
    definitions = item._fixtureinfo.name2fixturedefs
    found = (getattr(definitions[name][-1].func, "builds", None) for name in item.fixturenames if name in definitions)
    return next((build for build in found if build), None)


def together(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """Tests of a module that share a scene follow each other; else their order stays."""
    ordered: list[pytest.Item] = []
    for _path, members in groupby(items, key=lambda item: item.path):
        ordered += sorted(members, key=_name_of_the_scene)
    return ordered


def _name_of_the_scene(item: pytest.Item) -> str:
    build = scene_of(item) if isinstance(item, pytest.Function) else None
    return build.__qualname__ if build else ""


class Stage:
    """At most one scene stands."""

    build: Build | None = None
    made: Any = None
    _files: frozenset[tuple[str, str]] = frozenset()
    _block: transaction.Atomic | None = None
    _blocker: DjangoDbBlocker

    def set_up(self, build: Build, blocker: DjangoDbBlocker) -> None:
        """Build the scene, unless it stands; what stood before was taken back."""
        if build is self.build:
            return
        self._blocker = blocker
        with blocker.unblock():
            self._block = transaction.atomic()
            self._block.__enter__()
            self.build = build
            try:
                self.made = build()
                self._files = put_since()
            except BaseException:
                self.keep_only(None)
                raise

    def keep_only(self, build: Build | None) -> None:
        """Take back what stands, as if it had never been built, unless it is this."""
        if self._block and build is not self.build:
            with self._blocker.unblock():
                transaction.set_rollback(True)
                self._block.__exit__(None, None, None)
            take_away(self._files)
            self.build = self.made = self._block = None
            self._files = frozenset()


THE_STAGE = Stage()
