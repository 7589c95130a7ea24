"""The round with what wards and communes declared, its provisional points, and the review prepared from them."""

from pathlib import Path
from typing import Any

from sen.cli.demo.moments import STORY_DAY, on_day, person
from sen.reform.accounts.queries import SYSTEM
from sen.reform.assessments import operations as assessments
from sen.reform.indices import operations as indices
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews import operations as reviews
from sen.reform.scoring import operations as scoring
from sen.reform.scoring.kinds import RunKind

PEERS = "Xã, phường"


def load_round(said: dict[str, Any], folder: Path, units: dict[str, UnitCard]) -> None:
    """Adopt the sample index, open the round, take the figures in, and score them provisionally."""
    secretary = person("thuky")
    definitions = folder.parents[1] / "definitions"
    opened_at, cut_off_at = on_day(said["opened_on"]), on_day(said["cut_off_on"], 16)
    version_id, *_others = (
        indices.adopt_version((definitions / name).read_text(encoding="utf-8"), name, by=secretary, at=opened_at)
        for name in (said["definition"], *said["library"])
    )
    new = assessments.NewRound(
        year=said["year"],
        title=said["title"],
        version_id=version_id,
        cut_off_on=said["cut_off_on"],
        peer_groups={PEERS: tuple(card.id for card in units.values() if card.is_grassroots)},
        is_simulated=True,
    )
    round_id = assessments.open_round(new, by=secretary, at=opened_at)
    answers = (folder / "answers.csv").read_text(encoding="utf-8")
    assessments.declare_table(round_id, answers, "answers.csv", by=SYSTEM, at=cut_off_at)
    scoring.run(round_id, RunKind.PROVISIONAL, by=secretary, at=on_day(STORY_DAY))


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
