"""What the frame around every page shows: where one is, for which post one acts, what else there is."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from sen.design.frames import Account, Frame, MenuItem, NavItem, Post
from sen.office.people import account_id
from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.clock import today
from sen.reform.common.days import format_day
from sen.reform.notifications.queries import unread_count

# Route, label, short label for a phone, icon, and the beginnings of the addresses that belong to the place.
_PLACES = (
    ("work:page", gettext_noop("My work"), gettext_noop("Work"), "square-check-big", ("/viec-cua-toi/",)),
    (
        "assessments:rounds",
        gettext_noop("Assessment season"),
        gettext_noop("Assessment"),
        "calendar",
        ("/danh-gia/", "/tai-lieu/"),
    ),
    (
        "reviews:list",
        gettext_noop("Steering"),
        gettext_noop("Steering"),
        "chart-column",
        (
            "/so-ket/",
            "/ke-hoach/",
            "/nhiem-vu/",
            "/kho-khan/",
            "/tuyen-truyen/",
            "/khen-thuong/",
            "/ho-tro/",
            "/cong-khai-loi-hua/",
        ),
    ),
    ("editorial:list", gettext_noop("Serving citizens"), gettext_noop("Citizens"), "user-round", ("/bien-tap/",)),
    ("organizations:list", gettext_noop("Look up"), gettext_noop("Look up"), "search", ("/don-vi/",)),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context variable `frame` of office pages, worked out only by pages that draw it."""
    return {"frame": SimpleLazyObject(lambda: _frame_for(request))}


def _frame_for(request: HttpRequest) -> Frame:
    actor: Actor = request.actor  # type: ignore[attr-defined]  # OfficeRequest
    acting = actor.acting.id if actor.acting else None
    return Frame(
        site_name="Sen",
        home_url=reverse("work:page"),
        nav=tuple(_places(request.path_info.removeprefix("/en"))),
        acting_post=actor.acting.label if actor.acting else "",
        posts=tuple(Post(id=post.id, label=post.label, is_current=post.id == acting) for post in actor.posts),
        switch_url=reverse("accounts:switch"),
        data_as_of=format_day(today()),
        demo_note=_("Demonstration: simulated data") if settings.SEN_DEMO else "",
        notices_url=reverse("work:notices"),
        unread_count=unread_count(account_id(request)),
        account=Account(name=actor.name, url=reverse("account_change_password")),
        admin_items=tuple(_administration()) if actor.has(Role.ADMINISTRATOR) else (),
        search_url=reverse("organizations:list"),
        sign_out_url=reverse("account_logout"),
    )


def _places(path: str) -> Iterator[NavItem]:
    for route, label, short_label, icon, beginnings in _PLACES:
        yield NavItem(
            label=_(label),
            short_label=_(short_label),
            url=reverse(route),
            icon=icon,
            is_current=path.startswith(beginnings),
        )


def _administration() -> Iterator[MenuItem]:
    yield MenuItem(label=_("Accounts and posts"), url=reverse("accounts:list"))
    yield MenuItem(label=_("Units"), url=reverse("organizations:list"))
    yield MenuItem(label=_("Working days"), url=reverse("organizations:calendar"))
    yield MenuItem(label=_("Sites of the portal"), url=reverse("sites:list"))
    yield MenuItem(label=_("Maps of the units"), url=reverse("maps:list"))
