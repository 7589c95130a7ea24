"""What can happen to an obstacle: a unit follows it up, it is put to a higher level, answered, solved, taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.common.days import format_day, format_moment, local_day
from sen.reform.common.decisions import Decision
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Level, Obstacle
from sen.reform.directives.operations.obstacle_steps import Step, tell_secretary, tell_sides, write_down
from sen.reform.directives.operations.raising import NobodyAsked, NothingAsked
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.permissions import obstacles as permissions
from sen.reform.directives.queries.obstacles import ObstacleNotFound, parties_of_obstacle
from sen.reform.directives.queries.units import existing_units
from sen.reform.directives.workflow import ObstacleMove, ObstacleState, obstacle_moved

_LEVELS = list(Level)


class NotHigher(Refusal):
    """An obstacle is put to a level that is none above the present one."""

    message = _("It is with “%(level)s” already. Choose the level above, or another department of the province.")


class NoLetter(Refusal):
    """Something leaves the city, or comes back to it, without its letter."""

    message = _("Give the number and the day of the letter: without it nobody finds again what was written.")


class LetterToCome(Refusal):
    """A letter of a day to come."""

    message = _("The letter is of %(day)s, which is still to come. Check the day.")


class NoAnswer(Refusal):
    """An answer that says nothing."""

    message = _("Say what was answered.")


class NoSolution(Refusal):
    """Solved, but how?"""

    message = _("Say how it was taken out of the way: the next unit with the same difficulty will read it.")


class MovedMeanwhile(Conflict):
    """Somebody else took a step since the page was opened."""

    message = _(
        "%(by)s took a step at %(moment)s, after you opened the page. Read the history, then send your words again: "
        "they still stand in the form."
    )


@dataclass(frozen=True)
class Letter:
    """An official letter by its number and day."""

    number: str = ""
    written_on: date | None = None

    def __str__(self) -> str:
        day = f"ngày {format_day(self.written_on)}" if self.written_on else ""
        return " ".join(filter(None, (nfc(self.number), day)))


@dataclass(frozen=True)
class Escalation:
    """To whom an obstacle is put; the note says what is asked where nothing was asked before."""

    level: str
    addressee: str = ""
    letter: Letter = Letter()
    note: str = ""


@transaction.atomic
def entrust_obstacle(
    obstacle_id: int, *, unit_id: int, note: str = "", seen: int | None = None, by: Actor, at: datetime
) -> None:
    """Ask a unit to follow an obstacle up; it hears of it."""
    obstacle = _locked(obstacle_id, seen)
    permissions.may_entrust_obstacle(by, parties_of_obstacle(obstacle)).enforce()
    unit = existing_units((unit_id,), on=local_day(at))[unit_id]
    obstacle.owner_id = unit_id
    text = f"{unit.name}. {nfc(note)}".strip() if nfc(note) else unit.name
    _move(obstacle, ObstacleMove.ENTRUST, Step(text), by=by, at=at)
    _tell(obstacle, _("%(unit)s is to follow up: %(title)s"), by=by, at=at, unit=unit.name)


@transaction.atomic
def escalate_obstacle(obstacle_id: int, *, to: Escalation, seen: int | None = None, by: Actor, at: datetime) -> None:
    """
    Put an obstacle to the city or the province; what leaves the city has a letter and somebody it goes to.

    :raises NotHigher: if the level is none above the present one; within the province it may go to another department
    :raises Refusal: if the province is asked without a letter, or nobody or nothing is asked
    """
    obstacle = _locked(obstacle_id, seen)
    permissions.may_escalate_obstacle(by, parties_of_obstacle(obstacle)).enforce()
    wanted = Level(to.level)
    if wanted != Level.PROVINCE and _LEVELS.index(wanted) <= _LEVELS.index(Level(obstacle.level)):
        raise NotHigher(level=Level(obstacle.level).label)
    if not nfc(obstacle.asked) and not nfc(to.note):
        raise NothingAsked
    if wanted == Level.PROVINCE and not nfc(to.addressee):
        raise NobodyAsked
    _check_letter(to.letter, at, is_needed=wanted == Level.PROVINCE)
    obstacle.level, obstacle.addressee = wanted, nfc(to.addressee)
    obstacle.asked = obstacle.asked or nfc(to.note)
    _move(obstacle, ObstacleMove.ESCALATE, Step(to.note, str(to.letter)), by=by, at=at)
    whom = obstacle.addressee or str(wanted.label)
    _tell(obstacle, _("Put to %(whom)s: %(title)s"), by=by, at=at, whom=whom)


@transaction.atomic
def answer_obstacle(
    obstacle_id: int,
    *,
    answer: str,
    letter: Letter = Letter(),
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """
    Enter what was answered; the unit then says whether that takes the obstacle out of the way.

    :raises NoAnswer: if it says nothing
    :raises NoLetter: if the province answered without one
    """
    obstacle = _locked(obstacle_id, seen)
    _decide(permissions.may_answer_obstacle(by, parties_of_obstacle(obstacle)), answer, NoAnswer)
    _check_letter(letter, at, is_needed=obstacle.level == Level.PROVINCE)
    _move(obstacle, ObstacleMove.ANSWER, Step(answer, str(letter)), by=by, at=at)
    _tell(obstacle, _("Answered: %(title)s"), by=by, at=at)


@transaction.atomic
def solve_obstacle(obstacle_id: int, *, solution: str, seen: int | None = None, by: Actor, at: datetime) -> None:
    """
    Say that it is out of the way, and how.

    :raises NoSolution: if it does not say how
    """
    obstacle = _locked(obstacle_id, seen)
    _decide(permissions.may_solve_obstacle(by, parties_of_obstacle(obstacle)), solution, NoSolution)
    _move(obstacle, ObstacleMove.SOLVE, Step(solution), by=by, at=at)
    _tell(obstacle, _("Out of the way: %(title)s"), by=by, at=at)


@transaction.atomic
def reopen_obstacle(obstacle_id: int, *, reason: str, seen: int | None = None, by: Actor, at: datetime) -> None:
    """
    Say that it is in the way still; what was answered stays readable.

    :raises NoReason: if none is given
    """
    obstacle = _locked(obstacle_id, seen)
    _decide(permissions.may_reopen_obstacle(by, parties_of_obstacle(obstacle)), reason, NoReason)
    _move(obstacle, ObstacleMove.REOPEN, Step(reason), by=by, at=at)
    _tell(obstacle, _("In the way again: %(title)s"), by=by, at=at)


@transaction.atomic
def withdraw_obstacle(obstacle_id: int, *, reason: str, seen: int | None = None, by: Actor, at: datetime) -> None:
    """
    Take back what turned out to be no obstacle.

    :raises NoReason: if none is given
    """
    obstacle = _locked(obstacle_id, seen)
    _decide(permissions.may_withdraw_obstacle(by, parties_of_obstacle(obstacle)), reason, NoReason)
    _move(obstacle, ObstacleMove.WITHDRAW, Step(reason), by=by, at=at)
    _tell(obstacle, _("Withdrawn: %(title)s"), by=by, at=at)


def _locked(obstacle_id: int, seen: int | None) -> Obstacle:
    """
    An obstacle nobody else changes meanwhile, if it stands as the person saw it.

    :raises ObstacleNotFound: if there is none
    :raises MovedMeanwhile: if it has other steps by now than the page showed
    """
    obstacle = Obstacle.objects.select_for_update().filter(pk=obstacle_id).first()
    if obstacle is None:
        raise ObstacleNotFound
    records = obstacle.records.all()
    if seen is not None and seen != len(records):
        last = list(records)[-1]
        raise MovedMeanwhile(by=last.by_label, moment=format_moment(last.at))
    return obstacle


def _decide(decision: Decision, words: str, refusal: type[Refusal]) -> None:
    """A step is allowed, and says something."""
    decision.enforce()
    if not nfc(words):
        raise refusal


def _check_letter(letter: Letter, at: datetime, *, is_needed: bool) -> None:
    if is_needed and not (nfc(letter.number) and letter.written_on):
        raise NoLetter
    if letter.written_on is not None and letter.written_on > local_day(at):
        raise LetterToCome(day=format_day(letter.written_on))


def _move(obstacle: Obstacle, move: ObstacleMove, step: Step, *, by: Actor, at: datetime) -> None:
    # Permissions have refused what the table does not know.
    obstacle.state = obstacle_moved(ObstacleState(obstacle.state), move) or obstacle.state
    obstacle.save(update_fields=["state", "level", "addressee", "asked", "owner"])
    write_down(obstacle, move, step, by=by, at=at)


def _tell(obstacle: Obstacle, words: "str | Promise", *, by: Actor, at: datetime, **said: str) -> None:
    sentence = str(words) % {"title": obstacle.title, **said}
    tell_sides(obstacle, sentence, by=by, at=at)
    tell_secretary(obstacle, sentence, by=by, at=at)
