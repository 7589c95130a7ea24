"""The kinds of piece, of document, of sensitivity and of looking."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class PieceKind(TextChoices):
    """What is kept: the bytes themselves, or where they lie."""

    FILE = "file", pgettext_lazy("evidence", "File")
    LINK = "link", pgettext_lazy("evidence", "Link")


class DocumentKind(TextChoices):
    """What a document is, as offices sort them."""

    DECISION = "decision", pgettext_lazy("document", "Decision")
    PLAN = "plan", pgettext_lazy("document", "Plan")
    REPORT = "report", pgettext_lazy("document", "Report")
    LETTER = "letter", pgettext_lazy("document", "Official letter")
    FIGURES = "figures", pgettext_lazy("document", "Figures")
    OTHER = "other", pgettext_lazy("document", "Other document")


class Sensitivity(TextChoices):
    """Who a document is meant for. State secrets are not among these: they are never taken in."""

    PUBLIC = "public", pgettext_lazy("sensitivity", "Public")
    INTERNAL = "internal", pgettext_lazy("sensitivity", "Internal")


class Look(TextChoices):
    """How somebody looked at a piece."""

    OPENED = "opened", pgettext_lazy("look", "Opened")
    DOWNLOADED = "downloaded", pgettext_lazy("look", "Downloaded")
    PREVIEWED = "previewed", pgettext_lazy("look", "Previewed")


# Documents of these kinds are issued by somebody on a day; without both nobody can judge them.
ISSUED = frozenset({DocumentKind.DECISION, DocumentKind.PLAN, DocumentKind.REPORT, DocumentKind.LETTER})
