"""Telling people when it is their turn: one notice for a thing, renewed rather than repeated."""

from collections.abc import Iterable
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from sen.reform.accounts.queries import Actor, people_holding
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries
from sen.reform.assessments.queries import AssessmentCard, RoundCard
from sen.reform.assessments.workflow import Owner, State
from sen.reform.common.addresses import address
from sen.reform.common.days import format_day, local_day
from sen.reform.indices import loader
from sen.reform.notifications.operations import tell

_UNIT_SIDE = (Role.FOCAL_OFFICER, Role.UNIT_HEAD)
# States in which sheets gather before one person: they hear how many wait, not of each of them.
_GATHERING = frozenset({Owner.APPRAISERS, Owner.COUNCIL, Owner.SECRETARY})


def tell_owner(assessment_id: int, *, by: Actor, at: datetime) -> None:
    """Tell those whose turn it is now that it is; whoever passed it on knows."""
    card = queries.assessment(assessment_id)
    if card.owner in _GATHERING:
        _tell_of_many(card.round, card.state, by=by, at=at)
        return
    roles = (Role.UNIT_HEAD,) if card.owner is Owner.HEAD else _UNIT_SIDE
    if card.state is State.DECLARING:
        roles = (Role.FOCAL_OFFICER,)
    words = _("%(unit)s: %(state)s, until %(day)s.")
    said = {"unit": card.unit_name, "state": card.state_label, "day": format_day(card.closes_on or local_day(at))}
    _tell_unit(card, roles, f"assessments.turn:{card.id}", words % said, by=by, at=at)


def tell_of_extension(card: AssessmentCard, until: date, reason: str, *, by: Actor, at: datetime) -> None:
    """Tell a unit that it has more time."""
    words = _("%(unit)s has more time, until %(day)s: %(reason)s")
    said = {"unit": card.unit_name, "day": format_day(until), "reason": reason}
    _tell_unit(card, _UNIT_SIDE, f"assessments.extension:{card.id}", words % said, by=by, at=at)


def tell_of_calendar(card: RoundCard, reason: str, *, by: Actor, at: datetime) -> None:
    """Tell the units of a round that its calendar moved."""
    words = _("The calendar of “%(round)s” moved: %(reason)s") % {"round": card.title, "reason": reason}
    _tell_round(card, f"assessments.calendar:{card.id}", words, by=by, at=at)


def tell_of_result(round_id: int, state: State, *, by: Actor, at: datetime) -> None:
    """Tell the units of a round what became of its result; before that, those who have to do with it."""
    card = queries.round_with_id(round_id)
    if state in (State.COUNCIL, State.APPROVED):
        _tell_of_many(card, state, by=by, at=at)
        return
    words = _("“%(round)s”: %(state)s.") % {"round": card.title, "state": state.label}
    _tell_round(card, f"assessments.result:{card.id}", words, by=by, at=at)


def _tell_unit(
    card: AssessmentCard, roles: Iterable[Role], key: str, sentence: str, *, by: Actor, at: datetime
) -> None:
    people = _holders(roles, local_day(at))
    mine = (person for person in people if any(person.has(role, unit_id=card.unit_id) for role in roles))
    url = address("sheets:page", card.round.year, card.round.key, card.unit_slug)
    _tell(mine, key, sentence, url, by=by, at=at)


def _tell_round(card: RoundCard, key: str, sentence: str, *, by: Actor, at: datetime) -> None:
    units = {each.unit_id for each in queries.assessments_of(card.id)}
    people = (person for person in _holders(_UNIT_SIDE, local_day(at)) if units & person.unit_ids)
    _tell(people, key, sentence, address("assessments:round", card.year, card.key), by=by, at=at)


def _tell_of_many(card: RoundCard, state: State, *, by: Actor, at: datetime) -> None:
    count = queries.round_with_id(card.id).states.get(state, 0)
    words = ngettext("%(round)s: %(count)d sheet, %(state)s.", "%(round)s: %(count)d sheets, %(state)s.", count)
    said = {"round": card.title, "count": count, "state": state.label}
    people = _gathered(card, state, local_day(at))
    url = address("assessments:round", card.year, card.key)
    _tell(people, f"assessments.{state.value}:{card.id}", words % said, url, by=by, at=at)


def _gathered(card: RoundCard, state: State, on: date) -> Iterable[Actor]:
    """Whoever has to do with the sheets of a round in a state: appraisers with criteria of theirs, or the secretary."""
    if state not in (State.APPRAISING, State.REAPPRAISING):
        return _holders((Role.SECRETARY,), on)
    duties = queries.duties(card.id)
    codes = [line.code for line in loader.outline(card.version_id)]
    people = _holders((Role.APPRAISER,), on)
    return [person for person in people if any(duties.is_of(code, person) for code in codes)]


def _holders(roles: Iterable[Role], on: date) -> tuple[Actor, ...]:
    return people_holding(*roles, on=on)


def _tell(people: Iterable[Actor], key: str, sentence: str, url: str, *, by: Actor, at: datetime) -> None:
    user_ids = {person.user_id for person in people if person.user_id is not None} - {by.user_id}
    tell(user_ids, key=key, sentence=sentence, url=url, at=at)
