"""A season brought to its end: objections decided, the council's result approved and published, once corrected."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sen.cli.demo.moments import on_day
from sen.cli.demo.season import Season, marking
from sen.reform.assessments import operations
from sen.reform.assessments.queries import Move
from sen.reform.publishing import operations as publishing
from sen.reform.scoring import operations as scoring
from sen.reform.scoring import queries as scores
from sen.reform.scoring.kinds import RunKind


def finish(season: Season) -> None:
    """Decide, settle, compute, approve and publish; then the correction, where there was one."""
    secretary = season.staff.secretary
    for told in season.stories:
        if "decision" in told:
            by = season.marked_by[told["unit"], told["code"]]
            sheet, at = season.sheets[told["unit"]], on_day(season.day("decided"), 10)
            operations.mark(sheet.id, marking(told, "decided", "decision"), by=by, at=at)
    for sheet in season.sheets.values():
        operations.settle(sheet.id, by=secretary, at=on_day(season.day("settled"), 15))
    _decide(season, season.day("council"), season.day("approved"))
    publishing.publish(season.round_id, by=secretary, at=on_day(season.day("published"), 9))
    if "correction" in season.said:
        _correct(season, season.said["correction"])


def _correct(season: Season, said: Mapping[str, Any]) -> None:
    secretary, at = season.staff.secretary, on_day(said["revised_on"], 9)
    operations.move_round(season.round_id, Move.REVISE, by=secretary, at=at, reason=said["reason"])
    for told in season.stories:
        if "correction" in told:
            sheet = season.sheets[told["unit"]]
            operations.mark(sheet.id, marking(told, "corrected", "correction"), by=secretary, at=at)
    _decide(season, said["revised_on"], said["approved_on"])
    publishing.publish(season.round_id, by=secretary, at=on_day(said["published_on"], 9), reason=said["reason"])


def _decide(season: Season, computed_on: date, approved_on: date) -> None:
    """The official result, and the leader's word on exactly that."""
    at = on_day(computed_on, 14)
    run_id = scoring.run(season.round_id, RunKind.OFFICIAL, by=season.staff.secretary, at=at)
    digest = scores.snapshot(run_id).digest
    scoring.approve(run_id, digest, by=season.staff.chair, at=on_day(approved_on, 10))
