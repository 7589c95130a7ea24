"""The kinds of review, the data window of each, and what an agenda item is about."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import format_day

_ROMAN = ("", "I", "II", "III", "IV")


class Kind(TextChoices):
    """What stretch of the year a review looks back on."""

    QUARTER = "quarter", _("Quarter")
    SIX_MONTHS = "six_months", _("Six months")
    NINE_MONTHS = "nine_months", _("Nine months")
    YEAR = "year", _("Year")
    AD_HOC = "ad_hoc", _("Ad hoc")


class Topic(TextChoices):
    """Which figures belong to an agenda item."""

    CARRIED_OVER = "carried_over", _("Tasks of earlier meetings")
    RESULTS = "results", _("Results by area")
    AREA = "area", _("One area")
    LOW_UNITS = "low_units", _("Units below the line")
    OVERDUE = "overdue", _("Overdue tasks")
    EXTENSIONS = "extensions", _("Extensions asked for")
    OBSTACLES = "obstacles", _("Obstacles")
    AHEAD = "ahead", _("Tasks of the months ahead")
    OTHER = "other", _("Other matters")


class Part(TextChoices):
    """The parts of the report only people can write."""

    CAUSES = "causes", _("Causes of what is lacking")
    PROPOSALS = "proposals", _("Proposals to higher authorities")


def quarter_of(day: date) -> int:
    """
    The quarter a cut-off closes: reports are due in the last month of a quarter.

    >>> quarter_of(date(2023, 9, 14))
    3
    """
    return (day.month - 1) // 3 + 1


def data_window(kind: str, year: int, cut_off_on: date) -> tuple[date, date]:
    """
    The days a report of this kind counts (guidance 581/BNV-CCHC): cumulative, except that a quarter stands alone.

    >>> data_window(Kind.NINE_MONTHS, 2023, date(2023, 9, 14))
    (datetime.date(2022, 12, 15), datetime.date(2023, 9, 14))
    """
    year_starts_on = date(year - 1, 12, 15)
    if kind != Kind.QUARTER:
        ends = {Kind.SIX_MONTHS: date(year, 6, 14), Kind.NINE_MONTHS: date(year, 9, 14), Kind.YEAR: date(year, 12, 14)}
        return year_starts_on, ends.get(Kind(kind), cut_off_on)
    quarter = quarter_of(cut_off_on)
    starts_on = year_starts_on if quarter == 1 else date(year, 3 * quarter - 3, 15)
    return starts_on, date(year, 3 * quarter, 14)


def period(kind: str, year: int, cut_off_on: date) -> str:
    """
    The stretch looked back on, as documents write it.

    >>> period(Kind.NINE_MONTHS, 2023, date(2023, 9, 14))
    '9 tháng đầu năm 2023'
    """
    return {
        Kind.QUARTER: f"quý {_ROMAN[quarter_of(cut_off_on)]} năm {year}",
        Kind.SIX_MONTHS: f"6 tháng đầu năm {year}",
        Kind.NINE_MONTHS: f"9 tháng đầu năm {year}",
        Kind.YEAR: f"năm {year}",
        Kind.AD_HOC: f"đến ngày {format_day(cut_off_on)}",
    }[Kind(kind)]


def period_ahead(kind: str, year: int, cut_off_on: date) -> str:
    """
    The stretch the tasks are for.

    >>> period_ahead(Kind.NINE_MONTHS, 2023, date(2023, 9, 14))
    '3 tháng cuối năm 2023'
    """
    quarter = quarter_of(cut_off_on)
    return {
        Kind.QUARTER: f"quý {_ROMAN[quarter % 4 + 1]} năm {year + quarter // 4}",
        Kind.SIX_MONTHS: f"6 tháng cuối năm {year}",
        Kind.NINE_MONTHS: f"3 tháng cuối năm {year}",
        Kind.YEAR: f"năm {year + 1}",
        Kind.AD_HOC: "thời gian tới",
    }[Kind(kind)]


def default_title(kind: str, year: int, cut_off_on: date) -> str:
    """
    What a review is called unless it is given a name.

    >>> default_title(Kind.YEAR, 2023, date(2023, 12, 14))
    'Tổng kết công tác cải cách hành chính năm 2023'
    """
    act = "Tổng kết" if kind == Kind.YEAR else "Sơ kết"
    return f"{act} công tác cải cách hành chính {period(kind, year, cut_off_on)}"
