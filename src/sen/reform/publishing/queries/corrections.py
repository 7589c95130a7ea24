"""Every correction and withdrawal there ever was, with its reason."""

from dataclasses import dataclass

from sen.reform.publishing.models import Kind
from sen.reform.publishing.queries.cards import VersionLine, version_line
from sen.reform.publishing.queries.versions import versions


@dataclass(frozen=True)
class Correction:
    """A result that was corrected or taken back."""

    year: int
    key: str
    title: str
    is_simulated: bool
    version: VersionLine


def corrections() -> tuple[Correction, ...]:
    """Every correction and withdrawal of every result, the newest first."""
    found = versions().exclude(kind=Kind.PUBLISHED).order_by("-published_at", "-pk")
    return tuple(
        Correction(version.year, version.key, version.title, version.is_simulated, version_line(version))
        for version in found
    )
