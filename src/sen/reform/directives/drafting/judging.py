"""Whether a sentence that names units asks them for something, or only tells of them."""

from dataclasses import dataclass, field

from sen.reform.directives.drafting import cues, telling
from sen.reform.directives.drafting.assignments import Assignment
from sen.reform.directives.drafting.source import Source

_FEWEST_WORDS = 3
_FEWEST_WORDS_TO_NOBODY = 5
_SOON = 80
_HEAD_OF_MINUTES = 300


@dataclass(frozen=True)
class LeftOut:
    """A sentence that was read and makes no task."""

    start: int
    end: int
    reason: str


@dataclass
class Course:
    """Where in the text we are: among orders, in a report of what was done, behind a sentence about the past."""

    is_directive: bool = False
    is_background: bool = False
    is_told_past: bool = False
    # Within a numbered point or bullet every word behind a unit is taken for an order, unless it cannot be one.
    is_point: bool = False
    # The level of the heading that opened the report, and whether orders were given before it.
    background_level: float = 0
    was_directive: bool = False

    def order(self) -> None:
        """Somebody is being asked."""
        self.is_directive, self.is_background, self.is_told_past = True, False, False

    def hear(self, *, is_past: bool) -> None:
        """A sentence without orders, perhaps about the past."""
        self.is_told_past |= is_past and not self.is_directive

    def turn(self, level: float, *, to_background: bool) -> None:
        """A heading says what its part is about."""
        self.background_level, self.was_directive = level, self.is_directive
        self.is_background, self.is_directive = to_background, not to_background

    def leave_background(self, level: float) -> None:
        """A heading of the same rank ends the report."""
        if self.is_background and level <= self.background_level:
            self.is_background, self.is_directive = False, self.was_directive


@dataclass
class Judge:
    """Tells orders from reports in one text."""

    source: Source
    course: Course = field(default_factory=Course)
    left_out: list[LeftOut] = field(default_factory=list)

    def __post_init__(self) -> None:
        everything = (self.source, 0, len(self.source.clean))
        self._assigns_boards = telling.ASSIGNS_BOARDS.search(*everything) is not None
        is_minutes = telling.MINUTES.search(self.source, 0, _HEAD_OF_MINUTES) is not None
        if is_minutes and telling.CONCLUSION.search(*everything):
            self.course.is_background = True
        self._is_letter = telling.LETTER.search(*everything) is not None

    def takes_named(self, named: Assignment, start: int, end: int) -> bool:
        """Whether units named at the beginning are told to do something, and not told about."""
        source = self.source
        aside = cues.ASIDE.match(source, named.leads[-1].end, end)
        behind = aside.end() if aside else named.leads[-1].end
        is_below_chair = self.course.is_point and not any(lead.is_committee for lead in named.leads)
        is_told_others = self.course.is_directive and (is_below_chair or all(lead.is_set for lead in named.leads))
        is_speech = telling.SPEECH.match(source, behind, end) and not (
            is_told_others and telling.OWN_WORK.match(source, behind, end)
        )
        if is_speech or telling.REPORTED.match(source, behind, end):
            return False
        is_staff_or_committee = all(lead.is_committee for lead in named.leads)
        if not is_staff_or_committee and self.is_speech_behind_colon(behind, end):
            return False
        if telling.PRAISE.search(source, start, end):
            self.left_out.append(LeftOut(start, end, "Biểu dương, khen thưởng"))
            return False
        if telling.IN_CASE.match(source, start, end) and all(lead.is_set for lead in named.leads):
            return False
        is_report = telling.REPORTED.match(source, named.action, end) or telling.ANSWERS_FOR.match(
            source, named.action, end
        )
        if not self.has_words(named) or is_report or telling.CARRIED_OUT.match(source, named.action, end):
            return False
        return self._is_told(named, start, behind, end)

    def is_speech_behind_colon(self, behind: int, end: int) -> bool:
        """In "Phòng Y tế: kiến nghị …" a unit speaks."""
        if telling.SPEECH_BEHIND_COLON.match(self.source, behind, end):
            return True
        is_report = telling.REPORT_BEHIND_COLON.match(self.source, behind, end) is not None
        return is_report and not self.course.is_directive

    def _is_told(self, named: Assignment, start: int, behind: int, end: int) -> bool:
        source, course = self.source, self.course
        if telling.PAST.search(source, behind, min(end, behind + _SOON)):
            return False
        is_order = cues.VERB.match(source, named.action, end) is not None or bool(named.co_ordinators)
        if course.is_point and not telling.NO_ORDER.match(source, named.action, end):
            is_order = True
        if is_order and cues.FROM_NOW_ON.match(source, start, named.start):
            course.order()
            return not self._nobody_here(named)
        if cues.DUTY.match(source, behind, end):
            return not course.is_told_past
        if self._nobody_here(named):
            return False
        if source.clean[behind:end].lstrip().startswith(":"):
            return not course.is_background
        return is_order and course.is_directive

    def _nobody_here(self, named: Assignment) -> bool:
        """The committee itself is asked only in a text of the level above it."""
        is_asked_from_above = self._assigns_boards and self.course.is_directive
        return all(lead.is_staff or (lead.is_committee and not is_asked_from_above) for lead in named.leads)

    def reason_against(self, asked: Assignment, start: int) -> str | None:
        """Why "giao …", "đề nghị …" gives no work here, or nothing when it does."""
        is_spoken = asked.start == start or telling.SPOKEN_BY.search(self.source, start, asked.start) is not None
        if asked.rule in ("ordered", "asked-nobody") and not is_spoken:
            return "Không rõ ai yêu cầu ai"
        if all(lead.is_set for lead in asked.leads) and self._is_closing(asked, start):
            return "Câu kết của văn bản"
        if self._tells_of_the_past(asked, start):
            return "Nói về việc đã làm"
        is_request = asked.rule == "requested" or (asked.rule == "asked-nobody" and self.course.is_background)
        if is_request and (not asked.leads or self._is_petition(asked, start)):
            is_upward = bool(asked.leads) or self.course.is_background
            return "Kiến nghị lên cấp trên hoặc của người dân" if is_upward or self._by_people(asked, start) else None
        return None

    def _is_closing(self, asked: Assignment, start: int) -> bool:
        source, end = self.source, asked.end
        return bool(
            telling.BOILERPLATE.match(source, asked.action, end)
            or telling.IN_CASE.match(source, start, end)
            or telling.ONLY_COMPLY.match(source, asked.action, end)
        )

    def _tells_of_the_past(self, asked: Assignment, start: int) -> bool:
        source = self.source
        was_issued = telling.ISSUED_COUNT.search(source, start, asked.start) or (
            self._is_letter and telling.ISSUED.search(source, start, asked.start)
        )
        is_report = telling.REPORTED.match(source, asked.action, asked.until) and not telling.REACH.match(
            source, asked.action, asked.until
        )
        is_no_action = telling.NO_ACTION.match(source, asked.action, asked.until)
        is_short = not asked.leads and len(source.clean[asked.action : asked.until].split()) < _FEWEST_WORDS_TO_NOBODY
        return bool(is_short or was_issued or not self.has_words(asked) or is_report or is_no_action)

    def _by_people(self, asked: Assignment, start: int) -> bool:
        return telling.PETITIONER.search(self.source, start, asked.start) is not None

    def _is_petition(self, asked: Assignment, start: int) -> bool:
        source, lead = self.source, asked.leads[0]
        if self._by_people(asked, start) or lead.is_committee:
            return True
        if telling.HIGHER.match(source, lead.start, lead.end):
            return True
        is_board = telling.BOARD.match(source, lead.start, lead.end) is not None
        return is_board and not self._assigns_boards

    def has_words(self, one: Assignment) -> bool:
        """Whether enough is said to be a task."""
        return len(self.source.clean[one.action : one.until].split()) >= _FEWEST_WORDS
