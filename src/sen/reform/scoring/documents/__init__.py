"""The official documents of a season: from the plan of a round to the letter that tells a unit what it came to."""

from sen.reform.scoring.documents.calibration import calibration_report
from sen.reform.scoring.documents.council import council_pack, minutes
from sen.reform.scoring.documents.issuer import NoCommittee, SeasonIssuer, season_issuer
from sen.reform.scoring.documents.plan import guidance, plan
from sen.reform.scoring.documents.results import announcement, decision
from sen.reform.scoring.documents.unit import letter, score_sheet, self_report

__all__ = [
    "NoCommittee",
    "SeasonIssuer",
    "announcement",
    "calibration_report",
    "council_pack",
    "decision",
    "guidance",
    "letter",
    "minutes",
    "plan",
    "score_sheet",
    "season_issuer",
    "self_report",
]
