"""The explanation room: what was taken and why, agree or disagree with reason, evidence and figures."""

from dataclasses import dataclass
from decimal import Decimal

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from sen.office.people import OfficeRequest, for_officials
from sen.office.sheets.cards import points_of, shown_figures
from sen.office.sheets.forms import ReplyForm
from sen.office.sheets.outcome import Outcome, outcome_of
from sen.office.sheets.page import around_the_sheet
from sen.reform.assessments import operations
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_attach, may_explain, may_move, may_read_stage, may_see_sheet
from sen.reform.assessments.queries import (
    Act,
    AssessmentCard,
    CurrentAnswer,
    EvidenceLine,
    Move,
    Stage,
    State,
    Taken,
    has_come_to,
)
from sen.reform.common.clock import now, today
from sen.reform.common.decisions import no
from sen.reform.common.errors import NotAllowed, Refusal
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine


@dataclass(frozen=True)
class Said:
    """One side's word on a criterion, as people read it."""

    label: str
    figures: str
    not_applicable: str
    points: Decimal | None
    reason: str
    by: str


@dataclass(frozen=True)
class Item:
    """One criterion to answer for: the words in their order, what was lost, the reply, and its form."""

    leaf: LeafLine
    taken: Taken
    words: tuple[Said, ...]
    lost: Decimal | None
    reply: CurrentAnswer | None
    proposed: Said | None
    form: ReplyForm | None
    evidence: tuple[EvidenceLine, ...]
    is_failed: bool
    is_silent: bool

    @property
    def agrees(self) -> bool:
        """Whether the unit accepts the mark."""
        return self.reply is not None and self.reply.act is Act.AGREE

    @property
    def disagrees(self) -> bool:
        """Whether the unit objects."""
        return self.reply is not None and self.reply.act is Act.DISAGREE


@for_officials
def explain(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """Every criterion on which points were taken or an explanation was asked."""
    card = _seen(request, year, key, unit)
    if request.method == "POST":
        operations.answer(card.id, by=request.actor, at=now())
        messages.success(request, _("The explanation is with the appraisers now."))
        return redirect("sheets:explain", year, key, unit)
    return _page(request, card)


@require_POST
@for_officials
def reply(request: OfficeRequest, year: int, key: str, unit: str, code: str) -> HttpResponse:
    """Agree with a mark, disagree with it, or take the answer back."""
    card = _seen(request, year, key, unit)
    may_explain(request.actor, card, on=today()).enforce()
    leaf = loader.leaf(card.round.version_id, code)
    match request.POST.get("viec"):
        case "agree":
            operations.agree(card.id, code, by=request.actor, at=now())
        case "withdraw":
            operations.withdraw_reply(card.id, code, by=request.actor, at=now())
        case _:
            form = ReplyForm(leaf, request.POST)
            if not (form.is_valid() and _disagreed(request, card, form)):
                return _page(request, card, form)
    address = reverse("sheets:explain", args=(year, key, unit))
    return redirect(f"{address}#c-{code}")


@require_POST
@for_officials
def agree_to_rest(request: OfficeRequest, year: int, key: str, unit: str) -> HttpResponse:
    """Accept every mark that has no answer yet."""
    card = _seen(request, year, key, unit)
    may_explain(request.actor, card, on=today()).enforce()
    open_codes = [each.code for each in assessments.taken_from(card.id) if each.standing_reply is None]
    for code in open_codes:
        operations.agree(card.id, code, by=request.actor, at=now())
    said = ngettext("You agree to %(count)d mark.", "You agree to %(count)d marks.", len(open_codes))
    messages.success(request, said % {"count": len(open_codes)})
    return redirect("sheets:explain", year, key, unit)


def _seen(request: OfficeRequest, year: int, key: str, unit: str) -> AssessmentCard:
    card = assessments.assessment_named(year, key, unit)
    may_see_sheet(request.actor, card).enforce()
    if not may_read_stage(request.actor, card, Stage.APPRAISAL):
        no(_("The marks of this unit are shown when the first appraisal is handed over.")).enforce()
    return card


def _disagreed(request: OfficeRequest, card: AssessmentCard, form: ReplyForm) -> bool:
    try:
        operations.disagree(card.id, form.reply, seen_entries=form.seen, by=request.actor, at=now())
    except NotAllowed:
        raise
    except loader.BadFigure as refusal:
        form.add_error(refusal.name, refusal.sentence)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
    else:
        return True
    return False


def _page(request: OfficeRequest, card: AssessmentCard, failed: ReplyForm | None = None) -> HttpResponse:
    decision = may_explain(request.actor, card, on=today())
    leaves = {leaf.code: leaf for leaf in loader.definition_page(card.round.version_id).leaves}
    evidence = assessments.evidence_of(card.id)
    items = [
        _item(request, card, leaves[taken.code], taken, evidence.get(taken.code, ()), failed)
        for taken in assessments.taken_from(card.id)
        if taken.code in leaves
    ]
    outcome: Outcome | None = outcome_of(request.actor, card)
    context = {
        **around_the_sheet(request, card),
        "items": items,
        "may_explain": decision,
        "may_attach": may_attach(request.actor, card, on=today()),
        "may_answer": may_move(request.actor, card, Move.ANSWER, on=today()) and decision,
        "open_count": sum(item.reply is None for item in items),
        "disputed_count": sum(item.disagrees for item in items),
        "outcome": outcome,
        "failed": failed,
    }
    return render(request, "office/sheets/explain.html", context, status=422 if failed else 200)


def _item(
    request: OfficeRequest,
    card: AssessmentCard,
    leaf: LeafLine,
    taken: Taken,
    evidence: tuple[EvidenceLine, ...],
    failed: ReplyForm | None,
) -> Item:
    is_failed = failed is not None and failed.leaf.code == leaf.code
    shows_reply = may_read_stage(request.actor, card, Stage.EXPLANATION)
    reply = taken.standing_reply if shows_reply else None
    form = failed if is_failed else ReplyForm.of(leaf, taken.reply)
    return Item(
        leaf=leaf,
        taken=taken,
        words=tuple(_words(request, card, leaf, taken)),
        lost=decimal_of(taken.lost) if taken.lost else None,
        reply=reply,
        proposed=_proposed(card, leaf, reply),
        form=form if may_explain(request.actor, card, on=today()) else None,
        evidence=evidence,
        is_failed=is_failed,
        # Once the turn has passed, no answer is an answer.
        is_silent=reply is None and shows_reply and has_come_to(card.state, State.REAPPRAISING),
    )


def _words(request: OfficeRequest, card: AssessmentCard, leaf: LeafLine, taken: Taken) -> list[Said]:
    """What each side said, as far as the reader may see it."""
    said = [
        (Stage.SELF, taken.declared),
        (Stage.APPRAISAL, taken.marked),
        (Stage.REAPPRAISAL, taken.remarked),
        (Stage.COUNCIL, taken.council),
    ]
    return [
        _said(leaf, str(stage.label), word)
        for stage, word in said
        if word is not None and may_read_stage(request.actor, card, stage)
    ]


def _said(leaf: LeafLine, label: str, word: CurrentAnswer) -> Said:
    return Said(
        label, shown_figures(leaf, word.figures), word.not_applicable, points_of(word.points), word.reason, word.by
    )


def _proposed(card: AssessmentCard, leaf: LeafLine, reply: CurrentAnswer | None) -> Said | None:
    """The figures the unit proposes, with the points they would give."""
    if reply is None or not reply.figures:
        return None
    mark = loader.mark_of(card.round.version_id, Declared(leaf.code, reply.figures))
    figures = shown_figures(leaf, reply.figures)
    return Said(str(_("Proposed by the unit")), figures, "", points_of(mark.points), reply.reason, reply.by)
