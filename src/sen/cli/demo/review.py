"""The review of the story, prepared from the plan and the provisional scores."""

from typing import Any

from sen.cli.demo.moments import STORY_DAY, on_day, person
from sen.reform.reviews import operations as reviews


def load_review(said: dict[str, Any]) -> None:
    """Prepare the review; opening it is left to whoever walks through the story."""
    new = reviews.NewReview(
        kind=said["kind"],
        year=said["year"],
        title=said["title"],
        held_on=said["held_on"],
        cut_off_on=said["cut_off_on"],
        data_from=said["window_from"],
        data_to=said["window_to"],
        place=said["place"],
        chaired_by=said["chaired_by"],
        is_simulated=True,
    )
    reviews.prepare_review(new, by=person("thuky"), at=on_day(STORY_DAY, 9))
