"""Who publishes results and promises, and who takes them back."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.publishing.promises.choices import Book
from sen.reform.publishing.promises.states import DONE, State
from sen.reform.publishing.queries.promises import PromiseCard


def may_publish(by: Actor) -> Decision:
    """Results are published by the secretary of the council, after the leader approved them."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council may publish a result. Ask Phòng Nội vụ.")
    )


def may_withdraw(by: Actor) -> Decision:
    """Whoever publishes takes back."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council may withdraw a result. Ask Phòng Nội vụ.")
    )


def may_see_promises(by: Actor) -> Decision:
    """The desk of promises is the secretary's; the leader may look at it."""
    return yes_if(
        by.has(Role.SECRETARY, Role.LEADER),
        _("Only the secretary of the council and the leaders see how promises are made public. Read the public page."),
    )


def may_keep_promises(by: Actor) -> Decision:
    """Promises are made public by whoever keeps the minutes: the secretary."""
    return yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council makes promises public. Ask Phòng Nội vụ.")
    )


def may_publish_promises(by: Actor, book: Book) -> Decision:
    """Nothing is promised before the meeting is closed: until then its conclusions may change."""
    return may_keep_promises(by) and yes_if(
        book.is_closed, _("The meeting is not closed yet: its conclusions may still change. Close it first.")
    )


def may_reopen_promise(by: Actor, promise: PromiseCard) -> Decision:
    """Only what counts as done can be opened again."""
    return may_keep_promises(by) and yes_if(
        promise.badge.state in DONE, _("Only a promise that is done can be opened again; this one is not.")
    )


def may_confirm_promise(by: Actor, promise: PromiseCard) -> Decision:
    """Only what counts as done, or was opened again and has no new task, can be confirmed."""
    return may_keep_promises(by) and yes_if(
        promise.badge.state in DONE or promise.badge.state == State.REOPENED,
        _("Only a promise whose tasks are done can be confirmed; this one still has work to do."),
    )


def may_withdraw_promise(by: Actor, promise: PromiseCard) -> Decision:
    """What is withdrawn stays withdrawn."""
    return may_keep_promises(by) and yes_if(
        promise.badge.state != State.WITHDRAWN, _("This promise is withdrawn already; it stays listed as such.")
    )


def may_set_asking(by: Actor) -> Decision:
    """When citizens are asked is the secretary's to say."""
    return yes_if(by.has(Role.SECRETARY), _("Only the secretary of the council says when citizens are asked."))
