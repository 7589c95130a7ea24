"""What becomes of comments later: replies, reports, false alarms, withdrawal, copies, the public log, files."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from python_calamine import CalamineWorkbook

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import NotAllowed
from sen.reform.feedback import operations, permissions, queries
from sen.reform.feedback.documents import Export, comments_csv, ratings_csv, workbook
from sen.reform.feedback.models import Comment, ModerationStep, NetworkRule, Reply, Tally
from sen.reform.feedback.operations import (
    NewComment,
    Outcome,
    RepliedMeanwhile,
    ReplyDoesNotFit,
    TooMany,
    TooManyLinks,
)
from sen.reform.feedback.reasons import Reason, ReportReason
from sen.reform.notifications.queries import notices_of
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db
SUBJECT = "news.article:5"
LONG = "Đề nghị phường mở thêm quầy tiếp nhận vào sáng thứ Bảy hằng tuần."


@pytest.fixture
def unit():
    """The unit that published the subject."""
    return a_unit()


@pytest.fixture
def send(unit, visitor, at):
    """Send a comment; returns its number."""

    def _send(text: str = LONG, *, name: str = "", number: int = 1, subject: str = SUBJECT, unit_id=unit.id) -> int:
        new = NewComment(text, name=name)
        operations.comment(subject=subject, new=new, visitor=visitor(number), unit_id=unit_id, at=at)
        return Comment.objects.order_by("pk").last().pk

    return _send


@pytest.fixture
def published(send, at):
    """A comment that readers see; returns its number."""

    def _published(text: str = LONG, **said) -> int:
        number = send(text, **said)
        operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
        return number

    return _published


def _reply(number, text="Phường đã tiếp thu.", based_on=0, by=SYSTEM, at=None):
    operations.reply(comment_id=number, text=text, based_on=based_on, by=by, at=at)


def test_a_reply_stands_under_the_comment_and_a_correction_keeps_the_old_one(published, unit, at):
    number = published()
    _reply(number, at=at)
    _reply(number, text="Phường mở thêm quầy từ 7/10.", based_on=1, at=at)
    (line,) = tuple(queries.comments_page(SUBJECT))
    assert (line.reply.text, line.reply.unit_name, line.reply.is_corrected) == (
        "Phường mở thêm quầy từ 7/10.",
        unit.name,
        True,
    )
    assert [each.text for each in queries.moderated_comment(number).replies][0] == "Phường đã tiếp thu."


def test_two_people_who_reply_at_once_do_not_write_over_each_other(published, at):
    number = published()
    _reply(number, at=at)
    with pytest.raises(RepliedMeanwhile, match="Vừa có người phản hồi"):
        _reply(number, text="Của tôi", at=at)
    assert Reply.objects.get().text == "Phường đã tiếp thu."


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 2_001])
def test_a_reply_without_words_or_with_too_many_is_refused(published, at, text):
    with pytest.raises(ReplyDoesNotFit):
        _reply(published(), text=text, at=at)


@pytest.mark.parametrize("is_own_unit", [True, False])
@pytest.mark.parametrize("is_public", [True, False])
@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.FOCAL_OFFICER, Role.ADMINISTRATOR, None])
def test_editors_and_approvers_of_the_unit_reply_to_what_readers_see(
    send, published, unit, at, role, is_public, is_own_unit
):
    by = an_actor(role, unit_id=unit.id if is_own_unit else None)
    number = published() if is_public else send()
    is_allowed = role in {Role.EDITOR, Role.PUBLISHER} and is_own_unit and is_public
    assert bool(permissions.may_reply(by, queries.moderated_comment(number))) == is_allowed
    if is_allowed:
        _reply(number, by=by, at=at)
    else:
        with pytest.raises(NotAllowed, match=r"\w"):
            _reply(number, by=by, at=at)
    assert Reply.objects.exists() == is_allowed


def test_where_no_unit_is_known_the_reply_bears_the_unit_of_whoever_replies(published, at):
    number = published(unit_id=None)
    by = an_actor(Role.EDITOR)
    _reply(number, by=by, at=at)
    _reply(number, by=SYSTEM, based_on=1, at=at)
    first, second = queries.moderated_comment(number).replies
    assert (first.unit_name, second.unit_name) == (by.acting.unit_name, SYSTEM.name)


def test_personal_data_is_hidden_until_a_moderator_says_it_is_none(send, at):
    number = send("Gọi 0903 123 456, hồ sơ số 123456789", name="a@b.vn")
    seen = queries.moderated_comment(number)
    assert [(found.place, found.words) for found in seen.findings] == [
        (0, "a@b.vn"),
        (1, "0903 123 456"),
        (2, "123456789"),
    ]
    operations.publish_comment(comment_id=number, false_alarms=[2, 99, -1], by=SYSTEM, at=at)
    (line,) = tuple(queries.comments_page(SUBJECT))
    assert line.name == "[đã ẩn địa chỉ thư điện tử]"
    assert line.text == "Gọi [đã ẩn số điện thoại], hồ sơ số 123456789"
    operations.keep_comment(comment_id=number, false_alarms=[], by=SYSTEM, at=at)
    (line,) = tuple(queries.comments_page(SUBJECT))
    assert "123456789" not in line.text


def test_personal_data_in_a_reply_is_hidden_too(published, at):
    _reply(published(), text="Liên hệ 0903123456.", at=at)
    assert tuple(queries.comments_page(SUBJECT))[0].reply.text == "Liên hệ [đã ẩn số điện thoại]."


def test_a_reported_comment_stays_and_waits_for_a_moderator_again(published, visitor, at):
    number = published()
    report = {"comment_id": number, "reason": ReportReason.FALSE, "at": at}
    assert operations.report_comment(visitor=visitor(1), **report) == Outcome.FIRST
    assert operations.report_comment(visitor=visitor(2), **report) == Outcome.SAME  # the same network, the same day
    assert operations.report_comment(visitor=visitor(3, "203.0.113.8"), **report) == Outcome.FIRST
    assert len(tuple(queries.comments_page(SUBJECT))) == 1
    (waiting,) = queries.comments_on_pile("cho-duyet")
    assert [(each.reason, each.count) for each in waiting.reports] == [("Nêu điều không đúng sự thật", 2)]
    assert queries.piles()[0].count == 1

    operations.keep_comment(comment_id=number, by=SYSTEM, at=at)
    assert not queries.comments_on_pile("cho-duyet").object_list
    with pytest.raises(NotAllowed, match="không còn việc gì"):
        operations.keep_comment(comment_id=number, by=SYSTEM, at=at)


def test_a_moderator_may_refuse_what_readers_reported(published, visitor, at):
    number = published()
    operations.report_comment(comment_id=number, reason=ReportReason.INSULTING, visitor=visitor(), at=at)
    operations.refuse_comment(comment_id=number, reason=Reason.INSULTING, by=SYSTEM, at=at)
    assert tuple(queries.comments_page(SUBJECT)) == ()
    assert not queries.comments_on_pile("cho-duyet").object_list


def test_only_what_is_public_can_be_reported_and_only_so_often(send, published, visitor, at, monkeypatch):
    with pytest.raises(queries.CommentNotFound):
        operations.report_comment(comment_id=send(), reason=ReportReason.OTHER, visitor=visitor(), at=at)
    monkeypatch.setitem(operations.MOST_PER_HOUR, "report", 1)
    first, second = published("Một"), published("Hai")
    operations.report_comment(comment_id=first, reason=ReportReason.OTHER, visitor=visitor(), at=at)
    with pytest.raises(TooMany):
        operations.report_comment(comment_id=second, reason=ReportReason.OTHER, visitor=visitor(), at=at)


@pytest.mark.parametrize("role", [Role.EDITOR, Role.FOCAL_OFFICER, None])
def test_only_approvers_keep_a_comment(published, at, role):
    number = published("Gọi 0903123456")
    with pytest.raises(NotAllowed, match="người duyệt tin"):
        operations.keep_comment(comment_id=number, by=an_actor(role), at=at)


@pytest.mark.parametrize("is_public", [True, False])
def test_whoever_holds_the_code_withdraws_and_nothing_of_the_words_is_left(unit, visitor, at, is_public):
    new = NewComment("Lời riêng của tôi 0903123456", name="Tên riêng")
    sent = operations.comment(subject=SUBJECT, new=new, visitor=visitor(), unit_id=unit.id, at=at)
    comment = Comment.objects.get()
    assert sent.withdrawal_code not in repr(vars(comment))
    if is_public:
        operations.publish_comment(comment_id=comment.pk, false_alarms=[0], by=SYSTEM, at=at)
    before = comment.fingerprint
    code = sent.withdrawal_code.lower().replace("-", "")
    assert operations.withdraw_comment(code=code, visitor=visitor(), at=at) == Outcome.FIRST
    comment.refresh_from_db()
    assert (comment.name, comment.text, comment.likeness, comment.state) == ("", "", "", "withdrawn")
    assert comment.fingerprint != before
    assert tuple(queries.comments_page(SUBJECT)) == ()
    assert operations.withdraw_comment(code=code, visitor=visitor(), at=at) == Outcome.CODE_NOT_TAKEN
    for act in (permissions.may_publish, permissions.may_refuse):
        assert not act(SYSTEM, queries.moderated_comment(comment.pk))
    assert queries.log_of_month(date(2023, 9, 1)).withdrawn == 1


def test_trying_withdrawal_codes_is_slowed_down(visitor, at, monkeypatch):
    monkeypatch.setitem(operations.MOST_PER_HOUR, "withdraw", 2)
    for code in ("", "AAAA-AAAA-AAAA"):  # no comment has an empty code
        assert operations.withdraw_comment(code=code, visitor=visitor(), at=at) == Outcome.CODE_NOT_TAKEN
    with pytest.raises(TooMany):
        operations.withdraw_comment(code="BBBB-BBBB-BBBB", visitor=visitor(), at=at)


def test_the_same_long_text_is_kept_once_under_a_subject_and_marked_under_others(send, visitor, at):
    send()
    shouted = f"{LONG.upper()} !!!"
    again = operations.comment(subject=SUBJECT, new=NewComment(shouted), visitor=visitor(2), at=at)
    assert again.outcome == Outcome.SAME
    assert not queries.moderated_comment(Comment.objects.get().pk).is_copy
    send(subject="news.article:6", number=3)
    assert all(comment.is_copy for comment in queries.comments_on_pile("cho-duyet"))
    assert queries.moderated_comment(Comment.objects.last().pk).is_copy


def test_a_few_words_may_be_said_by_anybody(send):
    for number in range(3):
        send("Cảm ơn phường!", number=number)
    assert Comment.objects.count() == 3
    assert not any(comment.is_copy for comment in queries.comments_on_pile("cho-duyet"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Xem https://a.vn và www.b.vn", 2),
        ("Xem https://a.vn, www.b.vn, c.com", 3),
        ("http://a.vn http://b.vn http://c.vn", 3),
        ("thư a@b.com, c@d.com, e@f.com", 0),  # hidden anyway
        ("v.v. và v.v.", 0),
    ],
)
def test_a_comment_holds_at_most_two_links(send, text, count):
    if count > 2:
        with pytest.raises(TooManyLinks, match=f"có {count} địa chỉ"):
            send(text)
    else:
        send(text)
    assert Comment.objects.exists() == (count <= 2)


def test_trap_29_people_of_the_unit_are_told_once_until_they_have_read(send, published, unit, visitor, at):
    editor, approver = an_actor(Role.EDITOR, unit_id=unit.id), an_actor(Role.PUBLISHER, unit_id=unit.id)
    stranger = an_actor(Role.EDITOR)
    for number in range(5):
        send(f"Lời {number}", number=number)
    send("Không của đơn vị nào", number=9, unit_id=None)
    for person in (editor, approver):
        assert [(notice.sentence, notice.url) for notice in notices_of(person.user_id)] == [
            ("Có bình luận của bạn đọc đang chờ duyệt.", "/bien-tap/binh-luan/")
        ]
    assert notices_of(stranger.user_id) == ()
    operations.report_comment(comment_id=published("Đã đăng"), reason=ReportReason.OTHER, visitor=visitor(), at=at)
    assert "báo vi phạm" in notices_of(editor.user_id)[0].sentence


def test_the_log_counts_month_by_month_and_a_refusal_stays_in_it(send, at):
    number = send()
    operations.refuse_comment(comment_id=number, reason=Reason.OFF_TOPIC, by=SYSTEM, at=at)
    operations.publish_comment(comment_id=number, by=SYSTEM, at=at + timedelta(days=30))
    assert queries.log_months() == (date(2023, 10, 1), date(2023, 9, 1))
    september, october = queries.log_of_month(date(2023, 9, 1)), queries.log_of_month(date(2023, 10, 1))
    assert (september.sent, september.refused, september.published) == (1, 1, 0)
    assert (october.sent, october.refused, october.published) == (0, 0, 1)
    (line,) = september.refusals
    assert (line.on, line.subject, str(line.reason)) == (date(2023, 9, 21), SUBJECT, "Không liên quan đến tin")
    assert LONG not in repr(september)


def test_what_was_decided_replied_and_ruled_is_never_changed(published, at):
    number = published()
    _reply(number, at=at)
    operations.set_network_rule(most_a_day=5, by=SYSTEM, at=at)
    for model in (ModerationStep, Reply, NetworkRule):
        row = model.objects.get()
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {model._meta.db_table}")


def test_the_database_keeps_no_words_of_what_was_withdrawn(send):
    number = send()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=number).update(state="withdrawn")


def test_the_books_tell_of_decisions_without_words(published, at):
    number = published("Gọi 0903123456")
    _reply(number, at=at)
    kept = [(event.name, event.details) for event in AuditEvent.objects.filter(name__startswith="comment_")]
    assert [name for name, _details in kept] == ["comment_sent", "comment_published", "comment_replied"]
    assert "0903" not in repr(kept)


def _export(unit, at) -> Export:
    month = date(2023, 9, 1)
    Tally.objects.create(subject=SUBJECT, month_from=month, is_verified=False, one=1, five=2)
    Tally.objects.create(subject=SUBJECT, month_from=month, is_verified=True, four=3)
    names = {SUBJECT: '=HYPERLINK("http://evil.example")'}
    return Export(queries.tallies((SUBJECT,)), queries.comments_of_units([unit.id]), names)


def test_ratings_and_comments_are_taken_along_without_formulas_and_personal_data(send, published, unit, at):
    send("=1+1", name="+84903123456")
    _reply(published("@SUM(A1) gọi 0903123456", number=2), at=at)
    refused = send("-2", number=3)
    operations.refuse_comment(comment_id=refused, reason=Reason.OTHER, note="Vô nghĩa", by=SYSTEM, at=at)
    export = _export(unit, at)
    for data in (ratings_csv(export), comments_csv(export)):
        rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
        assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook(export)))
    ratings = book.get_sheet_by_name("Đánh giá").to_python()
    assert ratings[1][2:] == ["Đánh giá mở", 1, 0, 0, 0, 2, 3]
    assert ratings[2][2:] == ["Có xác thực", 0, 0, 0, 3, 0, 3]
    comments = book.get_sheet_by_name("Bình luận").to_python()
    assert [row[3] for row in comments[1:]] == ["=1+1", "@SUM(A1) gọi [đã ẩn số điện thoại]", "-2"]
    assert comments[1][2] == "[đã ẩn số điện thoại]"
    assert [row[5] for row in comments[1:]] == ["", "", "Lý do khác"]
    assert comments[2][6] == "Phường đã tiếp thu. (21/9/2023)"
    assert "Vô nghĩa" not in repr(comments)  # a note of the moderators
