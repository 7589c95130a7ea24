"""What may be said of one criterion: the verdicts with their keys, and the reasons with theirs."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sen.reform.assessments.queries import Phrase, Stage
from sen.reform.indices.loader import Declared, OpenIndex
from sen.reform.indices.queries import AskedFigure, LeafLine

ACCEPT, NOTHING, FIGURES, NOT_APPLICABLE, OBJECTION, LIKE = "accept", "none", "figures", "na", "objection", "like"
_STEP = "step-"
#: Letters that mean something else are no reasons: c j k l n q r s y.
LETTERS = "abdefghimoptuvwxz"
_MOST_STEPS = 9
_PICKED = frozenset({"choice", "tick"})


@dataclass(frozen=True)
class Verdict:
    """One thing to say: its key, its words, the points it gives, the figures it stands for."""

    value: str
    key: str
    label: str
    points: str = ""
    figures: Mapping[str, str] | None = None


@dataclass(frozen=True)
class LetteredPhrase:
    """A reason of the library with the key that picks it; the last ones have none."""

    letter: str
    words: str
    is_general: bool


@dataclass(frozen=True)
class Controls:
    """Everything one may press for a criterion at a stage."""

    leaf: LeafLine
    verdicts: tuple[Verdict, ...]
    phrases: tuple[LetteredPhrase, ...]
    # Units whose verdict may be taken over, by their assessment.
    likes: tuple[tuple[int, str], ...] = ()
    may_ask: bool = False
    may_keep: bool = False

    def verdict(self, value: str) -> Verdict:
        """The verdict with a value."""
        return next(each for each in self.verdicts if each.value == value)


def verdicts_of(index: OpenIndex, leaf: LeafLine, stage: Stage, *, has_word: bool) -> tuple[Verdict, ...]:
    """What may be said of a leaf at a stage; nothing can be taken as it stands where nothing was said."""
    return tuple(_verdicts(index, leaf, stage, has_word=has_word))


def lettered(phrases: Sequence[Phrase]) -> tuple[LetteredPhrase, ...]:
    """Reasons with the keys that pick them."""
    letters = LETTERS.ljust(len(phrases))
    return tuple(
        LetteredPhrase(letter.strip(), each.words, each.is_general)
        for letter, each in zip(letters, phrases, strict=False)
    )


def _verdicts(index: OpenIndex, leaf: LeafLine, stage: Stage, *, has_word: bool) -> Iterator[Verdict]:
    if stage is Stage.REAPPRAISAL:
        yield Verdict(ACCEPT, "y", _("Keep the mark"))
        yield Verdict(OBJECTION, "c", _("Accept the objection"))
    elif has_word:
        yield Verdict(ACCEPT, "y", _("Acknowledge as declared"))
    yield Verdict(NOTHING, "0", _("Acknowledge nothing"))
    if len(leaf.asked) == 1 and leaf.asked[0].kind in _PICKED and len(_keys(leaf.asked[0])) <= _MOST_STEPS:
        yield from _steps(index, leaf)
    else:
        yield Verdict(FIGURES, "s", _("Correct the figures"))
    if leaf.may_be_not_applicable:
        yield Verdict(NOT_APPLICABLE, "n", _("Does not apply"))


def _steps(index: OpenIndex, leaf: LeafLine) -> Iterator[Verdict]:
    (asked,) = leaf.asked
    figures = [{asked.name: key} for key, _label in _keys(asked)]
    marks = index.marks([Declared(leaf.code, each) for each in figures])
    for number, ((_key, label), each, mark) in enumerate(zip(_keys(asked), figures, marks, strict=True), start=1):
        words = _level(leaf, mark.shown) if asked.kind == "tick" else ""
        yield Verdict(f"{_STEP}{number}", str(number), (words or label), mark.shown, each)


def _keys(asked: AskedFigure) -> tuple[tuple[str, str], ...]:
    if asked.kind == "tick":
        return (("1", _("Yes")), ("0", _("No")))
    return tuple((choice.key, choice.label) for choice in asked.choices)


def _level(leaf: LeafLine, shown: str) -> str:
    """The rule's own words for a tick: those of the only level with its points."""
    points = shown.rstrip("0").rstrip(",") if "," in shown else shown
    same = [level.words for level in leaf.rule.levels if level.points == points]
    return same[0] if len(same) == 1 else ""
