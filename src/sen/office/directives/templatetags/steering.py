"""The tabs of steering, on every first page of its subjects."""

from typing import Any

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sen.reform.directives.permissions import may_assign

register = template.Library()

# The name a page gives itself, its route and its label.
_TABS = (
    ("reviews", "reviews:list", gettext_noop("Review meetings")),
    ("plan", "directives:plans", gettext_noop("Plan")),
    ("tasks", "directives:tasks", gettext_noop("Tasks")),
    ("obstacles", "obstacles:register", gettext_noop("Obstacles")),
    ("support", "support:latest", gettext_noop("Support")),
    ("communication", "communication:latest", gettext_noop("Communication")),
    ("commendations", "commendations:rounds", gettext_noop("Commendations")),
)


@register.inclusion_tag("office/directives/_steering.html", takes_context=True)
def steering(context: dict[str, Any], here: str) -> dict[str, Any]:
    """
    The subjects of steering a person may open, with the one the page belongs to.

    :param here: the name of that one, as in the table above
    """
    # The figures of other units are for those who give tasks.
    hidden = () if may_assign(context["request"].actor) else ("support",)
    return {"tabs": [(route, _(label), name == here) for name, route, label in _TABS if name not in hidden]}
