"""One mail a day for each person, never a storm, and nothing lost."""

from datetime import UTC, date, datetime, time, timedelta
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from sen.reform.accounts import operations as accounts
from sen.reform.accounts.models import User
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.dashboards import jobs
from sen.reform.dashboards.digest import send_daily_digests
from sen.reform.directives.operations.follow_up import NewFollowUp, set_follow_up
from sen.reform.notifications import operations as notifications
from sen.reform.notifications.queries import unmailed, unread_count
from sen.reform.organizations.operations import rest_on
from tests.factories.directives import a_task
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

THURSDAY, FRIDAY, SATURDAY, MONDAY = (date(2023, 9, day) for day in (21, 22, 23, 25))


def _moment(day, hour=8, minute=0):
    """A moment in Sa Đéc, which is seven hours ahead."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC) - timedelta(hours=7)


def _send(day=FRIDAY, hour=8):
    return send_daily_digests(on=day, at=_moment(day, hour))


@pytest.fixture
def reader():
    """Make a person with a mailbox and, unless told otherwise, no post."""

    def _reader(role=None, unit_id=None):
        actor = an_actor(role, unit_id=unit_id)
        accounts.set_email(
            actor.user_id, f"nguoi-{actor.user_id}@example.vn", by=SYSTEM, at=datetime(2023, 1, 1, tzinfo=UTC)
        )
        return actor

    return _reader


def _tell(*people, number=1, at=None):
    words = f"Sự kiện số {number} trong mùa."
    notifications.tell(
        [person.user_id for person in people],
        key=f"sự kiện:{number}",
        sentence=words,
        url=f"/danh-gia/?so={number}",
        at=at or _moment(THURSDAY, 15),
    )


class ServerDown(EmailBackend):
    """A mail server that cannot be reached."""

    def open(self):
        raise ConnectionRefusedError


class OneBadMailbox(EmailBackend):
    """A mail server that refuses one address."""

    bad = ""

    def send_messages(self, messages):
        if any(self.bad in message.to for message in messages):
            raise SMTPRecipientsRefused({self.bad: (550, b"unknown")})
        return super().send_messages(messages)


def test_the_mail_says_what_is_overdue_today_this_week_and_what_was_told(reader):
    unit = a_unit()
    for title, due_on in (("trễ", date(2023, 9, 19)), ("nay", FRIDAY), ("mai", SATURDAY), ("xa", date(2023, 10, 31))):
        a_task(unit.id, title=title, due_on=due_on)
    officer = reader(Role.FOCAL_OFFICER, unit.id)
    _tell(officer)
    assert _send() == 1
    (message,) = mail.outbox
    assert message.subject == "Việc của bạn ngày 22/9/2023: quá hạn 1, hôm nay 1, tuần này 1, thông báo mới 1"
    assert message.to == [f"nguoi-{officer.user_id}@example.vn"]
    assert message.extra_headers["Auto-Submitted"] == "auto-generated"
    html = next(part.content for part in message.alternatives)
    for text in (message.body, html):
        for words in (
            "trễ",
            "quá 3 ngày",
            "nay",
            "mai",
            "còn 1 ngày",
            "Sự kiện số 1",
            "http://127.0.0.1:8000/danh-gia/",
        ):
            assert words in text
        assert "xa" not in text.replace("xã", "")
        assert "UNDEFINED" not in text
    assert "<" not in message.body


def test_words_of_people_cannot_break_the_mail(reader):
    unit = a_unit()
    a_task(unit.id, title="A & B <script>", due_on=FRIDAY)
    reader(Role.UNIT_HEAD, unit.id)
    _send()
    assert "A & B <script>" in mail.outbox[0].body
    assert "A &amp; B &lt;script&gt;" in mail.outbox[0].alternatives[0].content


def test_sixty_five_events_of_an_afternoon_are_one_mail_for_each_and_nothing_is_lost(reader):
    people = [reader() for _number in range(3)]
    _send(THURSDAY)
    for number in range(65):
        at = _moment(THURSDAY, 13) + timedelta(minutes=3 * number)
        _tell(*people, number=number, at=at)
        send_daily_digests(on=THURSDAY, at=at)
    assert mail.outbox == [], "the day had its mail, or had nothing to say"
    for _run in range(10):
        _send(FRIDAY)
    assert len(mail.outbox) == 3
    assert {message.to[0] for message in mail.outbox} == {f"nguoi-{person.user_id}@example.vn" for person in people}
    for message in mail.outbox:
        assert all(f"Sự kiện số {number} trong mùa." in message.body for number in range(65))
    assert [unread_count(person.user_id) for person in people] == [65, 65, 65], "a mail is not a reading"
    _send(MONDAY)
    assert len(mail.outbox) == 3, "what a mail carried is not mailed again"


def test_what_is_overdue_is_mailed_every_working_day(reader):
    unit = a_unit()
    a_task(unit.id, due_on=date(2023, 9, 19))
    reader(Role.FOCAL_OFFICER, unit.id)
    assert [_send(day) for day in (THURSDAY, THURSDAY, FRIDAY, SATURDAY, MONDAY)] == [1, 0, 1, 0, 1]


@pytest.mark.parametrize(
    ("day", "hour", "count"),
    [
        (FRIDAY, 6, 0),  # too early
        (FRIDAY, 7, 1),
        (FRIDAY, 16, 1),  # the machine was off in the morning
        (SATURDAY, 8, 0),
        (date(2023, 9, 4), 8, 0),  # in lieu of National Day
    ],
)
def test_mails_go_out_on_working_days_from_seven(day, hour, count, reader):
    _tell(reader())
    assert _send(day, hour) == count


def test_a_day_the_authority_took_off_is_no_mail_day(reader):
    _tell(reader())
    rest_on(FRIDAY, reason="Bão", by=SYSTEM, at=_moment(THURSDAY))
    assert _send(FRIDAY) == 0


def test_who_has_nothing_due_and_was_told_nothing_gets_no_mail(reader):
    reader(Role.FOCAL_OFFICER)
    assert (_send(), mail.outbox) == (0, [])


def test_who_gave_no_address_or_left_gets_no_mail_and_keeps_the_notices(reader):
    without, left = an_actor(None), reader()
    _tell(without, left)
    User.objects.filter(pk=left.user_id).update(is_active=False)
    assert _send() == 0
    assert unread_count(without.user_id) == 1


def test_a_mailbox_that_refuses_stops_nobody_else_and_is_tried_again(reader, settings, monkeypatch, caplog):
    first, bad, last = reader(), reader(), reader()
    _tell(first, bad, last)
    settings.EMAIL_BACKEND = f"{__name__}.OneBadMailbox"
    monkeypatch.setattr(OneBadMailbox, "bad", f"nguoi-{bad.user_id}@example.vn")
    assert _send() == 2
    assert "was refused" in caplog.text
    assert set(unmailed()) == {bad.user_id}
    monkeypatch.setattr(OneBadMailbox, "bad", "")
    assert (_send(), len(mail.outbox), unmailed()) == (1, 3, {})


def test_a_mail_server_that_is_away_costs_nobody_their_mail(reader, settings, caplog):
    _tell(reader(), reader())
    settings.EMAIL_BACKEND = f"{__name__}.ServerDown"
    assert [_send() for _run in range(20)] == [0] * 20
    assert "cannot be reached" in caplog.text
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert (_send(), len(mail.outbox)) == (2, 2)


def test_a_sender_that_was_stopped_in_the_middle_does_not_write_twice_and_the_notice_comes_next_day(reader):
    person = reader()
    _tell(person)
    notifications.take_digest(person.user_id, on=FRIDAY, at=_moment(FRIDAY))
    assert _send(FRIDAY) == 0
    assert _send(MONDAY) == 1
    assert "Sự kiện số 1" in mail.outbox[0].body


def test_two_senders_at_once_write_one_mail(reader, monkeypatch):
    unit = a_unit()
    a_task(unit.id, due_on=FRIDAY)
    reader(Role.FOCAL_OFFICER, unit.id)
    # The other sender took it in hand after this one had looked.
    monkeypatch.setattr("sen.reform.dashboards.digest.settled_on", lambda on: frozenset())
    assert [_send(), _send()] == [1, 0]
    assert len(mail.outbox) == 1


def test_a_demonstration_writes_nobody(reader, settings):
    _tell(reader())
    settings.SEN_DEMO = {"site": "Sa Đéc", "today": "2023-09-21"}
    assert (jobs.send_digests.call(), mail.outbox) == (0, [])


def test_the_job_sends_what_is_due_now(reader, monkeypatch):
    _tell(reader())
    monkeypatch.setattr(jobs, "now", lambda: _moment(FRIDAY))
    monkeypatch.setattr(jobs, "today", lambda: FRIDAY)
    assert jobs.send_digests.call() == 1


def test_without_a_mail_server_the_mail_is_a_file(reader, settings, tmp_path):
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    _tell(reader())
    assert _send() == 1
    (file,) = settings.EMAIL_FILE_PATH.iterdir()
    assert b"multipart/alternative" in file.read_bytes()


def test_who_is_served_already_costs_nothing_more(reader, django_assert_max_num_queries):
    for _number in range(20):
        reader(Role.FOCAL_OFFICER)
    _send()
    # The rule of quiet hours, the calendar, who is settled, what was told, the mailboxes.
    with django_assert_max_num_queries(6):
        _send()


def test_quiet_hours_of_the_rule_hold_for_mails(reader):
    set_follow_up(NewFollowUp((7,), 1, 5, 15, time(16), time(9)), by=SYSTEM, at=_moment(THURSDAY))
    _tell(reader())
    assert [_send(FRIDAY, hour) for hour in (8, 16, 15)] == [0, 0, 1]


def test_the_mail_of_the_day_carries_the_reminders_of_the_day(reader, monkeypatch):
    unit = a_unit()
    reader(Role.UNIT_HEAD, unit.id)
    a_task(unit.id, title="Niêm yết thủ tục", due_on=date(2023, 9, 29))
    monkeypatch.setattr(jobs, "now", lambda: _moment(FRIDAY))
    monkeypatch.setattr(jobs, "today", lambda: FRIDAY)
    assert jobs.send_digests.call() == 1
    assert "“Niêm yết thủ tục” đến hạn ngày 29/9/2023, còn 7 ngày." in mail.outbox[0].body
