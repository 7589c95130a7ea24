"""Who a person is today: the actor that every operation is given, and lists for administrators."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.models import Post, User
from sen.reform.accounts.roles import Role
from sen.reform.common.errors import NotFound
from sen.reform.common.text import collation_key


class AccountNotFound(NotFound):
    """No account has this name."""

    message = _("There is no account “%(username)s”. Check the list of accounts.")


@dataclass(frozen=True)
class HeldPost:
    """A post as held today."""

    id: int
    role: Role
    title: str
    unit_id: int
    unit_code: str
    unit_name: str
    areas: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Title and unit: "Cán bộ đầu mối · Phường 3"."""
        return f"{self.title} · {self.unit_name}"


@dataclass(frozen=True)
class Actor:
    """A person at work: the posts held today and the one acted for. Without a user it is the system itself."""

    user_id: int | None
    name: str
    posts: tuple[HeldPost, ...] = ()
    acting: HeldPost | None = None

    @property
    def label(self) -> str:
        """Name and post, as written in the books."""
        return f"{self.name} ({self.acting.label})" if self.acting else self.name

    @property
    def is_system(self) -> bool:
        """Jobs and set-up act without a person."""
        return self.user_id is None

    @property
    def is_administrator(self) -> bool:
        """Keeps the installation: units, accounts, settings."""
        return self.has(Role.ADMINISTRATOR)

    @property
    def unit_ids(self) -> frozenset[int]:
        """The units the person works for today."""
        return frozenset(post.unit_id for post in self.posts)

    def has(self, *roles: Role, unit_id: int | None = None) -> bool:
        """Whether any post held today carries one of the roles (in the given unit, if one is given)."""
        if self.is_system:
            return True
        return any(post.role in roles and unit_id in (None, post.unit_id) for post in self.posts)


SYSTEM = Actor(user_id=None, name="Hệ thống")


@dataclass(frozen=True)
class Mailbox:
    """Where the mail of a person goes."""

    user_id: int
    name: str
    address: str


@dataclass(frozen=True)
class AccountLine:
    """An account in the administrator's list."""

    id: int
    username: str
    full_name: str
    is_active: bool
    posts: tuple[str, ...]


@dataclass(frozen=True)
class DemoAccount:
    """An account the sign-in page of a demonstration offers."""

    username: str
    label: str
    role: Role


def actor_for(user_id: int, *, on: date, acting_post_id: int | None = None) -> Actor:
    """The person behind an account as of a day; acts for the chosen post, or else the first."""
    found = tuple(Post.objects.filter(user=user_id).held_on(on).select_related("unit", "user").order_by("pk"))
    user = found[0].user if found else User.objects.get(pk=user_id)
    posts = tuple(_held(post) for post in found)
    chosen = next((post for post in posts if post.id == acting_post_id), None)
    return Actor(user.pk, user.full_name, posts, chosen or next(iter(posts), None))


def active_actor(user_id: int, *, on: date) -> Actor | None:
    """The person behind an account that may still be used; none for a closed one."""
    return actor_for(user_id, on=on) if User.objects.filter(pk=user_id, is_active=True).exists() else None


def mailboxes() -> tuple[Mailbox, ...]:
    """Everybody with an account in use who gave an address for mail."""
    users = User.objects.filter(is_active=True).exclude(email="").order_by("pk")
    return tuple(Mailbox(user.pk, user.full_name, user.email) for user in users)


def email_of(user_id: int) -> str:
    """The address a person gave for mail; empty for none."""
    return User.objects.values_list("email", flat=True).get(pk=user_id)


def actor_named(username: str, *, on: date) -> Actor:
    """
    The person with a sign-in name, as of a day.

    :raises AccountNotFound: if there is none
    """
    user = User.objects.filter(username=username).first()
    if user is None:
        raise AccountNotFound(username=username)
    return actor_for(user.pk, on=on)


def acting_as(actor: Actor, post_id: int) -> Actor:
    """The same person in another of their posts; unchanged when the post is not theirs."""
    chosen = next((post for post in actor.posts if post.id == post_id), actor.acting)
    return replace(actor, acting=chosen)


def accounts(*, on: date) -> tuple[AccountLine, ...]:
    """All accounts with what they are on a day."""
    held: dict[int, list[str]] = {}
    for post in Post.objects.held_on(on).select_related("unit").order_by("pk"):
        held.setdefault(post.user_id, []).append(_held(post).label)
    return tuple(
        AccountLine(user.pk, user.username, user.full_name, user.is_active, tuple(held.get(user.pk, ())))
        for user in User.objects.order_by("username")
    )


def demo_accounts(*, on: date) -> tuple[DemoAccount, ...]:
    """The accounts of a demonstration, with the post each plays."""
    posts = Post.objects.held_on(on).filter(user__is_demo=True, user__is_active=True)
    first: dict[int, DemoAccount] = {}
    for post in posts.select_related("unit", "user").order_by("pk"):
        first.setdefault(post.user_id, DemoAccount(post.user.username, _held(post).label, Role(post.role)))
    return tuple(first.values())


def one_per_role(accounts: tuple[DemoAccount, ...]) -> tuple[DemoAccount, ...]:
    """The first account of each role, in their order: what a demonstration shows before the others."""
    first = {account.role: account for account in reversed(accounts)}
    return tuple(account for account in accounts if first[account.role] is account)


def user_ids_holding(roles: Iterable[Role], *, unit_id: int, on: date) -> tuple[int, ...]:
    """The accounts that hold one of the roles in a unit on a day."""
    posts = Post.objects.held_on(on).filter(role__in=tuple(roles), unit_id=unit_id)
    return tuple(posts.order_by("user_id").values_list("user_id", flat=True).distinct())


def people_holding(*roles: Role, on: date) -> tuple[Actor, ...]:
    """Everybody with an account in use who holds one of the roles on a day, with all their posts, by name."""
    holders = Post.objects.held_on(on).filter(role__in=roles, user__is_active=True).values("user_id")
    held: dict[int, list[Post]] = {}
    for post in Post.objects.held_on(on).filter(user__in=holders).select_related("unit", "user").order_by("pk"):
        held.setdefault(post.user_id, []).append(post)
    people = [_person(posts) for posts in held.values()]
    return tuple(sorted(people, key=lambda each: (collation_key(each.name), each.user_id)))


def has_any_account() -> bool:
    """False in an empty installation."""
    return User.objects.exists()


def _person(found: list[Post]) -> Actor:
    posts = tuple(_held(post) for post in found)
    return Actor(found[0].user_id, found[0].user.full_name, posts, posts[0])


def _held(post: Post) -> HeldPost:
    role = Role(post.role)
    return HeldPost(
        id=post.pk,
        role=role,
        title=post.title or str(role.label),
        unit_id=post.unit_id,
        unit_code=post.unit.code,
        unit_name=post.unit.name,
        areas=tuple(post.areas),
    )
