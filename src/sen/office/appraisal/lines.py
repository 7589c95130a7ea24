"""One criterion of one unit as the appraisal lists it: what was declared, last year's points, the mark, what to do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from django.utils.translation import gettext as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_mark, may_see_sheet, may_see_stage
from sen.reform.assessments.queries import Act, AssessmentCard, CurrentAnswer, Duties, PastWord, RoundCard, Stage, State
from sen.reform.common.decisions import Decision
from sen.reform.common.numbers import decimal_of, format_number, parse_number
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared, Mark, OpenIndex
from sen.reform.indices.queries import AskedFigure, LeafLine

MARKED = (Stage.COUNCIL, Stage.REAPPRAISAL, Stage.APPRAISAL)


class Status(StrEnum):
    """What is to be done with a line."""

    LEFT = "left"
    DONE = "done"
    BLIND = "blind"
    WAITING = "waiting"
    CLOSED = "closed"


@dataclass(frozen=True)
class Said:
    """A word on a criterion, for people: in one phrase, with points, sentence, reason, author."""

    words: str
    points: str
    sentence: str
    reason: str
    by: str
    answer: CurrentAnswer

    @property
    def is_measured(self) -> bool:
        """Whether the figures tell more than the sentence."""
        return len(self.answer.figures) > 1


@dataclass(frozen=True)
class Line:
    """One criterion of one unit."""

    card: AssessmentCard
    code: str
    title: str
    maximum: str
    status: Status
    status_label: str
    tone: str
    declared: Said | None
    mark: Said | None
    objection: Said | None
    is_asked: bool
    is_changed: bool
    past: PastWord | None
    past_points: str
    evidence_count: int
    may_mark: Decision

    @property
    def is_open(self) -> bool:
        """Whether one may say something here now."""
        return bool(self.may_mark) and self.status in (Status.LEFT, Status.DONE)


@dataclass(frozen=True)
class Desk:
    """Who looks, on which day, at which round: read once for a page."""

    by: Actor
    on: date
    duties: Duties
    blind: frozenset[tuple[int, str]]
    index: OpenIndex

    @classmethod
    def of(cls, card: RoundCard, by: Actor, on: date) -> "Desk":
        """Read what a page needs once."""
        blind = assessments.blind_items(card.id, by.user_id)
        return cls(by, on, assessments.duties(card.id), blind, loader.open_index(card.version_id))


@dataclass(frozen=True)
class Item:
    """What is known of one line before it is put into words."""

    card: AssessmentCard
    leaf: LeafLine
    words: Mapping[Stage, CurrentAnswer]
    past: PastWord | None = None
    evidence_count: int = 0


def lines_of(desk: Desk, items: Iterable[Item]) -> tuple[Line, ...]:
    """Put many items into words; what is said alike is computed once."""
    found = [(item, _visible(desk, item)) for item in items]
    words = [word for _item, seen in found for word in seen.values()]
    said = [Declared(word.code, word.figures, word.not_applicable) for word in words]
    marks = dict(zip(map(id, words), desk.index.marks(said), strict=True))
    return tuple(_line(desk, item, seen, marks) for item, seen in found)


def figure_words(leaf: LeafLine, figures: Mapping[str, str]) -> str:
    """The figures in one phrase; a single one without its label."""
    asked = [each for each in leaf.asked if each.name in figures]
    shown = [(each.label, _shown(each, figures[each.name])) for each in asked]
    if len(shown) == 1:
        return shown[0][1]
    return "; ".join(f"{label}: {text}" for label, text in shown)


def points_words(exact: str) -> str:
    """Exact points such as 7/4 as people read them."""
    return format_number(decimal_of(Fraction(exact)), 2) if exact else ""


def said_of(leaf: LeafLine, word: CurrentAnswer, mark: Mark) -> Said:
    """A word with what its rule gives."""
    if word.not_applicable:
        words = _("Does not apply: %(reason)s") % {"reason": word.not_applicable}
    elif word.figures:
        words = figure_words(leaf, word.figures)
    else:
        words = _("Nothing is acknowledged")
    points = mark.shown or ("0,00" if word.is_missing else "")
    return Said(words, points, _arithmetic(leaf, mark), word.reason, word.by, word)


def _arithmetic(leaf: LeafLine, mark: Mark) -> str:
    """The sentence without what the page says around it: code and title before, basis and next step after."""
    sentence = mark.sentence.removeprefix(f"{leaf.code} {leaf.title}: ").removesuffix(f" Căn cứ: {leaf.basis}.")
    return sentence.removesuffix(f" {mark.next_step}") if mark.next_step else sentence


def is_same(one: CurrentAnswer, other: CurrentAnswer) -> bool:
    """Whether two words take the same as true."""
    return (dict(one.figures), one.not_applicable) == (dict(other.figures), other.not_applicable)


def _shown(asked: AskedFigure, text: str) -> str:
    if asked.kind == "choice":
        return next((choice.label for choice in asked.choices if choice.key == text), text)
    if asked.kind == "tick":
        return _("yes") if text == "1" else _("no")
    return format_number(parse_number(text))


def _visible(desk: Desk, item: Item) -> dict[Stage, CurrentAnswer]:
    """The words this person may see; a blind reader sees no mark until the own reading is given."""
    if not may_see_sheet(desk.by, item.card):
        return {}
    is_blind = (item.card.id, item.leaf.code) in desk.blind
    return {
        stage: word
        for stage, word in item.words.items()
        if stage is not Stage.SECOND_READING
        and may_see_stage(desk.by, item.card, stage)
        and not (is_blind and stage in MARKED)
    }


def _line(desk: Desk, item: Item, seen: Mapping[Stage, CurrentAnswer], marks: Mapping[int, Mark]) -> Line:
    said = {stage: said_of(item.leaf, word, marks[id(word)]) for stage, word in seen.items()}
    declared = said.get(Stage.SELF)
    mark = next((said[stage] for stage in MARKED if stage in said), None)
    objection = said.get(Stage.EXPLANATION)
    if objection is not None and objection.answer.act is not Act.DISAGREE:
        objection = None
    status, label, tone = _status(desk, item, seen)
    return Line(
        card=item.card,
        code=item.leaf.code,
        title=item.leaf.title,
        maximum=format_number(item.leaf.maximum),
        status=status,
        status_label=label,
        tone=tone,
        declared=declared,
        mark=mark,
        objection=objection,
        is_asked=Stage.APPRAISAL in seen and seen[Stage.APPRAISAL].act is Act.ASK,
        is_changed=bool(mark and declared and not is_same(mark.answer, declared.answer)),
        past=item.past,
        past_points=points_words(item.past.points) if item.past else "",
        evidence_count=item.evidence_count,
        may_mark=may_mark(desk.by, item.card, item.leaf.code, on=desk.on, duties=desk.duties),
    )


def _status(desk: Desk, item: Item, seen: Mapping[Stage, CurrentAnswer]) -> tuple[Status, str, str]:
    state = item.card.state
    if not may_see_sheet(desk.by, item.card) or state in (State.DECLARING, State.SIGNING):
        return Status.WAITING, _("Not handed in"), "neutral"
    if state is State.APPRAISING:
        return _first(desk, item, seen)
    if state is State.EXPLAINING:
        return Status.WAITING, _("The unit explains"), "info"
    if state is State.REAPPRAISING:
        return _second(seen)
    return Status.CLOSED, item.card.state_label, "neutral"


def _first(desk: Desk, item: Item, seen: Mapping[Stage, CurrentAnswer]) -> tuple[Status, str, str]:
    if (item.card.id, item.leaf.code) in desk.blind:
        return Status.BLIND, _("Second reading"), "lotus"
    if Stage.APPRAISAL in seen:
        return Status.DONE, _("Marked"), "good"
    if Stage.SELF not in seen or seen[Stage.SELF].is_missing:
        return Status.DONE, _("Nothing declared"), "neutral"
    return Status.LEFT, _("To mark"), "warn"


def _second(seen: Mapping[Stage, CurrentAnswer]) -> tuple[Status, str, str]:
    reply = seen.get(Stage.EXPLANATION)
    if reply is None or reply.act is not Act.DISAGREE:
        return Status.CLOSED, _("No objection"), "neutral"
    if Stage.REAPPRAISAL in seen:
        return Status.DONE, _("Decided"), "good"
    return Status.LEFT, _("Objection to decide"), "warn"
