"""Items read twice: what is drawn, who reads it, where the two readings differ, how far they agree."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from sen.reform.assessments.models import Entry, Latest, SecondReading
from sen.reform.assessments.queries.agreement import Difference, Kappa, Severity, difference, kappa, severities
from sen.reform.assessments.queries.answers import CurrentAnswer, answer_of
from sen.reform.assessments.queries.rounds import RoundCard
from sen.reform.assessments.workflow import Stage, State
from sen.reform.indices import loader

NOT_APPLICABLE = "not-applicable"
_SAID = ("points", "inputs", "not_applicable", "by_label")


@dataclass(frozen=True)
class Reading:
    """An item drawn for a second reading, and whether it was read."""

    assessment_id: int
    unit_id: int
    state: State
    code: str
    reader_id: int
    reader: str
    seed: str
    drawn_at: datetime
    is_read: bool


@dataclass(frozen=True)
class TwoMarks:
    """
    The first mark and the second reading of an item, and the decision where the two were brought together.

    The first mark is the one that stood when the second reader read.
    """

    reading: Reading
    first: CurrentAnswer
    second: CurrentAnswer
    decision: CurrentAnswer | None

    @property
    def agree(self) -> bool:
        """Whether both take the same as true."""
        return _taken(self.first) == _taken(self.second)

    @property
    def is_open(self) -> bool:
        """Whether they still have to be brought together."""
        return not self.agree and self.decision is None


@dataclass(frozen=True)
class PairLine:
    """Two people who read the same items: the first, the second, how far apart they lie in points."""

    first: str
    second: str
    difference: Difference


@dataclass(frozen=True)
class Agreement:
    """Everything the page of agreement tells."""

    drawn: int
    read: int
    agreed: int
    kappa: Kappa | None
    pairs: tuple[PairLine, ...]
    mean_change: Fraction | None
    appraisers: tuple[Severity, ...]


def readings_of(round_id: int, *, reader_id: int | None = None) -> tuple[Reading, ...]:
    """The items drawn in a round, of one reader or of all, in the order of the criteria."""
    found = SecondReading.objects.filter(assessment__round_id=round_id).select_related("assessment", "reader")
    if reader_id is not None:
        found = found.filter(reader_id=reader_id)
    read = set(
        Latest.objects.filter(assessment__round_id=round_id, stage=Stage.SECOND_READING).values_list(
            "assessment_id", "code"
        )
    )
    lines = (_reading(each, read) for each in found)
    return tuple(sorted(lines, key=lambda each: (_order(each.code), each.assessment_id)))


def reading_on(assessment_id: int, code: str) -> Reading | None:
    """The second reading an item was drawn for, if it was."""
    found = SecondReading.objects.filter(assessment_id=assessment_id, code=code)
    each = found.select_related("assessment", "reader").first()
    if each is None:
        return None
    read = Latest.objects.filter(assessment_id=assessment_id, code=code, stage=Stage.SECOND_READING)
    return _reading(each, {(assessment_id, code)} if read.exists() else ())


def blind_items(round_id: int, user_id: int | None) -> frozenset[tuple[int, str]]:
    """The items a person is still to read without seeing the first mark, by assessment and code."""
    if user_id is None:
        return frozenset()
    drawn = SecondReading.objects.filter(assessment__round_id=round_id, reader_id=user_id)
    open_items = set(drawn.filter(assessment__state=State.APPRAISING).values_list("assessment_id", "code"))
    if not open_items:
        return frozenset()
    read = Latest.objects.filter(assessment__round_id=round_id, stage=Stage.SECOND_READING)
    return frozenset(open_items - set(read.values_list("assessment_id", "code")))


def two_marks(round_id: int) -> tuple[TwoMarks, ...]:
    """Every item read twice with both marks, in the order of the criteria."""
    return _two_marks([each for each in readings_of(round_id) if each.is_read])


def two_marks_on(assessment_id: int, code: str) -> TwoMarks | None:
    """Both marks of one item, if it was read twice."""
    reading = reading_on(assessment_id, code)
    if reading is None or not reading.is_read:
        return None
    return _two_marks([reading])[0]


def disagreements(assessment_id: int) -> tuple[str, ...]:
    """The criteria of a unit whose two readings differ and were not brought together yet."""
    found = SecondReading.objects.filter(assessment_id=assessment_id).select_related("assessment", "reader")
    rows = Latest.objects.filter(assessment_id=assessment_id, stage=Stage.SECOND_READING)
    read = {(assessment_id, code) for code in rows.values_list("code", flat=True)}
    readings = [each for each in (_reading(row, read) for row in found) if each.is_read]
    return tuple(each.reading.code for each in _two_marks(readings) if each.is_open)


def agreement(card: RoundCard) -> Agreement:
    """How far the readings of a round agree, and how severe its appraisers are."""
    drawn = readings_of(card.id)
    read = _two_marks([each for each in drawn if each.is_read])
    maxima = {line.code: Fraction(line.maximum) for line in loader.outline(card.version_id)}
    classes = [(_class(each.first, maxima), _class(each.second, maxima)) for each in read]
    mean, appraisers = severities(_changes(card.id))
    return Agreement(
        drawn=len(drawn),
        read=len(read),
        agreed=sum(each.agree for each in read),
        kappa=kappa(classes),
        pairs=tuple(_pairs(read)),
        mean_change=mean,
        appraisers=appraisers,
    )


def _reading(each: SecondReading, read: Collection[tuple[int, str]]) -> Reading:
    return Reading(
        assessment_id=each.assessment_id,
        unit_id=each.assessment.unit_id,
        state=State(each.assessment.state),
        code=each.code,
        reader_id=each.reader_id,
        reader=each.reader.full_name,
        seed=each.seed,
        drawn_at=each.drawn_at,
        is_read=(each.assessment_id, each.code) in read,
    )


def _two_marks(readings: Sequence[Reading]) -> tuple[TwoMarks, ...]:
    entries: dict[tuple[int, str], list[Entry]] = defaultdict(list)
    found = Entry.objects.filter(
        assessment__in={each.assessment_id for each in readings},
        code__in={each.code for each in readings},
        stage__in=(Stage.APPRAISAL, Stage.SECOND_READING),
    )
    for entry in found.order_by("assessment_id", "number"):
        entries[entry.assessment_id, entry.code].append(entry)
    return tuple(_both(each, entries[each.assessment_id, each.code]) for each in readings)


def _both(reading: Reading, entries: Sequence[Entry]) -> TwoMarks:
    second = next(entry for entry in entries if entry.stage == Stage.SECOND_READING)
    firsts = [each for each in entries if each.stage == Stage.APPRAISAL]
    before = [each for each in firsts if each.number < second.number]
    after = [each for each in firsts if each.number > second.number]
    return TwoMarks(
        reading=reading,
        first=answer_of(Latest(entry=before[-1], count=len(before))),
        second=answer_of(Latest(entry=second, count=1)),
        decision=answer_of(Latest(entry=after[-1], count=len(firsts))) if after else None,
    )


def _taken(word: CurrentAnswer) -> tuple[Mapping[str, str], str]:
    return dict(word.figures), word.not_applicable


def _class(word: CurrentAnswer, maxima: Mapping[str, Fraction]) -> str:
    """The class of a mark: the share of the maximum it gives, the same for criteria of any size."""
    if word.not_applicable:
        return NOT_APPLICABLE
    points = _points(word.points, word.figures, word.not_applicable)
    if points is None:
        # Peers are not known yet: the figures themselves are the class.
        return ";".join(f"{name}={text}" for name, text in sorted(word.figures.items()))
    maximum = maxima.get(word.code)
    return str(points / maximum if maximum else points)


def _points(points: str, figures: Mapping[str, str], not_applicable: str) -> Fraction | None:
    """The points of a word; what is not acknowledged earns none, and what peers decide is not known."""
    if points:
        return Fraction(points)
    return None if figures or not_applicable else Fraction(0)


def _pairs(read: Sequence[TwoMarks]) -> Iterator[PairLine]:
    by_pair: dict[tuple[str, str], list[tuple[Fraction, Fraction]]] = defaultdict(list)
    for each in read:
        first, second = (_points(word.points, word.figures, word.not_applicable) for word in (each.first, each.second))
        if first is not None and second is not None:
            by_pair[each.first.by, each.second.by].append((first, second))
    for (first_by, second_by), points_of_both in sorted(by_pair.items()):
        if found := difference(points_of_both):
            yield PairLine(first_by, second_by, found)


def _changes(round_id: int) -> Iterator[tuple[str, Fraction]]:
    rows = Latest.objects.filter(assessment__round_id=round_id, stage__in=(Stage.SELF, Stage.APPRAISAL))
    declared: dict[tuple[int, str], Fraction | None] = {}
    marked: dict[tuple[int, str], tuple[Fraction | None, str]] = {}
    for assessment_id, code, stage, points, inputs, not_applicable, by in rows.values_list(
        "assessment_id", "code", "stage", *(f"entry__{name}" for name in _SAID)
    ):
        found = _points(points, inputs, not_applicable)
        if stage == Stage.SELF:
            declared[assessment_id, code] = found
        else:
            marked[assessment_id, code] = found, by
    for key, (points_marked, by) in marked.items():
        before = declared.get(key)
        if points_marked is not None and before is not None:
            yield by, points_marked - before


def _order(code: str) -> tuple[tuple[int, str], ...]:
    return tuple((int(part), "") if part.isdigit() else (10**6, part) for part in code.split("."))
