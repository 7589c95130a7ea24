"""Second readings: the list of a reader, one item read blindly, and drawing the sample."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from sen.office.appraisal import marking, panes
from sen.office.appraisal.controls import Controls, lettered, verdicts_of
from sen.office.appraisal.forms import MarkForm, SampleForm
from sen.office.appraisal.lines import Desk, Item, Line, lines_of
from sen.office.appraisal.panes import Pane
from sen.office.people import OfficeRequest, for_officials
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_assign_appraisers, may_read_second, may_see_appraisal
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, Reading, RoundCard, Stage, State
from sen.reform.common.clock import now, today
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.indices.loader import OpenIndex
from sen.reform.indices.queries import LeafLine


@dataclass(frozen=True)
class ReadingRow:
    """A drawn item with its names."""

    reading: Reading
    card: AssessmentCard
    title: str

    @property
    def is_open(self) -> bool:
        """Whether it can still be read."""
        return not self.reading.is_read and self.card.state is State.APPRAISING


@for_officials
def readings(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """What was drawn for the person who looks; for the secretary, all that was drawn, and the draw."""
    may_see_appraisal(request.actor).enforce()
    return _list(request, assessments.round_named(year, key), SampleForm())


@require_POST
@for_officials
def draw(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """Draw a sample of what is marked."""
    may_assign_appraisers(request.actor).enforce()
    card = assessments.round_named(year, key)
    form = SampleForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            drawn = operations.draw_sample(card.id, said["share"], said["seed"], by=request.actor, at=now())
        except operations.BadShare as refusal:
            form.add_error("share", refusal.sentence)
        else:
            messages.success(request, _("%(count)d items are drawn for a second reading.") % {"count": drawn.count})
            if drawn.without_reader:
                words = _("For %(count)d items there is no second appraiser of another unit: appoint one, draw again.")
                messages.warning(request, words % {"count": drawn.without_reader})
            return redirect("appraisal:readings", year, key)
    return _list(request, card, form)


@require_http_methods(["GET", "POST"])
@for_officials
def reading(request: OfficeRequest, year: int, key: str, code: str, unit: str) -> HttpResponse:
    """One item: what was declared and its evidence, and nothing of the first mark."""
    may_see_appraisal(request.actor).enforce()
    card = assessments.assessment_named(year, key, unit)
    drawn = assessments.reading_on(card.id, code)
    may_read_second(request.actor, card, drawn, on=today()).enforce()
    index = loader.open_index(card.round.version_id)
    leaf = index.leaf(code)
    line = _blind_line(request, card, leaf, index)
    verdicts = verdicts_of(index, leaf, Stage.APPRAISAL, has_word=line.declared is not None)
    controls = Controls(leaf, verdicts, lettered(assessments.phrases(code)))
    declared = line.declared.answer if line.declared else None
    form = MarkForm.of(controls, stands=declared, own=None)
    if request.method == "POST":
        form = MarkForm(controls, request.POST)
        if form.is_valid() and _kept(request, card, form):
            messages.success(
                request, _("Your reading is kept. If it differs from the first mark, both are brought together.")
            )
            return redirect("appraisal:readings", year, key)
    pane = Pane(line, leaf, panes.evidence_of(line), form, request.path)
    context = {"pane": pane, "round": card.round}
    return render(request, "office/appraisal/reading.html", context, status=422 if form.errors else 200)


def _kept(request: OfficeRequest, card: AssessmentCard, form: MarkForm) -> bool:
    words = assessments.words_on(card.id, form.controls.leaf.code)
    said = marking.marking_of(form, words)
    try:
        operations.read_second(card.id, said, by=request.actor, at=now(), save_key=form.cleaned_data["save_key"])
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def _blind_line(request: OfficeRequest, card: AssessmentCard, leaf: LeafLine, index: OpenIndex) -> Line:
    """The line as the reader may see it: as if nobody had marked it."""
    blind = frozenset({(card.id, leaf.code)})
    desk = Desk(request.actor, today(), assessments.duties(card.round.id), blind, index)
    declared = assessments.words_on(card.id, leaf.code).get(Stage.SELF)
    words: dict[Stage, CurrentAnswer] = {Stage.SELF: declared} if declared else {}
    past = assessments.past_words(card.round, index, (leaf.code,)).get((card.unit_id, leaf.code))
    (line,) = lines_of(desk, [Item(card, leaf, words, past)])
    return line


def _list(request: OfficeRequest, card: RoundCard, form: SampleForm) -> HttpResponse:
    members = {each.id: each for each in assessments.members_of(card)}
    titles = {line.code: line.title for line in loader.outline(card.version_id)}
    may_draw = may_assign_appraisers(request.actor)
    found = assessments.readings_of(card.id, reader_id=None if may_draw else request.actor.user_id or 0)
    rows = [ReadingRow(each, members[each.assessment_id], titles.get(each.code, "")) for each in found]
    context = {"round": card, "rows": rows, "may_draw": may_draw, "form": form, "own_id": request.actor.user_id}
    return render(request, "office/appraisal/readings.html", context, status=422 if form.errors else 200)
