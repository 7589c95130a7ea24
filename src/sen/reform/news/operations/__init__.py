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
from sen.reform.news.operations.sites import (
    HostTaken,
    HoursUnfit,
    NameMissing,
    NotAPage,
    OutageReasonMissing,
    SiteNotFound,
    SiteText,
    TooSoon,
    WordTaken,
    WordUnfit,
    announce_outage,
    cancel_outage,
    change_site,
    close_site,
    set_up_site,
)
from sen.reform.news.operations.writing import edit, submit, write
from sen.reform.news.steps import ChangedMeanwhile, ReasonMissing

__all__ = [
    "ChangedMeanwhile",
    "HostTaken",
    "HoursUnfit",
    "MomentPassed",
    "NameMissing",
    "NotAPage",
    "OutageReasonMissing",
    "ReasonMissing",
    "SiteNotFound",
    "SiteText",
    "TooSoon",
    "WordTaken",
    "WordUnfit",
    "announce_outage",
    "approve",
    "approve_and_publish",
    "approve_and_schedule",
    "cancel_outage",
    "change_site",
    "close_site",
    "edit",
    "publish",
    "publish_due",
    "return_for_correction",
    "schedule",
    "set_up_site",
    "submit",
    "withdraw",
    "write",
]
