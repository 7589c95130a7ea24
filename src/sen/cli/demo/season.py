"""The seasons: rounds opened, declared, signed, marked and answered, as far as each has come."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import Any

from sen.cli.demo.moments import STORY_DAY, on_day
from sen.cli.demo.staff import Staff
from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Calendar, Marking, MarkLine, NewRound, Reply
from sen.reform.assessments.queries import Act, AssessmentCard
from sen.reform.indices import loader
from sen.reform.indices import operations as indices
from sen.reform.indices.loader import Declared
from sen.reform.organizations.queries import UnitCard
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind


@dataclass(frozen=True)
class Season:
    """One opened round with what is said of it, the people in it, and the folder of its tables."""

    round_id: int
    said: Mapping[str, Any]
    staff: Staff
    folder: Path

    @cached_property
    def sheets(self) -> Mapping[str, AssessmentCard]:
        """The assessments as they stood when the round was opened, by the code of the unit."""
        return {card.unit_code: card for card in queries.assessments_of(self.round_id)}

    @cached_property
    def marks(self) -> tuple[MarkLine, ...]:
        """Every mark of the first appraisal."""
        return tuple(_marks(self.folder / "marks.csv", self.staff))

    @cached_property
    def marked_by(self) -> Mapping[tuple[str, str], Actor]:
        """Who marked a criterion of a unit."""
        return {(line.unit_code, line.marking.code): line.marked_by for line in self.marks}

    @property
    def handed_over(self) -> tuple[str, ...]:
        """The units that have seen their marks: those who answer or answered, or everybody in a finished season."""
        if self.is_finished:
            return tuple(self.sheets)
        return (*self.said["explaining"], *self.said["reappraising"])

    @property
    def is_finished(self) -> bool:
        """Whether the season ran to its end."""
        return "published" in self.said["days"]

    @property
    def stories(self) -> list[dict[str, Any]]:
        """The criteria something is told of."""
        return list(self.said.get("story", ()))

    def day(self, step: str) -> date:
        """The day a step was taken on."""
        found: date = self.said["days"][step]
        return found


def load_library(said: Mapping[str, Any], definitions: Path, staff: Staff) -> dict[str, int]:
    """Adopt every definition of the library, each on its day; returns the versions by file."""
    versions = {}
    for name in said["definitions"]:
        text = (definitions / name).read_text(encoding="utf-8")
        at = on_day(said["earlier"].get(name, said["adopted_on"]))
        versions[name] = indices.adopt_version(text, name, by=staff.secretary, at=at)
    return versions


def open_season(
    said: Mapping[str, Any], versions: Mapping[str, int], units: Mapping[str, UnitCard], staff: Staff, folder: Path
) -> Season:
    """Open the round and say who appraises what in it."""
    at, version_id = on_day(said["opened_on"]), versions[said["definition"]]
    new = NewRound(
        year=said["year"],
        block=said["block"],
        title=said["title"],
        version_id=version_id,
        cut_off_on=said["cut_off_on"],
        calendar=Calendar(**said["calendar"]),
        peer_groups={said["block"]: tuple(units[code].id for code in said["units"])},
        is_simulated=True,
    )
    season = Season(operations.open_round(new, by=staff.secretary, at=at), said, staff, folder / said["folder"])
    owners = {line.code: line.owner for line in loader.outline(version_id)}
    people = {code: _appraisers(said, owner, staff) for code, owner in owners.items() if owner}
    operations.assign_appraisers(season.round_id, people, by=staff.secretary, at=at)
    return season


def declare(season: Season) -> None:
    """Every unit declares its figures, in the name of its officer."""
    table = (season.folder / "answers.csv").read_text(encoding="utf-8")
    officers, at = season.staff.officers, on_day(season.day("declared"), 10)
    operations.declare_table(season.round_id, table, "answers.csv", by=SYSTEM, at=at, officers=officers)


def sign(season: Season) -> None:
    """Whoever is done submits, and the heads sign but for those who are late; who asked for it gets more time."""
    officers, day, late = season.staff.officers, season.day("signed"), season.said.get("extension")
    for code, card in season.sheets.items():
        if late is not None and code == late["unit"]:
            given_at = on_day(late["given_on"], 15)
            operations.extend(card.id, late["until"], late["reason"], by=season.staff.secretary, at=given_at)
            continue
        operations.submit(card.id, by=officers[code], at=on_day(day, 9))
        if code not in season.said["unsigned"]:
            operations.sign(card.id, by=season.staff.heads[code], at=on_day(day, 14))


def score_provisionally(season: Season) -> None:
    """The score of what was declared, as the review shows it."""
    scoring.run(season.round_id, RunKind.PROVISIONAL, by=season.staff.secretary, at=on_day(STORY_DAY))


def mark(season: Season) -> None:
    """Mark what is marked so far."""
    for is_seen, step in ((True, "marked"), (False, "handed_over")):
        chosen = [line for line in season.marks if (line.unit_code in season.handed_over) is is_seen]
        operations.mark_table(season.round_id, chosen, by=SYSTEM, at=on_day(season.day(step), 10))


def hand_over(season: Season) -> None:
    """Those whose sheets are marked through get to see their marks."""
    for code in season.handed_over:
        at = on_day(season.day("handed_over"), 16)
        operations.hand_over(season.sheets[code].id, by=season.staff.secretary, at=at)


def explain(season: Season) -> None:
    """Units object where the story says so; those who are done with it pass their sheet on."""
    for told in season.stories:
        if "objection" in told:
            figures = Declared(told["code"], _figures(told["proposed"])) if "proposed" in told else None
            reply = Reply(told["code"], told["objection"], figures)
            officer, at = season.staff.officers[told["unit"]], on_day(season.day("answered"), 10)
            operations.disagree(season.sheets[told["unit"]].id, reply, by=officer, at=at)
    answered = season.sheets if season.is_finished else season.said["reappraising"]
    for code in answered:
        head, at = season.staff.heads[code], on_day(season.day("answered"), 15)
        operations.answer(season.sheets[code].id, by=head, at=at)


def marking(told: Mapping[str, Any], figures: str, reason: str) -> Marking:
    """A mark the story tells of; without figures, what stood is kept."""
    said = Declared(told["code"], _figures(told[figures])) if figures in told else None
    return Marking(told["code"], said, told[reason])


def _marks(path: Path, staff: Staff) -> Iterator[MarkLine]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for (unit, code), given in groupby(rows, key=lambda row: (row["unit"], row["code"])):
        first, *others = given
        said = {row["input"]: row["value"] for row in (first, *others) if row["input"]}
        figures = Declared(code, said) if said else None
        mark = Marking(code, figures, first["reason"], Act(first["act"]))
        yield MarkLine(unit, mark, staff.named(first["by"]))


def _appraisers(said: Mapping[str, Any], owner: str, staff: Staff) -> tuple[int, ...]:
    """Whoever appraises for the owner agency, and who stands in for the agency's own sheet."""
    agency, account = said["appraisers"][owner]
    stand_in = next(other for home, other in said["stand_ins"] if home != agency)
    return tuple(user_id for name in (account, stand_in) if (user_id := staff.named(name).user_id) is not None)


def _figures(told: Mapping[str, Any]) -> dict[str, str]:
    return {name: str(value) for name, value in told.items()}
