"""The official documents of a season: the plan of a round and the guidance to declare in it."""

from sen.reform.scoring.documents.issuer import NoCommittee, SeasonIssuer, season_issuer
from sen.reform.scoring.documents.plan import guidance, plan

__all__ = ["NoCommittee", "SeasonIssuer", "guidance", "plan", "season_issuer"]
