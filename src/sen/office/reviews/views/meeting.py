"""The meeting: agenda, the item's figures, and conclusions recorded as they are spoken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sen.office.directives.views.giving import field_of
from sen.office.people import OfficeRequest, for_officials
from sen.office.reviews import forms, meeting_forms
from sen.reform.common.clock import now, today
from sen.reform.common.errors import NotAllowed, NotFound, Refusal
from sen.reform.organizations import queries as organizations
from sen.reform.organizations.queries import UnitCard
from sen.reform.reviews import operations, permissions, queries
from sen.reform.reviews.queries import AgendaLine, ConclusionCard, Pack

ITEM = "muc"


@dataclass(frozen=True)
class Typed:
    """The forms of the page; those a person sent come back with their errors."""

    conclusion: meeting_forms.NewConclusion
    item: forms.NewItem
    opinion: meeting_forms.Opinion

    @property
    def status(self) -> int:
        """Refused input is not a success."""
        return 422 if self.conclusion.errors or self.item.errors or self.opinion.errors else 200


@for_officials
def meeting(request: OfficeRequest, review_id: int) -> HttpResponse:
    """The meeting at one matter of its agenda."""
    permissions.may_read(request.actor).enforce()
    units = units_today()
    return meeting_page(request, review_id, request.GET.get(ITEM, ""), blank(units))


@require_POST
@for_officials
def conclude(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Record a conclusion; its tasks are held until the meeting is closed."""
    units = units_today()
    chosen = request.POST.get(ITEM, "")
    form = meeting_forms.NewConclusion(request.POST, units=units)
    if form.is_valid():
        new = form.conclusion(int(chosen) if chosen.isdigit() else None)
        try:
            operations.conclude(review_id, new, by=request.actor, at=now())
        except (NotAllowed, NotFound):
            raise
        except Refusal as refusal:
            form.add_error(field_of(refusal), refusal.sentence)
        else:
            messages.success(request, _recorded(len(form.cleaned_data["leads"])))
            return back(review_id, chosen)
    return meeting_page(request, review_id, chosen, replace(blank(units), conclusion=form))


@require_POST
@for_officials
def put_on_agenda(request: OfficeRequest, review_id: int) -> HttpResponse:
    """Add a matter to the agenda."""
    units = units_today()
    form = forms.NewItem(request.POST, units=units)
    if form.is_valid():
        item_id = operations.put_on_agenda(
            review_id, operations.NewItem(**form.cleaned_data), by=request.actor, at=now()
        )
        messages.success(request, _("The matter is on the agenda."))
        return back(review_id, str(item_id))
    return meeting_page(request, review_id, "", replace(blank(units), item=form))


@for_officials
def conclusion(request: OfficeRequest, review_id: int, conclusion_id: int) -> HttpResponse:
    """Correct the words of a conclusion."""
    permissions.may_read(request.actor).enforce()
    card = _conclusion(review_id, conclusion_id)
    form = forms.Wording(request.POST or None, initial={"text": card.text})
    if request.method == "POST" and form.is_valid():
        operations.reword(conclusion_id, form.cleaned_data["text"], by=request.actor, at=now())
        messages.success(request, _("The conclusion is corrected. The earlier words stay readable."))
        return back(review_id, str(card.item_id or ""))
    review = queries.review(review_id)
    context = {
        "review": review,
        "conclusion": card,
        "form": form,
        "may": permissions.decisions_for(request.actor, review),
    }
    return render(request, "office/reviews/conclusion.html", context, status=422 if form.errors else 200)


@require_POST
@for_officials
def withdraw(request: OfficeRequest, review_id: int, conclusion_id: int) -> HttpResponse:
    """Take a conclusion back with the tasks held for it."""
    card = _conclusion(review_id, conclusion_id)
    operations.withdraw(conclusion_id, by=request.actor, at=now())
    messages.success(request, _("The conclusion is withdrawn; the tasks held for it are gone."))
    return back(review_id, str(card.item_id or ""))


def blank(units: Sequence[UnitCard]) -> Typed:
    """The forms before anybody typed."""
    return Typed(
        meeting_forms.NewConclusion(units=units), forms.NewItem(units=units), meeting_forms.Opinion(units=units)
    )


def meeting_page(request: OfficeRequest, review_id: int, chosen: str, typed: Typed, refused: str = "") -> HttpResponse:
    """Draw the meeting at a matter, with what a person typed, and why the meeting could not be closed, if so."""
    pack = queries.pack(review_id, on=today())
    item = next((line for line in pack.agenda if str(line.id) == chosen), next(iter(pack.agenda), None))
    here, elsewhere = _sorted(pack, item)
    context = {
        "pack": pack,
        "item": item,
        "here": here,
        "elsewhere": elsewhere,
        "typed": typed,
        "opinions": [each for each in queries.opinions(review_id) if item is not None and each.item_id == item.id],
        "refused": refused,
        "may": permissions.decisions_for(request.actor, pack.review),
    }
    return render(request, "office/reviews/meeting.html", context, status=422 if refused else typed.status)


def _sorted(pack: Pack, item: AgendaLine | None) -> tuple[list[ConclusionCard], list[ConclusionCard]]:
    """The conclusions on a matter, and all others."""
    here = [each for each in pack.conclusions if item is not None and each.item_id == item.id]
    return here, [each for each in pack.conclusions if each not in here]


def _conclusion(review_id: int, conclusion_id: int) -> ConclusionCard:
    found = next((each for each in queries.conclusions(review_id, on=today()) if each.id == conclusion_id), None)
    if found is None:
        raise Http404
    return found


def units_today() -> tuple[UnitCard, ...]:
    """The units that may be chosen."""
    return organizations.units_on(today())


def _recorded(tasks: int) -> str:
    if tasks == 0:
        return _("The conclusion is recorded, without a task.")
    return ngettext(
        "The conclusion is recorded; %(count)s unit gets its task when the meeting is closed.",
        "The conclusion is recorded; %(count)s units get their tasks when the meeting is closed.",
        tasks,
    ) % {"count": tasks}


def back(review_id: int, item_id: str) -> HttpResponse:
    """Go back to the meeting at a matter."""
    address = reverse("reviews:meeting", args=(review_id,))
    return redirect(f"{address}?{ITEM}={item_id}" if item_id.isdigit() else address)
