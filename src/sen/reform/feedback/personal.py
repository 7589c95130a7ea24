"""What looks like personal data in words people send: found, named and hidden; a moderator may say it is none."""

import re
from collections.abc import Container
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PersonalData(TextChoices):
    """What may point at a person, with the words that stand in its place."""

    EMAIL = "email", _("[e-mail address hidden]")
    PHONE = "phone", _("[phone number hidden]")
    CITIZEN_ID = "citizen_id", _("[identity number hidden]")
    CARD = "card", _("[card or account number hidden]")
    PLATE = "plate", _("[number plate hidden]")


@dataclass(frozen=True)
class Finding:
    """A place in a text that looks like personal data."""

    kind: PersonalData
    start: int
    end: int


# Dots part the thousands of amounts of money, so they part no identity number; phone numbers are written with them.
_PATTERNS: tuple[tuple[PersonalData, re.Pattern[str]], ...] = (
    (PersonalData.EMAIL, re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    (PersonalData.CARD, re.compile(r"(?<![\w.,])\d(?:[ -]?\d){12,18}(?![\d.,]*\d)")),
    (PersonalData.CITIZEN_ID, re.compile(r"(?<![\d.,])(?:\d{12}|(?<!\w)\d(?:[ -]?\d){11})(?![\d.,]*\d)")),
    (
        PersonalData.PHONE,
        re.compile(r"(?<![\d.,])(?:(?:\(?\+|00)84\)?[ .-]?\(?0?\)?|\(?0)\d?(?:[ .)-]{0,2}\d){8,9}(?!\d)"),
    ),
    (PersonalData.CITIZEN_ID, re.compile(r"(?<![\d.,])(?:\d{9}|\d{3}[ -]\d{3}[ -]\d{3})(?![\d.,]*\d)")),
    (PersonalData.PLATE, re.compile(r"(?<!\w)\d{2}[ -]?[A-ZĐ]{1,2}\d?[ -]?(?:\d{3}\.?\d{2}|\d{4})(?!\w)")),
    (PersonalData.PLATE, re.compile(r"(?<!\w)\d{2}-?[a-zđ]{1,2}\d?-?(?:\d{3}\.?\d{2}|\d{4})(?!\w)")),
)


def findings(text: str) -> tuple[Finding, ...]:
    """
    Everything in a text that looks like personal data, from its beginning; no two overlap.

    >>> [finding.kind.value for finding in findings("Gọi 0277 386 1234 hoặc a.b@c.vn")]
    ['phone', 'email']
    """
    found: list[Finding] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            if all(end <= each.start or each.end <= start for each in found):
                found.append(Finding(kind, start, end))
    return tuple(sorted(found, key=lambda each: each.start))


def masked(text: str, false_alarms: Container[int] = (), *, first: int = 0) -> str:
    """The text with everything hidden, except the places (counted on from `first`) that a moderator said are none."""
    pieces, at = [], 0
    for place, finding in enumerate(findings(text), start=first):
        if place not in false_alarms:
            pieces += [text[at : finding.start], str(finding.kind.label)]
            at = finding.end
    return "".join((*pieces, text[at:]))
