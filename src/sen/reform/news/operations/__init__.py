"""Every change to articles: `writing` by editors, `approving` and `publishing` by approvers."""

from sen.reform.news.operations.approving import approve, return_for_correction
from sen.reform.news.operations.publishing import (
    MomentPassed,
    approve_and_publish,
    approve_and_schedule,
    publish,
    publish_due,
    schedule,
    withdraw,
)
from sen.reform.news.operations.writing import edit, submit, write
from sen.reform.news.steps import ChangedMeanwhile, ReasonMissing

__all__ = [
    "ChangedMeanwhile",
    "MomentPassed",
    "ReasonMissing",
    "approve",
    "approve_and_publish",
    "approve_and_schedule",
    "edit",
    "publish",
    "publish_due",
    "return_for_correction",
    "schedule",
    "submit",
    "withdraw",
    "write",
]
