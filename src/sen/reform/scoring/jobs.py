"""Nightly: does every stored score still come out the same?"""

import logging

from django_tasks import task

from sen.reform.scoring.engine import differing_runs

log = logging.getLogger(__name__)


@task()
def recompute_runs() -> int:
    """Score every run again; each that differs is logged as an error. Returns how many do."""
    differing = list(differing_runs())
    for sentence in differing:
        log.error("Scoring: %s", sentence)
    return len(differing)
