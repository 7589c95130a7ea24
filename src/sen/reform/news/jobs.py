"""Twice a minute: articles whose moment has come."""

from django_tasks import task

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.clock import now
from sen.reform.news import operations


@task()
def publish_due_articles() -> int:
    """Publish them; returns how many."""
    return operations.publish_due(by=SYSTEM, at=now())
