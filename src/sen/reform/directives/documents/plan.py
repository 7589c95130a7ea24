"""The plan of a year as an official document (Kế hoạch); its annex is the table a plan can be read from again."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby

from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.directives.planning import PlanLine
from sen.reform.directives.planning.columns import Part
from sen.reform.directives.planning.rows import KINDS, TARGET, TASK
from sen.reform.directives.queries import RevisionLines
from sen.reform.documents.content import (
    Align,
    Annex,
    Block,
    Cells,
    Column,
    Fact,
    Grounds,
    GroupRow,
    Heading,
    Letterhead,
    Listing,
    OfficialDocument,
    Orientation,
    Paragraph,
    Row,
    Table,
    Title,
)
from sen.reform.documents.wording import Kind, symbol
from sen.reform.organizations.kinds import GRASSROOTS
from sen.reform.organizations.queries import units_on
from sen.reform.scoring.documents.issuer import SIMULATED, SeasonIssuer, season_issuer

_NUMBER = re.compile(r"^\s*0*(\d{1,6})\s*/\s*(\S.*)$")
# Numbers below this are printed without dots, so that nobody reads 1.200 as 1,2.
_FIRST_WITH_DOTS = 1000
# What a plan calls them together; it is read as all of them.
_ALL_GRASSROOTS, _FEWEST_TOGETHER = "UBND các xã, phường", 3
_COLUMNS = (
    Column(Part.CODE.value, 1.1, Align.CENTRE),
    Column(Part.KIND.value, 1.5, Align.CENTRE),
    Column(Part.TITLE.value, 4.6),
    Column(Part.PRODUCT.value, 2.4),
    Column(Part.MEASURE.value, 1.5, Align.CENTRE),
    Column(Part.BASELINE.value, 1.4, Align.NUMBER),
    Column(Part.PLANNED.value, 1.4, Align.NUMBER),
    Column(Part.LEAD.value, 2.2),
    Column(Part.BESIDE.value, 2.6),
    Column(Part.DUE.value, 2.2, Align.CENTRE),
    Column(Part.BASIS.value, 2.2),
    Column(Part.BUDGET.value, 1.9),
)


def plan_document(issue: RevisionLines, *, before: RevisionLines | None = None) -> OfficialDocument:
    """
    One issue of a plan; `before` is the issue it takes the place of.

    :raises NoCommittee: if nobody could issue it on its day
    """
    issuer = season_issuer(issue.issued_on)
    return OfficialDocument(
        letterhead=_letterhead(issue, issuer),
        title=Title(Kind.PLAN, _subject(issue.title)),
        blocks=tuple(_text(issue, before, issuer)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Các phòng, ban", "Ủy ban nhân dân các xã, phường"),
        annexes=(
            Annex(
                f"Nhiệm vụ, chỉ tiêu cải cách hành chính năm {issue.year}",
                (_table(issue.lines, _grassroots(issue)),),
                Orientation.LANDSCAPE,
            ),
        ),
        facts=(Fact("Lần ban hành", f"{issue.number}, ngày {format_day(issue.issued_on)}"),),
        note=SIMULATED if issue.is_simulated else "",
        stem=f"ke-hoach-cchc-{issue.year}-lan-{issue.number}",
    )


def _letterhead(issue: RevisionLines, issuer: SeasonIssuer) -> Letterhead:
    """The head with the number the plan bears; one that is no number and symbol stays blank."""
    found = _NUMBER.match(issue.reference)
    head = issuer.letterhead(Kind.PLAN)
    return Letterhead(
        issuer=head.issuer,
        symbol=found[2].strip() if found else symbol(Kind.PLAN, "UBND"),
        place=head.place,
        on=issue.issued_on,
        number=int(found[1]) or None if found else None,
    )


def _subject(title: str) -> str:
    """What the plan is about, without the name of its kind in front."""
    bare = re.sub(r"^kế hoạch\s+", "", title.strip(), flags=re.IGNORECASE)
    return f"{bare[:1].upper()}{bare[1:]}"


def _text(issue: RevisionLines, before: RevisionLines | None, issuer: SeasonIssuer) -> Iterator[Block]:
    bases = _distinct(line.basis for line in issue.lines)
    if bases:
        yield Grounds(tuple(basis if basis.lower().startswith("căn cứ") else f"Căn cứ {basis}" for basis in bases))
    yield Paragraph(
        f"Ủy ban nhân dân {issuer.bare} ban hành Kế hoạch {_small(_subject(issue.title))} với những nội dung sau:"
    )
    if before is not None:
        yield Paragraph(
            f"Kế hoạch này thay thế Kế hoạch số {before.reference} ngày {format_day(before.issued_on)}. "
            f"Lý do: {_ended(issue.reason)}"
        )
    yield Heading(1, "I.", "MỤC TIÊU")
    yield Paragraph(f"Năm {issue.year} hoàn thành {_counted(issue.lines)}, trong đó:")
    yield Listing(tuple(f"{name}: {_counted(lines)}." for name, lines in _areas(issue.lines)))
    yield Heading(1, "II.", "NHIỆM VỤ, CHỈ TIÊU")
    for position, (name, lines) in enumerate(_areas(issue.lines), start=1):
        yield Heading(2, f"{position}.", name)
        yield Listing(tuple(_sentence(line) for line in lines))
    yield Paragraph("Chi tiết về sản phẩm, phân công, căn cứ và kinh phí của từng nội dung tại Phụ lục kèm theo.")
    yield Heading(1, "III.", "KINH PHÍ")
    budgets = _distinct(line.budget for line in issue.lines)
    yield Listing(tuple(_ended(words) for words in budgets)) if budgets else Paragraph("Theo dự toán được giao.")
    yield Heading(1, "IV.", "TỔ CHỨC THỰC HIỆN")
    yield Listing(
        (
            "Đơn vị chủ trì chịu trách nhiệm về tiến độ, kết quả; báo cáo số đã đạt hoặc ước đạt của từng nội dung "
            "hằng tháng.",
            "Đơn vị phối hợp thực hiện phần việc của mình theo đề nghị của đơn vị chủ trì.",
            f"Phòng Nội vụ theo dõi, đôn đốc, tổng hợp, báo cáo Ủy ban nhân dân {issuer.bare}; đề xuất điều chỉnh kế "
            "hoạch khi cần thiết.",
        )
    )
    yield Paragraph("Trong quá trình thực hiện nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Phòng Nội vụ./.")


def _grassroots(issue: RevisionLines) -> frozenset[str]:
    """The wards and communes of the day, which a plan names together."""
    return frozenset(unit.name for unit in units_on(issue.issued_on, kinds=GRASSROOTS))


def _table(lines: Iterable[PlanLine], grassroots: frozenset[str]) -> Table:
    rows: list[Row] = []
    for name, own in groupby(lines, key=lambda line: f"{line.area_code}. {line.area_name}"):
        rows.append(GroupRow(name))
        rows.extend(_row(line, grassroots) for line in own)
    return Table(_COLUMNS, tuple(rows))


def _row(line: PlanLine, grassroots: frozenset[str]) -> Cells:
    return (
        line.code,
        KINDS[line.kind],
        line.title,
        line.product or None,
        line.measure or None,
        None if line.baseline is None else _figure(line.baseline),
        _figure(line.planned),
        line.lead,
        "; ".join(_named(line.co_ordinators, grassroots)) or None,
        format_day(line.due_on),
        line.basis or None,
        line.budget or None,
    )


def _named(names: tuple[str, ...], grassroots: frozenset[str]) -> tuple[str, ...]:
    """The names; all wards and communes together by the words that mean them, where those are fewer."""
    if len(grassroots) < _FEWEST_TOGETHER or not grassroots <= set(names):
        return names
    return (*(name for name in names if name not in grassroots), _ALL_GRASSROOTS)


def _figure(value: Decimal) -> Decimal | str:
    return value if value < _FIRST_WITH_DOTS else format_number(value).replace(".", "")


def _sentence(line: PlanLine) -> str:
    what = f"{line.title}: {line.target}" if line.kind == TARGET else line.title
    return f"{what} ({line.lead} chủ trì; thời hạn {format_day(line.due_on)})."


def _counted(lines: Iterable[PlanLine]) -> str:
    kinds = [line.kind for line in lines]
    counts = ((kinds.count(TASK), "nhiệm vụ"), (kinds.count(TARGET), "chỉ tiêu"))
    return " và ".join(f"{count} {what}" for count, what in counts if count)


def _areas(lines: Iterable[PlanLine]) -> Iterator[tuple[str, list[PlanLine]]]:
    for (_code, name), own in groupby(lines, key=lambda line: (line.area_code, line.area_name)):
        yield name, list(own)


def _distinct(words: Iterable[str]) -> tuple[str, ...]:
    """Each saying once, in order; several in one cell stand on lines or behind semicolons."""
    parts = (part.strip(" .;") for said in words for part in re.split(r"[;\n]", said))
    return tuple(dict.fromkeys(filter(None, parts)))


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def _ended(words: str) -> str:
    bare = words.strip().rstrip(".")
    return f"{bare[:1].upper()}{bare[1:]}."
