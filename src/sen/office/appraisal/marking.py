"""From a verdict on the page to what the ledger is told."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from sen.office.appraisal.controls import ACCEPT, FIGURES, LIKE, NOT_APPLICABLE, NOTHING, OBJECTION
from sen.office.appraisal.forms import MarkForm
from sen.office.appraisal.lines import is_same
from sen.reform.assessments.operations import Marking
from sen.reform.assessments.queries import Act, CurrentAnswer, Stage
from sen.reform.common.errors import Refusal
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine

Words = Mapping[Stage, CurrentAnswer]


class NothingAlike(Refusal):
    """The verdict of another unit cannot be taken over."""


def marking_of(form: MarkForm, words: Words, like: Words | None = None) -> Marking:
    """
    What a valid form says, given the words on the item, and those on the one it is like.

    :raises NothingAlike: if the other unit's verdict rests on figures of its own
    """
    said = form.cleaned_data
    act = Act.ASK if said["ask"] else Act.MARK
    code = form.controls.leaf.code
    if said["verdict"] == LIKE:
        return _like(form, words, like or {}, act)
    return Marking(code, _figures(form, said["verdict"], words), said["reason"], act)


def _figures(form: MarkForm, verdict: str, words: Words) -> Declared | None:
    code = form.controls.leaf.code
    if verdict == ACCEPT:
        return None
    if verdict == NOTHING:
        return Declared(code)
    if verdict == FIGURES:
        return Declared(code, form.figures)
    if verdict == NOT_APPLICABLE:
        return Declared(code, not_applicable=form.cleaned_data["reason"])
    if verdict == OBJECTION:
        return _proposed(words, code)
    return Declared(code, dict(form.controls.verdict(verdict).figures or {}))


def _proposed(words: Words, code: str) -> Declared:
    """What the unit proposes; where it proposes nothing else, what it declared."""
    reply, declared = words.get(Stage.EXPLANATION), words.get(Stage.SELF)
    word = reply if reply is not None and not reply.is_missing else declared
    return Declared(code, word.figures, word.not_applicable) if word else Declared(code)


def _like(form: MarkForm, words: Words, like: Words, act: Act) -> Marking:
    """The same verdict for the same reason: acknowledged or not, or the same level."""
    stage = Stage.REAPPRAISAL if Stage.EXPLANATION in words else Stage.APPRAISAL
    theirs = like.get(stage)
    leaf = form.controls.leaf
    if theirs is None:
        raise NothingAlike(_("That unit has no verdict yet. Choose another one."))
    reason = form.cleaned_data["reason"] or theirs.reason
    before = like.get(Stage.APPRAISAL if stage is Stage.REAPPRAISAL else Stage.SELF)
    if before is not None and is_same(theirs, before):
        return Marking(leaf.code, None, reason, act)
    if theirs.is_missing or _is_level(leaf):
        return Marking(leaf.code, Declared(leaf.code, theirs.figures, theirs.not_applicable), reason, act)
    raise NothingAlike(_("The verdict on that unit rests on its own figures. Enter the figures of this one."))


def _is_level(leaf: LeafLine) -> bool:
    return all(asked.kind in ("choice", "tick") for asked in leaf.asked)
