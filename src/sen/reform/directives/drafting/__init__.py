"""
Drafts of tasks from the text of a notice or a report.

`propose` reads a text with the names of one authority's units (`Gazetteer`) and gives drafts: who,
what, by when, the span of text and the rule each came from. A person corrects and confirms them.
"""

from sen.reform.directives.drafting.counting import WorkDays
from sen.reform.directives.drafting.forms import key
from sen.reform.directives.drafting.gazetteer import Gazetteer, KnownSet, KnownUnit
from sen.reform.directives.drafting.letterhead import written_on
from sen.reform.directives.drafting.proposal import Draft, Proposal, Skipped, UnknownUnit
from sen.reform.directives.drafting.proposing import propose
from sen.reform.directives.drafting.sets import plain_name
from sen.reform.directives.drafting.source import TextTooLong

__all__ = [
    "Draft",
    "Gazetteer",
    "KnownSet",
    "KnownUnit",
    "Proposal",
    "Skipped",
    "TextTooLong",
    "UnknownUnit",
    "WorkDays",
    "key",
    "plain_name",
    "propose",
    "written_on",
]
