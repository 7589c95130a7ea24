"""What appraisers keep and check: reasons for use again, and a drawn sample read a second time."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from sen.cli.demo.moments import STORY_DAY, on_day
from sen.cli.demo.season import Season
from sen.cli.demo.staff import Staff
from sen.reform.accounts.queries import actor_for
from sen.reform.assessments import operations, queries
from sen.reform.assessments.operations import Marking
from sen.reform.indices.loader import Declared


def keep_phrases(phrases: Iterable[str], staff: Staff, *, on: date) -> None:
    """Keep the reasons appraisers use for every criterion."""
    for words in phrases:
        operations.keep_phrase(words, "", by=staff.named("thamdinh"), at=on_day(on, 9))


def read_twice(season: Season) -> None:
    """Draw a sample, let it be read as far as it was, and bring differing marks together in a finished season."""
    said = season.said.get("second_readings")
    if said is None:
        return
    share, day = Fraction(said["share"]), said["drawn_on"]
    operations.draw_sample(season.round_id, share, said["seed"], by=season.staff.secretary, at=on_day(day, 14))
    differing = said.get("differing")
    for reading in queries.readings_of(season.round_id)[: said.get("read")]:
        mark = Marking(reading.code)
        if differing is not None and _is_about(differing, reading, season):
            mark = Marking(reading.code, Declared(reading.code, differing["figures"]), differing["reason"])
        reader = actor_for(reading.reader_id, on=STORY_DAY)
        operations.read_second(reading.assessment_id, mark, by=reader, at=on_day(day, 15))
    if season.is_finished:
        _bring_together(season, said["consolidation"], on_day(day, 16))


def _is_about(differing: Mapping[str, Any], reading: queries.Reading, season: Season) -> bool:
    sheet = season.sheets[differing["unit"]]
    return (reading.assessment_id, reading.code) == (sheet.id, differing["code"])


def _bring_together(season: Season, reason: str, at: datetime) -> None:
    """Readers took as true what the units declared: where the first mark was lower, it is kept, with the reason."""
    for sheet in season.sheets.values():
        for code in queries.disagreements(sheet.id):
            both = queries.two_marks_on(sheet.id, code)
            if both is not None:
                first = Declared(code, both.first.figures, both.first.not_applicable)
                mark = Marking(code, first, reason)
                operations.consolidate(sheet.id, mark, by=season.staff.secretary, at=at)
