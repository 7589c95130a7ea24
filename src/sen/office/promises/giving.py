"""The page for giving a task, filled in with what is known of a promise that was opened again."""

from urllib.parse import urlencode

from django.urls import reverse

from sen.reform.publishing.queries.promises import DeskLine


def address_of_next_task(line: DeskLine) -> str:
    """The task names the same origin, so that the promise follows it, too."""
    said = [
        ("ten", line.candidate.official),
        ("san-pham", line.candidate.product),
        ("nguon", line.candidate.source),
        *(("don-vi", unit_id) for unit_id, _name in line.candidate.lead_units),
    ]
    return f"{reverse('directives:give')}?{urlencode(said)}"
