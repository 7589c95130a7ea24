"""How a result was computed, in the words of its index: kept with the result on the day it is published."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sen.reform.indices import loader
from sen.reform.indices.queries import LeafLine, RuleLevel


@dataclass(frozen=True)
class Level:
    """One line of a rule, with the points it gives."""

    words: str
    points: str


@dataclass(frozen=True)
class RulePart:
    """A rule, or one part of it: what it is called, what is measured, each level."""

    title: str
    measured: str
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class RuleText:
    """How a criterion earns its points, in words."""

    parts: tuple[RulePart, ...]
    may_be_not_applicable: bool


@dataclass(frozen=True)
class AreaMaximum:
    """An area with the most points it can give."""

    code: str
    title: str
    maximum: Decimal


@dataclass(frozen=True)
class Method:
    """The decisions about the index as a whole, its areas, and the rule of every criterion by its code."""

    whole: tuple[tuple[str, str], ...]
    areas: tuple[AreaMaximum, ...]
    rules: Mapping[str, RuleText]


def method_now(version_id: int) -> dict[str, Any]:
    """An adopted index in words, as plain data to keep."""
    page = loader.definition_page(version_id)
    return {
        "whole": [[line.title, line.words] for line in page.whole],
        "areas": [[area.code, area.title, str(area.maximum)] for area in page.areas],
        "rules": {leaf.code: _kept(leaf) for leaf in page.leaves},
    }


def method_from(kept: Mapping[str, Any]) -> Method:
    """What was kept, to be read."""
    return Method(
        whole=tuple((title, words) for title, words in kept["whole"]),
        areas=tuple(AreaMaximum(code, title, Decimal(maximum)) for code, title, maximum in kept["areas"]),
        rules={code: _rule(each) for code, each in kept["rules"].items()},
    )


def _kept(leaf: LeafLine) -> dict[str, Any]:
    parts = [(part.title, part.measured, part.levels) for part in leaf.parts]
    return {
        "parts": [
            {"title": title, "measured": measured, "levels": _levels(levels)}
            for title, measured, levels in parts or [("", leaf.rule.measured, leaf.rule.levels)]
        ],
        "may_be_not_applicable": leaf.may_be_not_applicable,
    }


def _levels(levels: tuple[RuleLevel, ...]) -> list[list[str]]:
    return [[level.words, level.points] for level in levels]


def _rule(kept: Mapping[str, Any]) -> RuleText:
    return RuleText(
        parts=tuple(
            RulePart(part["title"], part["measured"], tuple(Level(*level) for level in part["levels"]))
            for part in kept["parts"]
        ),
        may_be_not_applicable=kept["may_be_not_applicable"],
    )
