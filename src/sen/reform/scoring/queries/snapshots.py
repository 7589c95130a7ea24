"""A run as the public may check it: plain data in one form, and the digest that stands on paper."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

from sen.reform.assessments.queries import PlaceDecisions
from sen.reform.common.numbers import decimal_of
from sen.reform.indices.models import IndexVersion, Status
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.queries.inputs import digest_of
from sen.reform.scoring.queries.sheets import RunNotFound

FORMAT = "sen.result/1"
# Percentages are published with two decimals, rounded half-up, once; the exact fraction stands beside them.
_PLACES = Decimal("0.01")


@dataclass(frozen=True)
class Snapshot:
    """What is approved, sealed and published: no moment of publication in it, and no person's name."""

    run_id: int
    round_id: int
    content: Mapping[str, Any]
    digest: str


def snapshot(run_id: int) -> Snapshot:
    """
    A run as plain data: the same run gives the same text and the same digest, today and in ten years.

    :raises RunNotFound: if there is no such run
    """
    run = ScoreRun.objects.filter(pk=run_id).select_related("round").defer("leaves").first()
    if run is None:
        raise RunNotFound
    lines = tuple(ScoreLine.objects.filter(run=run).select_related("unit").order_by("position"))
    content = {
        "format": FORMAT,
        "round": _round(run),
        "index": _index(run.round.index_version_id),
        "run": {
            "kind": run.kind,
            "input_digest": run.input_digest,
            "result_digest": run.result_digest,
            "definition_digest": run.definition_digest,
            "engine_version": run.engine_version,
        },
        "groups": _groups(lines),
        "decisions": _decisions(run, lines),
    }
    return Snapshot(run.pk, run.round_id, content, digest_of(content))


def _round(run: ScoreRun) -> dict[str, Any]:
    return {
        "year": run.round.year,
        "key": run.round.key,
        "block": run.round.block,
        "title": run.round.title,
        "cut_off_on": run.cut_off_on.isoformat(),
        "is_simulated": run.round.is_simulated,
    }


def _index(version_id: int) -> dict[str, Any]:
    version = IndexVersion.objects.defer("text").get(pk=version_id)
    return {
        "id": version.index_id,
        "version": version.version,
        "title": version.title,
        "digest": version.digest,
        "is_sample": version.status == Status.SAMPLE,
    }


def _groups(lines: Iterable[ScoreLine]) -> list[dict[str, Any]]:
    groups: dict[str, list[dict[str, Any]]] = {}
    for line in lines:
        groups.setdefault(line.peer_group, []).append(_unit(line))
    return [{"name": name, "units": units} for name, units in groups.items()]


def _decisions(run: ScoreRun, lines: Iterable[ScoreLine]) -> dict[str, Any]:
    """What the council decided about ties and grades, by the codes of units."""
    codes = {line.unit_id: line.unit.code for line in lines}
    decided = PlaceDecisions.from_data(run.decisions)
    return {
        "order": [codes[unit_id] for unit_id in decided.order],
        "grades": {codes[unit_id]: grade for unit_id, grade in decided.grades.items()},
    }


def _unit(line: ScoreLine) -> dict[str, Any]:
    return {
        "code": line.unit.code,
        "name": line.unit.name,
        "rank": line.rank,
        "unranked_reason": line.unranked_reason,
        "grade": line.grade,
        **_figures(line.total),
        "areas": [_area(area, line.sheet[area["code"]]) for area in line.areas],
    }


def _area(kept: Mapping[str, Any], sheet: Mapping[str, Any]) -> dict[str, Any]:
    return {**_named(kept), "sentence": sheet["sentence"], "parts": [_part(part) for part in sheet["groups"]]}


def _part(kept: Mapping[str, Any]) -> dict[str, Any]:
    leaves = [{**_named(leaf), "maximum": leaf["maximum"], "sentence": leaf["sentence"]} for leaf in kept["leaves"]]
    return {**_named(kept), "leaves": leaves}


def _named(kept: Mapping[str, Any]) -> dict[str, Any]:
    return {"code": kept["code"], "title": kept["title"], **_figures(kept)}


def _figures(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Exact numbers as text such as `7/4`; the percentage also as it is published."""
    return {
        "points": kept["points"],
        "out_of": kept["out_of"],
        "percent": kept["percent"],
        "percent_published": published_percent(kept["percent"]),
        "state": kept["state"],
    }


def published_percent(exact: str | None) -> str | None:
    """
    A percentage as it is published; none where nothing applies.

    >>> published_percent("200/3")
    '66.67'
    """
    if exact is None:
        return None
    return str(decimal_of(Fraction(exact)).quantize(_PLACES, rounding=ROUND_HALF_UP))
