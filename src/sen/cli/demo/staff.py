"""Who acts for whom in the seasons: the secretary, the chair, the officers and heads of units, the appraisers."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from sen.cli.demo.moments import person
from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role


class Staff:
    """The people of the demonstration by what they do; each is looked up once."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self._lines: list[dict[str, Any]] = said["account"]
        self._met: dict[str, Actor] = {}

    def named(self, username: str) -> Actor:
        """The person behind an account."""
        if username not in self._met:
            self._met[username] = person(username)
        return self._met[username]

    @property
    def secretary(self) -> Actor:
        """The secretary of the council."""
        return self.named("thuky")

    @property
    def chair(self) -> Actor:
        """The leader who approves."""
        return self.named("chutich")

    @cached_property
    def officers(self) -> Mapping[str, Actor]:
        """Who declares for each unit, by its code."""
        return self._by_unit(Role.FOCAL_OFFICER)

    @cached_property
    def heads(self) -> Mapping[str, Actor]:
        """Who signs for each unit, by its code."""
        return self._by_unit(Role.UNIT_HEAD)

    def _by_unit(self, role: Role) -> Mapping[str, Actor]:
        return {line["unit"]: self.named(line["username"]) for line in self._lines if line["role"] == role}
