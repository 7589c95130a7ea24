"""Communication: planned, shown to have taken place, or called off; what counts is the plan kept, not the volume."""

from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import assessments_of
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import NotAllowed
from sen.reform.directives.facts import communicated_in_time
from sen.reform.directives.operations import activities as operations
from sen.reform.directives.operations.activities import Proof
from sen.reform.directives.operations.refusals import NoReason
from sen.reform.directives.permissions import activities as permissions
from sen.reform.directives.queries.activities import (
    ActivityNotFound,
    ActivityState,
    activities,
    activity_page,
    activity_years,
    counts_by,
    counts_of_activities,
)
from sen.reform.evidence.queries import PieceNotFound
from tests.factories.assessments import a_round, an_index_text
from tests.factories.evidence import a_piece
from tests.factories.obstacles import PLANNED_AT, an_activity
from tests.factories.people import an_actor
from tests.factories.units import a_unit
from tests.reform.directives.test_obstacle_permissions import PEOPLE

pytestmark = pytest.mark.django_db
TODAY = date(2023, 9, 21)
AT = datetime(2023, 9, 21, 3, 0, tzinfo=UTC)
PAGE = Proof(link="https://sadec.example.vn/tin/12")


def done(activity_id, on=date(2023, 9, 20), proof=PAGE, *, at=AT, by=SYSTEM):
    operations.report_activity(activity_id, done_on=on, proof=proof, text="180 người dự", by=by, at=at)


def line_of(activity_id, on=TODAY):
    return activity_page(activity_id, on=on).line


@pytest.mark.parametrize(
    ("due_on", "state", "words"),
    [
        (date(2023, 9, 20), ActivityState.OVERDUE, "1 ngày"),
        (date(2023, 9, 21), ActivityState.DUE_SOON, "hôm nay"),
        (date(2023, 9, 28), ActivityState.DUE_SOON, "7 ngày"),
        (date(2023, 9, 29), ActivityState.PLANNED, "Chưa đến hạn"),
    ],
)
def test_what_is_not_done_stands_by_its_day(due_on, state, words):
    line = line_of(an_activity(due_on=due_on))
    assert (line.state, line.is_open) == (state, True)
    assert words in line.state_label


def test_an_activity_is_done_in_time_or_late_by_its_own_day():
    in_time, late = an_activity(), an_activity(title="Phát tờ rơi", due_on=date(2023, 9, 10))
    done(in_time)
    done(late)
    assert (line_of(in_time).state, line_of(late).state) == (ActivityState.DONE, ActivityState.DONE_LATE)
    assert [step.text for step in activity_page(in_time, on=TODAY).history] == ["180 người dự"]
    names = AuditEvent.objects.filter(subject_type="directives.activity").values_list("name", flat=True)
    assert sorted(names) == ["activity_done", "activity_done", "activity_planned", "activity_planned"]


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({"title": " "}, operations.NoActivity),
        ({"due_on": date(2024, 1, 1)}, operations.DueInAnotherYear),
    ],
)
def test_what_makes_no_sense_is_not_planned(said, refusal):
    with pytest.raises(refusal):
        an_activity(**said)
    assert activities(2023, on=TODAY) == ()


def test_the_same_is_planned_once_for_a_day():
    unit = a_unit()
    an_activity(unit.id)
    with pytest.raises(operations.PlannedTwice):
        an_activity(unit.id)
    an_activity(unit.id, due_on=date(2023, 10, 30))
    an_activity()
    assert len(activities(2023, on=TODAY)) == 3
    assert activities(2022, on=TODAY) == ()
    assert activity_years() == (2023,)


@pytest.mark.parametrize(
    ("proof", "refusal"),
    [
        (Proof(), operations.NoProof),
        (Proof(link="javascript:alert(1)"), operations.BadLink),
        (Proof(link="ftp://sadec.example.vn/tep"), operations.BadLink),
        (Proof(link="https://sadec.gov.vn@elsewhere.example/tin"), operations.BadLink),
        (Proof(link="https://sadec.example.vn/" + "a" * 500), operations.BadLink),
        (Proof(piece_key="khong-co"), PieceNotFound),
    ],
    ids=["none", "a script", "no page", "another host", "too long", "no such piece"],
)
def test_done_needs_a_proof_people_can_open(proof, refusal):
    activity_id = an_activity()
    with pytest.raises(refusal):
        done(activity_id, proof=proof)
    assert line_of(activity_id).is_open


def test_a_piece_of_the_units_own_library_is_a_proof_and_of_no_other():
    unit = a_unit()
    activity_id = an_activity(unit.id)
    with pytest.raises(operations.ForeignPiece):
        done(activity_id, proof=Proof(piece_key=a_piece().key))
    key = a_piece(unit.id).key
    done(activity_id, proof=Proof(piece_key=key))
    assert line_of(activity_id).piece_key == key


def test_nothing_took_place_on_a_day_to_come():
    with pytest.raises(operations.DoneInTimeToCome):
        done(an_activity(), date(2023, 9, 22))


def test_trap_11_what_was_reported_is_corrected_by_the_secretary_only_and_stays_readable():
    unit = a_unit()
    activity_id = an_activity(unit.id, due_on=date(2023, 9, 10))
    officer = an_actor(Role.FOCAL_OFFICER, unit_id=unit.id)
    done(activity_id, by=officer)
    with pytest.raises(NotAllowed):
        done(activity_id, date(2023, 9, 9), by=officer)
    assert line_of(activity_id).state is ActivityState.DONE_LATE
    done(activity_id, date(2023, 9, 9), by=an_actor(Role.SECRETARY))
    assert [step.done_on.day for step in activity_page(activity_id, on=TODAY).history] == [20, 9]


def test_an_activity_is_called_off_with_a_reason_and_for_good():
    activity_id = an_activity()
    with pytest.raises(NoReason):
        operations.call_off_activity(activity_id, reason=" ", by=SYSTEM, at=AT)
    operations.call_off_activity(activity_id, reason="Gộp vào hội nghị tháng 10", by=SYSTEM, at=AT)
    assert line_of(activity_id).state is ActivityState.CALLED_OFF
    with pytest.raises(NotAllowed):
        done(activity_id)
    with pytest.raises(NotAllowed):
        operations.call_off_activity(activity_id, reason="Lần nữa", by=SYSTEM, at=AT)


def test_an_activity_that_is_not_there_is_refused():
    with pytest.raises(ActivityNotFound):
        done(404)
    with pytest.raises(ActivityNotFound):
        activity_page(404, on=TODAY)


def test_reports_are_added_only():
    done(an_activity())
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE directives_activityreport SET done_on = '2023-01-01'")


# Who may do what; unit 1 is the one that plans.
REPORTERS = {"head", "officer", "secretary", "system"}
HEADS = {"head", "secretary", "system"}


@pytest.mark.parametrize(("who", "state"), product(PEOPLE, ActivityState))
def test_the_table_of_person_and_state(who, state):
    line = line_with(state)
    is_open = state in (ActivityState.OVERDUE, ActivityState.DUE_SOON, ActivityState.PLANNED)
    reports = {"secretary", "system"} if not is_open else REPORTERS
    may = permissions.may_report_activity(PEOPLE[who], line)
    assert bool(may) == (state != ActivityState.CALLED_OFF and who in reports)
    off = permissions.may_call_off_activity(PEOPLE[who], line)
    assert bool(off) == (is_open and who in HEADS)
    assert all(decision or str(decision.reason).endswith(".") for decision in (may, off))


@pytest.mark.parametrize("who", PEOPLE)
def test_a_unit_plans_for_itself_and_everybody_with_a_post_sees_it(who):
    assert bool(permissions.may_plan_activity(PEOPLE[who], 1)) == (who in REPORTERS)
    assert bool(permissions.may_see_activities(PEOPLE[who])) == (who != "nobody")


def line_with(state):
    from sen.reform.directives.queries.activities import ActivityLine

    return ActivityLine(
        1, 2023, "", 1, "", "", "", "", TODAY, TODAY, state, "", "", None, "", "", "", None
    )  # fmt: skip


_plans = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(["radio", "press"]), st.integers(0, 60), st.integers(-1, 60)),
    max_size=8,
)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(plans=_plans, ahead=st.integers(0, 80))
def test_counts_add_up_by_unit_and_by_channel_on_any_day(plans, ahead):
    units = [a_unit(f"Phường {number}").id for number in range(3)]
    for number, (unit, channel, due, took) in enumerate(plans):
        due_on = date(2023, 7, 1) + timedelta(days=due)
        activity_id = an_activity(units[unit], title=f"Việc {number}", channel=channel, due_on=due_on)
        if took < 0:
            operations.call_off_activity(activity_id, reason="Thôi", by=SYSTEM, at=AT)
        elif took < 45:
            day = date(2023, 7, 1) + timedelta(days=took)
            done(activity_id, day, at=datetime(day.year, day.month, day.day, 3, tzinfo=UTC))
    lines = activities(2023, on=date(2023, 7, 1) + timedelta(days=ahead), unit_ids=units)
    counts = counts_of_activities(lines)
    assert counts.all == len(lines) == len(plans)
    for what in ("unit_name", "channel_label"):
        parts = [part for _name, part in counts_by(lines, what)]
        for figure in ("all", "done", "done_late", "overdue", "to_come", "called_off"):
            assert sum(getattr(part, figure) for part in parts) == getattr(counts, figure)


# What an assessment is offered.

NAMED = (
    an_index_text()
    .replace(
        'label = "Nhiệm vụ đã hoàn thành", unit = "nhiệm vụ"',
        'label = "Nhiệm vụ đã hoàn thành", unit = "nhiệm vụ", fact = "communication.done_in_time"',
    )
    .replace(
        'label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ"',
        'label = "Nhiệm vụ trong kế hoạch", unit = "nhiệm vụ", fact = "communication.planned"',
    )
)
PLAIN = an_index_text(version="2023.9")
DUE, LATER = date(2023, 9, 1), date(2023, 12, 15)  # the figures run to 14/9/2023
BEFORE = datetime(2023, 8, 20, 3, 0, tzinfo=UTC)


@pytest.fixture
def unit():
    return a_unit("Phường 3")


@pytest.fixture
def card(unit):
    return assessments_of(a_round(unit, text=NAMED).id)[0]


def proposed(card):
    return [dict(each.figures) for each in communicated_in_time(card, {})]


def figures(done, planned):
    return [{"done": str(done), "planned": str(planned)}]


def test_only_planned_activities_due_by_the_cut_off_count_and_of_these_the_ones_in_time(card, unit):
    done(an_activity(unit.id, title="a", due_on=DUE), date(2023, 8, 19), at=BEFORE)
    done(an_activity(unit.id, title="b", due_on=date(2023, 8, 1)), date(2023, 8, 19), at=BEFORE)  # late
    an_activity(unit.id, title="c", due_on=DUE)
    done(an_activity(unit.id, title="d", due_on=LATER), date(2023, 8, 19), at=BEFORE)
    done(an_activity(title="e", due_on=DUE), date(2023, 8, 19), at=BEFORE)  # somebody else's
    (proposal,) = communicated_in_time(card, {})
    assert (dict(proposal.figures), proposal.as_of) == (figures(1, 3)[0], date(2023, 9, 14))
    assert "3 hoạt động" in proposal.detail


def test_nothing_planned_or_nothing_asked_is_nothing_to_propose(card, unit):
    assert proposed(card) == []
    other = assessments_of(a_round(a_unit("Phường 4"), text=PLAIN, block="Khối khác").id)[0]
    an_activity(other.unit_id, due_on=DUE)
    assert list(communicated_in_time(other, {})) == []


def test_trap_21_more_activities_than_planned_do_not_raise_the_share(card, unit):
    an_activity(unit.id, title="Trong kế hoạch", due_on=DUE)
    done(an_activity(unit.id, title="Đã làm", due_on=DUE), date(2023, 8, 19), at=BEFORE)
    share = proposed(card)
    assert share == figures(1, 2)
    for number in range(10):
        # Entered on their own day, after it, or ahead of a later day but done already.
        same_day = an_activity(unit.id, title=f"Thêm {number}", due_on=BEFORE.date(), at=BEFORE)
        done(same_day, BEFORE.date(), at=BEFORE)
        after = an_activity(unit.id, title=f"Sau {number}", due_on=date(2023, 8, 1), at=BEFORE)
        done(after, date(2023, 8, 1), at=BEFORE)
        pretended = an_activity(unit.id, title=f"Vờ {number}", due_on=DUE, at=BEFORE)
        done(pretended, BEFORE.date(), at=BEFORE)
    assert proposed(card) == share


def test_what_is_called_off_before_its_day_is_no_plan_and_afterwards_not_done(card, unit):
    early, late = (an_activity(unit.id, title=title, due_on=DUE) for title in "ab")
    operations.call_off_activity(early, reason="Gộp", by=SYSTEM, at=BEFORE)
    operations.call_off_activity(late, reason="Gộp", by=SYSTEM, at=datetime(2023, 9, 2, 3, tzinfo=UTC))
    assert proposed(card) == figures(0, 1)


def test_a_report_after_the_cut_off_changes_nothing(card, unit):
    activity_id = an_activity(unit.id, due_on=DUE, at=PLANNED_AT)
    done(activity_id, date(2023, 8, 30))
    assert proposed(card) == figures(0, 1)
