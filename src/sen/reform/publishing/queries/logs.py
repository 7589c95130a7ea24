"""The logs of all results at once: what was published, corrected and withdrawn of each."""

from collections.abc import Mapping

from sen.reform.publishing.queries.cards import VersionLine, version_line
from sen.reform.publishing.queries.versions import versions


def logs() -> Mapping[tuple[int, str], tuple[VersionLine, ...]]:
    """Every version of every result by its year and key, the newest first."""
    found: dict[tuple[int, str], list[VersionLine]] = {}
    for version in versions().order_by("year", "key", "-number"):
        found.setdefault((version.year, version.key), []).append(version_line(version))
    return {name: tuple(lines) for name, lines in found.items()}
