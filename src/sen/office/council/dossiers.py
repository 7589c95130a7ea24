"""What the papers of a season are written from, with no more than the person who asks may see."""

from datetime import date

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.permissions import may_read_stage
from sen.reform.assessments.queries import AssessmentCard, RoundCard, Stage, State
from sen.reform.indices import loader
from sen.reform.publishing import queries as publishing
from sen.reform.scoring.engine import changes_of, current_sheet, sheets_among_peers
from sen.reform.scoring.kinds import RunKind
from sen.reform.scoring.permissions import may_see_council
from sen.reform.scoring.queries import approval_of, latest_run, movements, scorecard, snapshot
from sen.reform.scoring.queries.dossiers import Edition, RoundDossier, UnitDossier
from sen.reform.scoring.queries.runs import RunPage, UnitScore


def round_dossier(card: RoundCard, *, on: date) -> RoundDossier:
    """Everything the papers of a round are written from; bounded however many units there are."""
    run = latest_run(card.year, RunKind.OFFICIAL, key=card.key)
    return RoundDossier(
        card=card,
        on=on,
        members=assessments.members_of(card),
        run=run,
        digest=snapshot(run.id).digest if run else "",
        approval=approval_of(card.id),
        movements=movements(run) if run else None,
        edition=_edition(card),
        items=assessments.council_items(card),
        leaves=loader.leaf_lines(card.version_id),
        places_decided=assessments.decisions_of(card.id),
        changes=changes_of(card),
    )


def own_dossier(card: AssessmentCard, *, on: date) -> UnitDossier:
    """What a unit says of itself, alone: as its sheet shows it while it declares."""
    own = current_sheet(card.id)
    words = assessments.words_of_unit(card.id)
    evidence = assessments.evidence_of(card.id)
    return UnitDossier(
        card=card,
        on=on,
        leaves=loader.leaf_lines(card.round.version_id),
        words={code: {Stage.SELF: said[Stage.SELF]} for code, said in words.items() if Stage.SELF in said},
        evidence={code: tuple(line for line in lines if not line.is_supplementary) for code, lines in evidence.items()},
        own=own,
        final=own,
    )


def unit_dossier(card: AssessmentCard, by: Actor, *, on: date) -> UnitDossier:
    """
    What one unit's papers are written from: only the stages the person may see.

    Until the result may be seen the unit is scored alone, as on its sheet; then among its peers, as in the result.
    """
    seen = {stage for stage in Stage if may_read_stage(by, card, stage)}
    words = assessments.words_of_unit(card.id)
    result = _result(card, by, on)
    stages = tuple(stage for stage in (Stage.SELF, _marked(seen)) if stage is not None)
    sheets = (
        sheets_among_peers(card, stages)
        if result
        else {stage: current_sheet(card.id, through=stage) for stage in stages}
    )
    appraised = sheets.get(Stage.REAPPRAISAL) or sheets.get(Stage.APPRAISAL)
    return UnitDossier(
        card=card,
        on=on,
        leaves=loader.leaf_lines(card.round.version_id),
        words={code: {stage: word for stage, word in said.items() if stage in seen} for code, said in words.items()},
        evidence=assessments.evidence_of(card.id),
        own=sheets[Stage.SELF],
        appraised=appraised,
        final=scorecard(result.run.id, card.unit_id).sheet if result and result.run else appraised,
        score=_score(result.run, card.unit_id) if result and result.run else None,
        result=result,
    )


def _marked(seen: set[Stage]) -> Stage | None:
    """The newest appraisal that may be seen."""
    return next((stage for stage in (Stage.REAPPRAISAL, Stage.APPRAISAL) if stage in seen), None)


def _edition(card: RoundCard) -> Edition:
    """The version a paper speaks of; once something was published, what follows corrects it."""
    log = publishing.history(card.year, card.key)
    if not log:
        return Edition()
    newest = log[0]
    if card.is_published:
        return Edition(newest.number, newest.reason)
    words = next((turn.reason for turn in reversed(_turns(card)) if turn.move == "revise"), "")
    return Edition(newest.number + 1, words)


def _turns(card: RoundCard) -> tuple[assessments.TurnLine, ...]:
    members = assessments.members_of(card)
    return assessments.turns_of(members[0].id) if members else ()


def _result(card: AssessmentCard, by: Actor, on: date) -> RoundDossier | None:
    """The official result, where the person may see it."""
    if not (card.round.is_published or may_see_council(by)) or card.round.states.get(State.WITHDRAWN):
        return None
    run = latest_run(card.round.year, RunKind.OFFICIAL, key=card.round.key)
    if run is None:
        return None
    return RoundDossier(
        card=card.round,
        on=on,
        members=(),
        run=run,
        digest=snapshot(run.id).digest,
        approval=approval_of(card.round.id),
        edition=_edition(card.round),
    )


def _score(run: RunPage, unit_id: int) -> UnitScore | None:
    return next((each for each in run.units if each.unit_id == unit_id), None)
