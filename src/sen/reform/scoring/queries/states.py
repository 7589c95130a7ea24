"""What a figure on a page rests on."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from sen.reform.common.numbers import decimal_of


class CellState(TextChoices):
    """The states of a node: missing, not applicable and nought are three different things."""

    VALUE = "value", _("Declared")
    INCOMPLETE = "incomplete", _("Partly missing")
    MISSING = "missing", _("Not handed in")
    WAITING = "waiting", _("Waits for the results of the others")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


def state_of(kept: dict[str, Any]) -> CellState:
    """The state of a node as it was kept."""
    return CellState(kept["state"])


def number_of(text: str) -> Decimal:
    """A number as it was kept, for showing."""
    return decimal_of(Fraction(text))


def percent_of(kept: dict[str, Any]) -> Decimal | None:
    """The exact percentage of a node; none where nothing applies or nothing was handed in."""
    if kept["percent"] is None or state_of(kept) in (CellState.MISSING, CellState.WAITING, CellState.NOT_APPLICABLE):
        return None
    return number_of(kept["percent"])
