"""Where work comes from: one reading of one app each."""

from collections.abc import Callable, Iterator
from datetime import date

from sen.reform.accounts.queries import Actor
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.dashboards.queries.sources.citizens import articles_on_the_desk, waiting_comments
from sen.reform.dashboards.queries.sources.commendations import commendation_work
from sen.reform.dashboards.queries.sources.obstacles import activities_to_report, obstacles_to_decide
from sen.reform.dashboards.queries.sources.reports import reports_to_hand_in
from sen.reform.dashboards.queries.sources.season import season_work
from sen.reform.dashboards.queries.sources.steering import (
    meetings_to_run,
    open_drafts,
    open_tasks,
    tasks_to_decide,
    unreported_plan_items,
)

Source = Callable[[Actor, date], Iterator[WorkItem]]

# An app that has work for people adds its reading here.
SOURCES: tuple[Source, ...] = (
    meetings_to_run,
    open_tasks,
    tasks_to_decide,
    open_drafts,
    unreported_plan_items,
    obstacles_to_decide,
    activities_to_report,
    reports_to_hand_in,
    season_work,
    commendation_work,
    articles_on_the_desk,
    waiting_comments,
)
