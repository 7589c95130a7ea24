"""What a person may do follows from the posts held that day."""

from datetime import date

import pytest

from sen.reform.accounts import operations, queries
from sen.reform.accounts.models import Post, User
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.audit.queries import history_of
from sen.reform.common.errors import NotAllowed
from tests.factories.people import PASSWORD, an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

DAY = date(2023, 9, 21)


def _account(**said):
    return operations.NewAccount(**{"username": "thu-1", "full_name": "Người Thử", "password": PASSWORD, **said})


def _appointment(user_id, **said):
    return operations.Appointment(
        **{"user_id": user_id, "unit_id": a_unit().id, "role": Role.SECRETARY, "starts_on": date(2023, 1, 1), **said}
    )


def test_an_account_without_a_post_may_do_nothing(at):
    user_id = operations.open_account(_account(), by=SYSTEM, at=at)
    actor = queries.actor_for(user_id, on=DAY)
    assert actor.acting is None
    assert not any(actor.has(role) for role in Role)
    assert actor.label == "Người Thử"


def test_sign_in_names_are_unique_whatever_their_capitals(at):
    operations.open_account(_account(), by=SYSTEM, at=at)
    with pytest.raises(operations.NameTaken) as refusal:
        operations.open_account(_account(username="THU-1 "), by=SYSTEM, at=at)
    assert "thu-1" in refusal.value.sentence


@pytest.mark.parametrize(
    "password",
    [
        "Ab-1",  # too short
        "matkhaudai1",  # no capital, no sign
        "MATKHAUDAI-1",  # no small letter
        "Matkhaudai-",  # no digit
        "Password-1" * 0 + "12345678",  # common, and digits only
    ],
)
def test_weak_passwords_are_refused_and_nothing_is_opened(password, at):
    with pytest.raises(operations.PasswordTooWeak) as refusal:
        operations.open_account(_account(password=password), by=SYSTEM, at=at)
    assert refusal.value.sentence
    assert not User.objects.exists()


def test_a_post_counts_from_its_first_to_its_last_day(at):
    user_id = operations.open_account(_account(), by=SYSTEM, at=at)
    post_id = operations.appoint(_appointment(user_id), by=SYSTEM, at=at)
    operations.end_post(post_id, on=date(2023, 6, 30), by=SYSTEM, at=at)
    held = {day: queries.actor_for(user_id, on=day).has(Role.SECRETARY) for day in _days()}
    assert held == dict(zip(_days(), [False, True, True, False], strict=True))


def _days():
    return [date(2022, 12, 31), date(2023, 1, 1), date(2023, 6, 30), date(2023, 7, 1)]


def test_the_same_post_is_not_given_twice(at):
    user_id = operations.open_account(_account(), by=SYSTEM, at=at)
    appointment = _appointment(user_id)
    operations.appoint(appointment, by=SYSTEM, at=at)
    with pytest.raises(operations.PostAlreadyHeld):
        operations.appoint(appointment, by=SYSTEM, at=at)
    assert Post.objects.count() == 1


def test_a_person_with_two_posts_chooses_the_one_to_act_for(at):
    user_id = operations.open_account(_account(), by=SYSTEM, at=at)
    first = operations.appoint(_appointment(user_id, title="Thư ký"), by=SYSTEM, at=at)
    second = operations.appoint(_appointment(user_id, role=Role.EDITOR), by=SYSTEM, at=at)
    actor = queries.actor_for(user_id, on=DAY, acting_post_id=second)
    assert actor.acting.id == second
    assert queries.acting_as(actor, first).label == "Người Thử (Thư ký · Phường 3)"
    assert queries.acting_as(actor, -1) == actor
    assert len(actor.unit_ids) == 2
    assert actor.has(Role.EDITOR, unit_id=actor.acting.unit_id)
    assert not actor.has(Role.SECRETARY, unit_id=actor.acting.unit_id)


@pytest.mark.parametrize("role", [None, *(role for role in Role if role is not Role.ADMINISTRATOR)])
def test_only_administrators_keep_accounts(role, at):
    by = an_actor(role)
    user_id = by.user_id
    before = User.objects.count(), Post.objects.count()
    for attempt in (
        lambda: operations.open_account(_account(), by=by, at=at),
        lambda: operations.appoint(_appointment(user_id), by=by, at=at),
        lambda: operations.end_post(0, on=DAY, by=by, at=at),
        lambda: operations.set_password(user_id, PASSWORD, by=by, at=at),
    ):
        with pytest.raises(NotAllowed):
            attempt()
    assert before == (User.objects.count(), Post.objects.count())


def test_an_administrator_sets_a_lost_password_anew(at):
    by = an_actor(Role.ADMINISTRATOR)
    lost = an_actor()
    operations.set_password(lost.user_id, "Hoa-Sen-88", by=by, at=at)
    assert User.objects.get(pk=lost.user_id).check_password("Hoa-Sen-88")
    assert history_of("accounts.user", lost.user_id)[-1].name == "password_set"


def test_sign_ins_are_on_record(at):
    actor = an_actor()
    operations.record_sign_in("signed_in", actor.user_id, at=at)
    assert history_of("accounts.user", actor.user_id)[-1].name == "signed_in"


def test_lists_for_administrators_and_for_the_sign_in_page(at):
    assert not queries.has_any_account()
    user_id = operations.open_account(_account(is_demo=True), by=SYSTEM, at=at)
    unit = a_unit()
    operations.appoint(_appointment(user_id, unit_id=unit.id), by=SYSTEM, at=at)
    assert queries.has_any_account()
    assert queries.user_ids_holding([Role.SECRETARY], unit_id=unit.id, on=DAY) == (user_id,)
    assert [line.username for line in queries.accounts(on=DAY)] == ["thu-1"]
    assert [account.username for account in queries.demo_accounts(on=DAY)] == ["thu-1"]
    assert queries.actor_named("thu-1", on=DAY).user_id == user_id
    with pytest.raises(queries.AccountNotFound):
        queries.actor_named("khong-co", on=DAY)
    assert str(User.objects.get()) == "Người Thử"
    assert "Người Thử" in str(Post.objects.get())


def test_a_person_says_where_their_mail_goes_and_the_books_name_no_address(at):
    person, other = an_actor(), an_actor()
    operations.set_email(person.user_id, "nguoi-thu@example.vn", by=person, at=at)
    assert queries.email_of(person.user_id) == "nguoi-thu@example.vn"
    assert [box.address for box in queries.mailboxes()] == ["nguoi-thu@example.vn"]
    with pytest.raises(NotAllowed):
        operations.set_email(person.user_id, "ke-khac@example.vn", by=other, at=at)
    operations.set_email(person.user_id, "", by=an_actor(Role.ADMINISTRATOR), at=at)
    assert queries.mailboxes() == ()
    told = AuditEvent.objects.filter(name__startswith="email_")
    assert [event.name for event in told] == ["email_set", "email_removed"]
    assert not any("@" in str(event.details) for event in told)


def test_a_closed_account_gets_no_mail_and_acts_no_more(at):
    person = an_actor()
    operations.set_email(person.user_id, "nguoi-thu@example.vn", by=person, at=at)
    assert queries.active_actor(person.user_id, on=at.date()) == person
    User.objects.filter(pk=person.user_id).update(is_active=False)
    assert queries.active_actor(person.user_id, on=at.date()) is None
    assert queries.mailboxes() == ()
