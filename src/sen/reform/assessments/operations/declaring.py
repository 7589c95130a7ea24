"""Declaring figures: points are never typed, the rule gives them."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.assessments import queries
from sen.reform.assessments.models import Round
from sen.reform.assessments.operations.ledger import (
    ChangedMeanwhile,
    ReasonNeeded,
    ReasonTooLong,
    Saying,
    append,
    enforce_seen,
    is_saved,
    locked,
)
from sen.reform.assessments.permissions import may_declare, may_declare_for_all
from sen.reform.assessments.queries import CurrentAnswer
from sen.reform.assessments.workflow import Act, Stage
from sen.reform.audit import operations as audit
from sen.reform.common.days import local_day
from sen.reform.common.errors import Refusal
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared

__all__ = [
    "ChangedMeanwhile",
    "NothingSaid",
    "ReasonNeeded",
    "ReasonTooLong",
    "UnknownUnits",
    "declare",
    "declare_table",
]


class NothingSaid(Refusal):
    """Neither a figure nor a reason for not applying."""

    message = _("Nothing was entered for criterion %(code)s. Enter its figures, or say why it does not apply.")


class UnknownUnits(Refusal):
    """A table names units that take no part in the round."""

    message = _("These units take no part in the round: %(codes)s. Check the codes in the first column.")


@transaction.atomic
def declare(
    assessment_id: int,
    said: Declared,
    *,
    by: Actor,
    at: datetime,
    reason: str = "",
    seen_entries: int | None = None,
    save_key: str | None = None,
) -> None:
    """
    Enter figures of one leaf, or say why it does not apply; what was said before stays in the ledger.

    With `seen_entries`, the number of entries the leaf had when the person opened it, a newer one is not buried unseen.
    With `save_key`, made up by whoever sends it, the same save sent again changes nothing.

    :raises NotAllowed: if the actor may not declare for the unit, or its window is not open
    :raises ChangedMeanwhile: if somebody else declared the leaf in between
    :raises NothingSaid: if there is neither a figure nor a reason
    :raises BadFigure: if a figure cannot be read
    """
    assessment = locked(assessment_id)
    card = queries.assessment(assessment_id)
    may_declare(by, card, on=local_day(at)).enforce()
    if is_saved(save_key, assessment):
        return
    exact = loader.read_declared(card.round.version_id, said)
    before = queries.words_on(assessment_id, said.code).get(Stage.SELF)
    enforce_seen(seen_entries, before, said.code)
    if not exact.not_applicable and not any(exact.figures.values()) and (before is None or before.is_missing):
        raise NothingSaid(code=said.code)
    saying = Saying(_completed(exact, before), Stage.SELF, Act.DECLARE, reason, save_key)
    append(assessment, (saying,), by=by, at=at)
    audit.record("figures_declared", assessment, by=by, at=at, code=said.code)


@transaction.atomic
def declare_table(
    round_id: int,
    text: str,
    source_name: str,
    *,
    by: Actor,
    at: datetime,
    officers: Mapping[str, Actor] | None = None,
) -> int:
    """
    Take in a table `unit,code,input,value,reason` whole or not at all; units by their code. Returns how many leaves.

    With `officers`, by the code of the unit, each sheet is declared in the name of the officer who may declare it.

    :raises BadTable: with every line that cannot be read
    :raises UnknownUnits: if it names units that take no part in the round
    """
    may_declare_for_all(by).enforce()
    card = queries.round_with_id(round_id)
    declared = loader.read_table(card.version_id, text, source_name)
    by_code = {each.unit_code: each for each in queries.assessments_of(round_id)}
    strangers = sorted(set(declared) - set(by_code))
    if strangers:
        raise UnknownUnits(codes=", ".join(strangers))
    for code, said in declared.items():
        officer = (officers or {}).get(code, by)
        may_declare(officer, by_code[code], on=local_day(at)).enforce()
        assessment = locked(by_code[code].id)
        before = queries.answers_of_unit(assessment.pk).answers
        sayings = (Saying(_completed(each, before.get(each.code)), Stage.SELF, Act.DECLARE) for each in said)
        append(assessment, sayings, by=officer, at=at)
    count = sum(len(said) for said in declared.values())
    audit.record("table_declared", Round.objects.get(pk=round_id), by=by, at=at, source=source_name, leaves=count)
    return count


def _completed(said: Declared, before: CurrentAnswer | None) -> Declared:
    """All figures as they stand now: the new ones over those said before; an empty one takes an earlier one back."""
    if said.not_applicable or before is None:
        return said
    return Declared(said.code, {**before.figures, **said.figures})
