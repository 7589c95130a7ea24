"""The papers of commendation: which there are, for whom, and writing each."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.accounts.queries import Actor
from sen.reform.commendations import documents, permissions, queries
from sen.reform.commendations.kinds import DecisionKind
from sen.reform.commendations.queries import NominationCard, RoundCard, State
from sen.reform.common.clock import today
from sen.reform.common.errors import NotFound
from sen.reform.documents.content import OfficialDocument

PROPOSAL, MINUTES, COUNT, DECISION, REPORT = "to-trinh", "bien-ban-hop", "bien-ban-kiem-phieu", "quyet-dinh", "bao-cao"
# What stands on the proposal: everything that was checked and not turned down.
_PROPOSED = (
    State.CHECKED,
    State.BEFORE_COUNCIL,
    State.VOTED,
    State.DECIDED,
    State.HANDED_OVER,
    State.FLAGGED,
    State.KEPT,
)


class PaperNotFound(NotFound):
    """No such paper, or not yet."""

    message = gettext_lazy("There is no such paper, or not yet. Choose one from the list of documents.")


@dataclass(frozen=True)
class Paper:
    """One paper and where its files are."""

    title: str
    files: tuple[tuple[str, str], ...]


def papers_of_round(card: RoundCard, by: Actor) -> tuple[Paper, ...]:
    """What there is of a round, for whoever may read what lies before the council."""
    if not permissions.may_read_council(by):
        return ()
    found = []
    if queries.nominations_of(card.id, _PROPOSED):
        found.append(Paper(_("Proposal with the list"), _files(card.id, PROPOSAL)))
    for session in queries.sessions_of(card.id):
        day = {"day": f"{session.held_on.day}/{session.held_on.month}/{session.held_on.year}"}
        found.append(Paper(_("Minutes of the council, %(day)s") % day, _files(card.id, f"{MINUTES}-{session.id}")))
        found.append(Paper(_("Count of votes, %(day)s") % day, _files(card.id, f"{COUNT}-{session.id}")))
    for decided in queries.decisions_of(card.id):
        title = f"{decided.kind_label}: {decided.number}/QĐ-UBND"
        found.append(Paper(title, _files(card.id, f"{DECISION}-{decided.id}")))
    return tuple(found)


def papers_of_nomination(card: NominationCard) -> tuple[Paper, ...]:
    """The report of a unit, and its certificate once it is decided."""
    address: Callable[[str], str] = lambda each: reverse("commendations:own_paper", args=(card.id, REPORT, each))  # noqa: E731
    found = [Paper(_("Report of achievements"), (("DOCX", address("docx")), ("PDF", address("pdf"))))]
    if card.award is not None:
        award_id = card.award.id
        files = tuple(
            (each.upper(), reverse("commendations:certificate", args=(award_id, each))) for each in ("pdf", "docx")
        )
        found.append(Paper(_("Certificate"), files))
    return tuple(found)


def write(card: RoundCard, name: str) -> OfficialDocument:
    """
    One paper of a round.

    :raises PaperNotFound: if there is none of that name
    """
    if name == PROPOSAL:
        cards = queries.nominations_of(card.id, _PROPOSED)
        return documents.proposal(card, cards, queries.reward_on(today()), today())
    kind, _hyphen, number = name.rpartition("-")
    for session in queries.sessions_of(card.id):
        if number == str(session.id) and kind in (MINUTES, COUNT):
            writer = documents.minutes if kind == MINUTES else documents.count_minutes
            return writer(card, session)
    for decided in queries.decisions_of(card.id):
        if number == str(decided.id) and kind == DECISION:
            if decided.kind is DecisionKind.REVOKE:
                return documents.revocation(card, decided)
            return documents.decision(card, decided, queries.reward_on(decided.decided_on))
    raise PaperNotFound


def _files(round_id: int, name: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.upper(), reverse("commendations:paper", args=(round_id, name, each))) for each in ("docx", "pdf")
    )
