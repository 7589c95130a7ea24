"""Twice a minute: articles whose moment has come, and pictures in every size and format."""

import logging

from django_tasks import task

from sen.reform.accounts.queries import SYSTEM
from sen.reform.common.clock import now
from sen.reform.news import operations
from sen.reform.news.drawing import draw_every_size
from sen.reform.news.queries.media import pictures_to_draw
from sen.reform.news.storage import FileNotThere

log = logging.getLogger(__name__)


@task()
def publish_due_articles() -> int:
    """Publish them; returns how many."""
    return operations.publish_due(by=SYSTEM, at=now())


@task()
def draw_pictures() -> int:
    """Draw the pictures that were brought; one that cannot be drawn stops no other. Returns how many were."""
    count = 0
    for key in pictures_to_draw():
        try:
            draw_every_size(key)
            operations.show_drawn_picture(key=key, at=now())
        except (OSError, FileNotThere):
            log.exception("News: picture %s was not drawn", key)
        else:
            count += 1
    return count
