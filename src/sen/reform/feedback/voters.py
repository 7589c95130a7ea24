"""Telling browsers apart without knowing people: keyed hashes that cannot be traced back or joined across subjects."""

import re
import secrets

from django.utils.crypto import salted_hmac

from sen.reform.common.actors import Actor as ActorLike

_TOKEN = re.compile(r"[A-Za-z0-9_-]{22}")


class Citizen:
    """A visitor without an account: may rate and comment, and is written down as nobody in particular."""

    user_id = None
    is_administrator = False
    label = "Người dân"


CITIZEN: ActorLike = Citizen()


def new_token() -> str:
    """Give a browser something random to be recognised by; it says nothing about the person."""
    return secrets.token_urlsafe(16)


def is_token(text: str) -> bool:
    """Whether the text has the form of our tokens."""
    return _TOKEN.fullmatch(text) is not None


def voter_key(subject: str, token: str) -> str:
    """One browser's key for one subject: another subject gives another key, and none leads back to the token."""
    return salted_hmac("sen.feedback.voter", f"{subject}|{token}", algorithm="sha256").hexdigest()


def fingerprint(subject: str, token: str, text: str) -> str:
    """The same words of the same browser under the same subject, told from all others."""
    return salted_hmac("sen.feedback.comment", f"{subject}|{token}|{text}", algorithm="sha256").hexdigest()
