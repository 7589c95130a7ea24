"""What appraisers still have to mark, by the state of the sheet it stands on."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from django.db.models import Count, Exists, OuterRef, Q

from sen.reform.assessments.models import Latest
from sen.reform.assessments.workflow import Act, Stage, State

_LEFT = {
    State.APPRAISING: Q(stage=Stage.SELF) & ~Q(entry__inputs={}, entry__not_applicable=""),
    State.REAPPRAISING: Q(stage=Stage.EXPLANATION, entry__act=Act.DISAGREE),
}
_DONE_BY = {State.APPRAISING: Stage.APPRAISAL, State.REAPPRAISING: Stage.REAPPRAISAL}


def left_to_mark(round_id: int, *, without_units: Collection[int] = ()) -> Mapping[State, Mapping[str, int]]:
    """Of each criterion, how many units wait for a mark, or for the decision on their objection; by state."""
    found: dict[State, dict[str, int]] = defaultdict(dict)
    same = Latest.objects.filter(assessment=OuterRef("assessment"), code=OuterRef("code"))
    waiting = Q()
    for state, items in _LEFT.items():
        waiting |= Q(items, ~Exists(same.filter(stage=_DONE_BY[state])), assessment__state=state)
    rows = Latest.objects.filter(waiting, assessment__round_id=round_id)
    rows = rows.exclude(assessment__unit_id__in=tuple(without_units))
    for state, code, count in rows.values_list("assessment__state", "code").annotate(Count("pk")).order_by():
        found[State(state)][code] = count
    return found
