"""How the parts of a rule are read from a definition file: numbers as text, ends of intervals, no unknown keys."""

from fractions import Fraction
from typing import Annotated

from pydantic import ConfigDict, PlainValidator

from sen.engine.points import Interval, NotANumber, parse_number, vietnamese
from sen.engine.rules.problems import RuleProblem

#: Shared by everything read from a file: a misspelt key must never be ignored.
STRICT = ConfigDict(extra="forbid")


def _read_number(written: object) -> Fraction:
    if not isinstance(written, str):
        raise RuleProblem(
            "number-not-text",
            f"Số {written} không đặt trong ngoặc kép.",
            f'Ghi "{written}" để giữ đúng từng chữ số.',
        )
    try:
        return parse_number(written)
    except NotANumber as problem:
        raise RuleProblem("not-a-number", f"{problem}.", 'Ghi một số trong ngoặc kép, ví dụ "0.25".') from None


def _read_amount(written: object) -> Fraction:
    number = _read_number(written)
    if number < 0:
        raise RuleProblem("negative-number", f"Số {vietnamese(number)} âm.", "Ghi số từ 0 trở lên.")
    return number


#: Any exact number, written as text.
Number = Annotated[Fraction, PlainValidator(_read_number, json_schema_input_type=str)]

#: An exact number from 0 up, written as text.
Amount = Annotated[Fraction, PlainValidator(_read_amount, json_schema_input_type=str)]


def interval(
    at_least: Fraction | None, above: Fraction | None, below: Fraction | None, up_to: Fraction | None
) -> Interval:
    """
    Build an interval from the four words a file may use: from, above, below, to.

    :raises RuleProblem: if one end is given twice, or nothing lies between the ends
    """
    if at_least is not None and above is not None:
        raise RuleProblem("two-ends", "Có cả “from” và “above”.", "Giữ “from” (kể cả mốc) hoặc “above” (trên mốc).")
    if below is not None and up_to is not None:
        raise RuleProblem("two-ends", "Có cả “to” và “below”.", "Giữ “to” (kể cả mốc) hoặc “below” (dưới mốc).")
    found = Interval(
        low=above if at_least is None else at_least,
        low_closed=at_least is not None,
        high=below if up_to is None else up_to,
        high_closed=up_to is not None,
    )
    if found.is_empty:
        raise RuleProblem("empty-interval", f"Khoảng “{found.describe()}” không chứa số nào.", "Xem lại hai mốc.")
    return found
