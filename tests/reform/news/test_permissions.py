"""Actor × operation × state: who may do what with an article, and the sentence when not."""

import pytest

from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotAllowed
from sen.reform.news import operations, permissions, queries
from sen.reform.news.workflow import State
from tests.factories.news import LATER, a_text, an_article
from tests.factories.people import an_actor
from tests.factories.units import a_unit

pytestmark = pytest.mark.django_db

# Operation → the role it needs and the states it may start from.
ALLOWED = {
    "edit": (Role.EDITOR, set(State)),
    "submit": (Role.EDITOR, {State.DRAFT}),
    "approve": (Role.PUBLISHER, {State.SUBMITTED}),
    "return_for_correction": (Role.PUBLISHER, {State.SUBMITTED, State.APPROVED, State.SCHEDULED}),
    "schedule": (Role.PUBLISHER, {State.APPROVED, State.SCHEDULED}),
    "publish": (Role.PUBLISHER, {State.APPROVED, State.SCHEDULED}),
    "withdraw": (Role.PUBLISHER, {State.PUBLISHED}),
}
DECISION = {"return_for_correction": "return_"}


def _do(operation, article_id, by, at):
    page = queries.desk_article(article_id)
    said = {
        "edit": {"based_on": page.number, "text": a_text(title="Tiêu đề mới")},
        "approve": {"digest": page.digest},
        "return_for_correction": {"reason": "Thiếu nguồn."},
        "schedule": {"publish_at": LATER},
        "withdraw": {"reason": "Sai số liệu."},
    }.get(operation, {})
    getattr(operations, operation)(article_id=article_id, by=by, at=at, **said)


@pytest.mark.parametrize("operation", ALLOWED)
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("role", [Role.EDITOR, Role.PUBLISHER, Role.LEADER, None])
def test_an_operation_asks_for_its_role_and_its_state(operation, state, role, at):
    unit = a_unit()
    article_id = an_article(state, unit_id=unit.id)
    by = an_actor(role, unit_id=unit.id)
    needed, states = ALLOWED[operation]
    decisions = permissions.decisions_for(by, queries.desk_article(article_id))
    decision = getattr(decisions, DECISION.get(operation, operation))

    assert bool(decision) == (role == needed and state in states)
    if decision:
        _do(operation, article_id, by, at)
    else:
        assert str(decision.reason).strip()
        with pytest.raises(NotAllowed, match=r"\w"):
            _do(operation, article_id, by, at)
        assert queries.desk_article(article_id).state == state


@pytest.mark.parametrize("operation", ALLOWED)
def test_another_unit_s_editors_and_approvers_may_not(operation, at):
    role, states = ALLOWED[operation]
    article_id = an_article(min(states))
    with pytest.raises(NotAllowed, match="của Phường 3"):
        _do(operation, article_id, an_actor(role, unit_id=a_unit("Phường 4").id), at)


@pytest.mark.parametrize("operation", ALLOWED)
def test_the_system_itself_may(operation, at):
    _role, states = ALLOWED[operation]
    _do(operation, an_article(min(states)), SYSTEM, at)


def _both_roles(unit_id):
    """A person who is editor and approver of the same unit."""
    from datetime import UTC, date, datetime

    from sen.reform.accounts import operations as accounts
    from sen.reform.accounts.queries import actor_for

    editor = an_actor(Role.EDITOR, unit_id=unit_id)
    post = accounts.Appointment(
        user_id=editor.user_id, unit_id=unit_id, role=Role.PUBLISHER, starts_on=date(2023, 1, 1)
    )
    accounts.appoint(post, by=SYSTEM, at=datetime(2023, 1, 1, tzinfo=UTC))
    return actor_for(editor.user_id, on=date(2023, 9, 21))


def test_nobody_approves_what_they_wrote(at):
    unit = a_unit()
    both = _both_roles(unit.id)
    article_id = operations.write(unit_id=unit.id, text=a_text(), by=both, at=at)
    operations.submit(article_id=article_id, by=both, at=at)
    with pytest.raises(NotAllowed, match="phải do người khác duyệt"):
        operations.approve(article_id=article_id, digest=a_text().digest, by=both, at=at)


def test_a_part_written_since_the_last_approval_counts_as_writing(at):
    unit = a_unit()
    both, editor = _both_roles(unit.id), an_actor(Role.EDITOR, unit_id=unit.id)
    article_id = an_article(unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Của người duyệt"), by=both, at=at)
    operations.edit(article_id=article_id, based_on=2, text=a_text(title="Của biên tập viên"), by=editor, at=at)
    operations.submit(article_id=article_id, by=editor, at=at)
    page = queries.desk_article(article_id)
    assert not permissions.may_approve(both, page)

    operations.approve(article_id=article_id, digest=page.digest, by=an_actor(Role.PUBLISHER, unit_id=unit.id), at=at)
    operations.edit(article_id=article_id, based_on=3, text=a_text(title="Lại của biên tập viên"), by=editor, at=at)
    operations.submit(article_id=article_id, by=editor, at=at)
    assert permissions.may_approve(both, queries.desk_article(article_id))


@pytest.mark.parametrize(
    ("role", "may_see", "may_write"),
    [
        (Role.EDITOR, True, True),
        (Role.PUBLISHER, True, False),
        (Role.ADMINISTRATOR, False, False),
        (None, False, False),
    ],
)
def test_the_desk_is_for_editors_and_approvers(role, may_see, may_write):
    unit = a_unit()
    by = an_actor(role, unit_id=unit.id)
    article = queries.desk_article(an_article(State.DRAFT, unit_id=unit.id))
    assert bool(permissions.may_see_desk(by)) == may_see
    assert bool(permissions.may_read(by, article)) == may_see
    assert permissions.desk_unit_ids(by) == (frozenset({unit.id}) if may_see else frozenset())
    assert permissions.writing_unit_id(by) == (unit.id if may_write else None)
    assert bool(permissions.may_write(by, unit.id)) == may_write


def test_an_editor_writes_for_their_own_unit_only(at):
    with pytest.raises(NotAllowed, match="viết cho đơn vị của mình"):
        operations.write(unit_id=a_unit("Phường 4").id, text=a_text(), by=an_actor(Role.EDITOR), at=at)


def test_an_approval_of_another_text_does_not_count():
    # The move table alone already makes a changed text a draft; this is the second lock.
    from dataclasses import replace

    unit = a_unit()
    page = queries.desk_article(an_article(State.APPROVED, unit_id=unit.id))
    by = an_actor(Role.PUBLISHER, unit_id=unit.id)
    assert permissions.may_publish(by, page)
    void = permissions.may_publish(by, replace(page, digest="another"))
    assert "hết hiệu lực" in str(void.reason)


def test_a_correction_in_the_making_does_not_keep_the_public_text_from_being_withdrawn(at):
    unit = a_unit()
    article_id = an_article(unit_id=unit.id)
    editor, publisher = an_actor(Role.EDITOR, unit_id=unit.id), an_actor(Role.PUBLISHER, unit_id=unit.id)
    operations.edit(article_id=article_id, based_on=1, text=a_text(title="Bản sửa"), by=editor, at=at)
    operations.withdraw(article_id=article_id, reason="Sai số liệu.", by=publisher, at=at)
    assert queries.desk_article(article_id).state == State.WITHDRAWN
