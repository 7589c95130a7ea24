"""One criterion of one unit before the council: everything said about it, and the decision."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sen.office.council.forms import ChooseForm, DecisionForm
from sen.office.council.words import ItemLine, item_lines
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.permissions import may_mark
from sen.reform.assessments.queries import AssessmentCard, CouncilItem, State, has_come_to
from sen.reform.common.clock import now, today
from sen.reform.common.decisions import Decision, no
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.indices import loader
from sen.reform.scoring.permissions import may_see_council


@for_officials
def choose(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Go to a criterion of a unit."""
    may_see_council(request.actor).enforce()
    card = assessments.round_named(year, key)
    form = ChooseForm(assessments.members_of(card), loader.leaf_lines(card.version_id), request.GET)
    if not form.is_valid():
        messages.error(request, _("Choose a unit and a criterion of this round."))
        return redirect("council:page", year, key)
    return redirect("council:item", year, key, form.cleaned_data["don_vi"], form.cleaned_data["tieu_chi"])


@for_officials
def item(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """Read everything said of a criterion, and record what the council decided."""
    may_see_council(request.actor).enforce()
    card = assessments.assessment_named(year, key, unit)
    if not has_come_to(card.state, State.COUNCIL):
        raise NotAllowed(_("This sheet is not before the council yet."))
    line = _line(card, code)
    decision = _may_decide(request, card, code)
    form = DecisionForm(line, request.POST) if request.method == "POST" else DecisionForm.of(line)
    if request.method == "POST":
        decision.enforce()
        if form.is_valid() and _recorded(request, card, form):
            messages.success(request, _("The decision on criterion %(code)s is recorded.") % {"code": code})
            return redirect("council:page", year, key)
    context = {
        "card": card,
        "round": card.round,
        "line": line,
        "form": form,
        "may_decide": decision,
        "evidence": assessments.evidence_of(card.id).get(code, ()),
        "entries": assessments.entries_of(card.id, code),
    }
    return render(request, "office/council/item.html", context, status=422 if form.errors else 200)


def _line(card: AssessmentCard, code: str) -> ItemLine:
    found = CouncilItem(card, code, assessments.words_on(card.id, code))
    lines = item_lines(card.round.version_id, (found,))
    if not lines:
        raise Http404
    return lines[0]


def _may_decide(request: OfficeRequest, card: AssessmentCard, code: str) -> Decision:
    """Marks of the second appraisal and before are not given here."""
    if card.state is not State.COUNCIL:
        return no(_("The result is approved. Take it up again, with a reason, before anything is changed."))
    return may_mark(request.actor, card, code, on=today())


def _recorded(request: OfficeRequest, card: AssessmentCard, form: DecisionForm) -> bool:
    said = form.cleaned_data
    marking = Marking(form.line.leaf.code, form.figures, said["reason"])
    try:
        operations.mark(
            card.id,
            marking,
            by=request.actor,
            at=now(),
            seen_entries=said["seen_entries"],
            save_key=said["save_key"],
        )
    except loader.BadFigure as refusal:
        form.refuse_figure(refusal.name, refusal.sentence)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    else:
        return True
    return False
