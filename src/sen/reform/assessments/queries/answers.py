"""What the entries of a ledger come to: the word that counts now, or counted when the ledger was so long."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sen.reform.assessments.models import Assessment, Entry, Latest
from sen.reform.assessments.workflow import COUNTS, Act, Stage


@dataclass(frozen=True)
class CurrentAnswer:
    """
    One stage's word on one leaf as it stands: figures in exact text, or why it does not apply; who said it, when, why.

    Without figures and without a reason for not applying nothing is acknowledged: the leaf is missing.
    """

    code: str
    figures: Mapping[str, str]
    not_applicable: str
    by: str
    at: datetime
    entry_count: int
    stage: Stage = Stage.SELF
    act: Act = Act.DECLARE
    points: str = ""
    reason: str = ""
    by_user_id: int | None = None

    @property
    def is_missing(self) -> bool:
        """Whether nothing is said any more."""
        return not self.figures and not self.not_applicable


@dataclass(frozen=True)
class UnitAnswers:
    """Everything that counts for one unit, up to a number of entries."""

    assessment_id: int
    unit_id: int
    peer_group: str
    entry_count: int
    answers: Mapping[str, CurrentAnswer]


@dataclass(frozen=True)
class EntryLine:
    """One entry, as the history of a leaf shows it."""

    number: int
    figures: Mapping[str, str]
    not_applicable: str
    reason: str
    by: str
    at: datetime
    stage: Stage
    act: Act
    points: str

    @property
    def act_label(self) -> str:
        """What was done, in words."""
        return str(self.act.label)

    @property
    def stage_label(self) -> str:
        """Whose word it is, in words."""
        return str(self.stage.label)


Words = Mapping[str, Mapping[Stage, CurrentAnswer]]


def answers_of_round(
    round_id: int, *, through: Stage = Stage.SELF, up_to: Mapping[int, int] | None = None
) -> tuple[UnitAnswers, ...]:
    """
    What counts for everybody in a round when the result rests on a stage.

    With `up_to`, by unit, only that many first entries of its ledger are read.
    """
    found = list(Assessment.objects.filter(round_id=round_id).order_by("pk"))
    words = words_of(found) if up_to is None else _words_up_to(found, up_to)
    return tuple(
        UnitAnswers(
            each.pk,
            each.unit_id,
            each.peer_group,
            (up_to or {}).get(each.unit_id, each.entry_count),
            counting(words[each.pk], through),
        )
        for each in found
    )


def answers_of_unit(assessment_id: int, *, through: Stage = Stage.SELF) -> UnitAnswers:
    """What counts for one unit when the result rests on a stage."""
    each = Assessment.objects.get(pk=assessment_id)
    words = words_of([each])[each.pk]
    return UnitAnswers(each.pk, each.unit_id, each.peer_group, each.entry_count, counting(words, through))


def words_of_unit(assessment_id: int) -> Words:
    """The word of every stage on every criterion of a unit."""
    return words_of([Assessment.objects.get(pk=assessment_id)])[assessment_id]


def words_on(assessment_id: int, code: str) -> dict[Stage, CurrentAnswer]:
    """The word of every stage on one criterion of a unit."""
    rows = Latest.objects.filter(assessment_id=assessment_id, code=code).select_related("entry")
    return {Stage(row.stage): answer_of(row) for row in rows}


def words_across(round_id: int, code: str) -> Mapping[int, Mapping[Stage, CurrentAnswer]]:
    """The word of every stage on one criterion of every unit in a round, by assessment."""
    found: dict[int, dict[Stage, CurrentAnswer]] = defaultdict(dict)
    for row in Latest.objects.filter(assessment__round_id=round_id, code=code).select_related("entry"):
        found[row.assessment_id][Stage(row.stage)] = answer_of(row)
    return found


def words_of(assessments: Iterable[Assessment]) -> Mapping[int, Words]:
    """The word of every stage on every criterion, by assessment."""
    found: dict[int, dict[str, dict[Stage, CurrentAnswer]]] = defaultdict(lambda: defaultdict(dict))
    ids = [each.pk for each in assessments]
    for row in Latest.objects.filter(assessment__in=ids).select_related("entry").order_by("entry__number"):
        found[row.assessment_id][row.code][Stage(row.stage)] = answer_of(row)
    return found


def counting(words: Words, through: Stage) -> dict[str, CurrentAnswer]:
    """The word that counts on each criterion when the result rests on a stage."""
    found = {}
    for code, said in words.items():
        word = next((said[stage] for stage in COUNTS[through] if stage in said), None)
        if word is not None:
            found[code] = word
    return found


def answer_of(row: Latest) -> CurrentAnswer:
    """The word a row of the projection stands for; its entry was read with it."""
    return _answer(row.entry, row.count)


def entries_of(assessment_id: int, code: str) -> tuple[EntryLine, ...]:
    """The history of one leaf, the newest first."""
    return tuple(
        EntryLine(
            number=entry.number,
            figures=entry.inputs,
            not_applicable=entry.not_applicable,
            reason=entry.reason,
            by=entry.by_label,
            at=entry.at,
            stage=Stage(entry.stage),
            act=Act(entry.act),
            points=entry.points,
        )
        for entry in Entry.objects.filter(assessment_id=assessment_id, code=code).order_by("-number")
    )


def _words_up_to(assessments: Iterable[Assessment], up_to: Mapping[int, int]) -> Mapping[int, Words]:
    lengths = {each.pk: up_to.get(each.unit_id, each.entry_count) for each in assessments}
    found: dict[int, dict[str, dict[Stage, CurrentAnswer]]] = defaultdict(lambda: defaultdict(dict))
    counts: Counter[tuple[int, str, str]] = Counter()
    for entry in Entry.objects.filter(assessment__in=list(lengths)).order_by("assessment_id", "number"):
        if entry.number <= lengths[entry.assessment_id]:
            counts[entry.assessment_id, entry.code, entry.stage] += 1
            count = counts[entry.assessment_id, entry.code, entry.stage]
            found[entry.assessment_id][entry.code][Stage(entry.stage)] = _answer(entry, count)
    return found


def _answer(entry: Entry, count: int) -> CurrentAnswer:
    return CurrentAnswer(
        code=entry.code,
        figures=entry.inputs,
        not_applicable=entry.not_applicable,
        by=entry.by_label,
        at=entry.at,
        entry_count=count,
        stage=Stage(entry.stage),
        act=Act(entry.act),
        points=entry.points,
        reason=entry.reason,
        by_user_id=entry.by_user_id,
    )
