"""What changed in a promise, as a sentence."""

from django.utils.translation import gettext as _

from sen.design.formats import format_day
from sen.reform.publishing.queries.promises import Change, HistoryLine


def in_words(change: Change | HistoryLine) -> str:
    """One sentence, with the day it happened."""
    said = {"day": format_day(change.on), "start": change.start, "end": change.end, "words": change.words}
    return _sentence(change.what) % said


def _sentence(what: str) -> str:
    sentences = {
        "made": _("%(day)s: made public; it stood “%(end)s”."),
        "state": _("%(day)s: from “%(start)s” to “%(end)s”."),
        "due_on": _("%(day)s: deadline changed from %(start)s to %(end)s."),
        "wording": _("%(day)s: worded otherwise; until then it read “%(start)s”."),
        "reopened": _("%(day)s: opened again. %(words)s"),
        "confirmed": _("%(day)s: confirmed as done. %(words)s"),
        "withdrawn": _("%(day)s: withdrawn. %(words)s"),
    }
    return sentences[what]
