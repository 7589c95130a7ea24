"""Plain text: UTF-8, or UTF-16 that says so."""

import codecs
import re

from sen.reform.documents.intake.refusals import UnreadableLetters

UTF_16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# No text holds these; programs, pictures and texts in other encodings do.
NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")


def read_plain(name: str, data: bytes) -> str:
    """
    Decode the text, with line breaks of one kind.

    :raises UnreadableLetters: if it is not Unicode text
    """
    try:
        text = data.decode("utf-16" if data.startswith(UTF_16_MARKS) else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableLetters(name=name) from None
    if NOT_IN_TEXT.search(text):
        raise UnreadableLetters(name=name)
    return re.sub(r"\r\n?|[\v\f\x85\u2028\u2029]", "\n", text)
