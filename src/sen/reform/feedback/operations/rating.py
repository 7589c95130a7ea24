"""Rating: a mark that this browser has voted, and one more in the tally; never both in one row."""

import secrets
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.feedback.models import CaseCode, Tally, VoterMark
from sen.reform.feedback.models.ballots import COLUMNS
from sen.reform.feedback.operations.keys import key_of_quarter
from sen.reform.feedback.operations.limits import count_in_hour, count_open_rating, enforce_below
from sen.reform.feedback.queries.ratings import STARS
from sen.reform.feedback.voters import Receipt, Visitor, case_code_digest, plain_code, receipt_digest, voter_key


class NotOneToFive(Refusal):
    """A rating without one of the five stars."""

    message = _("Choose one of the five stars, then press “Send”.")


class Outcome(StrEnum):
    """What became of an answer."""

    FIRST = "first"
    # It took the place of the browser's own.
    CHANGED = "changed"
    # The same once more.
    SAME = "same"
    # Counted before, and the browser no longer holds its receipt: nobody can tell which stars to take back.
    ALREADY = "already"
    VERIFIED = "verified"
    # The code of the case is unknown, of another unit, or spent; which of them is not told.
    CODE_NOT_TAKEN = "code_not_taken"


@dataclass(frozen=True)
class Rated:
    """What became of a rating, and the receipt the browser is to keep, if it is a new one."""

    outcome: Outcome
    receipt: Receipt | None = None


@transaction.atomic
def rate(*, subject: str, stars: int, visitor: Visitor, receipt: Receipt | None = None, at: datetime) -> Rated:
    """
    Count the stars of a browser: once per subject. With its receipt it may change them, never the count.

    :raises NotOneToFive: if it is no number of stars
    :raises TooMany: if the network sent too many within the hour, or on this day for this subject
    """
    _enforce_stars(stars)
    count_in_hour("rate", visitor.address, at=at)
    if receipt is not None:
        return _rate_again(subject, stars, receipt)
    made_with, new = key_of_quarter(at), _new_receipt(stars, at)
    mark = VoterMark(
        made_with=made_with,
        subject=subject,
        key=voter_key(made_with.secret, subject, visitor.token),
        receipt_digest=receipt_digest(new.nonce),
    )
    VoterMark.objects.bulk_create([mark], ignore_conflicts=True)
    if not VoterMark.objects.filter(pk=mark.pk).exists():
        return Rated(Outcome.ALREADY)
    count_open_rating(subject, visitor.address, at=at)
    _add(subject, new, is_verified=False)
    return Rated(Outcome.FIRST, new)


@transaction.atomic
def rate_verified(*, subject: str, unit_id: int, stars: int, code: str, visitor: Visitor, at: datetime) -> Outcome:
    """
    Count the stars of somebody who holds the code of a finished case of the unit; the code is spent, the stars stay.

    :raises NotOneToFive: if it is no number of stars
    :raises TooMany: if the network sent too many ratings, or too many codes that were not taken, within the hour
    """
    _enforce_stars(stars)
    count_in_hour("rate", visitor.address, at=at)
    enforce_below("code", visitor.address, at=at)
    unspent = CaseCode.objects.filter(unit_id=unit_id, code_digest=case_code_digest(code), is_spent=False)
    if not plain_code(code) or not unspent.update(is_spent=True):
        # Told by what is returned, not by a refusal: a refusal would undo the count of tries.
        count_in_hour("code", visitor.address, at=at)
        return Outcome.CODE_NOT_TAKEN
    _add(subject, _new_receipt(stars, at), is_verified=True)
    return Outcome.VERIFIED


def _enforce_stars(stars: int) -> None:
    if stars not in STARS:
        raise NotOneToFive


def _rate_again(subject: str, stars: int, held: Receipt) -> Rated:
    """Move one from the old count to the new one; a receipt that was used before moves nothing."""
    mine = VoterMark.objects.filter(subject=subject, receipt_digest=receipt_digest(held.nonce))
    if stars == held.stars:
        return Rated(Outcome.SAME if mine.exists() else Outcome.ALREADY)
    new = Receipt(secrets.token_urlsafe(16), stars, held.month_from)
    if not mine.update(receipt_digest=receipt_digest(new.nonce)):
        return Rated(Outcome.ALREADY)
    old, changed = COLUMNS[held.stars], COLUMNS[stars]
    counted = Tally.objects.filter(subject=subject, month_from=held.month_from, is_verified=False)
    counted.update(**{old: F(old) - 1, changed: F(changed) + 1})
    return Rated(Outcome.CHANGED, new)


def _new_receipt(stars: int, at: datetime) -> Receipt:
    return Receipt(secrets.token_urlsafe(16), stars, local_day(at).replace(day=1))


def _add(subject: str, given: Receipt, *, is_verified: bool) -> None:
    """Add one in a single statement, so that none of a burst is lost."""
    box = {"subject": subject, "month_from": given.month_from, "is_verified": is_verified}
    column = COLUMNS[given.stars]
    if not Tally.objects.filter(**box).update(**{column: F(column) + 1}):
        Tally.objects.bulk_create([Tally(**box)], ignore_conflicts=True)
        Tally.objects.filter(**box).update(**{column: F(column) + 1})
