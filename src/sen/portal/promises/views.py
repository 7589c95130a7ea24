"""Reading promises: all of them, those of one meeting, one with everything that happened to it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sen.portal.answering import public
from sen.portal.promises.filters import STATE, UNIT, YEAR, filters_of, wanted_by
from sen.portal.promises.words import in_words
from sen.reform.common.clock import today
from sen.reform.feedback import queries as feedback
from sen.reform.publishing.queries import promises as queries

# The parameter that turns the pages of comments.
_COMMENTS = "trang-bl"


@public(parameters=(STATE, UNIT, YEAR))
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise, or those of a state, a unit, a year."""
    page = queries.promises_page(wanted_by(request.GET.dict()), today())
    return render(request, "portal/promises/promises.html", {"page": page, "filters": filters_of(page)})


@public(parameters=())
def book(request: HttpRequest, book: str) -> HttpResponse:
    """The promises of one meeting, each with its history."""
    card = queries.promises_of(book, today())
    told = [(promise, [in_words(line) for line in promise.history]) for promise in card.promises]
    return render(request, "portal/promises/book.html", {"book": card, "promises": told})


@public(parameters=(_COMMENTS,))
def promise(request: HttpRequest, book: str, number: int) -> HttpResponse:
    """One promise: who does what until when, what changed on which day, what citizens say."""
    found = queries.question_about(book, number, today())
    context = {
        "book": found.book,
        "promise": found.promise,
        "history": [in_words(line) for line in found.promise.history],
        "answers": found.answers,
        "is_asked": found.is_asked,
        "comments": feedback.comments_page(found.subject, page=request.GET.get(_COMMENTS, 1)),
    }
    return render(request, "portal/promises/promise.html", context)
