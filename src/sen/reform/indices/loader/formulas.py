"""What a rule measures, written as a formula with the labels of the figures."""

from collections.abc import Mapping
from fractions import Fraction

from sen.engine import vietnamese
from sen.engine.rules import Formula, Sum

_HUNDRED = Fraction(100)
_ONE = Fraction(1)


def formula_words(formula: Formula, labels: Mapping[str, str], unit: str) -> str:
    """A formula in words; a percentage goes without its hundred."""
    # In a percentage each figure counts a hundredfold; that goes without saying.
    is_share = unit == "%" and all(abs(weight) == _HUNDRED for _, weight in formula.top.terms)
    above = _sum(formula.top, labels, _HUNDRED if is_share else _ONE)
    if not formula.bottom.terms:
        return f"{above} ({unit})" if unit and unit not in above else above
    divided = f"{_grouped(above)} ÷ {_grouped(_sum(formula.bottom, labels, _ONE))}"
    return f"{divided} ({unit})" if unit else divided


def _sum(total: Sum, labels: Mapping[str, str], plain: Fraction) -> str:
    added = [f"{_times(weight, plain)}{labels[name]}" for name, weight in total.terms if weight > 0]
    taken = [f"{_times(-weight, plain)}{labels[name]}" for name, weight in total.terms if weight < 0]
    whole = [vietnamese(total.constant)] if total.constant else []
    return " − ".join([" + ".join([*whole, *added]), *taken])


def _grouped(words: str) -> str:
    return f"({words})" if " + " in words or " − " in words else words


def _times(weight: Fraction, plain: Fraction) -> str:
    return "" if weight == plain else f"{vietnamese(weight)} × "
