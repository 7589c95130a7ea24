"""The grade a figure falls into."""

from fractions import Fraction

from sen.engine.definitions import IndexDefinition


def grade_of(definition: IndexDefinition, figure: Fraction) -> str | None:
    """Return the label of the grade, ``None`` if the index has none for this figure."""
    for grade in definition.grades:
        if grade.interval.contains(figure):
            return grade.label
    return None
