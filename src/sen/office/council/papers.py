"""The papers of a season: which there are for whom, why one is not there yet, and how each is written."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from sen.office.council.dossiers import own_dossier, round_dossier, unit_dossier
from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_see_results, may_see_rounds, may_see_sheet
from sen.reform.assessments.queries import AssessmentCard, RoundCard, State
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.common.errors import NotFound
from sen.reform.documents.content import OfficialDocument
from sen.reform.organizations.queries import unit
from sen.reform.scoring import documents
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.permissions import may_see_council
from sen.reform.scoring.queries import computed_kinds
from sen.reform.scoring.queries.dossiers import RoundDossier
from sen.reform.scoring.queries.runs import RunPage


class PaperNotFound(NotFound):
    """No such paper, or it is not there yet."""


@dataclass(frozen=True)
class Paper:
    """One paper: its name, its files with their addresses; the reason where there is none yet."""

    name: str
    title: str
    files: tuple[tuple[str, str], ...]
    reason: str = ""


def papers_of_round(card: RoundCard, by: Actor) -> tuple[Paper, ...]:
    """The papers of a whole round a person may have."""
    here = (card.year, card.key)
    return tuple(
        Paper(name, title, _files("council:paper", (*here, name), formats, decision), str(decision.reason))
        for name, title, formats, decision in _of_round(card, by)
    )


def papers_by_unit(card: RoundCard, by: Actor) -> tuple[tuple[AssessmentCard, tuple[Paper, ...]], ...]:
    """The papers of every unit whose sheet a person may see; the round is asked about its result once."""
    stands = _stands(card)
    seen = (each for each in assessments.members_of(card) if may_see_sheet(by, each))
    return tuple((each, _unit_papers(each, by, stands)) for each in seen)


def write(card: RoundCard, name: str, by: Actor, *, on: date) -> OfficialDocument:
    """
    One paper of a round.

    :raises PaperNotFound: if there is none of that name
    :raises NotAllowed: if it is not there for this person, or not yet
    """
    decision = next((each[-1] for each in _of_round(card, by) if each[0] == name), None)
    if decision is None:
        raise PaperNotFound(_("There is no such paper. Choose one from the folder of the round."))
    decision.enforce()
    if name in _BEFORE_RESULT:
        return _BEFORE_RESULT[name](card, on=on)
    dossier = round_dossier(card, on=on)
    if name in _OF_RESULT and dossier.run is not None:
        return _OF_RESULT[name](dossier, dossier.run)
    return _OF_COUNCIL[name](dossier)


def write_for_unit(card: AssessmentCard, name: str, by: Actor, *, on: date) -> OfficialDocument:
    """
    One paper of a unit, with what the person may see.

    :raises PaperNotFound: if there is none of that name
    :raises NotAllowed: if it is not there for this person, or not yet
    """
    decision = next((each[-1] for each in _of_unit(card, by, _stands(card.round)) if each[0] == name), None)
    if decision is None:
        raise PaperNotFound(_("There is no such paper. Choose one from the folder of the round."))
    decision.enforce()
    if name == REPORT:
        return documents.self_report(own_dossier(card, on=on), unit(card.unit_id))
    dossier = unit_dossier(card, by, on=on)
    if name == LETTER and dossier.result is not None and dossier.score is not None:
        return documents.letter(dossier, dossier.result, dossier.score)
    if name == LETTER:
        raise PaperNotFound(_("Nothing of the index applies to this unit, so it has no result to be told."))
    return documents.score_sheet(dossier)


REPORT, SHEET, LETTER = "bao-cao-tu-danh-gia", "bang-diem", "thu-thong-bao"
_ALL = ("docx", "pdf", "xlsx")
_BEFORE_RESULT: dict[str, Callable[..., OfficialDocument]] = {
    "ke-hoach": documents.plan,
    "huong-dan": documents.guidance,
}
_OF_COUNCIL: dict[str, Callable[[RoundDossier], OfficialDocument]] = {
    "tai-lieu-hop": documents.council_pack,
    "bien-ban": documents.minutes,
}
_OF_RESULT: dict[str, Callable[[RoundDossier, RunPage], OfficialDocument]] = {
    "quyet-dinh": documents.decision,
    "thong-bao": documents.announcement,
}


def _of_round(card: RoundCard, by: Actor) -> Iterator[tuple[str, str, tuple[str, ...], Decision]]:
    everybody = may_see_rounds(by)
    yield "ke-hoach", _("Plan of the round"), _ALL, everybody
    yield "huong-dan", _("Guidance to the units"), _ALL, everybody
    council = may_see_council(by)
    yield "tai-lieu-hop", _("Papers for the council's meeting"), _ALL, council and _has_members(card)
    yield "bien-ban", _("Minutes of the council"), _ALL, council and _has_run(card)
    result = (may_see_results(by, card) if card.is_published else council) and _stands(card)
    yield "quyet-dinh", _("Decision with annexes"), _ALL, result
    yield "thong-bao", _("Announcement"), _ALL, result


def _unit_papers(card: AssessmentCard, by: Actor, stands: Decision) -> tuple[Paper, ...]:
    here = (card.round.year, card.round.key, card.unit_slug)
    return tuple(
        Paper(name, title, _files("council:unit_paper", (*here, name), _ALL, decision), str(decision.reason))
        for name, title, decision in _of_unit(card, by, stands)
    )


def _of_unit(card: AssessmentCard, by: Actor, stands: Decision) -> Iterator[tuple[str, str, Decision]]:
    seen = may_see_sheet(by, card)
    yield REPORT, _("Report of self-assessment"), seen
    yield SHEET, _("Score sheet in the Ministry's columns"), seen
    told = yes_if(
        card.round.is_published or may_see_council(by), _("The letter is written when the result is published.")
    )
    yield LETTER, _("Letter with the result"), seen and told and stands


def _has_members(card: RoundCard) -> Decision:
    return yes_if(card.unit_count, _("No unit takes part in this round."))


def _has_run(card: RoundCard) -> Decision:
    return yes_if(
        RunKind.OFFICIAL in computed_kinds(card.id),
        _("The official result is not computed yet. The secretary computes it."),
    )


def _stands(card: RoundCard) -> Decision:
    """A result that may be told: computed, and not withdrawn."""
    return _has_run(card) and yes_if(
        not card.states.get(State.WITHDRAWN), _("The result was withdrawn: nothing is announced of it.")
    )


def _files(
    route: str, args: tuple[object, ...], formats: tuple[str, ...], decision: Decision
) -> tuple[tuple[str, str], ...]:
    if not decision:
        return ()
    return tuple((each.upper(), reverse(route, args=(*args, each))) for each in formats)
