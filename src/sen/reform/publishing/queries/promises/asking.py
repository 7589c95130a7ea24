"""Asking citizens whether it is done: whether it is time, and what they answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sen.reform.publishing.models import Answer, AskingRule, Promise, PromiseTally
from sen.reform.publishing.queries.promises.cards import BookCard, PromiseCard
from sen.reform.publishing.queries.promises.public import PromiseNotFound, promise, subject_name

CUSTOMARY_DAYS = 28
#: Fewer answers are not shown: they would say who, not how many.
FEWEST_SHOWN = 10


@dataclass(frozen=True)
class RuleLine:
    """How many days after "done" citizens are asked, since when, by whom."""

    days: int
    set_at: datetime
    set_by: str


@dataclass(frozen=True)
class AnswerCount:
    """How many gave one answer."""

    answer: str
    label: str
    count: int


@dataclass(frozen=True)
class Answers:
    """What citizens answered in the newest asking."""

    counts: tuple[AnswerCount, ...]

    @property
    def total(self) -> int:
        """All of them."""
        return sum(each.count for each in self.counts)

    @property
    def are_shown(self) -> bool:
        """Whether there are enough to show them to everybody."""
        return self.total >= FEWEST_SHOWN

    @property
    def not_yet(self) -> int:
        """How many say it is not done."""
        return next(each.count for each in self.counts if each.answer == Answer.NOT_YET)


@dataclass(frozen=True)
class Question:
    """The page a token leads to."""

    id: int
    token: str
    book: BookCard
    promise: PromiseCard
    is_asked: bool
    answers: Answers

    @property
    def subject(self) -> str:
        """The name comments know it by."""
        return subject_name(self.id)


def question(token: str, on: date) -> Question:
    """
    The question a token leads to, whether or not it is time to ask.

    :raises PromiseNotFound: if there is no such token
    """
    found = Promise.objects.filter(token=token).first()
    if found is None:
        raise PromiseNotFound
    return _question(found, on)


def question_about(key: str, number: int, on: date) -> Question:
    """
    The question about a promise, for whoever prints it.

    :raises PromiseNotFound: if there is no such promise
    """
    found = Promise.objects.filter(book=key, number=number).first()
    if found is None:
        raise PromiseNotFound
    return _question(found, on)


def is_asked(card: PromiseCard, on: date) -> bool:
    """Whether citizens are asked about it on a day."""
    return card.is_done and card.ask_from_on is not None and card.ask_from_on <= on


def answer_choices() -> tuple[tuple[str, str], ...]:
    """The answers one may give, each with its words."""
    return tuple((one.value, str(one.label)) for one in Answer)


def answers_to(promise_id: int, asking: int) -> Answers:
    """What citizens answered in one asking."""
    return _answers(PromiseTally.objects.filter(promise_id=promise_id, round=asking).first())


def tallies_of(key: str, cards: Iterable[PromiseCard]) -> dict[int, Answers]:
    """What citizens answered in the newest asking of each promise of a book, by its number."""
    found = PromiseTally.objects.filter(promise__book=key).select_related("promise")
    tallies = {(tally.promise.number, tally.round): tally for tally in found}
    return {card.number: _answers(tallies.get((card.number, card.round))) for card in cards}


def _answers(tally: PromiseTally | None) -> Answers:
    return Answers(
        tuple(AnswerCount(code, words, getattr(tally, code) if tally else 0) for code, words in answer_choices())
    )


def ask_after() -> timedelta:
    """How long after it was done citizens are asked."""
    days = AskingRule.objects.order_by("-id").values_list("days", flat=True).first()
    return timedelta(days=CUSTOMARY_DAYS if days is None else days)


def asking_rules() -> tuple[RuleLine, ...]:
    """Every rule that was set, the newest first."""
    return tuple(RuleLine(rule.days, rule.set_at, rule.set_by) for rule in AskingRule.objects.order_by("-id"))


def _question(found: Promise, on: date) -> Question:
    book, card = promise(found.book, found.number, on)
    return Question(
        id=found.pk,
        token=found.token,
        book=book,
        promise=card,
        is_asked=is_asked(card, on),
        answers=answers_to(found.pk, card.round),
    )
