"""One piece: its passport, how it looks, who opened it, and describing it anew."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sen.office.evidence.forms import PassportForm
from sen.office.evidence.lines import line_of, type_label
from sen.office.evidence.receiving import field_for_passport
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import Actor
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, NotFound, Refusal
from sen.reform.evidence import operations, permissions, queries
from sen.reform.evidence.queries import PieceCard


@require_http_methods(["GET", "POST"])
@for_officials
def piece(request: OfficeRequest, key: str) -> HttpResponse:
    """The page of a piece; describing it anew comes back here."""
    card = readable(request.actor, key)
    form = PassportForm.of(card, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.describe(card.key, form.description(), by=request.actor, at=now())
        except (NotAllowed, NotFound):
            raise
        except Refusal as refusal:
            form.add_error(field_for_passport(refusal), refusal.sentence)
        else:
            messages.success(request, _("The new description counts from now on; earlier ones stay readable."))
            return redirect("evidence:piece", card.key)
    return _page(request, card, form)


def readable(actor: Actor, key: str) -> PieceCard:
    """
    The piece, for somebody who may read it.

    :raises PieceNotFound: if there is none, or it is not for them: nobody learns which
    """
    card = queries.piece(key)
    if not permissions.may_read(actor, card):
        raise queries.PieceNotFound
    return card


def _page(request: OfficeRequest, card: PieceCard, form: PassportForm) -> HttpResponse:
    shown = _shown_page(request.GET.get("trang", ""), card.page_count)
    may_see_accesses = permissions.may_see_accesses(request.actor, card)
    context = {
        "card": card,
        "line": line_of(card, today()),
        "type_label": type_label(card),
        "page": shown,
        "previous_page": shown - 1,
        "next_page": shown + 1 if shown < card.page_count else 0,
        "is_picture": card.content_type.startswith("image/"),
        "may_describe": permissions.may_add(request.actor, card.unit_id),
        "passports": queries.passports_of(card.key),
        "may_see_accesses": may_see_accesses,
        "accesses": queries.accesses_of(card.key) if may_see_accesses else (),
        "form": form,
    }
    return render(request, "office/evidence/piece.html", context, status=422 if form.errors else 200)


def _shown_page(wanted: str, count: int) -> int:
    number = int(wanted) if wanted.isascii() and wanted.isdigit() and len(wanted) < 6 else 1
    return max(1, min(number, count))
