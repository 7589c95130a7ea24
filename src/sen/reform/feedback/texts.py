"""The words people send, made plain: composed letters, nothing hidden, few links."""

import re
import unicodedata

from sen.reform.common.text import fold, nfc

MOST_LINKS = 2
# Anybody may say "thank you"; only so many letters in the same order were copied.
FEWEST_LETTERS_TO_BE_LIKE = 40
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|\b[\w-]+\.(?:com|net|org|vn|info|xyz|top|shop|club|io|ru|cn)\b", re.IGNORECASE
)


def plain(words: str) -> str:
    """Compose the letters and drop what cannot be seen, except line breaks: such characters hide or reverse text."""
    lines = re.sub(r"\r\n?", "\n", words)
    return nfc("".join(each for each in lines if each == "\n" or unicodedata.category(each) not in {"Cc", "Cf", "Cs"}))


def link_count(text: str) -> int:
    """How many addresses of web sites a text holds."""
    return len(_LINK.findall(re.sub(r"\S+@\S+", "", text)))


def likeness_words(text: str) -> str:
    """The bare letters of a text, by which copies are known; none for a text anybody may happen to write."""
    bare = re.sub(r"[^a-z0-9]+", "", fold(text))
    return bare if len(bare) >= FEWEST_LETTERS_TO_BE_LIKE else ""
