"""Every write of scores."""

from sen.reform.scoring.operations.running import NothingToScore, run

__all__ = ["NothingToScore", "run"]
