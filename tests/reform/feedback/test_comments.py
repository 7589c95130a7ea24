"""Comments: plain text, shown after moderation, why not is counted in public."""

import unicodedata

import pytest
from django.db import IntegrityError, transaction

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.audit.models import AuditEvent
from sen.reform.common.errors import NotAllowed
from sen.reform.feedback import operations, permissions, queries
from sen.reform.feedback.models import Comment
from sen.reform.feedback.operations import NewComment, Outcome
from sen.reform.feedback.reasons import Reason
from sen.reform.feedback.workflow import State
from tests.factories.people import an_actor

pytestmark = pytest.mark.django_db
SUBJECT = "news.article:5"


@pytest.fixture
def a_comment(visitor, at):
    """A comment in a state; returns its number."""

    def _a_comment(state: State = State.WAITING, text: str = "Cảm ơn phường.") -> int:
        operations.comment(subject=SUBJECT, new=NewComment(text), visitor=visitor(), at=at)
        number = Comment.objects.get(text=text).pk
        if state == State.PUBLISHED:
            operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
        if state == State.REFUSED:
            operations.refuse_comment(comment_id=number, reason=Reason.ADVERTISING, by=SYSTEM, at=at)
        return number

    return _a_comment


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Cảm ơn.\r\nRất tốt. ", "Cảm ơn.\nRất tốt."),
        (unicodedata.normalize("NFD", "Phường"), "Phường"),
        ("a\u202eb\u200bc\x00d", "abcd"),  # signs that hide or turn text round
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),  # kept as typed; pages escape it
        ("x" * 2_000, "x" * 2_000),
        ("a\r\n" * 1_000, ("a\n" * 1_000).strip()),  # a line break is one sign, however the browser sends it
    ],
)
def test_a_comment_is_kept_as_plain_composed_text(visitor, at, typed, kept):
    sent = operations.comment(subject=SUBJECT, new=NewComment(typed), visitor=visitor(), at=at)
    assert sent.outcome == Outcome.FIRST
    assert Comment.objects.get().text == kept


@pytest.mark.parametrize(
    ("new", "refusal"),
    [
        (NewComment(""), operations.CommentEmpty),
        (NewComment(" \n\u200b "), operations.CommentEmpty),  # nothing that can be seen
        (NewComment("x" * 2_001), operations.CommentTooLong),
        (NewComment("Tốt", name="n" * 61), operations.NameTooLong),
        (NewComment("Tốt", trap="http://spam.example"), operations.LooksAutomatic),
    ],
)
def test_a_comment_that_does_not_fit_is_refused_with_a_sentence_and_not_kept(visitor, at, new, refusal):
    with pytest.raises(refusal) as raised:
        operations.comment(subject=SUBJECT, new=new, visitor=visitor(), at=at)
    assert raised.value.sentence.endswith((".", "”."))
    assert not Comment.objects.exists()


def test_the_same_words_sent_twice_are_kept_once(visitor, at):
    new = NewComment("Tốt", name="Một người dân")
    assert operations.comment(subject=SUBJECT, new=new, visitor=visitor(), at=at).outcome == Outcome.FIRST
    assert operations.comment(subject=SUBJECT, new=new, visitor=visitor(), at=at).outcome == Outcome.SAME
    assert operations.comment(subject=SUBJECT, new=new, visitor=visitor(2), at=at).outcome == Outcome.FIRST
    assert Comment.objects.count() == 2


def test_nobody_reads_a_comment_before_moderation(a_comment, at):
    number = a_comment()
    assert tuple(queries.comments_page(SUBJECT)) == ()
    assert queries.moderation_log(SUBJECT).waiting == 1

    operations.publish_comment(comment_id=number, by=SYSTEM, at=at)
    (line,) = tuple(queries.comments_page(SUBJECT))
    assert (line.text, line.sent_at) == ("Cảm ơn phường.", at)
    assert tuple(queries.comments_page("news.article:6")) == ()


def test_why_comments_are_not_published_is_counted_in_public_without_their_words(a_comment, at):
    operations.refuse_comment(comment_id=a_comment(text="Mua ngay"), reason=Reason.ADVERTISING, by=SYSTEM, at=at)
    operations.refuse_comment(comment_id=a_comment(text="Bán rẻ"), reason=Reason.ADVERTISING, by=SYSTEM, at=at)
    operations.refuse_comment(comment_id=a_comment(text="!"), reason=Reason.OTHER, note="Vô nghĩa", by=SYSTEM, at=at)
    log = queries.moderation_log(SUBJECT)
    assert [(str(line.reason), line.count) for line in log.refused] == [("Quảng cáo", 2), ("Lý do khác", 1)]
    assert "Vô nghĩa" not in str(log)


@pytest.mark.parametrize(("note", "is_taken"), [("", False), (" ", False), ("x" * 301, False), ("Vô nghĩa", True)])
def test_another_reason_has_to_be_named(a_comment, at, note, is_taken):
    number = a_comment()
    if is_taken:
        operations.refuse_comment(comment_id=number, reason=Reason.OTHER, note=note, by=SYSTEM, at=at)
        assert queries.moderated_comment(number).refusal_note == note
    else:
        with pytest.raises(operations.NoteMissing):
            operations.refuse_comment(comment_id=number, reason=Reason.OTHER, note=note, by=SYSTEM, at=at)
        assert queries.moderated_comment(number).state == State.WAITING


@pytest.mark.parametrize("role", [Role.PUBLISHER, Role.EDITOR, Role.ADMINISTRATOR, None])
@pytest.mark.parametrize("state", [State.WAITING, State.PUBLISHED, State.REFUSED])
@pytest.mark.parametrize("operation", ["publish", "refuse"])
def test_approvers_decide_about_comments_and_may_look_again(a_comment, at, role, state, operation):
    number, by = a_comment(state), an_actor(role)
    seen = queries.moderated_comment(number)
    decision = getattr(permissions, f"may_{operation}")(by, seen)
    is_news = state != {"publish": State.PUBLISHED, "refuse": State.REFUSED}[operation]
    assert bool(decision) == (role == Role.PUBLISHER and is_news)
    assert bool(permissions.may_read_queue(by)) == (role in {Role.PUBLISHER, Role.EDITOR})

    said = {"reason": Reason.PERSONAL} if operation == "refuse" else {}
    act = getattr(operations, f"{operation}_comment")
    if decision:
        act(comment_id=number, by=by, at=at, **said)
        after = queries.moderated_comment(number)
        assert (after.decided_by, after.decided_at) == (by.label, at)
        assert after.reason_label == ("Nêu thông tin của cá nhân" if said else "")
    else:
        with pytest.raises(NotAllowed, match=r"\w"):
            act(comment_id=number, by=by, at=at, **said)
        assert queries.moderated_comment(number) == seen


def test_the_books_hold_no_words_and_no_name_of_a_citizen(visitor, at):
    new = NewComment("Lời riêng", name="Tên riêng")
    operations.comment(subject=SUBJECT, new=new, visitor=visitor(), at=at)
    (event,) = AuditEvent.objects.all()
    assert (event.name, event.by_label, event.details) == ("comment_sent", "Người dân", {"about": SUBJECT})


def test_the_piles_of_comments(a_comment, at):
    first, second = a_comment(text="Một"), a_comment(text="Hai")
    a_comment(State.REFUSED, text="Ba")
    assert [(pile.key, str(pile.label), pile.count) for pile in queries.piles()] == [
        ("cho-duyet", "Chờ duyệt", 2),
        ("da-dang", "Đã đăng", 0),
        ("khong-dang", "Không đăng", 1),
    ]
    assert [comment.id for comment in queries.comments_on_pile("nonsense")] == [first, second]
    (refused,) = queries.comments_on_pile("khong-dang")
    assert (refused.state_label, refused.reason_label) == ("Không đăng", "Quảng cáo")


@pytest.mark.parametrize("operation", ["publish_comment", "refuse_comment"])
def test_an_unknown_comment_is_named_as_such(at, operation):
    said = {"reason": Reason.OTHER} if operation == "refuse_comment" else {}
    with pytest.raises(queries.CommentNotFound):
        getattr(operations, operation)(comment_id=99999999, by=SYSTEM, at=at, **said)
    with pytest.raises(queries.CommentNotFound):
        queries.moderated_comment(404)


def test_the_database_refuses_a_refusal_without_a_reason(a_comment):
    number = a_comment()
    with pytest.raises(IntegrityError), transaction.atomic():
        Comment.objects.filter(pk=number).update(state=State.REFUSED)
