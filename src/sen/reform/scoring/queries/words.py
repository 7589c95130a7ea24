"""What was said of a criterion, in one phrase."""

from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.common.numbers import format_number, parse_number
from sen.reform.indices.queries import AskedFigure, LeafLine

NOTHING = "Không ghi nhận"
NOT_APPLICABLE = "Không áp dụng"


def said_in_words(leaf: LeafLine, word: CurrentAnswer) -> str:
    """The figures of a word with their labels, a single one without; or that it does not apply, and why."""
    if word.not_applicable:
        return f"{NOT_APPLICABLE}: {word.not_applicable}"
    said = [(asked, word.figures[asked.name]) for asked in leaf.asked if asked.name in word.figures]
    if not said:
        return NOTHING
    if len(said) == 1:
        return _shown(*said[0])
    return "; ".join(f"{asked.label}: {_shown(asked, text)}" for asked, text in said)


def _shown(asked: AskedFigure, text: str) -> str:
    if asked.kind == "tick":
        return "có" if text == "1" else "không"
    if asked.kind == "choice":
        return next((choice.label for choice in asked.choices if choice.key == text), text)
    return f"{format_number(parse_number(text))} {asked.unit}".rstrip()
