"""What became of the conclusions of the meeting before, as of this one."""

from dataclasses import dataclass

from sen.reform.directives import queries as directives
from sen.reform.directives.queries import Counts, TaskLine
from sen.reform.reviews.queries.cards import ReviewCard, review_before
from sen.reform.reviews.queries.conclusions import ConclusionCard, conclusions


@dataclass(frozen=True)
class FollowedLine:
    """One conclusion of the meeting before, and how its tasks stand."""

    conclusion: ConclusionCard
    counts: Counts

    @property
    def tasks(self) -> tuple[TaskLine, ...]:
        """The tasks units were given by it."""
        return self.conclusion.tasks

    @property
    def extended(self) -> int:
        """How many of them were given more time."""
        return sum(task.extended_on is not None for task in self.tasks)

    @property
    def otherwise(self) -> int:
        """Waiting for acceptance, paused, returned or cancelled."""
        return otherwise(self.counts)

    @property
    def words(self) -> str:
        """How its tasks stand, for documents."""
        return counts_in_words(self.counts, self.extended)


@dataclass(frozen=True)
class FollowedUp:
    """The meeting before with what became of each of its conclusions."""

    review: ReviewCard
    lines: tuple[FollowedLine, ...]

    @property
    def counts(self) -> Counts:
        """All tasks of the meeting, counted once each."""
        return sum((line.counts for line in self.lines), Counts())

    @property
    def otherwise(self) -> int:
        """Waiting for acceptance, paused, returned or cancelled."""
        return otherwise(self.counts)

    @property
    def extended(self) -> int:
        """How many tasks were given more time."""
        return sum(line.extended for line in self.lines)

    @property
    def words(self) -> str:
        """How all of them stand, for documents."""
        return counts_in_words(self.counts, self.extended)


def followed_up(card: ReviewCard) -> FollowedUp | None:
    """What became of the last closed meeting before this one, of whatever kind; none when there was none."""
    before = review_before(card)
    if before is None:
        return None
    return FollowedUp(
        before,
        tuple(
            FollowedLine(each, directives.counts_of(task.state for task in each.tasks))
            for each in conclusions(before.id, on=card.held_on)
        ),
    )


def otherwise(counts: Counts) -> int:
    """What is neither done nor the unit's to do now."""
    return counts.waiting + counts.paused + counts.withdrawn


def counts_in_words(counts: Counts, extended: int) -> str:
    """
    The parts that are not empty, in words; together they are what was assigned.

    >>> counts_in_words(Counts(finished=2, overdue=1), 1)
    '3 nhiệm vụ: 2 hoàn thành đúng hạn, 1 quá hạn; 1 được gia hạn'
    """
    if counts.assigned == 0:
        return "không giao nhiệm vụ"
    parts = (
        (counts.finished, "hoàn thành đúng hạn"),
        (counts.finished_late, "hoàn thành quá hạn"),
        (counts.open_in_time, "đang thực hiện trong hạn"),
        (counts.overdue, "quá hạn"),
        (counts.waiting, "chờ xác nhận"),
        (counts.paused, "tạm dừng"),
        (counts.returned, "trả lại"),
        (counts.cancelled, "hủy"),
    )
    said = ", ".join(f"{number} {words}" for number, words in parts if number)
    return f"{counts.assigned} nhiệm vụ: {said}" + (f"; {extended} được gia hạn" if extended else "")
