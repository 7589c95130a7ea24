"""The official documents of a review: its pack, its minutes, the notice of its conclusions, its periodic report."""

from sen.reform.reviews.documents.frame import NoCommittee
from sen.reform.reviews.documents.minutes import NotHeldYet, minutes, minutes_stem
from sen.reform.reviews.documents.notice import NothingConcluded, notice_of_conclusions, notice_stem
from sen.reform.reviews.documents.pack import pack_paper, pack_stem
from sen.reform.reviews.documents.report import document_of, periodic_report, report_stem

__all__ = [
    "NoCommittee",
    "NotHeldYet",
    "NothingConcluded",
    "document_of",
    "minutes",
    "minutes_stem",
    "notice_of_conclusions",
    "notice_stem",
    "pack_paper",
    "pack_stem",
    "periodic_report",
    "report_stem",
]
