"""Who does something: what the lower apps need to know of a person, whatever an account is."""

from typing import Protocol


class Actor(Protocol):
    """A person acting in a post, or the system itself (no user)."""

    @property
    def user_id(self) -> int | None:
        """The account; none when the system acts by itself."""

    @property
    def is_administrator(self) -> bool:
        """Keeps the installation: units, accounts, settings."""

    @property
    def label(self) -> str:
        """Name and post, as written in the books."""
