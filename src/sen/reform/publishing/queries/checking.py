"""Checking a digest from paper: what it seals, and what became of it."""

import re
from dataclasses import dataclass

from sen.reform.publishing.models import Kind, PublishedResult
from sen.reform.publishing.queries.cards import ResultHead, VersionLine, version_line
from sen.reform.publishing.queries.seals import is_intact
from sen.reform.publishing.queries.versions import head_of, touched_head

SHORTEST = 12
LONGEST = 64


@dataclass(frozen=True)
class SealedVersion:
    """What a digest seals; what became of it since, if anything."""

    head: ResultHead
    version: VersionLine
    unit_count: int
    is_current: bool
    corrected_by: VersionLine | None
    withdrawn_by: VersionLine | None


def typed_digest(text: str) -> str:
    """
    A digest as people type it from paper: blanks and hyphens do not count; empty when it is none.

    >>> typed_digest("3F2A 91bc-0d4e")
    '3f2a91bc0d4e'
    """
    bare = re.sub(r"[\s\u00a0\-]", "", text).lower()
    return bare if re.fullmatch(rf"[0-9a-f]{{{SHORTEST},{LONGEST}}}", bare) else ""


def published_with_digest(digest: str) -> SealedVersion | None:
    """The version with this digest, or with a digest that begins so; none when there is none, or more than one."""
    bare = typed_digest(digest)
    found = PublishedResult.objects.filter(digest__startswith=bare) if bare else PublishedResult.objects.none()
    versions = list(found.select_related("previous").defer("previous__content", "previous__method").order_by("number"))
    if len({version.digest for version in versions}) != 1:
        return None
    # The same text may have been published again after a withdrawal: the latest time counts.
    version = versions[-1]
    newest = PublishedResult.objects.filter(round_id=version.round_id).defer("content", "method").latest("number")
    later = version_line(newest) if newest.pk != version.pk else None
    is_withdrawn = newest.kind == Kind.WITHDRAWN
    # Not remembered from an earlier look: whoever holds a paper wants it computed again.
    content = version.content if is_intact(version) else None
    return SealedVersion(
        head=head_of(version, content) if content else touched_head(version),
        version=version_line(version),
        unit_count=sum(len(group["units"]) for group in content["groups"]) if content else 0,
        is_current=later is None,
        corrected_by=None if is_withdrawn else later,
        withdrawn_by=later if is_withdrawn else None,
    )
