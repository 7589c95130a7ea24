"""What every operation on an article begins with: the row locked, the reason read."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.news.models import Article
from sen.reform.news.queries import ArticleNotFound

LONGEST_REASON = 500


class ChangedMeanwhile(Conflict):
    """Somebody else saved the text in between."""

    message = _("Somebody else saved this article after you opened it. Compare both texts, then decide.")


class ReasonMissing(Refusal):
    """A reason is asked for and none was given."""

    message = _("Say why, in at most %(most)d characters: the reason is kept and shown to the editors.")


def locked(article_id: int) -> Article:
    """
    The article, for this transaction alone.

    :raises ArticleNotFound: if there is none
    """
    article = Article.objects.select_for_update(of=("self",)).filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFound
    return article


def stated(reason: str) -> str:
    """
    The reason in one form of letters.

    :raises ReasonMissing: if it is empty or does not fit
    """
    words = nfc(reason)
    if not words or len(words) > LONGEST_REASON:
        raise ReasonMissing(most=LONGEST_REASON)
    return words
