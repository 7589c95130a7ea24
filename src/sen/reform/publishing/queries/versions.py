"""The versions of a result as the public gets them: each text checked against its seal once, then remembered."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.db.models import QuerySet

from sen.reform.publishing.models import PublishedResult
from sen.reform.publishing.queries.cards import ResultHead, ResultNotFound, version_line
from sen.reform.publishing.queries.methods import Method, method_from
from sen.reform.publishing.queries.seals import is_intact

Content = Mapping[str, Any]
# The text of a province is some megabytes: few are kept whole.
MOST_TEXTS = 4
_NO_INDEX: Content = {"title": "", "version": "", "digest": "", "is_sample": False}
_HEAVY = frozenset({"content", "method"})


class Touched(Exception):  # what happened, like every other of ours
    """What is stored is no longer what was sealed."""


@dataclass(frozen=True)
class Reading:
    """A result being read: what is said about it, its newest version, and the text when that may be shown."""

    head: ResultHead
    version: PublishedResult
    content: Content | None

    @property
    def text(self) -> Content:
        """
        The text.

        :raises ResultNotFound: if it is no longer to be read
        """
        if self.content is None:
            raise ResultNotFound
        return self.content


def versions() -> QuerySet[PublishedResult]:
    """Every version, without the texts."""
    return PublishedResult.objects.defer(*_HEAVY)


def versions_of(year: int, key: str) -> QuerySet[PublishedResult]:
    """The versions of one result, the newest first."""
    return versions().filter(year=year, key=key).order_by("-number")


def newest_of_each(found: Iterable[PublishedResult]) -> tuple[PublishedResult, ...]:
    """The newest version of each result; the versions must come in the order of their numbers."""
    return tuple({version.round_id: version for version in found}.values())


def read(year: int, key: str) -> Reading:
    """
    A result as it stands.

    :raises ResultNotFound: if nothing was published
    """
    found = list(versions_of(year, key))
    if not found:
        raise ResultNotFound
    return reading_of(found[0], found)


def reading_of(version: PublishedResult, log: Iterable[PublishedResult] = ()) -> Reading:
    """A version with what is said about it; its text is checked once, and again when anything about it changes."""
    try:
        content = text_of(version)
    except Touched:
        return Reading(touched_head(version, log), version, None)
    return Reading(head_of(version, content, log), version, content)


def touched_head(version: PublishedResult, log: Iterable[PublishedResult] = ()) -> ResultHead:
    """What is said about a version that is no longer what was sealed: nothing its text says."""
    return replace(head_of(version, None, log), is_intact=False)


def head_of(version: PublishedResult, content: Content | None, log: Iterable[PublishedResult] = ()) -> ResultHead:
    """What every page of a result says about it."""
    index = content["index"] if content else _NO_INDEX
    return ResultHead(
        year=version.year,
        key=version.key,
        block=version.block,
        title=version.title,
        cut_off_on=version.cut_off_on,
        is_simulated=version.is_simulated,
        is_sample=index["is_sample"],
        index_title=index["title"],
        index_version=index["version"],
        index_digest=index["digest"],
        version=version_line(version),
        log=tuple(version_line(each) for each in log),
        is_intact=True,
    )


def text_of(version: PublishedResult) -> Content | None:
    """
    The text of a version; none where it withdraws.

    :raises Touched: if it is no longer what was sealed
    """
    return _checked(version.pk, said_of(version))[0]


def method_of(version: PublishedResult) -> Method | None:
    """
    The rules in words, where they were kept with the version.

    :raises Touched: if it is no longer what was sealed
    """
    return _checked(version.pk, said_of(version))[1]


def forget_texts() -> None:
    """Let every text be checked anew when it is next read."""
    _checked.cache_clear()


def said_of(version: PublishedResult) -> tuple[object, ...]:
    """Everything about a version that is not heavy: a change of any of it has the text checked again."""
    return tuple(getattr(version, field.attname) for field in version._meta.concrete_fields if field.name not in _HEAVY)


@lru_cache(maxsize=MOST_TEXTS)
def _checked(pk: int, _about: tuple[object, ...]) -> tuple[Content | None, Method | None]:
    # Raising is not remembered: a text that was mended is read again at once.
    version = (
        PublishedResult.objects.select_related("previous").defer("previous__content", "previous__method").get(pk=pk)
    )
    if not is_intact(version):
        raise Touched
    return version.content, None if version.method is None else method_from(version.method)
