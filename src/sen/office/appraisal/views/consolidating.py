"""Two marks on one item that differ, brought together with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from sen.office.appraisal import marking, panes
from sen.office.appraisal.controls import Controls, lettered, verdicts_of
from sen.office.appraisal.forms import MarkForm
from sen.office.appraisal.lines import Desk, Item, Line, Said, lines_of, said_of
from sen.office.appraisal.panes import Pane
from sen.office.people import OfficeRequest, for_officials
from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_consolidate, may_see_appraisal
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, Stage, TwoMarks
from sen.reform.common.clock import now, today
from sen.reform.common.decisions import Decision
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared, OpenIndex
from sen.reform.indices.queries import LeafLine


@dataclass(frozen=True)
class BothRow:
    """An item with its two marks in words."""

    both: TwoMarks
    card: AssessmentCard
    title: str
    first: Said
    second: Said
    may_consolidate: Decision


@for_officials
def consolidation(request: OfficeRequest, year: int, key: str) -> HttpResponse:
    """The items read twice: first those still to be brought together, then the others."""
    may_see_appraisal(request.actor).enforce()
    card = assessments.round_named(year, key)
    members = {each.id: each for each in assessments.members_of(card)}
    index = loader.open_index(card.version_id)
    leaves = index.leaf_lines()
    seen = [each for each in assessments.two_marks(card.id) if _is_of(each, request.actor)]
    said = _said(index, leaves, [word for each in seen for word in (each.first, each.second)])
    rows = []
    for each, first, second in zip(seen, said[::2], said[1::2], strict=True):
        member, title = members[each.reading.assessment_id], leaves[each.reading.code].title
        decision = may_consolidate(request.actor, member, each, on=today())
        rows.append(BothRow(each, member, title, first, second, decision))
    context = {
        "round": card,
        "open": [row for row in rows if row.both.is_open],
        "closed": [row for row in rows if not row.both.is_open],
    }
    return render(request, "office/appraisal/consolidation.html", context)


@require_http_methods(["GET", "POST"])
@for_officials
def consolidate(request: OfficeRequest, year: int, key: str, code: str, unit: str) -> HttpResponse:
    """Both marks side by side, and the decision."""
    may_see_appraisal(request.actor).enforce()
    card = assessments.assessment_named(year, key, unit)
    both = assessments.two_marks_on(card.id, code)
    may_consolidate(request.actor, card, both, on=today()).enforce()
    if both is None or not both.is_open:
        raise operations.NothingToConsolidate(code=code)
    index = loader.open_index(card.round.version_id)
    leaf = index.leaf(code)
    line = _line(request, card, leaf, index)
    verdicts = verdicts_of(index, leaf, Stage.APPRAISAL, has_word=line.declared is not None)
    controls = Controls(leaf, verdicts, lettered(assessments.phrases(code)))
    form = MarkForm.of(controls, stands=both.first, own=both.first)
    form.initial["reason"] = ""
    if request.method == "POST":
        form = MarkForm(controls, request.POST)
        if form.is_valid() and _kept(request, card, form):
            messages.success(request, _("Both marks are brought together."))
            return redirect("appraisal:consolidation", year, key)
    first, second = _said(index, {code: leaf}, [both.first, both.second])
    others = ((_("First mark"), first), (_("Second reading"), second))
    context = {"pane": Pane(line, leaf, panes.evidence_of(line), form, request.path, others), "round": card.round}
    return render(request, "office/appraisal/consolidate.html", context, status=422 if form.errors else 200)


def _kept(request: OfficeRequest, card: AssessmentCard, form: MarkForm) -> bool:
    words = assessments.words_on(card.id, form.controls.leaf.code)
    said = form.cleaned_data
    try:
        operations.consolidate(
            card.id,
            marking.marking_of(form, words),
            by=request.actor,
            at=now(),
            seen_entries=said["seen_entries"],
            save_key=said["save_key"],
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return False
    return True


def _is_of(both: TwoMarks, by: Actor) -> bool:
    return by.has(Role.SECRETARY, Role.LEADER) or by.user_id in (both.first.by_user_id, both.second.by_user_id)


def _said(index: OpenIndex, leaves: Mapping[str, LeafLine], words: Sequence[CurrentAnswer]) -> list[Said]:
    declared = [Declared(word.code, word.figures, word.not_applicable) for word in words]
    marks = index.marks(declared)
    return [said_of(leaves[word.code], word, mark) for word, mark in zip(words, marks, strict=True)]


def _line(request: OfficeRequest, card: AssessmentCard, leaf: LeafLine, index: OpenIndex) -> Line:
    desk = Desk(request.actor, today(), assessments.duties(card.round.id), frozenset(), index)
    past = assessments.past_words(card.round, index, (leaf.code,)).get((card.unit_id, leaf.code))
    (line,) = lines_of(desk, [Item(card, leaf, assessments.words_on(card.id, leaf.code), past)])
    return line
