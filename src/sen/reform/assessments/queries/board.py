"""The board of a round: where every unit stands, since when, until when, how far it is, and sums that add up."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sen.reform.assessments.models import Latest
from sen.reform.assessments.queries.rounds import AssessmentCard, RoundCard, members_of
from sen.reform.assessments.workflow import Act, Stage, State, has_come_to
from sen.reform.common.days import local_day
from sen.reform.indices import loader
from sen.reform.organizations.queries import work_calendar


@dataclass(frozen=True)
class BoardLine:
    """One unit on the board; objections are counted once the unit has passed them on."""

    card: AssessmentCard
    due_on: date | None
    # Since the turn came: working days.
    age: int
    # Until the due day: working days, negative once it is past; none where no day ends the turn.
    days_left: int | None
    is_late: bool
    needed: int
    answered: int
    declared: int
    marked: int
    objections: int
    undecided: int


@dataclass(frozen=True)
class StateCount:
    """How many units stand in a state."""

    state: State
    label: str
    owner_label: str
    count: int


@dataclass(frozen=True)
class Board:
    """Every unit of a round as of a day, and the sums of the columns."""

    on: date
    lines: tuple[BoardLine, ...]
    states: tuple[StateCount, ...]

    @property
    def late(self) -> tuple[BoardLine, ...]:
        """The units whose turn has run out of time."""
        return tuple(line for line in self.lines if line.is_late)

    @property
    def extended_count(self) -> int:
        """How many units were given more time."""
        return sum(line.card.extension is not None for line in self.lines)

    @property
    def total(self) -> Mapping[str, int]:
        """The sums of the columns."""
        names = ("answered", "needed", "marked", "declared", "undecided", "objections")
        return {name: sum(getattr(line, name) for line in self.lines) for name in names}


def board(card: RoundCard, *, on: date) -> Board:
    """Everybody in a round as of a day; four readings however many units."""
    calendar = work_calendar()
    needed = loader.required(card.version_id)
    words = _words(card.id)
    lines = []
    for each in members_of(card):
        said = words[each.id]
        due_on = due_day(each)
        objections = said.objections if has_come_to(each.state, State.REAPPRAISING) else set()
        lines.append(
            BoardLine(
                card=each,
                due_on=due_on,
                age=calendar.between(local_day(each.state_since), on),
                days_left=None if due_on is None else calendar.between(on, due_on),
                is_late=due_on is not None and due_on < on,
                needed=len(needed),
                answered=sum(said.answers(code, names) for code, names in needed.items()),
                declared=len(said.declared),
                marked=len(said.marked & set(said.declared)),
                objections=len(objections),
                undecided=len(objections - said.decided),
            )
        )
    return Board(on, tuple(lines), tuple(_states(lines)))


def due_day(card: AssessmentCard) -> date | None:
    """The day the turn ends on: the window with its extension, then the council's meeting, then publication."""
    calendar = card.round.calendar
    later = {State.COUNCIL: calendar.council_on, State.APPROVED: calendar.publication_on}
    return card.closes_on or later.get(card.state)


class _Said:
    """What stands on one assessment, counted only."""

    def __init__(self) -> None:
        # The figures of each criterion; none of them needed where it is said not to apply.
        self.declared: dict[str, frozenset[str] | None] = {}
        self.marked: set[str] = set()
        self.objections: set[str] = set()
        self.decided: set[str] = set()

    def answers(self, code: str, needed: frozenset[str]) -> bool:
        """Whether a criterion has all it needs."""
        if code not in self.declared:
            return False
        figures = self.declared[code]
        return figures is None or needed <= figures


def _words(round_id: int) -> Mapping[int, _Said]:
    found: dict[int, _Said] = defaultdict(_Said)
    latest = Latest.objects.filter(assessment__round_id=round_id)
    declared = latest.filter(stage=Stage.SELF)
    rows = declared.values_list("assessment_id", "code", "entry__inputs", "entry__not_applicable")
    for assessment_id, code, inputs, not_applicable in rows.iterator():
        if inputs or not_applicable:
            found[assessment_id].declared[code] = None if not_applicable else frozenset(inputs)
    later = latest.filter(stage__in=(Stage.APPRAISAL, Stage.EXPLANATION, Stage.REAPPRAISAL))
    for assessment_id, code, stage, act in later.values_list("assessment_id", "code", "stage", "entry__act"):
        said = found[assessment_id]
        if stage == Stage.APPRAISAL:
            said.marked.add(code)
        elif stage == Stage.REAPPRAISAL:
            said.decided.add(code)
        elif act == Act.DISAGREE:
            said.objections.add(code)
    return found


def _states(lines: Iterable[BoardLine]) -> Iterable[StateCount]:
    counts = Counter(line.card.state for line in lines)
    for state in State:
        if counts[state]:
            example = next(line.card for line in lines if line.card.state == state)
            yield StateCount(state, example.state_label, example.owner_label, counts[state])
