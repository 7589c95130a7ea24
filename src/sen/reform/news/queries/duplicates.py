"""Articles that nearly say what another says: shown to whoever writes, never in the way."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from rapidfuzz import fuzz, process

from sen.reform.common.text import fold
from sen.reform.news.models import Article, ArticleVersion, PublishedArticle
from sen.reform.news.texts import ArticleText, address_words

LIKE_TITLE, LIKE_TEXT = 88, 50
_SHINGLE = 4
# What happened months apart is other news, whatever its words.
_NEAR = timedelta(days=90)
_MOST_TEXTS = 300


@dataclass(frozen=True)
class SimilarArticle:
    """An article much like the one being written, and in how far."""

    id: int
    title: str
    slug: str
    is_public: bool
    said_at: datetime
    title_percent: int
    text_percent: int


def similar_articles(
    text: ArticleText, *, unit_ids: Collection[int], besides: int | None = None, limit: int = 3
) -> tuple[SimilarArticle, ...]:
    """Published articles of all units and drafts of these units with nearly this title or text, the most like first."""
    rows = [row for row in _public_rows() if row[0] != besides]
    public = {row[0] for row in rows}
    rows += [row for row in _drafts(unit_ids) if row[0] != besides and row[0] not in public]
    titles = {
        index: score
        for _title, score, index in process.extract(
            fold(text.title), [fold(row[1]) for row in rows], scorer=fuzz.token_sort_ratio, score_cutoff=LIKE_TITLE
        )
    }
    texts = _like_texts(text, rows)
    found = [
        SimilarArticle(
            id=rows[index][0],
            title=rows[index][1],
            slug=address_words(rows[index][1]),
            is_public=rows[index][0] in public,
            said_at=rows[index][3],
            title_percent=round(titles.get(index, 0)),
            text_percent=texts.get(index, 0),
        )
        for index in {*titles, *texts}
    ]
    return tuple(sorted(found, key=lambda each: (-max(each.title_percent, each.text_percent), each.id))[:limit])


def shared_share(one: str, other: str) -> int:
    """
    In percent, how much of all runs of four words two texts have in common.

    >>> shared_share("một hai ba bốn năm", "một hai ba bốn năm"), shared_share("một hai ba bốn", "bốn ba hai một")
    (100, 0)
    """
    mine, theirs = _shingles(one), _shingles(other)
    together = mine | theirs
    return round(100 * len(mine & theirs) / len(together)) if together else 0


_Row = tuple[int, str, date, datetime]


def _public_rows() -> list[_Row]:
    found = PublishedArticle.objects.order_by("-published_at")
    return list(found.values_list("pk", "title", "happened_on", "published_at"))


def _drafts(unit_ids: Collection[int]) -> Iterator[_Row]:
    """The newest texts of articles that are not public."""
    latest = dict(Article.objects.filter(unit_id__in=unit_ids, live=None).values_list("pk", "latest_number"))
    found = ArticleVersion.objects.filter(article_id__in=latest).order_by("-written_at")
    for row in found.values_list("article_id", "number", "title", "happened_on", "written_at"):
        if latest[row[0]] == row[1]:
            yield row[0], row[2], row[3], row[4]


def _like_texts(text: ArticleText, rows: list[_Row]) -> dict[int, int]:
    near = [index for index, row in enumerate(rows) if abs(row[2] - text.happened_on) <= _NEAR][:_MOST_TEXTS]
    numbers = {rows[index][0] for index in near}
    bodies = dict(PublishedArticle.objects.filter(pk__in=numbers).values_list("pk", "body"))
    drafts = ArticleVersion.objects.filter(article_id__in=numbers - set(bodies)).order_by("number")
    bodies |= dict(drafts.values_list("article_id", "body"))
    shares = {index: shared_share(text.body, bodies[rows[index][0]]) for index in near}
    return {index: share for index, share in shares.items() if share >= LIKE_TEXT}


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", fold(text))
    return {tuple(words[start : start + _SHINGLE]) for start in range(len(words) - _SHINGLE + 1)}
