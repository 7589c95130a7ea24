"""Vietnamese text: one form to store, one to search by, one to sort by."""

import re
import unicodedata

_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTER_ORDER = {letter: position for position, letter in enumerate(_LETTERS)}
# The order of tones in Vietnamese dictionaries: level, falling, asking, tumbling, rising, heavy.
_TONE_ORDER = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}


def nfc(text: str) -> str:
    """Compose the text as TCVN 6909:2001 asks, with no blanks around it."""
    return unicodedata.normalize("NFC", text).strip()


def fold(text: str) -> str:
    """
    Reduce the text to what people type without marks.

    >>> fold("Phường Tân Quy Đông")
    'phuong tan quy dong'
    """
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", bare).strip()


def collation_key(text: str) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
    """
    Sort as a Vietnamese dictionary does: letters first, tones only between equal letters; numbers by value.

    >>> sorted(["Phường 10", "Phường 2", "Đông", "Dân"], key=collation_key)
    ['Dân', 'Đông', 'Phường 2', 'Phường 10']
    """
    letters: list[tuple[int, ...]] = []
    tones: list[int] = []
    for part in re.findall(r"\d+|\D", nfc(text).lower()):
        if part.isdigit():
            letters.append((0, int(part)))
            tones.append(0)
            continue
        letter, tone = _letter_and_tone(part)
        letters.append((1, _LETTER_ORDER[letter]) if letter in _LETTER_ORDER else (-1, ord(letter)))
        tones.append(tone)
    return tuple(letters), tuple(tones)


def slug(text: str) -> str:
    """
    Name a page after a text.

    >>> slug("Xã Tân Phú Đông")
    'xa-tan-phu-dong'
    """
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def _letter_and_tone(character: str) -> tuple[str, int]:
    decomposed = unicodedata.normalize("NFD", character)
    tone = next((_TONE_ORDER[mark] for mark in decomposed if mark in _TONE_ORDER), 0)
    letter = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in _TONE_ORDER))
    return (letter if len(letter) == 1 else character[0]), tone
