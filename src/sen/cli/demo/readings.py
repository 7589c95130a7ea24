"""What appraisers keep and check: reasons for use again, and a drawn sample read a second time."""

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

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
    """Draw the sample, and let most of it be read: one reader found something else than the first appraiser."""
    said = season.said.get("second_readings")
    if said is None:
        return
    at = on_day(said["drawn_on"], 14)
    share = Fraction(said["share"])
    operations.draw_sample(season.round_id, share, said["seed"], by=season.staff.secretary, at=at)
    differing = said["differing"]
    elsewhere = season.sheets[differing["unit"]].id, differing["code"]
    for reading in queries.readings_of(season.round_id)[: said["read"]]:
        mark = Marking(reading.code)
        if (reading.assessment_id, reading.code) == elsewhere:
            mark = Marking(reading.code, Declared(reading.code, differing["figures"]), differing["reason"])
        reader = actor_for(reading.reader_id, on=STORY_DAY)
        operations.read_second(reading.assessment_id, mark, by=reader, at=on_day(said["drawn_on"], 16))
