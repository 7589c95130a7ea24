"""The areas of reform, as plans name them."""

from sen.reform.directives.models import PlanArea


def area_names() -> dict[str, str]:
    """The name of every area by its code, in the order of the codes; the newest plan has the last word."""
    found = PlanArea.objects.order_by("plan__year", "plan__revision").values_list("code", "name")
    return dict(sorted(dict(found).items()))
