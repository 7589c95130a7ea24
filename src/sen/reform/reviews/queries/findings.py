"""
What the figures say, as sentences: computed from what other apps know, with nothing of its own.

The sentences are the product's words to the chair and go into official documents, so they are Vietnamese here.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from sen.reform.common.numbers import format_number
from sen.reform.directives.queries import AreaProgress, PlanProgress, TaskLine
from sen.reform.organizations.kinds import Kind
from sen.reform.reviews.queries.cards import ReviewCard
from sen.reform.scoring.queries import AreaScore, RunPage, UnitScore

_NUMERALS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười")
_KIND_WORDS = {Kind.WARD: "phường", Kind.COMMUNE: "xã", Kind.DEPARTMENT: "phòng, ban"}
_TONE_WORDS = {"good": "Đạt", "warn": "Cần chú ý", "bad": "Dưới mức"}
# What every area's name begins with and no sentence needs.
_AREA_PREFIXES = ("Công tác ", "Cải cách ", "Xây dựng và phát triển ", "Xây dựng ")


@dataclass(frozen=True)
class AreaFinding:
    """One area against the plan, with the word for how it stands."""

    progress: AreaProgress
    word: str

    @property
    def tone(self) -> str:
        """On course (good), a little behind (warn), or below its level (bad): as the plan itself judges."""
        return self.progress.tone

    @property
    def percent(self) -> Decimal:
        """What was reached, as shown."""
        return rounded(self.progress.percent)

    @property
    def expected_percent(self) -> Decimal:
        """What was needed by the cut-off, as shown."""
        return rounded(self.progress.expected_percent)

    @property
    def gap(self) -> Decimal:
        """Percentage points ahead of the plan; behind it when negative."""
        return self.progress.percent - self.progress.expected_percent


@dataclass(frozen=True)
class LowArea:
    """An area a low unit is furthest behind the others in, and who does best there."""

    code: str
    name: str
    percent: Decimal
    peers_percent: Decimal
    best_unit_name: str


@dataclass(frozen=True)
class LowUnit:
    """A unit below the line, with the areas that hold it back."""

    unit_id: int
    name: str
    percent: Decimal
    areas: tuple[LowArea, ...]

    @property
    def sentence(self) -> str:
        """What holds the unit back, and whom to learn from."""
        if not self.areas:
            return "Không lĩnh vực nào thấp hơn bình quân các đơn vị khác."
        weakest = "; ".join(
            f"{_small(short_area(area.name))} {shown(area.percent)} % (các đơn vị khác {shown(area.peers_percent)} %)"
            for area in self.areas
        )
        return f"Kém bình quân nhiều nhất: {weakest}. Học từ {self.areas[0].best_unit_name}."


def judged(progress: PlanProgress) -> tuple[AreaFinding, ...]:
    """Every area with the word for how it stands."""
    return tuple(AreaFinding(area, _TONE_WORDS[area.tone]) for area in progress.areas)


def low_units(run: RunPage, review: ReviewCard) -> tuple[LowUnit, ...]:
    """The units below the line, the lowest first."""
    below = [unit for unit in run.units if unit.percent < review.line_percent]
    return tuple(
        LowUnit(unit.unit_id, unit.unit_name, unit.percent, _low_areas(unit, _peers_of(unit, run.units)))
        for unit in sorted(below, key=lambda unit: (unit.percent, unit.unit_name))
    )


def headline(
    review: ReviewCard,
    progress: PlanProgress | None,
    areas: Sequence[AreaFinding],
    low: Sequence["KindedUnit"],
) -> str:
    """The one sentence of the pack."""
    weak = _counted(_weak(areas), "lĩnh vực") if _weak(areas) else ""
    low_words = units_in_words(low)
    if progress is None:
        if low_words:
            return f"{_capital(low_words)} dưới {shown(review.line_percent)} % điểm tạm tính"
        return f"Chưa có kế hoạch năm {review.year} để sơ kết {review.period}"
    reached = f"{len(areas)} chỉ số {estimate_word(review)} {shown(progress.overall_percent)} % kế hoạch"
    if weak or low_words:
        return f"{reached}, {' và '.join(filter(None, (weak, low_words)))} còn thấp"
    behind = [area for area in areas if area.tone == "warn"]
    if behind:
        return f"{reached}, {_counted(behind, 'lĩnh vực')} cần chú ý"
    return f"{reached}, không có lĩnh vực nào chậm"


@dataclass(frozen=True)
class KindedUnit:
    """A unit with its kind: how several are called together."""

    name: str
    kind: str


def estimate_word(review: ReviewCard) -> str:
    """A figure is an estimate until the year is over."""
    return "đạt" if (review.cut_off_on.month, review.cut_off_on.day) == (12, 31) else "ước đạt"


def units_in_words(units: Sequence[KindedUnit]) -> str:
    """
    Count units by what they are.

    >>> units_in_words([KindedUnit("Xã A", "commune"), KindedUnit("Phường B", "ward")])
    'hai xã, phường'
    """
    if not units:
        return ""
    kinds = {unit.kind for unit in units}
    if kinds <= {Kind.WARD, Kind.COMMUNE}:
        word = "xã, phường" if len(kinds) > 1 else _KIND_WORDS[Kind(kinds.pop())]
    else:
        word = "đơn vị"
    return _counted(units, word)


def overdue_sentence(tasks: Sequence[TaskLine]) -> str:
    """How many tasks are overdue, and in how many units."""
    if not tasks:
        return "Không có nhiệm vụ quá hạn."
    units = {task.lead_unit_id for task in tasks}
    return f"{len(tasks)} nhiệm vụ quá hạn ở {len(units)} đơn vị."


def areas_sentence(areas: Sequence[AreaFinding]) -> str:
    """Which areas lag most."""
    behind = sorted((area for area in areas if area.gap < 0), key=lambda area: (area.gap, area.progress.code))
    names = [short_area(area.progress.name) for area in behind]
    if not names:
        return "Mọi lĩnh vực đạt hoặc vượt mức cần đạt"
    if len(names) == 1:
        return f"{names[0]} chậm so với kế hoạch"
    return f"{names[0]} và {_small(names[1])} chậm nhất so với kế hoạch"


def units_sentence(review: ReviewCard, low: Sequence[KindedUnit]) -> str:
    """How many units are below the line."""
    line = f"{shown(review.line_percent)} % điểm tạm tính"
    return f"{_capital(units_in_words(low))} dưới {line}" if low else f"Mọi đơn vị đạt từ {line}"


def rounded(percent: Decimal) -> Decimal:
    """
    A share as it is shown: half-up to one decimal, a needless one left out.

    >>> rounded(Decimal("80.04")), rounded(Decimal("79.95")), rounded(Decimal("79.94"))
    (Decimal('80'), Decimal('80'), Decimal('79.9'))
    """
    tenths = percent.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP)
    whole = tenths.to_integral_value()
    return whole if whole == tenths else tenths


def shown(percent: Decimal) -> str:
    """
    A share as pages and documents write it.

    >>> shown(Decimal("79.94"))
    '79,9'
    """
    return format_number(rounded(percent))


def sentence_of(words: str) -> str:
    """
    Words as a sentence of its own, without the mark that closed them where they stood.

    >>> sentence_of("đẩy mạnh tuyên truyền;")
    'Đẩy mạnh tuyên truyền'
    """
    return _capital(words.strip().rstrip(".;,"))


def short_area(name: str) -> str:
    """
    An area's name without what every such name begins with.

    >>> short_area("Cải cách tài chính công")
    'Tài chính công'
    """
    prefix = next((prefix for prefix in _AREA_PREFIXES if name.startswith(prefix)), "")
    return _capital(name.removeprefix(prefix))


def _weak(areas: Iterable[AreaFinding]) -> list[AreaFinding]:
    return [area for area in areas if area.tone == "bad"]


def _peers_of(unit: UnitScore, everyone: Sequence[UnitScore]) -> list[UnitScore]:
    """The other units it may be compared with: unlike units never are."""
    return [other for other in everyone if other.unit_id != unit.unit_id and other.peer_group == unit.peer_group]


def _low_areas(unit: UnitScore, peers: Sequence[UnitScore]) -> tuple[LowArea, ...]:
    """The two areas where the unit is furthest behind the mean of its peers."""
    compared = (_compared(area, peers) for area in unit.areas)
    behind = [area for area in compared if area is not None and area.percent < area.peers_percent]
    return tuple(sorted(behind, key=lambda area: (area.percent - area.peers_percent, area.code))[:2])


def _compared(area: AreaScore, peers: Sequence[UnitScore]) -> LowArea | None:
    others = [
        (score.percent, other.unit_name)
        for other in peers
        for score in other.areas
        if score.code == area.code and score.percent is not None
    ]
    if area.percent is None or not others:
        return None
    mean = sum((percent for percent, _name in others), Decimal(0)) / len(others)
    # Among equals the one ranked higher: the list is in rank order and `max` keeps the first.
    best = max(others, key=lambda other: other[0])
    return LowArea(area.code, area.name, area.percent, mean, best[1])


def _counted(things: Sequence[object], word: str) -> str:
    count = len(things)
    return f"{_NUMERALS[count] if count < len(_NUMERALS) else count} {word}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]
