"""Putting a text before the public, and taking it away: the one place where the copy readers see is written."""

from sen.reform.common.text import slug
from sen.reform.news.models import Article, ArticleVersion, PublishedArticle
from sen.reform.news.texts import words_to_find


def show(article: Article, version: ArticleVersion) -> None:
    """Let the public read this version from now on."""
    said = version.text
    article.live = version
    PublishedArticle.objects.update_or_create(
        article=article,
        defaults={
            "unit_id": article.unit_id,
            **vars(said),
            "topic_slug": slug(said.topic),
            "published_at": article.published_at,
            "corrected_at": article.corrected_at,
            "digest": version.digest,
            "search_text": words_to_find(said),
        },
    )


def hide(article: Article) -> None:
    """Leave the public nothing of it; every version stays with the editors."""
    article.live = None
    PublishedArticle.objects.filter(article=article).delete()
