"""What a run rests on, as one digest: the same figures give the same digest, any other figure another."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import PlaceDecisions, UnitAnswers
from sen.reform.scoring.kinds import RESTS_ON, RunKind


def digest_of(data: object) -> str:
    """SHA-256 over plain data in its one canonical form."""
    return hashlib.sha256(canonical(data).encode()).hexdigest()


def canonical(data: object) -> str:
    """Plain data as JSON in one form: keys in order, no blanks, letters as they are."""
    return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def input_digest(answers: Iterable[UnitAnswers], decisions: PlaceDecisions) -> str:
    """SHA-256 over everything a result rests on: what counts for each unit, and what the council decided."""
    said = sorted((_said(each) for each in answers), key=lambda each: str(each[0]))
    return digest_of([said, decisions.as_data()])


def input_digest_now(round_id: int, kind: RunKind) -> str:
    """The digest a run of this kind would have if it were computed now."""
    answers = assessments.answers_of_round(round_id, through=RESTS_ON[kind])
    return input_digest(answers, assessments.place_decisions(round_id))


def _said(unit: UnitAnswers) -> list[Any]:
    """What goes into a unit's score, in one order."""
    answers = sorted(unit.answers.items())
    return [
        unit.unit_id,
        unit.peer_group,
        [[code, sorted(each.figures.items()), each.not_applicable] for code, each in answers],
    ]
