"""Why a file is not taken as evidence, each reason with a sentence that says what to do next."""

from django.utils.translation import gettext_lazy as _

from sen.reform.common.errors import Refusal


class FileRefused(Refusal):
    """The base of every refusal of a file; `name` is the name it came with."""


class EmptyFile(FileRefused):
    """The file holds no bytes at all."""

    message = _("“%(name)s” is empty. Check the file on your computer and choose it again.")


class FileTooLarge(FileRefused):
    """The file is larger than one may send."""

    message = _(
        "“%(name)s” is larger than %(limit)s MB. Scan it at a lower resolution, or send the part that proves the point."
    )


class UnknownKindOfFile(FileRefused):
    """The file is of a kind that is not taken."""

    message = _(
        "“%(name)s” is %(found)s, whatever its name says. "
        "Send a PDF, a Word (.docx) or Excel (.xlsx) file without macros, or a PNG or JPEG picture."
    )


class DamagedFile(FileRefused):
    """The file cannot be opened as what it should be."""

    message = _(
        "“%(name)s” looks like %(found)s but cannot be opened: it is damaged or incomplete. Save or scan it again."
    )


class LockedFile(FileRefused):
    """The file is encrypted, so nobody can look at what comes in."""

    message = _(
        "“%(name)s” is locked with a password or restrictions. Remove them, or print it to a new PDF, and send that."
    )


class TwoFilesInOne(FileRefused):
    """The bytes can be read as two kinds of file at once, a way to smuggle."""

    message = _(
        "“%(name)s” is two files in one: besides %(found)s something else is hidden in it. "
        "Make the document anew and send that."
    )


class CarriesCode(FileRefused):
    """The file carries macros, scripts or other code."""

    message = _("“%(name)s” contains macros or other program code. Save it without them, or print it to a PDF.")


class CarriesOtherFiles(FileRefused):
    """The file carries other files or embedded objects."""

    message = _(
        "“%(name)s” has other files or embedded objects inside. Send those files one by one, and this one without them."
    )


class UnpacksTooLarge(FileRefused):
    """The file is small, but would fill the memory once opened."""

    message = _("“%(name)s” unpacks to far more than its size and was not opened. Print it to a PDF, or scan it again.")


class MarkedSecret(FileRefused):
    """The file or its description bears a mark of state secrets."""

    message = _(
        "The mark “%(mark)s” stands in %(where)s. Documents that hold state secrets must never be entered here. "
        "Name only the number and day of the document in your explanation, and hand it over by the rules for "
        "state secrets. If it was released from secrecy, send the copy without the mark."
    )
