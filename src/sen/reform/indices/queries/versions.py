"""Every reading of adopted indices that leaves the app, and the shapes in which the loader hands them over."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import NotFound
from sen.reform.indices.models import IndexVersion, Status


class VersionNotFound(NotFound):
    """No adopted version has this key."""

    message = _("There is no such index. Look it up in the list of indices.")


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


@dataclass(frozen=True)
class Choice:
    """One level to choose: the key kept, the words shown."""

    key: str
    label: str


@dataclass(frozen=True)
class AskedFigure:
    """One figure a criterion asks for; its kind is count, amount, percent, number, tick or choice."""

    name: str
    label: str
    unit: str
    kind: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class RuleLevel:
    """One line of a rule in words, with the points it gives as the decision writes them."""

    words: str
    points: str


@dataclass(frozen=True)
class PicturePiece:
    """A straight piece of the rule, from a value with its points to another."""

    from_value: Decimal
    from_points: Decimal
    to_value: Decimal
    to_points: Decimal


@dataclass(frozen=True)
class PictureDot:
    """Where a unit stands."""

    value: Decimal
    points: Decimal
    label: str


@dataclass(frozen=True)
class RulePicture:
    """The rule as lines to draw; the dot only where a unit's figures are known."""

    unit: str
    pieces: tuple[PicturePiece, ...]
    dot: PictureDot | None = None


@dataclass(frozen=True)
class RuleWords:
    """How a criterion earns its points: what is measured, and each level; no picture where nothing is measured."""

    measured: str
    levels: tuple[RuleLevel, ...]
    picture: RulePicture | None


@dataclass(frozen=True)
class LeafLine:
    """A criterion that is answered."""

    code: str
    title: str
    maximum: Decimal
    asked: tuple[AskedFigure, ...]
    rule: RuleWords
    may_be_not_applicable: bool
    owner: str
    evidence: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class GroupLine:
    """A group of criteria, with the leaves anywhere beneath it."""

    code: str
    title: str
    maximum: Decimal
    leaves: tuple[LeafLine, ...]


@dataclass(frozen=True)
class AreaLine:
    """An area with its groups; leaves that hang on the area itself form a group with no title."""

    code: str
    title: str
    maximum: Decimal
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True)
class DefinitionPage:
    """Everything the page of an index shows."""

    version: VersionCard
    scale: Decimal
    areas: tuple[AreaLine, ...]
    leaf_count: int


def versions() -> tuple[VersionCard, ...]:
    """All adopted versions, the newest first."""
    return tuple(_card(found) for found in IndexVersion.objects.defer("text"))


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
