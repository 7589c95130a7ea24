"""What an article is for."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class Kind(TextChoices):
    """News is read by date; a notice asks people for something; a page stands in the menu of its site."""

    NEWS = "news", pgettext_lazy("article", "News")
    NOTICE = "notice", pgettext_lazy("article", "Notice")
    PAGE = "page", pgettext_lazy("article", "Page of the site")
