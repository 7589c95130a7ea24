"""The sections of the report as they read: in the words of the data, or in those of a person, who keeps them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sen.reform.reviews import kinds
from sen.reform.reviews.models import Remark, SectionText
from sen.reform.reviews.queries.cards import review
from sen.reform.reviews.queries.differences import Words, differences
from sen.reform.reviews.queries.outline import AREA, DataSection, Part, results_part, said_by_data
from sen.reform.reviews.queries.pack import Pack, pack
from sen.reform.reviews.queries.unit_reports import Collection, collection

# Where the remarks of earlier reports have their place now.
_REMARKED = {kinds.Part.CAUSES: "causes", kinds.Part.PROPOSALS: "proposals"}


@dataclass(frozen=True)
class Wrote:
    """What a person wrote in a section, and what the data said then; empty words gave it back to the data."""

    version: int
    text: str
    said_by_data: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Section:
    """A section as it reads now."""

    key: str
    part: Part
    number: str
    title: str
    # What the data say now.
    data_text: str
    wrote: Wrote | None = None

    @property
    def text(self) -> str:
        """The words that count."""
        return self.wrote.text if self.wrote and self.wrote.text else self.data_text

    @property
    def is_edited(self) -> bool:
        """A person's words stand in it."""
        return bool(self.wrote and self.wrote.text)

    @property
    def version(self) -> int:
        """What a form must have seen."""
        return self.wrote.version if self.wrote else 0

    @property
    def has_new_data(self) -> bool:
        """The data say something else than when the person wrote."""
        return self.is_edited and self.wrote is not None and self.wrote.said_by_data != self.data_text

    @property
    def news(self) -> tuple[Words, ...]:
        """What the data say now against what they said then."""
        return differences(self.wrote.said_by_data, self.data_text) if self.wrote else ()

    @property
    def against_data(self) -> tuple[Words, ...]:
        """What the person wrote against what the data say now."""
        return differences(self.data_text, self.text)

    @property
    def heading(self) -> str:
        """Its own heading, or that of its part."""
        return (
            f"{self.part.number}{self.number} {self.title}" if self.number else f"{self.part.number} {self.part.title}"
        )


@dataclass(frozen=True)
class Report:
    """A report with the figures it was made from."""

    page: Pack
    reports: Collection
    sections: tuple[Section, ...]

    def section(self, key: str) -> Section | None:
        """One section; none when the report has no such."""
        return next((each for each in self.sections if each.key == key), None)

    @property
    def edited(self) -> tuple[Section, ...]:
        """The sections in a person's words."""
        return tuple(each for each in self.sections if each.is_edited)

    @property
    def outdated(self) -> tuple[Section, ...]:
        """Those whose data have changed since."""
        return tuple(each for each in self.sections if each.has_new_data)


def report(review_id: int, *, on: date | None = None) -> Report:
    """
    The report of a meeting, made from the data each time; the reports of units as they stand on a day.

    :raises ReviewNotFound: if there is no such meeting
    """
    page = pack(review_id)
    reports = collection(page.review, on=on or page.review.held_on)
    return Report(page, reports, _overlaid(said_by_data(page, reports), written_in(review_id)))


def written_in(review_id: int) -> dict[str, tuple[Wrote, ...]]:
    """Everything people wrote in a report, by section, the latest last; what they once wrote as remarks included."""
    found: dict[str, list[Wrote]] = {}
    for remark in Remark.objects.filter(review_id=review_id).select_related("written_by").order_by("id"):
        wrote = Wrote(0, remark.text, "", remark.written_at, _name(remark))
        found.setdefault(_REMARKED[kinds.Part(remark.part)], []).append(wrote)
    for text in SectionText.objects.filter(review_id=review_id).select_related("written_by").order_by("id"):
        wrote = Wrote(text.pk, text.text, text.said_by_data, text.written_at, _name(text))
        found.setdefault(text.section, []).append(wrote)
    return {section: tuple(each) for section, each in found.items()}


def section_history(review_id: int, key: str) -> tuple[Wrote, ...]:
    """
    What people wrote in one section, the latest first.

    :raises ReviewNotFound: if there is no such meeting
    """
    return tuple(reversed(written_in(review(review_id).id).get(key, ())))


def _overlaid(said: Iterable[DataSection], written: dict[str, tuple[Wrote, ...]]) -> tuple[Section, ...]:
    sections = [
        Section(each.key, each.part, each.number, each.title, each.text, _latest(written.pop(each.key, ()), each.text))
        for each in said
    ]
    place = next(at for at, each in enumerate(sections) if each.part.number == "III.")
    numbered = sum(bool(each.number) for each in sections if each.part == results_part())
    sections[place:place] = _left_over(written, numbered)
    return tuple(sections)


def _latest(wrote: tuple[Wrote, ...], data_text: str) -> Wrote | None:
    """The last words; of a remark nobody knows what the data said, so nothing is new about it."""
    if not wrote:
        return None
    last = wrote[-1]
    return last if last.version else Wrote(0, last.text, data_text, last.at, last.by)


def _left_over(written: dict[str, tuple[Wrote, ...]], numbered: int) -> Iterator[Section]:
    """What was written of areas the plan has no more: it stays in the report until a person takes it out."""
    for position, (key, wrote) in enumerate(sorted(written.items()), start=numbered + 1):
        if wrote[-1].text:
            title = f"Lĩnh vực {key.removeprefix(AREA)} (không còn trong kế hoạch)"
            yield Section(key, results_part(), f"{position}.", title, "", wrote[-1])


def _name(row: Remark | SectionText) -> str:
    return row.written_by.full_name if row.written_by else ""
