"""What the domain says when it will not do something: a sentence a person can act on."""

from typing import Any

from django.utils.functional import Promise


class Refusal(Exception):
    """
    The base of everything refused for a reason.

    A subclass names the situation and gives its sentence in `message`, with named placeholders;
    the figures of the case are passed as keywords.
    """

    message: "str | Promise" = ""

    def __init__(self, message: "str | Promise | None" = None, **figures: Any) -> None:
        self.message = self.message if message is None else message
        self.figures = figures
        super().__init__(message)

    @property
    def sentence(self) -> str:
        """What went wrong, where, and what to do next, in the language of the reader."""
        text = str(self.message)
        return text % self.figures if self.figures else text

    def __str__(self) -> str:
        return self.sentence


class NotAllowed(Refusal):
    """The actor may not do this; the sentence says why."""


class NotFound(Refusal):
    """The thing asked for does not exist, or no longer."""


class Conflict(Refusal):
    """Somebody else changed the same thing in between."""
