"""One criterion of one unit: its evidence, and the verdict on it; as a page of its own, or as a part of a list."""

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sen.office.appraisal import gathering, marking, panes
from sen.office.appraisal.forms import KEEP_FOR_ALL, MarkForm
from sen.office.appraisal.gathering import Queue
from sen.office.appraisal.lines import Line, Status
from sen.office.appraisal.panes import Pane
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments.queries import AssessmentNotFound
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal

FRAGMENT = "X-Fragment"
VIEW, BY_UNIT = "theo", "don-vi"


@require_http_methods(["GET", "POST"])
@for_officials
def item(request: OfficeRequest, year: int, key: str, code: str, unit: str) -> HttpResponse:
    """The item with its form; a verdict sent to it is kept, and what is left comes next."""
    queue = gathering.queue_of(year, key, code, by=request.actor, on=today())
    line = queue.line_of(unit)
    if line is None:
        raise AssessmentNotFound(name=unit)
    if line.status is Status.BLIND:
        return redirect("appraisal:reading", year, key, code, unit)
    if request.method == "GET":
        form = panes.form_of(queue, line, queue.words.get(line.card.id, {})) if line.is_open else None
        return _shown(request, queue, _pane(request, line, queue, form))
    line.may_mark.enforce()
    if not line.is_open:
        raise Http404
    return _marked(request, queue, line)


def _marked(request: OfficeRequest, queue: Queue, line: Line) -> HttpResponse:
    controls = panes.controls_of(queue, line)
    form = MarkForm(controls, request.POST)
    if form.is_valid():
        try:
            _keep(request, queue, line, form)
        except operations.ChangedMeanwhile:
            return _conflict(request, line, form)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            return _next(request, queue, line)
    return _shown(request, queue, _pane(request, line, queue, form), status=422)


def _keep(request: OfficeRequest, queue: Queue, line: Line, form: MarkForm) -> None:
    said = form.cleaned_data
    words = queue.words.get(line.card.id, {})
    operations.mark(
        line.card.id,
        marking.marking_of(form, words, queue.words.get(said["like"] or 0)),
        by=request.actor,
        at=now(),
        seen_entries=said["seen_entries"],
        save_key=said["save_key"],
    )
    if said["keep"] and said["reason"]:
        code = "" if said["keep"] == KEEP_FOR_ALL else line.code
        operations.keep_phrase(said["reason"], code, by=request.actor, at=now())


def _next(request: OfficeRequest, queue: Queue, line: Line) -> HttpResponse:
    """The line as it is now for a script; for everybody else the next one that is left."""
    is_by_unit = request.GET.get(VIEW) == BY_UNIT
    place = (queue.round.year, queue.round.key)
    if FRAGMENT in request.headers:
        fresh = gathering.queue_of(*place, line.code, by=request.actor, on=today()).line_of(line.card.unit_slug)
        context = {"line": fresh, "round": queue.round, "is_by_unit": is_by_unit}
        return render(request, "office/appraisal/_line.html", context)
    messages.success(request, _("The mark on criterion %(code)s of %(unit)s is kept.") % _named(line))
    if is_by_unit:
        sheet = gathering.sheet_of(*place, line.card.unit_slug, by=request.actor, on=today())
        left = next((each for each in sheet.lines if each.status is Status.LEFT), None)
        back = reverse("appraisal:unit", args=(*place, line.card.unit_slug))
    else:
        left = _after(queue, line)
        back = reverse("appraisal:queue", args=(*place, line.code))
    if left is None:
        return redirect(back)
    address = reverse("appraisal:item", args=(*place, left.code, left.card.unit_slug))
    return redirect(f"{address}?{VIEW}={BY_UNIT}" if is_by_unit else address)


def _after(queue: Queue, line: Line) -> Line | None:
    """The next line left below this one, or else the first."""
    left = [each for each in queue.lines if each.status is Status.LEFT and each is not line]
    place = queue.lines.index(line)
    return next((each for each in left if queue.lines.index(each) > place), left[0] if left else None)


def _conflict(request: OfficeRequest, line: Line, form: MarkForm) -> HttpResponse:
    """Theirs and mine: the same words again in a form that has seen the newer mark."""
    card = line.card
    queue = gathering.queue_of(card.round.year, card.round.key, line.code, by=request.actor, on=today())
    fresh = queue.line_of(card.unit_slug) or line
    own = queue.words.get(card.id, {}).get(panes.stage_of(fresh))
    pane = replace(
        _pane(request, fresh, queue, form.again(own=own)), others=tuple(panes.theirs(fresh)), is_conflict=True
    )
    return _shown(request, queue, pane, status=409)


def _pane(request: OfficeRequest, line: Line, queue: Queue, form: MarkForm | None) -> Pane:
    return Pane(line, queue.leaf, panes.evidence_of(line), form, request.get_full_path())


def _shown(request: OfficeRequest, queue: Queue, pane: Pane, status: int = 200) -> HttpResponse:
    context = {"pane": pane, "round": queue.round, "is_by_unit": request.GET.get(VIEW) == BY_UNIT}
    is_fragment = FRAGMENT in request.headers
    template = "office/appraisal/_pane.html" if is_fragment else "office/appraisal/item.html"
    return render(request, template, context, status=status)


def _named(line: Line) -> dict[str, str]:
    return {"code": line.code, "unit": line.card.unit_name}
