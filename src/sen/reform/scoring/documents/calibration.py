"""Calibration as a paper and a workbook: self-scores against final points, by unit and by criterion, with reasons."""

from datetime import date
from decimal import Decimal

from sen.reform.assessments.queries import RoundCard
from sen.reform.common.numbers import format_number
from sen.reform.documents.content import Align, Cells, Column, GroupRow, OfficialDocument, Paragraph, Row, Table, Title
from sen.reform.documents.wording import Kind
from sen.reform.scoring.documents.frame import facts_of, note_of
from sen.reform.scoring.documents.issuer import season_issuer
from sen.reform.scoring.queries.calibration import Calibration, CriterionCalibration, Inflation

PLACES = 2
KIND = "Điểm tự đánh giá so với điểm đang được tính"
_FIGURES = (
    Column("Tự đánh giá", 1.5, Align.NUMBER, PLACES),
    Column("Điểm cuối", 1.5, Align.NUMBER, PLACES),
    Column("Chênh lệch", 1.5, Align.NUMBER, PLACES),
    Column("So với điểm tối đa (%)", 1.6, Align.NUMBER, PLACES),
    Column("Không so sánh", 1.5, Align.NUMBER, 0),
)


def calibration_report(card: RoundCard, found: Calibration, *, on: date) -> OfficialDocument:
    """
    Both tables, and what was left out of them.

    :raises NoCommittee: if nobody could issue it on the day
    """
    issuer = season_issuer(on)
    return OfficialDocument(
        letterhead=issuer.letterhead(Kind.REPORT),
        title=Title(Kind.REPORT, f"Độ lệch giữa điểm tự đánh giá và điểm cuối năm {card.year}"),
        blocks=(_units_table(found), _criteria_table(found), *_notes(found)),
        signatures=(issuer.signature,),
        recipients=issuer.recipients("Hội đồng thẩm định"),
        facts=facts_of(card, KIND),
        note=note_of(card),
        stem=f"hieu-chuan-{card.year}-{card.key}",
    )


def _units_table(found: Calibration) -> Table:
    rows: list[Row] = []
    for group in found.groups:
        rows.append(GroupRow(group.name))
        rows.extend((unit.card.unit_name, *_figures(unit.inflation)) for unit in group.units)
    return Table((Column("Đơn vị", 5), *_FIGURES), tuple(rows), "Theo đơn vị", ("Cộng", *_figures(found.whole)))


def _criteria_table(found: Calibration) -> Table:
    return Table(
        columns=(
            Column("Mã", 1.3, Align.CENTRE),
            Column("Tiêu chí", 5),
            *_FIGURES,
            Column("Số đơn vị bị trừ", 1.4, Align.NUMBER, 0),
            Column("Lý do (số lần)", 5),
        ),
        rows=tuple(
            (each.code, each.title, *_figures(each.inflation), each.deducted, _reasons(each)) for each in found.criteria
        ),
        caption="Theo tiêu chí",
    )


def _figures(inflation: Inflation) -> Cells:
    return inflation.declared, inflation.final, inflation.gap, inflation.share, inflation.left_out


def _reasons(each: CriterionCalibration) -> str | None:
    return "; ".join(f"{reason.words or 'không ghi lý do'} ({reason.count})" for reason in each.reasons) or None


def _notes(found: Calibration) -> tuple[Paragraph, ...]:
    correlations = "; ".join(f"{group.name}: {_correlation(group.correlation)}" for group in found.groups)
    left_out = (
        f"Không so sánh {found.whole.left_out} mục: chưa kê khai hoặc chưa thẩm định, không áp dụng, hoặc tiêu chí so "
        "giữa các đơn vị (không có điểm riêng)."
    )
    return (
        Paragraph(f"{correlations}.", "Tương quan thứ hạng Spearman (hạng trung bình khi bằng nhau):"),
        Paragraph(f"{left_out} {len(found.waiting)} đơn vị chưa có kết quả thẩm định nên chưa so sánh./."),
    )


def _correlation(rho: Decimal | None) -> str:
    return "không so sánh được" if rho is None else format_number(rho, PLACES)
