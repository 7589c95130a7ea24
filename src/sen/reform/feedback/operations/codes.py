"""Codes of finished cases, brought by the unit: each lets somebody rate as verified, once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.editions.operations import raise_edition
from sen.reform.common.errors import Refusal
from sen.reform.feedback.models import CaseCode
from sen.reform.feedback.permissions import may_bring_codes
from sen.reform.feedback.voters import case_code_digest, plain_code
from sen.reform.organizations.models import Unit

MOST_CODES = 5_000
# Shorter ones could be guessed.
_CODE = re.compile(r"(?=.*\d)[0-9A-ZĐ][0-9A-ZĐ./_-]{7,59}")
_SHOWN = 5


class NoCodes(Refusal):
    """Nothing was brought."""

    message = _("There is no code. Write one in each line, or choose a file with a column of codes.")


class TooManyCodes(Refusal):
    """More codes than one go takes."""

    message = _("There are %(count)d codes; bring at most %(most)d at once.")


class NotCodes(Refusal):
    """Lines that are no codes of cases."""

    message = _(
        "%(count)d lines are no codes of cases: %(shown)s. A code has 8 to 60 letters, digits, dots and strokes, and "
        "at least one digit. Nothing was taken."
    )


@dataclass(frozen=True)
class Brought:
    """How many codes are new, and how many were there before."""

    new: int
    known: int


@transaction.atomic
def bring_codes(*, unit_id: int, codes: Iterable[str], by: Actor, at: datetime) -> Brought:
    """
    Take codes of finished cases of a unit; only what hides them is kept. Codes brought before are left as they are.

    :raises NoCodes, TooManyCodes, NotCodes: if there is something wrong with them; nothing is taken then
    """
    may_bring_codes(by, unit_id).enforce()
    said = [code for code in (plain_code(each) for each in codes) if code]
    if not said:
        raise NoCodes
    if len(said) > MOST_CODES:
        raise TooManyCodes(count=len(said), most=MOST_CODES)
    wrong = [code for code in said if not _CODE.fullmatch(code)]
    if wrong:
        raise NotCodes(count=len(wrong), shown=", ".join(code[:20] for code in wrong[:_SHOWN]))
    digests = {case_code_digest(code) for code in said}
    known = set(CaseCode.objects.filter(unit_id=unit_id).values_list("code_digest", flat=True))
    new = sorted(digests - known)
    rows = [CaseCode(unit_id=unit_id, code_digest=digest) for digest in new]
    CaseCode.objects.bulk_create(rows, batch_size=500, ignore_conflicts=True)
    unit = Unit.objects.get(pk=unit_id)
    audit.record("case_codes_brought", unit, by=by, at=at, new=len(new), known=len(digests) - len(new))
    raise_edition()
    return Brought(len(new), len(digests) - len(new))
