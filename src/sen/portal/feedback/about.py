"""What ratings and comments are about, as far as the public may know."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from sen.reform.feedback import queries
from sen.reform.feedback.queries import CommentLine
from sen.reform.feedback.queries.serving import service_units
from sen.reform.news.queries import article_id_of, headlines
from sen.reform.publishing.queries.promises import promises_named


@dataclass(frozen=True)
class PublicPage:
    """The page a subject is read on."""

    title: str
    address: str


def public_pages(subjects: Collection[str], on: date) -> dict[str, PublicPage]:
    """The pages of the subjects; what is not public is left out."""
    numbers = {subject: number for subject in subjects if (number := article_id_of(subject)) is not None}
    titles = headlines(numbers.values())
    pages = {
        subject: PublicPage(titles[number][0], reverse("portal:article", args=(number, titles[number][1])))
        for subject, number in numbers.items()
        if number in titles
    }
    for unit in service_units(on):
        if unit.subject in subjects:
            pages[unit.subject] = PublicPage(unit.name, reverse("portal:service", args=(unit.slug,)))
    for subject, promise in promises_named(subjects, on).items():
        address = reverse("portal:promise", args=(promise.book, promise.number))
        pages[subject] = PublicPage(promise.wording, address)
    return pages


def page_of_comment(comment: CommentLine, on: date) -> PublicPage | None:
    """The page a comment is read on, and where on it; none when what it is about is no longer public."""
    page = public_pages({comment.subject}, on).get(comment.subject)
    if page is None:
        return None
    number = queries.comments_page_of(comment)
    asked = f"?trang-bl={number}" if number > 1 else ""
    return PublicPage(page.title, f"{page.address}{asked}#binh-luan-{comment.id}")
