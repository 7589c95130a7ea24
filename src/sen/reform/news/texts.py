"""What an article says: its words, what they must fulfil, and the digest an approval holds on to."""

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc, slug
from sen.reform.news.kinds import Kind
from sen.reform.news.light_text.checking import checked_references
from sen.reform.news.light_text.words import words_of
from sen.reform.news.search import words_in

LONGEST_TITLE = 200
LONGEST_LEAD = 500
LONGEST_BODY = 20_000
LONGEST_TOPIC = 60
LONGEST_SOURCE = 200


class TextMissing(Refusal):
    """A part every article needs is empty."""

    message = _("The article has no %(part)s. Write it, then save again.")


class TextTooLong(Refusal):
    """A part is longer than readers and pages bear."""

    message = _("The %(part)s has %(length)d characters; at most %(most)d fit. Shorten it, then save again.")


@dataclass(frozen=True, kw_only=True)
class ArticleText:
    """One version of what an article says."""

    title: str
    lead: str
    body: str
    topic: str
    happened_on: date
    source: str = ""
    is_simulated: bool = False
    kind: str = Kind.NEWS

    @property
    def slug(self) -> str:
        """The words in the article's address."""
        return address_words(self.title)

    @property
    def digest(self) -> str:
        """SHA-256 over every word: the same digest means the same text."""
        said = json.dumps(
            [
                self.title,
                self.lead,
                self.body,
                self.topic,
                self.happened_on.isoformat(),
                self.source,
                self.is_simulated,
                # Texts were approved before there were kinds: a piece of news keeps its digest.
                *([self.kind] if self.kind != Kind.NEWS else ()),
            ],
            ensure_ascii=False,
        )
        return hashlib.sha256(said.encode()).hexdigest()


def address_words(title: str) -> str:
    """
    Name the address of an article after its title; a title without letters or figures is simply news.

    >>> address_words("Lịch tiêm phòng dại"), address_words("…")
    ('lich-tiem-phong-dai', 'tin')
    """
    return slug(title) or "tin"


def words_to_find(text: ArticleText) -> tuple[str, ...]:
    """Every word of an article without marks, so that "phuong" finds "phường"."""
    return words_in(f"{text.title} {text.lead} {text.topic} {words_of(text.body)}")


def checked(text: ArticleText) -> ArticleText:
    """
    The text in one form of Vietnamese letters and line ends.

    :raises TextMissing: if a part every article needs is empty
    :raises TextTooLong: if a part does not fit
    :raises ForeignPicture, ForbiddenLink, PictureNotDescribed: if the body refers to what it may not
    """
    clean = replace(
        text,
        title=_one_line(text.title),
        lead=_one_line(text.lead),
        body=nfc(re.sub(r"\r\n?", "\n", text.body)),
        topic=_one_line(text.topic),
        source=_one_line(text.source),
    )
    limits = (
        (pgettext_lazy("article", "title"), clean.title, LONGEST_TITLE),
        (pgettext_lazy("article", "lead"), clean.lead, LONGEST_LEAD),
        (pgettext_lazy("article", "text"), clean.body, LONGEST_BODY),
        (pgettext_lazy("article", "topic"), clean.topic, LONGEST_TOPIC),
    )
    for part, words, _most in limits:
        if not words:
            raise TextMissing(part=part)
    for part, words, most in (*limits, (pgettext_lazy("article", "source"), clean.source, LONGEST_SOURCE)):
        if len(words) > most:
            raise TextTooLong(part=part, length=len(words), most=most)
    checked_references(clean.body)
    return clean


def _one_line(words: str) -> str:
    return re.sub(r"\s+", " ", nfc(words))
