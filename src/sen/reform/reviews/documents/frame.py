"""What every document of a review shares: who issues it, where, who signs, and the names of its files."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal
from sen.reform.common.text import fold
from sen.reform.documents.content import Letterhead, Signature
from sen.reform.documents.wording import Kind as DocumentKind
from sen.reform.documents.wording import symbol
from sen.reform.organizations import queries as organizations
from sen.reform.organizations.kinds import Kind as UnitKind
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews import kinds
from sen.reform.reviews.queries import ReviewCard

SIMULATED = "Dữ liệu mô phỏng"
COMMITTEE = "UBND"

_PLACE = re.compile(r"(?:(?:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã)\s+)(?P<name>\D.*)$", re.IGNORECASE)


class NoCommittee(Refusal):
    """Nobody could issue the document."""

    message = _(
        "No People's Committee is entered among the units of %(day)s, so nobody could issue the document. "
        "Enter it in the list of units, then come back."
    )


@dataclass(frozen=True)
class Issuer:
    """The committee, the level above it, and the office that writes its notices, on the day of the meeting."""

    committee: UnitCard
    superior_name: str
    office_name: str

    @property
    def place(self) -> str:
        """The place as a dateline names it: "Sa Đéc"."""
        found = _PLACE.search(self.committee.name)
        return found["name"] if found else _without_committee(self.committee.name)


def issuer_of(review: ReviewCard) -> Issuer:
    """
    Who issues the documents of a meeting.

    :raises NoCommittee: if no committee existed on its day
    """
    units = organizations.units_on(review.held_on, kinds=(UnitKind.PROVINCE, UnitKind.COMMITTEE, UnitKind.OFFICE))
    committee = next((unit for unit in units if unit.kind == UnitKind.COMMITTEE), None)
    if committee is None:
        raise NoCommittee(day=format_day(review.held_on))
    superior = next((unit.name for unit in units if unit.id == committee.parent_id), "")
    office = next((unit.name for unit in units if unit.kind == UnitKind.OFFICE), "")
    if superior and not superior.startswith(COMMITTEE):
        superior = f"{COMMITTEE} {superior[:1].lower()}{superior[1:]}"
    return Issuer(committee, superior, office)


def committee_letterhead(issuer: Issuer, review: ReviewCard, kind: DocumentKind) -> Letterhead:
    """The head of a document of the committee itself; a People's Committee writes no level above it."""
    return Letterhead(
        issuer=_in_full(issuer.committee.name),
        symbol=symbol(kind, COMMITTEE),
        place=issuer.place,
        on=review.held_on,
    )


def office_letterhead(issuer: Issuer, review: ReviewCard, kind: DocumentKind) -> Letterhead:
    """The head of a document the office writes for the chair."""
    return Letterhead(
        issuer=issuer.office_name,
        superior=_in_full(issuer.committee.name),
        symbol=symbol(kind, "VP"),
        place=issuer.place,
        on=review.held_on,
    )


def committee_signature(review: ReviewCard) -> Signature:
    """The chair signs for the committee; a deputy signs in the chair's place."""
    whole = "TM. Ủy ban nhân dân"
    if fold(review.chaired_by).startswith("pho chu tich"):
        return Signature("Phó Chủ tịch", (whole, "KT. Chủ tịch"))
    return Signature("Chủ tịch", (whole,))


def note_of(is_simulated: bool) -> str:  # noqa: FBT001  # a fact about the data, not a way to behave
    """What stands at the foot of every page when figures are invented."""
    return SIMULATED if is_simulated else ""


def file_stem(beginning: str, review: ReviewCard) -> str:
    """
    The name of a file without its ending, in letters every system keeps.

    For nine months of 2023 and "bao-cao-cchc" it is bao-cao-cchc-9-thang-2023.
    """
    stretch = {
        kinds.Kind.QUARTER: f"quy-{kinds.quarter_of(review.cut_off_on)}",
        kinds.Kind.SIX_MONTHS: "6-thang",
        kinds.Kind.NINE_MONTHS: "9-thang",
        kinds.Kind.YEAR: "nam",
        kinds.Kind.AD_HOC: f"{review.cut_off_on:%d-%m}",
    }[kinds.Kind(review.kind)]
    return f"{beginning}-{stretch}-{review.year}"


def _in_full(name: str) -> str:
    bare = _without_committee(name)
    return name if bare == name else f"Ủy ban nhân dân\n{bare}"


def _without_committee(name: str) -> str:
    return re.sub(r"^(UBND|Ủy ban nhân dân)\s+", "", name)
