"""What the refusals in the log were about, as far as the public may know."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from sen.portal.feedback.about import PublicPage, public_pages
from sen.reform.feedback.queries import RefusalLine


@dataclass(frozen=True)
class LogLine:
    """One refusal, with the page it was about while that is public."""

    on: date
    about: str
    address: str
    reason: "str | Promise"


def lines_of(refusals: Iterable[RefusalLine], on: date) -> tuple[LogLine, ...]:
    """The refusals with the names of what they were about."""
    lines = tuple(refusals)
    pages = public_pages({line.subject for line in lines}, on)
    gone = PublicPage(_("Something that is no longer public"), "")
    said = ((line, pages.get(line.subject, gone)) for line in lines)
    return tuple(LogLine(line.on, page.title, page.address, line.reason) for line, page in said)
