"""What a text will look like, before anybody but its writers may see it."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.safestring import SafeString, mark_safe

from sen.reform.common.errors import Refusal
from sen.reform.news.light_text.checking import checked_references
from sen.reform.news.light_text.media import AttachmentCard, PictureCard
from sen.reform.news.light_text.rendering import rendered
from sen.reform.news.light_text.words import words_of
from sen.reform.news.models import Article
from sen.reform.news.queries.media import DESK_PLACE, media_for, pictures_of
from sen.reform.news.queries.public import ArticleNotFound, ArticlePage, feedback_subject
from sen.reform.news.texts import address_words
from sen.reform.organizations.queries import units_by_id


@dataclass(frozen=True)
class BodyPreview:
    """A body as readers would get it, and what would be refused when it is saved."""

    html: SafeString
    picture: PictureCard | None
    pictures: tuple[PictureCard, ...]
    attachments: tuple[AttachmentCard, ...]
    problem: str


def body_preview(body: str) -> BodyPreview:
    """A body drawn from what is typed so far."""
    media = media_for(body, place=DESK_PLACE)
    pictures = pictures_of(body, media)
    try:
        checked_references(body)
    except Refusal as refusal:
        problem = refusal.sentence
    else:
        problem = ""
    return BodyPreview(
        mark_safe(rendered(body, media)),  # noqa: S308  # rendered and cleaned
        next((each for each in pictures if each.is_leading), None),
        pictures,
        tuple(media.attachments.values()),
        problem,
    )


def page_preview(article_id: int, *, at: datetime) -> ArticlePage:
    """
    The newest text of an article as its public page would show it.

    :raises ArticleNotFound: if there is none
    """
    article = Article.objects.filter(pk=article_id).first()
    if article is None:
        raise ArticleNotFound
    said = article.versions.get(number=article.latest_number).text
    drawn = body_preview(said.body)
    is_correction = article.published_at is not None
    return ArticlePage(
        id=article.pk,
        slug=address_words(said.title),
        kind=said.kind,
        title=said.title,
        lead=said.lead,
        topic=said.topic,
        unit_id=article.unit_id,
        unit_name=units_by_id([article.unit_id])[article.unit_id].name,
        published_at=article.published_at or at,
        picture=replace(drawn.picture, is_leading=True) if drawn.picture else None,
        html=drawn.html,
        paragraphs=tuple(words_of(said.body).split("\n")),
        pictures=drawn.pictures,
        attachments=drawn.attachments,
        topic_slug="",
        happened_on=said.happened_on,
        corrected_at=at if is_correction else None,
        source=said.source,
        is_simulated=said.is_simulated,
        subject=feedback_subject(article.pk),
    )
