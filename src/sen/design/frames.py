"""What a frame needs to know: filled by a context processor as `frame`, drawn by the frame templates."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class NavItem:
    """One of the few places in the rail; on a phone its short label stands in the bottom bar."""

    label: str
    url: str
    icon: str
    short_label: str = ""
    is_current: bool = False
    count: int = 0

    @property
    def bar_label(self) -> str:
        """Give the label that fits the bottom bar."""
        return self.short_label or self.label


@dataclass(frozen=True, kw_only=True)
class Post:
    """A post the person holds and may act for."""

    id: int
    label: str
    is_current: bool = False


@dataclass(frozen=True, kw_only=True)
class MenuItem:
    """A link in the account menu or in the portal's navigation."""

    label: str
    url: str
    is_current: bool = False
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Account:
    """The person signed in, with the page of their own settings."""

    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Frame:
    """Everything around a page; what is empty is not drawn."""

    site_name: str
    tagline: str = ""
    home_url: str = "/"
    nav: tuple[NavItem, ...] = ()
    links: tuple[MenuItem, ...] = ()
    acting_post: str = ""
    posts: tuple[Post, ...] = ()
    switch_url: str = ""
    data_as_of: str = ""
    demo_note: str = ""
    notices_url: str = ""
    unread_count: int = 0
    account: Account | None = None
    admin_items: tuple[MenuItem, ...] = ()
    search_url: str = ""
    sign_in_url: str = ""
    sign_out_url: str = ""
    contact: tuple[str, ...] = ()
    pages: tuple[MenuItem, ...] = ()
    outages: tuple[str, ...] = ()
    closed_note: MenuItem | None = None
    other_language: MenuItem | None = None
