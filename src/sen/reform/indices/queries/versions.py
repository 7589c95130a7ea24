"""Adopted versions as every page may show them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePosixPath

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.indices.models import IndexVersion, Status


class VersionNotFound(NotFound):
    """No adopted version has this key."""

    message = _("There is no such index. Look it up in the list of indices.")


_BINDING = frozenset({Status.ISSUED, Status.CORRECTED})
_TONES = {
    Status.SAMPLE: "info",
    Status.DRAFT: "warn",
    Status.ISSUED: "good",
    Status.CORRECTED: "good",
    Status.REPLACED: "neutral",
}
_SHOWN_DIGEST = 12


@dataclass(frozen=True)
class BasisLine:
    """A document the index rests on."""

    document: str
    dated: date | None
    item: str


@dataclass(frozen=True)
class VersionCard:
    """An adopted version as every page may show it."""

    id: int
    index_id: str
    version: str
    title: str
    status: Status
    status_label: str
    basis: tuple[BasisLine, ...]
    valid_from: date
    valid_to: date
    source_name: str
    digest: str
    adopted_at: datetime
    adopted_by: str

    @property
    def is_sample(self) -> bool:
        """A sample is never presented as an official table."""
        return self.status is Status.SAMPLE

    @property
    def is_binding(self) -> bool:
        """Whether units are measured by it: issued or corrected."""
        return self.status in _BINDING

    @property
    def tone(self) -> str:
        """The colour of its status, beside its word."""
        return _TONES[self.status]

    @property
    def short_digest(self) -> str:
        """As much of the digest as tells two texts apart on a page."""
        return self.digest[:_SHOWN_DIGEST]


@dataclass(frozen=True)
class ShelvedVersion:
    """A version in the library, and the one that took its place, if one did."""

    card: VersionCard
    replaced_by: VersionCard | None


@dataclass(frozen=True)
class Shelf:
    """One index with its versions, the newest first; it goes by the title of the newest."""

    index_id: str
    title: str
    versions: tuple[ShelvedVersion, ...]


def versions() -> tuple[VersionCard, ...]:
    """All adopted versions, the newest first."""
    return tuple(_card(found) for found in IndexVersion.objects.defer("text"))


def shelves() -> tuple[Shelf, ...]:
    """The library: every index with its versions."""
    by_index: dict[str, list[VersionCard]] = {}
    for card in versions():
        by_index.setdefault(card.index_id, []).append(card)
    return tuple(Shelf(index_id, cards[0].title, tuple(_shelved(cards))) for index_id, cards in by_index.items())


def is_adopted(index_id: str, number: str, digest: str) -> bool:
    """Whether a version under this number, or this very text, was adopted."""
    same = Q(index_id=index_id, version=number) | Q(digest=digest)
    return IndexVersion.objects.filter(same).exists()


def version(version_id: int) -> VersionCard:
    """
    One adopted version.

    :raises VersionNotFound: if there is none
    """
    found = IndexVersion.objects.defer("text").filter(pk=version_id).first()
    if found is None:
        raise VersionNotFound
    return _card(found)


def text_of(version_id: int) -> str:
    """
    The text a version was read from, in full.

    :raises VersionNotFound: if there is none
    """
    text = IndexVersion.objects.filter(pk=version_id).values_list("text", flat=True).first()
    if text is None:
        raise VersionNotFound
    return text


def text_of_file(name: str) -> str | None:
    """The text last adopted from a file of this name, whatever folder it lay in; none if there is none."""
    last = PurePosixPath(name).name
    sources = IndexVersion.objects.order_by("-id").values_list("source_name", "pk")
    found = next((pk for source, pk in sources if PurePosixPath(source).name == last), None)
    return None if found is None else text_of(found)


def _card(found: IndexVersion) -> VersionCard:
    status = Status(found.status)
    return VersionCard(
        id=found.pk,
        index_id=found.index_id,
        version=found.version,
        title=found.title,
        status=status,
        status_label=str(status.label),
        basis=tuple(
            BasisLine(line["document"], date.fromisoformat(line["dated"]) if line["dated"] else None, line["item"])
            for line in found.basis
        ),
        valid_from=found.valid_from,
        valid_to=found.valid_to,
        source_name=found.source_name,
        digest=found.digest,
        adopted_at=found.adopted_at,
        adopted_by=found.adopted_by,
    )


def _shelved(cards: list[VersionCard]) -> Iterator[ShelvedVersion]:
    """Two binding versions share a day only where the later one says that it replaces the other."""
    for card in cards:
        later = [
            each
            for each in cards
            if card.is_binding and each.is_binding and each.id > card.id and _share_a_day(card, each)
        ]
        yield ShelvedVersion(card, min(later, key=lambda each: each.id, default=None))


def _share_a_day(one: VersionCard, other: VersionCard) -> bool:
    return one.valid_from <= other.valid_to and other.valid_from <= one.valid_to
