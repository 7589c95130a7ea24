"""The public list of awards: frozen as it was published; what was revoked since says so at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sen.reform.commendations.kinds import FORM_WORDS
from sen.reform.commendations.queries import AwardCard, register
from sen.reform.publishing.models import PublishedAwards
from sen.reform.publishing.queries.seals import START
from sen.reform.scoring.queries import digest_of

FORMAT = "sen.awards/1"


@dataclass(frozen=True)
class PublicAward:
    """One award as the public reads it; units only, no person."""

    year: int
    number: int
    unit_name: str
    form: str
    achievement: str
    grounds: str
    decision_number: int
    decided_on: date
    is_simulated: bool
    revoked_on: date | None
    revocation_number: int | None
    revocation_reason: str


@dataclass(frozen=True)
class AwardsPage:
    """The newest version of the list, year by year."""

    number: int
    published_at: datetime
    digest: str
    is_intact: bool
    years: tuple[tuple[int, tuple[PublicAward, ...]], ...]

    @property
    def is_simulated(self) -> bool:
        """Whether some of it is invented."""
        return any(award.is_simulated for _year, awards in self.years for award in awards)


def awards_page() -> AwardsPage | None:
    """The newest published list; none before the first. A touched one shows no award."""
    newest = PublishedAwards.objects.order_by("-number").first()
    if newest is None:
        return None
    before = PublishedAwards.objects.filter(number=newest.number - 1).first()
    whole = _is_intact(newest, before.seal if before else START)
    revoked = {(award.year, award.number): award for award in register() if award.is_revoked}
    years: dict[int, list[PublicAward]] = {}
    for said in newest.content["awards"] if whole else ():
        years.setdefault(said["year"], []).append(_public(said, revoked.get((said["year"], said["number"]))))
    return AwardsPage(
        number=newest.number,
        published_at=newest.published_at,
        digest=newest.digest,
        is_intact=whole,
        years=tuple((year, tuple(awards)) for year, awards in years.items()),
    )


def awards_published() -> bool:
    """Whether the public reads the gold book as it stands now."""
    newest = PublishedAwards.objects.order_by("-number").values_list("digest", flat=True).first()
    return newest == digest_of(gold_book_now())


def gold_book_now() -> dict[str, Any]:
    """The gold book as plain data: what is sealed and published."""
    return {"format": FORMAT, "awards": [_as_data(award) for award in register()]}


def seal_of_awards(version: PublishedAwards, previous_seal: str) -> str:
    """SHA-256 over everything a version says and the seal before it."""
    moment = version.published_at.astimezone(UTC).isoformat()
    return digest_of([previous_seal, version.number, version.digest, moment, version.published_by])


def broken_award_seals() -> Iterator[str]:
    """Each published list that was touched, as a sentence for the administrator; nothing when all are whole."""
    previous = START
    for number, version in enumerate(PublishedAwards.objects.order_by("number"), start=1):
        if version.number != number or not _is_intact(version, previous):
            yield f"Danh sách khen thưởng công bố, bản {version.number}: bị sửa, xóa hoặc chèn sau khi công bố."
        previous = version.seal


def _is_intact(version: PublishedAwards, previous_seal: str) -> bool:
    return digest_of(version.content) == version.digest and version.seal == seal_of_awards(version, previous_seal)


def _as_data(award: AwardCard) -> dict[str, Any]:
    revoked = None
    if award.revoked_on is not None:
        revoked = {
            "on": award.revoked_on.isoformat(),
            "number": award.revocation_number,
            "reason": award.revocation_reason,
        }
    return {
        "year": award.year,
        "number": award.number,
        "unit": award.unit_name,
        "form": FORM_WORDS[award.form],
        "achievement": award.achievement,
        "grounds": award.grounds,
        "decision_number": award.decision_number,
        "decided_on": award.decided_on.isoformat(),
        "is_simulated": award.is_simulated,
        "revoked": revoked,
    }


def _public(said: dict[str, Any], revoked: AwardCard | None) -> PublicAward:
    return PublicAward(
        year=said["year"],
        number=said["number"],
        unit_name=said["unit"],
        form=said["form"],
        achievement=said["achievement"],
        grounds=said["grounds"],
        decision_number=said["decision_number"],
        decided_on=date.fromisoformat(said["decided_on"]),
        is_simulated=said["is_simulated"],
        revoked_on=revoked.revoked_on if revoked else None,
        revocation_number=revoked.revocation_number if revoked else None,
        revocation_reason=revoked.revocation_reason if revoked else "",
    )
