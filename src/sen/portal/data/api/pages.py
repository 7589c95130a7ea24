"""Pages of longer lists: what stands on one, and the addresses of the next and the one before."""

from collections.abc import Sequence
from typing import TypedDict, TypeVar
from urllib.parse import urlencode

from sen.portal.data.api.questions import Paged

Item = TypeVar("Item")


class Pages(TypedDict):
    """What every page says about the list it is of."""

    page: int
    page_count: int
    total: int
    next: str | None
    previous: str | None


def pages(question: Paged, total: int, where: str) -> Pages:
    """The page asked for among all of them; one beyond the last is empty, and says how many there are."""
    count = max(1, -(-total // question.size))
    return {
        "page": question.page,
        "page_count": count,
        "total": total,
        "next": _address(question, where, question.page + 1) if question.page < count else None,
        "previous": _address(question, where, min(question.page - 1, count)) if question.page > 1 else None,
    }


def cut(items: Sequence[Item], question: Paged) -> Sequence[Item]:
    """The items of the page."""
    start = (question.page - 1) * question.size
    return items[start : start + question.size]


def _address(question: Paged, where: str, page: int) -> str:
    said = question.model_dump(by_alias=True, exclude_defaults=True) | {"trang": page}
    return f"{where}?{urlencode(said)}"
