"""The official documents of a review: its periodic report and the notice of its conclusions."""

from sen.reform.reviews.documents.frame import NoCommittee
from sen.reform.reviews.documents.notice import NothingConcluded, notice_of_conclusions, notice_stem
from sen.reform.reviews.documents.report import periodic_report, report_stem

__all__ = [
    "NoCommittee",
    "NothingConcluded",
    "notice_of_conclusions",
    "notice_stem",
    "periodic_report",
    "report_stem",
]
