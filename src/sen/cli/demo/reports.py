"""The reports of units for the review of the story, figures only people know, and a section in a person's words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sen.cli.demo.moments import on_day, person
from sen.cli.demo.staff import Staff
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews import queries as reviews
from sen.reform.reviews.operations import cataloguing, collecting, reporting
from sen.reform.reviews.queries import ReviewCard


def load_reports(said: Mapping[str, Any], units: Mapping[str, UnitCard], staff: Staff) -> None:
    """Ask for the reports, hand most of them in, type what nobody reports, and write before the last report came."""
    review = reviews.reviews()[-1].review
    _keep_rows(said["row"], staff, on=said["asked_on"])
    at = on_day(said["asked_on"], 9)
    collecting.ask_for_reports(review.id, said["due_on"], by=staff.secretary, at=at)
    written = said["section"]
    late = [each for each in said["report"] if each["on"] > written["on"]]
    for each in said["report"]:
        if each not in late:
            _hand_in(review, each, units, staff)
    seen_at = on_day(written["on"], 15)
    reporting.write_section(review.id, written["key"], written["text"], seen=0, by=staff.secretary, at=seen_at)
    for each in late:
        _hand_in(review, each, units, staff)
    figures = [reporting.NewFigure(each["code"], each["value"], each["previous"], 0) for each in said["figure"]]
    reporting.type_figures(review.id, figures, by=staff.secretary, at=on_day(said["typed_on"], 10))


def _keep_rows(rows: list[dict[str, Any]], staff: Staff, *, on: date) -> None:
    administrator = person("quantri")
    for row in rows:
        cataloguing.change_row(row, seen=0, by=administrator, at=on_day(on, 8))


def _hand_in(review: ReviewCard, said: Mapping[str, Any], units: Mapping[str, UnitCard], staff: Staff) -> None:
    unit = units[said["unit"]]
    new = collecting.NewUnitReport(unit.id, said["text"], said["number"], "", said["figures"])
    collecting.hand_in(review.id, new, by=staff.officers[said["unit"]], at=on_day(said["on"], 10))
