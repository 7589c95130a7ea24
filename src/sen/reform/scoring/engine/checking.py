"""Scoring again from what is stored: does every run still come out the same?"""

from collections.abc import Iterator
from typing import Any

from sen.engine import ENGINE_VERSION
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import PlaceDecisions
from sen.reform.scoring.engine.computing import compute
from sen.reform.scoring.engine.lines import ComputedLine
from sen.reform.scoring.kinds import RESTS_ON, RunKind
from sen.reform.scoring.models import ScoreLine, ScoreRun
from sen.reform.scoring.queries import digest_of


def differing_runs() -> Iterator[str]:
    """Score every run again from what is stored: each that comes out otherwise, as a sentence for the administrator."""
    for run in ScoreRun.objects.select_related("round").order_by("pk"):
        difference = difference_on_recomputation(run)
        if difference:
            yield difference


def difference_on_recomputation(run: ScoreRun) -> str:
    """Score a run again and say what differs; empty when nothing does."""
    where = f"Lần tính điểm {run.pk} ({run.round.title})"
    lines = tuple(ScoreLine.objects.filter(run=run))
    if digest_of([run.leaves, [_kept(line) for line in lines]]) != run.result_digest:
        return f"{where}: kết quả đã ghi bị sửa."
    lengths = {line.unit_id: line.entry_count for line in lines}
    found = assessments.answers_of_round(run.round_id, through=RESTS_ON[RunKind(run.kind)], up_to=lengths)
    answers = [each for each in found if each.unit_id in lengths]
    try:
        again = compute(run.round.index_version_id, answers, PlaceDecisions.from_data(run.decisions))
    except (ValueError, KeyError):
        # What was stored can no longer even be read as an index and its answers.
        return f"{where}: không tính lại được, bộ chỉ số hoặc số liệu kê khai bị sửa."
    if again.definition_digest != run.definition_digest:
        return f"{where}: bộ chỉ số không còn như khi tính."
    if again.input_digest != run.input_digest:
        return f"{where}: số liệu kê khai không còn như khi tính."
    if run.engine_version == ENGINE_VERSION and again.result_digest != run.result_digest:
        return f"{where}: tính lại ra kết quả khác."
    return ""


def _kept(line: ScoreLine) -> dict[str, Any]:
    return ComputedLine(
        unit_id=line.unit_id,
        peer_group=line.peer_group,
        entry_count=line.entry_count,
        rank=line.rank,
        unranked_reason=line.unranked_reason,
        grade=line.grade,
        total=line.total,
        areas=line.areas,
        sheet=line.sheet,
    ).as_data()
