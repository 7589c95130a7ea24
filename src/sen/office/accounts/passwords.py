"""The house rule for passwords beyond Django's own."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

_KINDS = (r"[a-zà-ỹ]", r"[A-ZÀ-Ỹ]", r"\d", r"[^\w\s]")


class FourKindsOfCharacter:
    """
    Ask for small letters, capitals, digits and signs.

    Source: QCVN 12:2026/BCA asks for at least 8 characters of 4 kinds.
    """

    def validate(self, password: str, user: object = None) -> None:
        """
        Accept, or say what is missing.

        :raises ValidationError: if a kind is missing
        """
        if not all(re.search(kind, password) for kind in _KINDS):
            raise ValidationError(self.get_help_text(), code="password_lacks_kinds")

    def get_help_text(self) -> str:
        """The rule, as the form states it before anything is typed."""
        return _("Use small letters, capitals, digits and signs together, for example Lotus-1975.")
