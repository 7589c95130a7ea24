"""How the tasks given before the review were followed up: reminders day by day, and a letter that urged a unit."""

from datetime import date, timedelta
from typing import Any

from sen.cli.demo.moments import STORY_DAY, on_day, person
from sen.reform.directives.operations.reminding import remind
from sen.reform.directives.operations.urging import urge
from sen.reform.organizations.queries import UnitCard


def follow(said: dict[str, Any], units: dict[str, UnitCard]) -> None:
    """Let the mornings pass from the first day followed to the day of the story."""
    first: date = said["from"]
    letters = {letter["on"]: letter for letter in said["letter"]}
    for number in range((STORY_DAY - first).days + 1):
        day = first + timedelta(days=number)
        remind(at=on_day(day, 8))
        if letter := letters.get(day):
            urge(units[letter["unit"]].id, number=letter["number"], by=person("thuky"), at=on_day(day, 9))
