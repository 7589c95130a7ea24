"""What can be answered: an article, or the service of a unit; each with its page and the addresses of its forms."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sen.reform.feedback.queries.serving import ServiceUnit
from sen.reform.news.queries import ArticlePage


@dataclass(frozen=True, kw_only=True)
class Place:
    """A subject as the public meets it."""

    subject: str
    title: str
    question: str
    unit_id: int
    unit_name: str
    # Its page, where answers are led back to.
    address: str
    # Above its page and its forms, and above nobody else's: where its receipts are sent.
    beneath: str
    rate_address: str
    comment_address: str


def place_of_article(page: ArticlePage) -> Place:
    """The place of an article."""
    rate_address = reverse("portal:rate", args=(page.id,))
    return Place(
        subject=page.subject,
        title=page.title,
        question=_("Is this article useful to you?"),
        unit_id=page.unit_id,
        unit_name=page.unit_name,
        address=reverse("portal:article", args=(page.id, page.slug)),
        beneath=_parent(rate_address),
        rate_address=rate_address,
        comment_address=reverse("portal:comment", args=(page.id,)),
    )


def place_of_service(unit: ServiceUnit) -> Place:
    """The place of a unit's service."""
    address = reverse("portal:service", args=(unit.slug,))
    return Place(
        subject=unit.subject,
        title=unit.name,
        question=_("How useful was the service you received?"),
        unit_id=unit.id,
        unit_name=unit.name,
        address=address,
        beneath=address,
        rate_address=reverse("portal:rate_service", args=(unit.slug,)),
        comment_address=reverse("portal:comment_service", args=(unit.slug,)),
    )


def _parent(address: str) -> str:
    return address.rstrip("/").rpartition("/")[0] + "/"
