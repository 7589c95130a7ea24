"""Evidence beside a criterion: chosen from the unit's library, or added to it on the way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.evidence import receiving
from sen.office.evidence.forms import LinkForm, PieceForm
from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import place_of
from sen.office.sheets.forms import ChoosePieceForm, LocatorForm
from sen.office.sheets.page import AREA, around_the_sheet
from sen.office.uploads import within
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_attach
from sen.reform.assessments.queries import AssessmentCard, State
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.evidence.limits import MAXIMUM_BYTES
from sen.reform.evidence.queries import pieces_of
from sen.reform.indices import loader

_LINK = "lien-ket"


@within(MAXIMUM_BYTES)
@require_http_methods(["GET", "POST"])
@for_officials
def evidence(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """What stands beside a criterion, the library to choose from, and a form for something new."""
    card = assessments.assessment_named(year, key, unit)
    may_attach(request.actor, card, on=today()).enforce()
    kind = LinkForm if request.GET.get("loai") == _LINK else PieceForm
    choosing, adding = ChoosePieceForm(), kind()
    locating = LocatorForm()
    if request.method == "POST" and "piece" in request.POST:
        choosing = ChoosePieceForm(request.POST)
        if choosing.is_valid() and _attached(request, card, code, choosing):
            return redirect(_back_to(card, code))
    elif request.method == "POST":
        adding, locating, at = kind(request.POST, request.FILES), LocatorForm(request.POST), now()
        # Both are looked at, so that everything wrong is said at once.
        if all([adding.is_valid(), locating.is_valid()]):
            piece_key = receiving.receive(adding, card.unit_id, request.actor, at)
            if piece_key:
                new = operations.Attaching(code, piece_key, locating.cleaned_data["locator"])
                operations.attach(card.id, new, by=request.actor, at=at)
                receiving.announce(request, piece_key, adding, at)
                return receiving.to(request, _back_to(card, code))
    words = request.GET.get("q", "")[:100]
    context = {
        **around_the_sheet(request, card),
        "leaf": loader.leaf(card.round.version_id, code),
        "lines": assessments.evidence_of(card.id).get(code, ()),
        "pieces": pieces_of(card.unit_id, words),
        "words": words,
        "choosing": choosing,
        "adding": adding,
        "form": adding,
        "locating": locating,
        "is_link": kind is LinkForm,
        "is_supplementary": card.state == State.EXPLAINING,
        "back": _back_to(card, code),
    }
    is_wrong = choosing.errors or adding.errors or locating.errors
    return render(request, "office/sheets/evidence.html", context, status=422 if is_wrong else 200)


@require_POST
@for_officials
def detach(request: OfficeRequest, year: int, key: str, unit: str, use_id: int) -> HttpResponse:
    """Take a piece off a criterion; it stays in the library."""
    card = assessments.assessment_named(year, key, unit)
    line = operations.detach(use_id, by=request.actor, at=now())
    said = _("The document is taken off criterion %(code)s; it stays in the library.")
    messages.success(request, said % {"code": line.code})
    return redirect("sheets:evidence", card.round.year, card.round.key, card.unit_slug, line.code)


def _attached(request: OfficeRequest, card: AssessmentCard, code: str, form: ChoosePieceForm) -> bool:
    new = operations.Attaching(code, form.cleaned_data["piece"], form.cleaned_data["locator"])
    try:
        operations.attach(card.id, new, by=request.actor, at=now())
    except NotAllowed:
        raise
    except Refusal as refusal:
        form.add_error("piece", refusal.sentence)
        return False
    messages.success(request, _("The document stands beside criterion %(code)s.") % {"code": code})
    return True


def _back_to(card: AssessmentCard, code: str) -> str:
    here = (card.round.year, card.round.key, card.unit_slug)
    if card.state == State.EXPLAINING:
        return f"{reverse('sheets:explain', args=here)}#c-{code}"
    place = place_of(loader.definition_page(card.round.version_id), code)
    return f"{reverse('sheets:page', args=here)}?{AREA}={place}#c-{code}"
