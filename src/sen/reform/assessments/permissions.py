"""Who opens rounds, declares, signs, marks, answers and decides; and who sees whose word."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments import queries
from sen.reform.assessments.queries import AssessmentCard, Duties, Reading, RoundCard, TwoMarks
from sen.reform.assessments.workflow import (
    MOVES,
    OF_THE_UNIT,
    SHOWN_FROM,
    WRITABLE,
    Move,
    Stage,
    State,
    has_come_to,
)
from sen.reform.common.days import format_day
from sen.reform.common.decisions import YES, Decision, no, yes_if

APPRAISING_SIDE = (Role.SECRETARY, Role.APPRAISER, Role.LEADER)
_UNIT_SIDE = (Role.FOCAL_OFFICER, Role.UNIT_HEAD)

_ONLY_SECRETARY = _("Only the secretary of the council may do this. Ask Phòng Nội vụ.")
_ONLY_OFFICER = _("Only the focal officer of this unit may declare its figures.")
_ONLY_HEAD = _("Only the head of this unit may sign its sheet or send it back.")
_OWN_UNIT = _("This is your own unit. Somebody else appraises it.")
_ONLY_LEADER = _("Only a leader of the People's Committee may approve a result.")

# Who takes each step with one assessment; the secretary's steps need no unit.
_MOVERS: dict[Move, tuple[tuple[Role, ...], bool]] = {
    Move.SUBMIT: ((Role.FOCAL_OFFICER,), True),
    Move.TAKE_BACK: ((Role.FOCAL_OFFICER,), True),
    Move.SEND_BACK: ((Role.UNIT_HEAD,), True),
    Move.SIGN: ((Role.UNIT_HEAD,), True),
    Move.TAKE_IN: ((Role.SECRETARY,), False),
    Move.HAND_OVER: ((Role.SECRETARY,), False),
    Move.ANSWER: (_UNIT_SIDE, True),
    Move.SETTLE: ((Role.SECRETARY,), False),
}
_REASONS = {(Role.FOCAL_OFFICER,): _ONLY_OFFICER, (Role.UNIT_HEAD,): _ONLY_HEAD, _UNIT_SIDE: _ONLY_OFFICER}
# The steps that the window of the state holds for.
_IN_WINDOW = frozenset({Move.SUBMIT, Move.SIGN})


def may_open_round(by: Actor) -> Decision:
    """Rounds are opened by the secretary of the council."""
    return yes_if(by.has(Role.SECRETARY), _("Only the secretary of the council may open a round. Ask Phòng Nội vụ."))


def may_reschedule(by: Actor, card: RoundCard) -> Decision:
    """The calendar is moved by the secretary, as long as the result is not published."""
    return may_open_round(by) and yes_if(
        not card.is_finished, _("This round is finished. Correct its result instead of moving its calendar.")
    )


def may_extend(by: Actor, card: AssessmentCard) -> Decision:
    """More time is given by the secretary, while the unit declares, signs or explains."""
    return yes_if(by.has(Role.SECRETARY), _ONLY_SECRETARY) and yes_if(
        card.state in (State.DECLARING, State.SIGNING, State.EXPLAINING),
        _("It is not the unit's turn now, so more time would not help it."),
    )


def may_see_rounds(by: Actor) -> Decision:
    """Everybody with a post sees the rounds and where each unit stands."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see the assessment. Ask the administrator for one.")
    )


def may_see_sheet(by: Actor, card: AssessmentCard) -> Decision:
    """A unit sees its own sheet; the appraising side when it is signed; everybody with a post when it is published."""
    if by.is_system or card.unit_id in by.unit_ids:
        return YES
    if by.has(*APPRAISING_SIDE):
        return yes_if(
            has_come_to(card.state, State.APPRAISING),
            _("The unit still works on this sheet. You will see it when its head has signed it."),
        )
    published = has_come_to(card.state, State.PUBLISHED)
    return may_see_rounds(by) and yes_if(published, _("Sheets of other units are shown when the result is published."))


def may_see_stage(by: Actor, card: AssessmentCard, stage: Stage) -> bool:
    """Whether the actor sees what was said at a stage: one's own side always, the other's when the turn has passed."""
    if not may_see_sheet(by, card):
        return False
    if by.is_system or has_come_to(card.state, SHOWN_FROM[stage]):
        return True
    is_of_unit = card.unit_id in by.unit_ids
    if stage in OF_THE_UNIT:
        return is_of_unit
    # Somebody of the unit who also appraises is the unit here.
    return not is_of_unit and by.has(*APPRAISING_SIDE) and stage is not Stage.SECOND_READING


def may_read_stage(by: Actor, card: AssessmentCard, stage: Stage) -> bool:
    """
    Whether the actor sees a stage of the whole sheet, whatever the criterion.

    While the first appraisal runs, appraisers see marks on the criteria given to them and nowhere else: a blind reader
    must not find the first mark on the unit's sheet.
    """
    is_running = stage is Stage.APPRAISAL and card.state == State.APPRAISING
    return may_see_stage(by, card, stage) and (not is_running or by.has(Role.SECRETARY, Role.LEADER))


def may_see_results(by: Actor, card: RoundCard) -> Decision:
    """Appraised points are seen by the appraising side; by everybody with a post once published."""
    return yes_if(
        by.has(*APPRAISING_SIDE) or card.is_published,
        _("Appraised points are shown when the result is published."),
    )


def may_declare(by: Actor, card: AssessmentCard, *, on: date) -> Decision:
    """The focal officer of the unit declares its figures, as long as its window is open."""
    return _is_turn(card, Stage.SELF, on) and yes_if(by.has(Role.FOCAL_OFFICER, unit_id=card.unit_id), _ONLY_OFFICER)


def may_explain(by: Actor, card: AssessmentCard, *, on: date) -> Decision:
    """The focal officer or the head of the unit answers its marks, as long as the clock runs."""
    return _is_turn(card, Stage.EXPLANATION, on) and yes_if(
        by.has(*_UNIT_SIDE, unit_id=card.unit_id), _("Only the focal officer or the head of this unit may answer.")
    )


def may_attach(by: Actor, card: AssessmentCard, *, on: date) -> Decision:
    """Evidence is attached by whoever declares, and by whoever explains."""
    if card.state == State.EXPLAINING:
        return may_explain(by, card, on=on)
    return may_declare(by, card, on=on)


def may_mark(by: Actor, card: AssessmentCard, code: str, *, on: date, duties: Duties | None = None) -> Decision:
    """
    Appraisers mark what is theirs, never their own unit; before the council its secretary records.

    A page that asks for many items reads the `duties` of the round once and gives them along.
    """
    if card.state == State.COUNCIL:
        return yes_if(by.has(Role.SECRETARY), _ONLY_SECRETARY)
    stage = Stage.REAPPRAISAL if card.state == State.REAPPRAISING else Stage.APPRAISAL
    turn = _is_turn(card, stage, on)
    if not turn or by.is_system:
        return turn
    if card.unit_id in by.unit_ids:
        return no(_OWN_UNIT)
    return yes_if(
        by.has(Role.APPRAISER) and (duties or queries.duties(card.round.id)).is_of(code, by),
        _("Criterion %(code)s is assigned to another appraiser. Ask the secretary of the council.") % {"code": code},
    )


def may_move(by: Actor, card: AssessmentCard, move: Move, *, on: date) -> Decision:
    """Take one assessment a step on: who may, from which state, and in its window."""
    starts, _end = MOVES[move]
    if card.state not in starts:
        return no(_("The sheet is at “%(state)s” now.") % {"state": card.state_label})
    roles, is_of_unit = _MOVERS[move]
    who = yes_if(
        by.has(*roles, unit_id=card.unit_id) if is_of_unit else by.has(*roles), _REASONS.get(roles, _ONLY_SECRETARY)
    )
    if move in _IN_WINDOW:
        return who and _in_window(card, on)
    if move is Move.TAKE_IN:
        return who and yes_if(
            not _in_window(card, on) and on > card.round.calendar.opens_on,
            _("The unit still has time. Take the sheet in when its window is over."),
        )
    return who


def may_move_round(by: Actor, move: Move) -> Decision:
    """A leader approves; the secretary publishes, corrects, withdraws and revises."""
    if move is Move.APPROVE:
        return yes_if(by.has(Role.LEADER), _ONLY_LEADER)
    is_of_round = move in (Move.PUBLISH, Move.CORRECT, Move.WITHDRAW, Move.REVISE)
    return yes_if(is_of_round and by.has(Role.SECRETARY), _ONLY_SECRETARY)


def may_assign_appraisers(by: Actor) -> Decision:
    """The secretary says who appraises what, and draws the second readings."""
    return yes_if(by.has(Role.SECRETARY), _ONLY_SECRETARY)


def may_see_appraisal(by: Actor) -> Decision:
    """The pages of the appraisal are for the appraising side."""
    return yes_if(
        by.has(*APPRAISING_SIDE),
        _("Only appraisers, the secretary and leaders see the appraisal. The marks of your unit stand on its sheet."),
    )


def may_see_criterion(by: Actor, code: str, duties: Duties) -> Decision:
    """Marks on a criterion are seen, before the units see them, by those who appraise it, secretary and leaders."""
    is_theirs = by.has(Role.APPRAISER) and duties.is_of(code, by)
    return yes_if(
        is_theirs or by.has(Role.SECRETARY, Role.LEADER),
        _("Criterion %(code)s is assigned to another appraiser. Ask the secretary of the council.") % {"code": code},
    )


def may_keep_phrases(by: Actor) -> Decision:
    """Reasons are kept for use again by those who use them."""
    return yes_if(by.has(Role.APPRAISER, Role.SECRETARY), _("Only appraisers keep reasons for use again."))


def may_read_second(by: Actor, card: AssessmentCard, reading: Reading | None, *, on: date) -> Decision:
    """A drawn item is read by the person it was drawn for, while the first appraisal runs."""
    if reading is None or reading.reader_id != by.user_id:
        return no(_("This item was not drawn for you. Open your list of second readings."))
    if card.unit_id in by.unit_ids:
        return no(_OWN_UNIT)
    return _is_turn(card, Stage.APPRAISAL, on)


def may_consolidate(by: Actor, card: AssessmentCard, both: TwoMarks | None, *, on: date) -> Decision:
    """Two marks are brought together by the secretary or by one of both, while the first appraisal runs."""
    turn = _is_turn(card, Stage.APPRAISAL, on)
    if not turn or by.has(Role.SECRETARY):
        return turn
    if card.unit_id in by.unit_ids:
        return no(_OWN_UNIT)
    people = {both.first.by_user_id, both.second.by_user_id} if both else set()
    return yes_if(
        by.user_id in people,
        _("Two marks are brought together by those who gave them, or by the secretary of the council."),
    )


def may_decide_places(by: Actor) -> Decision:
    """The secretary records what the council decided about ties and grades."""
    return yes_if(by.has(Role.SECRETARY), _ONLY_SECRETARY)


def may_declare_for_all(by: Actor) -> Decision:
    """Whole tables of figures are taken in by the system only: set-up and, later, imports."""
    return yes_if(by.is_system, _("Figures of several units are taken in by the system only. Declare them one by one."))


def may_mark_for_all(by: Actor) -> Decision:
    """Whole tables of marks, too, are taken in by the system only."""
    return yes_if(by.is_system, _("Marks of several units are taken in by the system only. Mark them one by one."))


def _is_turn(card: AssessmentCard, stage: Stage, on: date) -> Decision:
    turn = yes_if(
        WRITABLE.get(card.state) is stage,
        _("It is the turn of %(owner)s now (%(state)s): this is only read.")
        % {"owner": card.owner_label, "state": card.state_label},
    )
    return turn and _in_window(card, on)


def _in_window(card: AssessmentCard, on: date) -> Decision:
    if on < card.round.calendar.opens_on:
        return no(_("The round opens on %(day)s.") % {"day": format_day(card.round.calendar.opens_on)})
    closes_on = card.closes_on
    if closes_on is None or on <= closes_on:
        return YES
    return no(
        _("The window “%(state)s” closed on %(day)s. Ask the secretary of the council for an extension.")
        % {"state": card.state_label, "day": format_day(closes_on)}
    )
