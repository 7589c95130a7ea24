"""The tables of reviews."""

from sen.reform.reviews.models.annex import AnnexFigure, AnnexRow
from sen.reform.reviews.models.conclusions import Conclusion, HeldTask, Wording
from sen.reform.reviews.models.meetings import AgendaItem, Attendance, Opinion, Review, Waiver
from sen.reform.reviews.models.papers import PackFile, Remark, SectionText, UnitReport

__all__ = [
    "AgendaItem",
    "AnnexFigure",
    "AnnexRow",
    "Attendance",
    "Conclusion",
    "HeldTask",
    "Opinion",
    "PackFile",
    "Remark",
    "Review",
    "SectionText",
    "UnitReport",
    "Waiver",
    "Wording",
]
