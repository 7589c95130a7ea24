"""What an appraisal took from a unit, what the unit answers, and what came of it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from sen.reform.assessments.queries.answers import CurrentAnswer, Words, words_of_unit
from sen.reform.assessments.workflow import Act, Stage


@dataclass(frozen=True)
class Taken:
    """One criterion the unit may answer for: what it said, the mark, its reply, and the later decisions."""

    code: str
    declared: CurrentAnswer | None
    marked: CurrentAnswer
    reply: CurrentAnswer | None
    remarked: CurrentAnswer | None
    council: CurrentAnswer | None

    @property
    def is_asked(self) -> bool:
        """Whether the appraiser wants an explanation."""
        return self.marked.act is Act.ASK

    @property
    def lost(self) -> Fraction | None:
        """The points the mark took; none where one of the two has no points of its own."""
        if self.declared is None or not self.declared.points or not self.marked.points:
            return None
        return Fraction(self.declared.points) - Fraction(self.marked.points)

    @property
    def standing_reply(self) -> CurrentAnswer | None:
        """The reply, unless it was taken back."""
        return None if self.reply is None or self.reply.act is Act.WITHDRAW else self.reply

    @property
    def decided(self) -> CurrentAnswer | None:
        """The last decision about it."""
        return self.council or self.remarked


def taken_from(assessment_id: int) -> tuple[Taken, ...]:
    """The criteria on which points were taken or an explanation was asked, or the unit said something all the same."""
    return tuple(_taken(words_of_unit(assessment_id)))


def _taken(words: Words) -> Iterator[Taken]:
    for code, said in words.items():
        if Stage.APPRAISAL not in said:
            continue
        line = _line(code, said)
        if line.is_asked or line.reply or _is_less(line) or _is_less_after(line):
            yield line


def _line(code: str, said: Mapping[Stage, CurrentAnswer]) -> Taken:
    return Taken(
        code,
        said.get(Stage.SELF),
        said[Stage.APPRAISAL],
        said.get(Stage.EXPLANATION),
        said.get(Stage.REAPPRAISAL),
        said.get(Stage.COUNCIL),
    )


def _is_less(line: Taken) -> bool:
    """Whether the mark gives less; where points cannot be compared, whether it says something else."""
    if line.lost is not None:
        return line.lost > 0
    return _differs(line.declared, line.marked)


def _is_less_after(line: Taken) -> bool:
    return line.decided is not None and _differs(line.declared, line.decided)


def _differs(before: CurrentAnswer | None, after: CurrentAnswer) -> bool:
    if before is None:
        return not after.is_missing
    return (before.figures, before.not_applicable) != (after.figures, after.not_applicable)
