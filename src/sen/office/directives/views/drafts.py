"""Tasks proposed from a text: giving the text, correcting, confirming and discarding."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sen.office.directives.forms import DraftCorrection, SourceText
from sen.office.directives.views.giving import field_of, given_words
from sen.office.people import OfficeRequest, for_officials
from sen.office.uploads import within
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Conflict, NotAllowed, Refusal
from sen.reform.directives import operations, permissions, queries
from sen.reform.directives.queries import DraftBatchPage, DraftCard
from sen.reform.documents.intake import MAXIMUM_BYTES
from sen.reform.organizations.queries import units_on

_REVIEW = "reviews.review:"


@dataclass(frozen=True)
class Card:
    """A draft with its form and where the form goes."""

    draft: DraftCard
    form: DraftCorrection
    confirm_url: str


@within(MAXIMUM_BYTES)
@for_officials
def new(request: OfficeRequest) -> HttpResponse:
    """Give a text to propose tasks from."""
    permissions.may_draft(request.actor).enforce()
    initial = {"written_on": today(), "origin": request.GET.get("nguon", ""), "source_name": request.GET.get("ten", "")}
    form = SourceText(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            batch_id = operations.draft_from_text(
                said["text"],
                source_name=said["source_name"],
                origin=said["origin"],
                written_on=said["written_on"],
                by=request.actor,
                at=now(),
            )
        except (operations.EmptyText, operations.TextRefused) as refusal:
            form.add_error("text", refusal.sentence)
        else:
            return redirect("directives:drafts", batch_id)
    return render(request, "office/directives/new_drafts.html", {"form": form}, status=422 if form.errors else 200)


@for_officials
def batch(request: OfficeRequest, batch_id: int) -> HttpResponse:
    """The text at left, its drafts at right."""
    return batch_page(request, batch_id)


@require_POST
@for_officials
def confirm(request: OfficeRequest, draft_id: int) -> HttpResponse:
    """Give the task a draft proposes, as corrected."""
    permissions.may_assign(request.actor).enforce()
    batch_id = queries.batch_id_of_draft(draft_id)
    form = correction_form(request, draft_id)
    if form.is_valid():
        try:
            given = operations.confirm_draft(draft_id, form.correction(), by=request.actor, at=now())
        except (Conflict, NotAllowed):
            raise
        except Refusal as refusal:
            form.add_error(field_of(refusal), refusal.sentence)
        else:
            messages.success(request, given_words(len(given)))
            return redirect("directives:drafts", batch_id)
    return batch_page(request, batch_id, failed=(draft_id, form))


@require_POST
@for_officials
def discard(request: OfficeRequest, draft_id: int) -> HttpResponse:
    """Decide that a draft is no task."""
    batch_id = queries.batch_id_of_draft(draft_id)
    operations.discard_draft(draft_id, by=request.actor, at=now())
    messages.success(request, _("The draft is discarded. No task came of it."))
    return redirect("directives:drafts", batch_id)


def correction_form(request: OfficeRequest, draft_id: int) -> DraftCorrection:
    """The posted form of a draft; also for pages of other subjects that confirm drafts of theirs."""
    page = queries.draft_batch(queries.batch_id_of_draft(draft_id))
    card = next(card for card in page.drafts if card.id == draft_id)
    return DraftCorrection.for_card(card, units_on(today()), request.POST)


def batch_page(
    request: OfficeRequest, batch_id: int, failed: tuple[int, DraftCorrection] | None = None
) -> HttpResponse:
    """Draw the page of a text; with the form of a draft that failed, if one did."""
    permissions.may_draft(request.actor).enforce()
    page = queries.draft_batch(batch_id)
    context = {
        "page": page,
        "cards": _cards(page, failed),
        "failed_form": failed[1] if failed else None,
        "review_id": _review_id(page),
    }
    return render(request, "office/directives/drafts.html", context, status=422 if failed else 200)


def _cards(page: DraftBatchPage, failed: tuple[int, DraftCorrection] | None) -> list[Card]:
    units = units_on(today())
    forms = dict([failed]) if failed else {}
    return [
        Card(card, forms.get(card.id) or DraftCorrection.for_card(card, units), _confirm_url(page, card))
        for card in page.drafts
    ]


def _review_id(page: DraftBatchPage) -> int | None:
    return int(page.origin.removeprefix(_REVIEW)) if page.origin.startswith(_REVIEW) else None


def _confirm_url(page: DraftBatchPage, card: DraftCard) -> str:
    """A draft of a review is confirmed there, so that the task is tied to its conclusion."""
    review_id = _review_id(page)
    if review_id is not None:
        return reverse("reviews:confirm_draft", args=(review_id, card.id))
    return reverse("directives:confirm_draft", args=(card.id,))
