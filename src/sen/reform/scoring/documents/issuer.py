"""Who issues the documents of a season: the People's Committee on the day of the document."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import format_day
from sen.reform.common.errors import Refusal
from sen.reform.documents.content import Letterhead, Recipients, Signature
from sen.reform.documents.wording import Kind, symbol
from sen.reform.organizations.kinds import Kind as UnitKind
from sen.reform.organizations.queries import units_on

SIMULATED = "Dữ liệu mô phỏng"
_COMMITTEE = re.compile(r"^(UBND|Ủy ban nhân dân)\s+")
_PLACE = re.compile(r"(?:(?:thành phố|thị xã|thị trấn|tỉnh|huyện|quận|phường|xã)\s+)(?P<name>\D.*)$", re.IGNORECASE)


class NoCommittee(Refusal):
    """Nobody could issue the document."""

    message = _(
        "No People's Committee is entered among the units of %(day)s, so nobody could issue the document. "
        "Enter it in the list of units, then come back."
    )


@dataclass(frozen=True)
class SeasonIssuer:
    """The committee as its documents write it."""

    name: str
    on: date

    @property
    def bare(self) -> str:
        """The authority without its committee: "thành phố Sa Đéc"."""
        return _COMMITTEE.sub("", self.name)

    @property
    def place(self) -> str:
        """The place as a dateline names it: "Sa Đéc"."""
        found = _PLACE.search(self.name)
        return found["name"] if found else self.bare

    def letterhead(self, kind: Kind) -> Letterhead:
        """The head of a document of the committee; its number is given when it is issued."""
        return Letterhead(
            issuer=f"Ủy ban nhân dân\n{self.bare}", symbol=symbol(kind, "UBND"), place=self.place, on=self.on
        )

    @property
    def signature(self) -> Signature:
        """The chair signs for the committee."""
        return Signature("Chủ tịch", ("TM. Ủy ban nhân dân",))

    @property
    def chair(self) -> Signature:
        """The chair signs what is the chair's own to decide."""
        return Signature("Chủ tịch")

    def recipients(self, *names: str) -> Recipients:
        """Who receives it, and that it is filed."""
        return Recipients(names, "VT, NV")


def season_issuer(on: date) -> SeasonIssuer:
    """
    Who issues a document of a day.

    :raises NoCommittee: if no committee exists on it
    """
    committee = next(iter(units_on(on, kinds=(UnitKind.COMMITTEE,))), None)
    if committee is None:
        raise NoCommittee(day=format_day(on))
    return SeasonIssuer(committee.name, on)
