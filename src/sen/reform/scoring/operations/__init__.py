"""Every write of scores: `running` by the secretary, `approving` by the leader."""

from sen.reform.scoring.operations.approving import NotOfficial, ResultChanged, ResultDoubtful, approve
from sen.reform.scoring.operations.running import NothingToScore, run

__all__ = ["NotOfficial", "NothingToScore", "ResultChanged", "ResultDoubtful", "approve", "run"]
