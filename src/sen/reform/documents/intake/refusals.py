"""Why an uploaded file is not taken, each reason with a sentence that says what to do next."""

from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal
from sen.reform.common.numbers import format_number


class FileRefused(Refusal):
    """The base of every refusal of an uploaded file; `name` is the name it came with."""


class EmptyFile(FileRefused):
    """The file holds no bytes at all."""

    message = _("“%(name)s” is empty. Check the file on your computer and choose it again.")


class FileTooLarge(FileRefused):
    """The file is larger than one may send."""

    message = _(
        "“%(name)s” has %(size)s MB; at most %(limit)s MB can be taken. "
        "Remove pictures from the file, or paste only the text you need."
    )


class UnknownKindOfFile(FileRefused):
    """The file is neither plain text nor DOCX."""

    message = _("“%(name)s” is neither a text file (.txt) nor a Word file (.docx). Save it as one of these.")


class PdfFile(FileRefused):
    """The file is a PDF."""

    message = _("“%(name)s” is a PDF file. Send the Word file (.docx) it was made from, or paste its text.")


class OldOrProtectedWordFile(FileRefused):
    """The file is in the old binary format, or locked with a password, which looks the same from outside."""

    message = _(
        "“%(name)s” is an old Office file (.doc) or is locked with a password. "
        "Open it in Word, remove the password and save it as .docx."
    )


class UnreadableLetters(FileRefused):
    """The letters of a text file are not in Unicode, or it is no text at all."""

    message = _(
        "The letters of “%(name)s” cannot be read: it is not Unicode text. "
        "Open it in Notepad, choose “Save as” with encoding UTF-8, and send it again."
    )


class BrokenWordFile(FileRefused):
    """The file should be a DOCX, but cannot be read as one."""

    message = _("“%(name)s” is damaged or is not a real Word file. Open it in Word and save it again as .docx.")


class UnpacksTooLarge(FileRefused):
    """The file is small, but would fill the memory once unpacked."""

    message = _(
        "“%(name)s” unpacks to far more than its size and was not opened. "
        "Copy the text into a new Word file and send that."
    )


class CarriesMacros(FileRefused):
    """The file carries program code."""

    message = _("“%(name)s” contains macros (program code). In Word, save it as “Word Document (.docx)” and send that.")


class CarriesEmbeddedObjects(FileRefused):
    """The file carries OLE objects or ActiveX controls, which act when opened."""

    message = _(
        "“%(name)s” contains embedded objects or controls. "
        "Copy the text into a new Word file, without the objects, and send that."
    )


class LinksToTemplate(FileRefused):
    """The file would fetch a template from elsewhere when opened."""

    message = _(
        "“%(name)s” is linked to a template outside the file. Copy the text into a new Word file and send that."
    )


class DeclaresEntities(FileRefused):
    """The XML of the file declares a document type, which Word never writes."""

    message = _(
        "“%(name)s” contains declarations that Word never writes, and was not read. "
        "Copy the text into a new Word file and send that."
    )


class NoTextFound(FileRefused):
    """The file can be read, but there is no text in it."""

    message = _("There is no text in “%(name)s”. If it holds scanned pages, type or paste their text.")


class TextTooLong(FileRefused):
    """There is more text than one may send."""

    message = _(
        "“%(name)s” has %(length)s characters; at most %(limit)s can be taken. Split it and send the part you need."
    )


def megabytes(size: int) -> str:
    """Write a size in megabytes, never rounded down to the limit itself."""
    tenths = -(-size * 10 // (1024 * 1024))
    return format_number(Decimal(tenths) / 10)


def thousands(count: int) -> str:
    """Write a count with its thousands apart."""
    return format_number(count)
