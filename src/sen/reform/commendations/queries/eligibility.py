"""Who may be commended by the data, and why the others not: every rule says met, not met, or that a person must say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sen.reform.commendations.models import Nomination
from sen.reform.commendations.queries.regulations import DisciplineLine, disciplines
from sen.reform.commendations.queries.rounds import BasisCard, RoundCard
from sen.reform.commendations.rules import (
    Achievement,
    AchievementKind,
    Answer,
    Conflict,
    ConflictKind,
    Finding,
    RuleBook,
)
from sen.reform.commendations.workflow import GONE
from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.directives.queries import Standing, TaskLine, tasks
from sen.reform.documents.wording import short_digest
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.queries import UnitMovement, UnitScore, movements, run_page

_LATE = (Standing.OVERDUE, Standing.FINISHED_LATE)
_TASKS_NAMED = 3
_WORTH = {
    RunKind.OFFICIAL: "kết quả chính thức đã phê duyệt",
    RunKind.APPRAISED: "số liệu đang thẩm định",
    RunKind.PROVISIONAL: "số liệu tạm tính, chưa thẩm định",
}


@dataclass(frozen=True)
class Placed:
    """One unit in one result: what its grounds cite."""

    unit_id: int
    unit_name: str
    basis: BasisCard
    rank: int | None
    group: str
    group_size: int
    percent: Decimal
    places_up: int | None
    cut_off_on: date

    @property
    def sentence(self) -> str:
        """The grounds in one sentence, with where they come from."""
        place = "chưa xếp hạng" if self.rank is None else f"xếp hạng {self.rank}/{self.group_size}"
        moved = f", tăng {self.places_up} bậc so với năm trước" if (self.places_up or 0) > 0 else ""
        return (
            f"{self.unit_name} {place} trong nhóm {self.group}, đạt {format_number(self.percent, 2)} %{moved} "
            f"({self.basis.title}; {_WORTH[self.basis.kind]}; số liệu đến ngày {format_day(self.cut_off_on)}; "
            f"mã kiểm chứng {short_digest(self.basis.digest)})."
        )

    @property
    def as_data(self) -> dict[str, Any]:
        """What a nomination keeps of it."""
        return {
            "sentence": self.sentence,
            "kind": self.basis.kind.value,
            "run_id": self.basis.run_id,
            "digest": self.basis.digest,
            "rank": self.rank,
            "group": self.group,
            "group_size": self.group_size,
            "percent": str(self.percent),
            "places_up": self.places_up,
            "cut_off_on": self.cut_off_on.isoformat(),
        }


@dataclass(frozen=True)
class Facts:
    """What may stand in the way of units, read once for all of them."""

    late_tasks: Mapping[int, tuple[TaskLine, ...]] = field(default_factory=dict)
    disciplines: Mapping[int, tuple[DisciplineLine, ...]] = field(default_factory=dict)
    # By unit and achievement: which decision, or which nomination, took it.
    taken: Mapping[tuple[int, str], str] = field(default_factory=dict)


@dataclass(frozen=True)
class Candidate:
    """One unit in one result, judged by every rule."""

    placed: Placed
    conditions: tuple[Finding, ...]
    achievements: tuple[Finding, ...]
    conflicts: tuple[Finding, ...]

    @property
    def achieved(self) -> Finding | None:
        """The first achievement the data show."""
        return next((each for each in self.achievements if each.answer is Answer.MET), None)

    @property
    def is_free(self) -> bool:
        """Whether nothing stands in the way."""
        return all(each.answer is Answer.MET for each in self.conflicts)

    @property
    def is_eligible(self) -> bool:
        """Whether the data speak for it; the conditions of law remain for a person to confirm."""
        return self.achieved is not None and self.is_free

    @property
    def against(self) -> tuple[Finding, ...]:
        """Why not: what stands in the way, or every measured achievement missed."""
        missed = () if self.achieved else tuple(each for each in self.achievements if each.answer is Answer.NOT_MET)
        return (*missed, *(each for each in self.conflicts if each.answer is not Answer.MET))


@dataclass(frozen=True)
class Eligibility:
    """The list from results: who is eligible with grounds, who is not and why."""

    eligible: tuple[Candidate, ...]
    others: tuple[Candidate, ...]

    def candidate(self, unit_id: int, basis_id: int) -> Candidate | None:
        """One unit in one result."""
        everybody = (*self.eligible, *self.others)
        return next(
            (each for each in everybody if (each.placed.unit_id, each.placed.basis.id) == (unit_id, basis_id)), None
        )


def eligibility(card: RoundCard, on: date) -> Eligibility:
    """Judge every unit of every result the round rests on, as of a day."""
    facts = facts_of(card, on)
    judged = [judge(card.rules, placed, facts) for basis in card.bases for placed in placed_units(basis)]
    return Eligibility(
        tuple(each for each in judged if each.is_eligible), tuple(each for each in judged if not each.is_eligible)
    )


def placed_units(basis: BasisCard) -> Iterator[Placed]:
    """The units of a result in their order."""
    run = run_page(basis.run_id)
    if run is None:
        return
    moved = movements(run).units if basis.is_official else {}
    sizes: dict[str, int] = {}
    for unit in run.units:
        sizes[unit.peer_group] = sizes.get(unit.peer_group, 0) + (unit.rank is not None)
    for unit in run.units:
        yield _placed(unit, basis, sizes[unit.peer_group], moved.get(unit.unit_id), run.cut_off)


def facts_of(card: RoundCard, on: date) -> Facts:
    """What may stand in the way: tasks due in the period and late on the day, disciplines, achievements taken."""
    late: dict[int, tuple[TaskLine, ...]] = {}
    for task in tasks(on=on, states=_LATE):
        is_within = task.due_on is not None and card.period_from <= task.due_on <= card.period_to
        if is_within and task.lead_unit_id is not None:
            late[task.lead_unit_id] = (*late.get(task.lead_unit_id, ()), task)
    told: dict[int, tuple[DisciplineLine, ...]] = {}
    for line in disciplines(card.period_from, card.period_to):
        told[line.unit_id] = (*told.get(line.unit_id, ()), line)
    return Facts(late, told, taken_achievements(except_round=card.id))


def taken_achievements(*, except_round: int) -> dict[tuple[int, str], str]:
    """The achievements of units that were nominated or commended in other rounds, and by what."""
    found = Nomination.objects.exclude(state__in=sorted(GONE)).exclude(round_id=except_round)
    return {
        (row.unit_id, row.achievement_key): taken_by(row) for row in found.select_related("round", "award__decision")
    }


def taken_by(row: Nomination) -> str:
    """What took an achievement: the decision, or the round it is nominated in."""
    award = getattr(row, "award", None)
    if award is not None:
        decision = award.decision
        return f"Quyết định số {decision.number}/QĐ-UBND ngày {format_day(decision.decided_on)}"
    return f"hồ sơ đề nghị trong đợt “{row.round.title}”"


def judge(rules: RuleBook, placed: Placed, facts: Facts) -> Candidate:
    """What every rule says of one unit."""
    return Candidate(
        placed,
        tuple(
            Finding(each.key, each.label, Answer.ASK, "Người có trách nhiệm xác nhận kèm số văn bản.", each.source)
            for each in rules.conditions
        ),
        tuple(_achieved(each, placed) for each in rules.achievements),
        tuple(in_the_way(each, placed.unit_id, placed.basis.achievement_key, facts) for each in rules.conflicts),
    )


def in_the_way(rule: Conflict, unit_id: int, achievement_key: str, facts: Facts) -> Finding:
    """Whether something stands in the way of a unit; met means that nothing does."""
    sentence, is_free = {
        ConflictKind.LATE_TASKS: _late_tasks,
        ConflictKind.DISCIPLINE: _disciplined,
        ConflictKind.SAME_ACHIEVEMENT: _taken,
    }[rule.kind](rule, unit_id, achievement_key, facts)
    return Finding(rule.key, rule.label, Answer.MET if is_free else Answer.NOT_MET, sentence, rule.source)


def _late_tasks(rule: Conflict, unit_id: int, _key: str, facts: Facts) -> tuple[str, bool]:
    late = facts.late_tasks.get(unit_id, ())
    if not late:
        return "Không có nhiệm vụ nào quá hạn hoặc hoàn thành quá hạn trong kỳ.", True
    named = "; ".join(f"“{task.title}” hạn {format_day(task.due_on)}" for task in late[:_TASKS_NAMED] if task.due_on)
    more = "…" if len(late) > _TASKS_NAMED else ""
    words = f"{len(late)} nhiệm vụ quá hạn hoặc hoàn thành quá hạn trong kỳ (mức cho phép {rule.most}): {named}{more}."
    return words, len(late) <= rule.most


def _disciplined(_rule: Conflict, unit_id: int, _key: str, facts: Facts) -> tuple[str, bool]:
    lines = facts.disciplines.get(unit_id, ())
    if not lines:
        return "Không ghi nhận kỷ luật trong kỳ.", True
    return "; ".join(f"Kỷ luật ngày {format_day(each.decided_on)}: {each.document}" for each in lines) + ".", False


def _taken(_rule: Conflict, unit_id: int, key: str, facts: Facts) -> tuple[str, bool]:
    taken = facts.taken.get((unit_id, key))
    if taken is None:
        return "Chưa được khen cho thành tích này.", True
    return f"Thành tích này đã được ghi nhận tại {taken}; một thành tích chỉ khen một lần, một hình thức.", False


def _achieved(rule: Achievement, placed: Placed) -> Finding:
    if rule.limit is None:
        words = "Không suy ra được từ số liệu; người đề nghị nêu phong trào hoặc việc cụ thể."
        return Finding(rule.key, rule.label, Answer.ASK, words, rule.source)
    measured, sentence = _measure(rule.kind, rule.limit, placed)
    return Finding(rule.key, rule.label, Answer.MET if measured else Answer.NOT_MET, sentence, rule.source)


def _measure(kind: AchievementKind, limit: Decimal, placed: Placed) -> tuple[bool, str]:
    if kind is AchievementKind.PLACE:
        if placed.rank is None:
            return False, "Không được xếp hạng."
        words = f"Xếp hạng {placed.rank}/{placed.group_size} trong nhóm {placed.group}; mức {limit} đơn vị đứng đầu."
        return placed.rank <= limit, words
    if kind is AchievementKind.PERCENT:
        words = f"Đạt {format_number(placed.percent, 2)} %; mức từ {format_number(limit)} %."
        return placed.percent >= limit, words
    if placed.places_up is None:
        return False, "Không có kết quả chính thức năm trước của cùng nhóm để so sánh."
    return placed.places_up >= limit, f"Thay đổi {placed.places_up:+d} bậc so với năm trước; mức tăng từ {limit} bậc."


def _placed(unit: UnitScore, basis: BasisCard, group_size: int, moved: UnitMovement | None, cut_off_on: date) -> Placed:
    return Placed(
        unit_id=unit.unit_id,
        unit_name=unit.unit_name,
        basis=basis,
        rank=unit.rank,
        group=unit.peer_group,
        group_size=group_size,
        percent=unit.percent,
        places_up=moved.places_up if moved else None,
        cut_off_on=cut_off_on,
    )
