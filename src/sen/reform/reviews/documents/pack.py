"""The pack on paper: one page for the chair, one for each low unit, the rankings of the rounds."""

from collections.abc import Callable, Iterator

from sen.reform.common.days import format_day
from sen.reform.documents.content import (
    Align,
    Annex,
    Block,
    Column,
    Heading,
    Listing,
    OfficialDocument,
    Orientation,
    Paragraph,
    Recipients,
    Row,
    Signature,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind
from sen.reform.reviews.documents import frame
from sen.reform.reviews.queries import Pack, ReviewCard, short_area, shown
from sen.reform.reviews.queries.figures import UnitsPart, figures_of
from sen.reform.reviews.queries.low_pages import LowPage, low_pages
from sen.reform.reviews.queries.pack import pack
from sen.reform.reviews.queries.support import Need

# What the chair's page has room for; the rest is on the screen, and the page says how much that is.
MOST_RED, MOST_LINES = 5, 5
Heard = Callable[[int, int], None]


def _nobody_hears(_done: int, _all: int) -> None:
    """The pack is made without anybody waiting."""


def pack_paper(review_id: int, *, heard: Heard = _nobody_hears) -> OfficialDocument:
    """
    The pack of a meeting; `heard` is told how many pages are filled, of how many.

    :raises NoCommittee: if nobody could issue it on the day
    """
    page = pack(review_id)
    issuer = frame.issuer_of(page.review)
    expected = 1 + len(page.rounds) + sum(len(part.low) for part in page.rounds)
    annexes = [_ranking(part) for part in page.rounds]
    for each in low_pages(page.review, figures_of(page.review)):
        annexes.append(Annex(each.unit.name, tuple(_unit(each))))
        heard(len(annexes), expected)
    return OfficialDocument(
        letterhead=frame.committee_letterhead(issuer, page.review, Kind.REPORT),
        title=Title(Kind.REPORT, f"Tài liệu họp {_small(page.review.title)}"),
        blocks=tuple(_chair(page)),
        signatures=(Signature("Thư ký Hội đồng"),),
        recipients=Recipients((page.review.chaired_by,), "VT"),
        annexes=tuple(annexes),
        note=frame.note_of(page.review.is_simulated),
        stem=pack_stem(page.review),
    )


def pack_stem(card: ReviewCard) -> str:
    """The name of its file, without the ending."""
    return frame.file_stem("tai-lieu-hop", card)


def _chair(page: Pack) -> Iterator[Block]:
    yield Paragraph(f"{page.headline}. {page.overdue_sentence}")
    if page.followed_up is not None:
        before = page.followed_up
        yield Paragraph(before.words[:1].upper() + before.words[1:] + ".", f"Kết luận {before.review.period}:")
        lines = tuple(f"Kết luận {line.conclusion.position}: {line.words}." for line in before.lines)
        yield from _cut(lines, MOST_LINES)
    if page.areas is not None:
        yield _areas_table(page)
    if page.red:
        yield Paragraph("Ô đỏ:")
        yield from _cut(tuple(_red(page)), MOST_RED)
    matters = "; ".join(f"({item.position}) {_small(item.title)}" for item in page.agenda)
    yield Paragraph(f"{matters or 'chưa có nội dung'}.", "Chương trình:")


def _red(page: Pack) -> Iterator[str]:
    for line in page.red:
        answer = f" (miễn: {line.reason})" if line.is_waived else " (chưa vào chương trình)" if line.is_left else ""
        yield f"{line.cell.words}{answer}."


def _cut(lines: tuple[str, ...], most: int) -> Iterator[Block]:
    left = len(lines) - most
    yield Listing((*lines[:most], f"… và {left} mục khác, xem trên phần mềm.") if left > 0 else lines)


def _areas_table(page: Pack) -> Table:
    columns = (
        Column("Lĩnh vực", 6),
        Column("Đạt (%)", 2, Align.NUMBER),
        Column("Cần đạt (%)", 2, Align.NUMBER),
        Column("Đánh giá", 2.4),
    )
    found = page.areas.areas if page.areas else ()
    rows = tuple(
        (f"{area.progress.code}. {area.progress.name}", shown(area.percent), shown(area.expected_percent), area.word)
        for area in found
    )
    return Table(columns, rows)


def _ranking(part: UnitsPart) -> Annex:
    columns = (
        Column("Hạng", 1.2, Align.CENTRE),
        Column("Đơn vị", 4),
        Column("Chung (%)", 1.6, Align.NUMBER),
        *(Column(head.code, 1.2, Align.NUMBER) for head in part.areas),
    )
    rows: list[Row] = []
    for row in part.rows:
        cells = (
            "x" if not cell.applies else "–" if cell.percent is None else shown(cell.percent) for cell in row.cells
        )
        rows.append((str(row.rank or "–"), row.name, shown(row.percent), *cells))
    names = "; ".join(f"{head.code}: {head.name}" for head in part.areas)
    title = f"{part.run.index_title}: điểm tạm tính theo lĩnh vực"
    source = f"Số liệu đến ngày {format_day(part.run.cut_off)}, chưa thẩm định. x: không áp dụng. {names}."
    return Annex(title, (Paragraph(f"{part.title}."), Table(columns, tuple(rows)), Paragraph(source)), _lying(part))


def _lying(part: UnitsPart) -> Orientation:
    return Orientation.LANDSCAPE if len(part.areas) > 6 else Orientation.PORTRAIT


def _unit(page: LowPage) -> Iterator[Block]:
    rank = f", hạng {page.rank}/{page.of_units}" if page.rank else ""
    yield Paragraph(f"{shown(page.unit.percent)} % điểm tạm tính{rank} ({page.round_title}). {page.unit.sentence}")
    columns = (Column("Lĩnh vực", 6), Column("Đơn vị (%)", 2, Align.NUMBER), Column("Cùng nhóm (%)", 2, Align.NUMBER))
    rows = tuple((short_area(area.name), _percent(area.percent), _percent(area.peers_percent)) for area in page.areas)
    yield Table(columns, rows)
    if page.needs:
        yield Heading(2, "1.", "Tiêu chí mất nhiều điểm nhất")
        yield _needs(page.needs)
    yield Heading(2, "2." if page.needs else "1.", "Nhiệm vụ quá hạn, khó khăn")
    late = (f"Quá hạn {-(task.days_left or 0)} ngày: {task.title}." for task in page.overdue)
    stuck = (f"Khó khăn ({line.age_days} ngày): {line.title}." for line in page.obstacles)
    lines = (*late, *stuck)
    if lines:
        yield from _cut(lines, MOST_LINES)
    else:
        yield Paragraph("Không có.")


def _needs(needs: tuple[Need, ...]) -> Table:
    columns = (Column("Tiêu chí", 6), Column("Mất (điểm)", 1.8, Align.NUMBER), Column("Học từ", 4))
    rows = tuple(
        (f"{need.criterion.code} {need.criterion.title}", need.criterion.lost, _best(need.peers)) for need in needs
    )
    return Table(columns, rows)


def _best(peers: tuple[str, ...]) -> str:
    if not peers:
        return "chưa đơn vị nào đủ điểm"
    more = f" và {len(peers) - 2} đơn vị khác" if len(peers) > 2 else ""
    return f"{', '.join(peers[:2])}{more}"


def _percent(percent: object) -> str:
    return "–" if percent is None else shown(percent)  # type: ignore[arg-type]  # a number


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
