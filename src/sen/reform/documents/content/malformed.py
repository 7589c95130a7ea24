"""Documents whose parts do not fit together: mistakes of the code that builds them, not of their readers."""


class MalformedDocument(ValueError):
    """The parts of a document do not fit together: a mistake of the code that builds it, not of its reader."""


class RaggedTable(MalformedDocument):
    """A table has a row with more or fewer cells than it has columns."""


class HeadingSkipsLevel(MalformedDocument):
    """A heading jumps over a level, so that a reader of the outline would look for a part that is not there."""


class NumberBelowOne(MalformedDocument):
    """Document numbers, and articles, count from 1."""


class UnsignedDocument(MalformedDocument):
    """A document carries one signature, or two side by side; no other number has a place in the form."""


class NobodyDecides(MalformedDocument):
    """A decision does not say who decides."""


class NobodyAddressed(MalformedDocument):
    """A letter does not say to whom it goes."""


class UnusableAddress(MalformedDocument):
    """A QR code would hold something no phone opens, or more than it can show in print."""


class NothingTabular(MalformedDocument):
    """A workbook was asked for, but the document has no table."""
