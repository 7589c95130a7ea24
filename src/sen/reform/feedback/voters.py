"""Telling browsers apart without knowing people: keyed hashes that cannot be traced back or joined across subjects."""

import re
import secrets
from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac

from sen.reform.common.actors import Actor as ActorLike
from sen.reform.common.text import nfc

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")
# Without letters and digits that people take for one another.
_WITHDRAWAL_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_WITHDRAWAL_LENGTH = 12


class Citizen:
    """A visitor without an account: may rate and comment, and is written down as nobody in particular."""

    user_id = None
    is_administrator = False
    label = "Người dân"


CITIZEN: ActorLike = Citizen()


@dataclass(frozen=True)
class Visitor:
    """What is known of somebody without an account: the token of the browser, and the address for this request only."""

    token: str
    address: str


@dataclass(frozen=True)
class Receipt:
    """What a browser alone knows of its rating: how many stars it gave in which month, and a number used once."""

    nonce: str
    stars: int
    month_from: date


def new_token() -> str:
    """Give a browser something random to be recognised by; it says nothing about the person."""
    return secrets.token_urlsafe(16)


def is_token(text: str) -> bool:
    """Whether the text has the form of our tokens."""
    return _TOKEN.fullmatch(text) is not None


def new_secret() -> str:
    """Make a key that hides something for a while."""
    return secrets.token_hex(32)


def voter_key(secret: str, subject: str, token: str) -> str:
    """One browser's key for one subject: another subject or quarter gives another key; none leads to the token."""
    return _keyed(f"voter.{secret}", f"{subject}|{token}")


def receipt_digest(nonce: str) -> str:
    """What is kept of a receipt."""
    return _keyed("receipt", nonce)


def fingerprint(subject: str, token: str, text: str) -> str:
    """The same words of the same browser under the same subject, told from all others."""
    return _keyed("comment", f"{subject}|{token}|{text}")


def likeness(words: str) -> str:
    """The same words, whoever sent them."""
    return _keyed("likeness", words)


def case_code_digest(code: str) -> str:
    """
    What is kept of the code of a case: codes are short and could be tried out, so the secret goes in.

    Written with blanks or in small letters, it is the same code.
    """
    return _keyed("case", plain_code(code))


def plain_code(code: str) -> str:
    """
    Write a code of a case one way.

    >>> plain_code(" 000.00.16.h19 - 230921-0001 ")
    '000.00.16.H19-230921-0001'
    """
    return re.sub(r"\s+", "", nfc(code)).upper()


def new_withdrawal_code() -> str:
    """Make the code by which a writer may take a comment back, for example 7KQM-2XRD-P9HA."""
    letters = "".join(secrets.choice(_WITHDRAWAL_LETTERS) for _place in range(_WITHDRAWAL_LENGTH))
    return "-".join(letters[at : at + 4] for at in range(0, _WITHDRAWAL_LENGTH, 4))


def withdrawal_digest(code: str) -> str:
    """What is kept of such a code; the strokes in it may be left out."""
    return _keyed("withdrawal", re.sub(r"[^0-9A-Z]", "", plain_code(code)))


def _keyed(salt: str, words: str) -> str:
    return salted_hmac(f"sen.feedback.{salt}", words, algorithm="sha256").hexdigest()
