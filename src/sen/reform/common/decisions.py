"""The answer to "may this person do this?": yes, or no with a reason people can read."""

from dataclasses import dataclass

from django.utils.functional import Promise

from sen.reform.common.errors import NotAllowed


@dataclass(frozen=True)
class Decision:
    """Yes, or no with its reason; true in a condition when it is yes."""

    is_allowed: bool
    reason: "str | Promise" = ""

    def __bool__(self) -> bool:
        return self.is_allowed

    def enforce(self) -> None:
        """
        Go on, or stop with the reason.

        :raises NotAllowed: when the decision is no
        """
        if not self.is_allowed:
            raise NotAllowed(self.reason)


YES = Decision(True)


def no(reason: "str | Promise") -> Decision:
    """Refuse, and say why."""
    return Decision(False, reason)


def yes_if(condition: object, otherwise: "str | Promise") -> Decision:
    """Allow when the condition holds; refuse with the given reason when it does not."""
    return YES if condition else no(otherwise)
