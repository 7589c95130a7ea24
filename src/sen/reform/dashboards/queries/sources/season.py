"""Work of the season: what units declare."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries as assessments
from sen.reform.dashboards.queries.items import WorkItem
from sen.reform.scoring.engine import current_sheet


def missing_figures(by: Actor, on: date) -> Iterator[WorkItem]:
    """Criteria of open rounds without figures, for whoever declares them."""
    units = frozenset(post.unit_id for post in by.posts if post.role == Role.FOCAL_OFFICER)
    if not units:
        return
    for card in assessments.rounds():
        mine = (one for one in assessments.assessments_of(card.id) if one.unit_id in units) if card.is_open else ()
        for assessment in mine:
            missing = current_sheet(assessment.id).missing_count
            if not missing:
                continue
            words = ngettext("Fill in %(count)s missing criterion", "Fill in %(count)s missing criteria", missing)
            yield WorkItem(
                title=words % {"count": missing},
                detail=f"{card.title} · {assessment.unit_name}",
                url_name="sheets:page",
                url_args=(card.year, card.key, assessment.unit_slug),
                action_label=_("Open the sheet"),
                on=on,
            )
