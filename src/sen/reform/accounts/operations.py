"""Every change to accounts and posts."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from django.contrib.auth.hashers import make_password
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.models import Post, User
from sen.reform.accounts.permissions import may_administer, may_set_email
from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Refusal
from sen.reform.common.text import nfc


class NameTaken(Refusal):
    """Another account signs in with this name."""

    message = _("The sign-in name “%(username)s” is taken. Choose another, for example with the unit's name in it.")


class PasswordTooWeak(Refusal):
    """The password breaks a rule; the sentence says which."""


class PostAlreadyHeld(Refusal):
    """The person already holds this post."""

    message = _("%(name)s already holds this post. End that one first, or choose another post.")


@dataclass(frozen=True)
class NewAccount:
    """What is said of an account when it is opened."""

    username: str
    full_name: str
    password: str
    is_demo: bool = False


@dataclass(frozen=True)
class Appointment:
    """What is said of a post when it is given."""

    user_id: int
    unit_id: int
    role: Role
    starts_on: date
    title: str = ""
    areas: tuple[str, ...] = ()


@transaction.atomic
def open_account(new: NewAccount, *, by: Actor, at: datetime) -> int:
    """
    Open an account; it may do nothing until it holds a post.

    :raises NameTaken: if the name is in use
    :raises PasswordTooWeak: if the password breaks a rule
    """
    may_administer(by).enforce()
    username = nfc(new.username).lower()
    if User.objects.filter(username=username).exists():
        raise NameTaken(username=username)
    user = User(username=username, full_name=nfc(new.full_name), is_demo=new.is_demo)
    _enforce_strength(user, new.password)
    user.password = _of_a_demonstration(new.password) if new.is_demo else make_password(new.password)
    user.save()
    audit.record("account_opened", user, by=by, at=at, username=username)
    return user.pk


@transaction.atomic
def appoint(appointment: Appointment, *, by: Actor, at: datetime) -> int:
    """
    Give a person a post in a unit from a day.

    :raises PostAlreadyHeld: if the person holds the same post already
    """
    may_administer(by).enforce()
    user = User.objects.select_for_update().get(pk=appointment.user_id)
    same = Post.objects.filter(user=user, unit_id=appointment.unit_id, role=appointment.role)
    if same.held_on(appointment.starts_on).exists():
        raise PostAlreadyHeld(name=user.full_name)
    post = Post.objects.create(
        user=user,
        unit_id=appointment.unit_id,
        role=appointment.role,
        title=nfc(appointment.title),
        areas=list(appointment.areas),
        starts_on=appointment.starts_on,
    )
    audit.record("post_given", post, by=by, at=at, role=post.role, unit=post.unit_id, user=user.username)
    return post.pk


@transaction.atomic
def end_post(post_id: int, *, on: date, by: Actor, at: datetime) -> None:
    """Let a post end with a day; what was done in it stays on record."""
    may_administer(by).enforce()
    post = Post.objects.select_for_update().get(pk=post_id)
    post.ends_on = max(on, post.starts_on)
    post.save()
    audit.record("post_ended", post, by=by, at=at, on=post.ends_on.isoformat())


@transaction.atomic
def set_password(user_id: int, password: str, *, by: Actor, at: datetime) -> None:
    """
    Give an account a new password, on behalf of someone who lost theirs.

    :raises PasswordTooWeak: if the password breaks a rule
    """
    may_administer(by).enforce()
    user = User.objects.select_for_update().get(pk=user_id)
    _enforce_strength(user, password)
    user.set_password(password)
    user.save()
    audit.record("password_set", user, by=by, at=at)


@transaction.atomic
def set_email(user_id: int, email: str, *, by: Actor, at: datetime) -> None:
    """Say where the mail of a person goes; nowhere when the address is empty. The books name no address."""
    may_set_email(by, user_id).enforce()
    user = User.objects.select_for_update().get(pk=user_id)
    user.email = email
    user.save(update_fields=["email"])
    audit.record("email_set" if email else "email_removed", user, by=by, at=at)


@transaction.atomic
def record_sign_in(event: str, user_id: int, *, at: datetime) -> None:
    """Write down that somebody signed in, signed out or changed their password."""
    user = User.objects.get(pk=user_id)
    audit.record(event, user, by=Actor(user.pk, user.full_name), at=at)


def _enforce_strength(user: User, password: str) -> None:
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise PasswordTooWeak(" ".join(error.messages)) from error


@lru_cache(maxsize=1)
def _of_a_demonstration(password: str) -> str:
    """The one password that the sign-in page of a demonstration shows to everybody is hashed once, for all accounts."""
    return make_password(password)
