"""The periodic report (báo cáo cải cách hành chính): its sections as they read, and the figures they were made from."""

from collections.abc import Iterator
from datetime import date

from sen.reform.common.days import format_day
from sen.reform.directives.queries import PlanProgress
from sen.reform.documents.content import Block, Heading, OfficialDocument, Paragraph, Recipients, Title
from sen.reform.documents.wording import Kind
from sen.reform.reviews.documents import annexes, frame
from sen.reform.reviews.documents.worded import blocks_of
from sen.reform.reviews.queries import ReviewCard
from sen.reform.reviews.queries.annex import annex_page
from sen.reform.reviews.queries.sections import Report, Section, report


def periodic_report(review_id: int, *, on: date | None = None) -> OfficialDocument:
    """The report in the outline of the Ministry's guidance; the reports of units count as they stand on a day."""
    return document_of(report(review_id, on=on))


def document_of(made: Report) -> OfficialDocument:
    """The document of a report that was made."""
    page = made.page
    issuer = frame.issuer_of(page.review)
    progress = page.areas.progress if page.areas else None
    names = filter(None, (issuer.superior_name, "Sở Nội vụ", "Các phòng, ban thuộc thành phố", "UBND các xã, phường"))
    return OfficialDocument(
        letterhead=frame.committee_letterhead(issuer, page.review, Kind.REPORT),
        title=Title(
            Kind.REPORT,
            f"Kết quả công tác cải cách hành chính {page.review.period}\n"
            f"và phương hướng, nhiệm vụ {page.review.period_ahead}",
        ),
        blocks=(
            Paragraph(_opening(page.review, progress, issuer.committee.name)),
            *_sections(made),
            Paragraph(
                f"Trên đây là báo cáo kết quả công tác cải cách hành chính {page.review.period} của "
                f"{issuer.committee.name}./."
            ),
        ),
        signatures=(frame.committee_signature(page.review),),
        recipients=Recipients(tuple(names), "VT, NV"),
        annexes=annexes.annexes_of(page, annex_page(page.review, on=made.reports.on, reports=made.reports)),
        note=frame.note_of(page.review.is_simulated or bool(progress and progress.is_simulated)),
        stem=report_stem(page.review),
    )


def report_stem(review: ReviewCard) -> str:
    """The name of its file, without the ending."""
    return frame.file_stem("bao-cao-cchc", review)


def _opening(review: ReviewCard, progress: PlanProgress | None, committee: str) -> str:
    task = (
        f"Thực hiện {progress.title} (số {progress.number} ngày {format_day(progress.issued_on)}), " if progress else ""
    )
    return (
        f"{task}{committee} báo cáo kết quả công tác cải cách hành chính {review.period} "
        f"(số liệu từ ngày {format_day(review.data_from)} đến ngày {format_day(review.data_to)}) "
        f"và phương hướng, nhiệm vụ {review.period_ahead} như sau:"
    )


def _sections(made: Report) -> Iterator[Block]:
    part = None
    for section in made.sections:
        if section.part != part:
            part = section.part
            yield Heading(1, part.number, part.title)
        yield from _section(section)


def _section(section: Section) -> Iterator[Block]:
    if section.number:
        yield Heading(2, section.number, section.title)
    yield from blocks_of(section.text)
