"""Putting a text before the public, and taking it away: the one place where the copy readers see is written."""

from dataclasses import asdict

from sen.reform.common.text import slug
from sen.reform.news.light_text.references import references
from sen.reform.news.light_text.rendering import rendered
from sen.reform.news.models import Article, ArticleVersion, Picture, PublicFile, PublishedArticle
from sen.reform.news.queries.media import media_for, pictures_of
from sen.reform.news.search import words_in
from sen.reform.news.texts import words_to_find


def show(article: Article, version: ArticleVersion) -> None:
    """Let the public read this version from now on."""
    said = version.text
    article.live = version
    _hold_pictures(said.body)
    public, _is_new = PublishedArticle.objects.update_or_create(
        article=article,
        defaults={
            "unit_id": article.unit_id,
            **vars(said),
            **_drawn(said.body),
            "topic_slug": slug(said.topic),
            "published_at": article.published_at,
            "corrected_at": article.corrected_at,
            "digest": version.digest,
            "search_title": " ".join(words_in(said.title)),
            "search_text": " ".join(words_to_find(said)),
        },
    )
    keys = {each["key"] for each in (*public.pictures, *public.attachments)}
    public.files.exclude(key__in=keys).delete()
    PublicFile.objects.bulk_create([PublicFile(article=public, key=key) for key in keys], ignore_conflicts=True)


def show_drawn(key: str) -> int:
    """Let readers have every size and format of a picture, wherever it is shown; returns in how many articles."""
    showing = list(PublishedArticle.objects.filter(files__key=key))
    for public in showing:
        for name, value in _drawn(public.body).items():
            setattr(public, name, value)
        public.save(update_fields=("html", "pictures", "attachments"))
    return len(showing)


def hide(article: Article) -> None:
    """Leave the public nothing of it; every version stays with the editors."""
    article.live = None
    PublishedArticle.objects.filter(article=article).delete()


def _hold_pictures(body: str) -> None:
    """Whoever has just drawn them waits until this text is public, and then lets readers have every size."""
    keys = {each.key for each in references(body).pictures}
    list(Picture.objects.select_for_update(of=("self",)).filter(key__in=keys).order_by("pk"))


def _drawn(body: str) -> dict[str, object]:
    media = media_for(body)
    return {
        "html": rendered(body, media),
        "pictures": [asdict(each) for each in pictures_of(body, media)],
        "attachments": [asdict(each) for each in media.attachments.values()],
    }
