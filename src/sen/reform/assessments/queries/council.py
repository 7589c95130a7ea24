"""What lies before the council: every objection of a round with all words on it, and what the council decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter

from sen.reform.assessments.models import Latest
from sen.reform.assessments.queries.answers import CurrentAnswer, Words, answer_of
from sen.reform.assessments.queries.rounds import AssessmentCard, RoundCard, members_of
from sen.reform.assessments.workflow import Act, Stage


@dataclass(frozen=True)
class CouncilItem:
    """One criterion of one unit the council talks about: objected to, or decided upon."""

    card: AssessmentCard
    code: str
    words: Mapping[Stage, CurrentAnswer]

    @property
    def is_disputed(self) -> bool:
        """Whether the unit objects to the first mark."""
        reply = self.words.get(Stage.EXPLANATION)
        return reply is not None and reply.act is Act.DISAGREE

    @property
    def decision(self) -> CurrentAnswer | None:
        """What the council decided; none yet."""
        return self.words.get(Stage.COUNCIL)


def council_items(card: RoundCard) -> tuple[CouncilItem, ...]:
    """Everything objected to in a round, and everything the council decided, by unit and criterion; four readings."""
    latest = Latest.objects.filter(assessment__round_id=card.id)
    disputed = latest.filter(stage=Stage.EXPLANATION, entry__act=Act.DISAGREE)
    decided = latest.filter(stage=Stage.COUNCIL)
    wanted = {
        (assessment_id, code)
        for found in (disputed, decided)
        for assessment_id, code in found.values_list("assessment_id", "code")
    }
    words: dict[tuple[int, str], dict[Stage, CurrentAnswer]] = {key: {} for key in wanted}
    codes = {code for _assessment_id, code in wanted}
    for row in latest.filter(code__in=codes).select_related("entry"):
        if (row.assessment_id, row.code) in wanted:
            words[row.assessment_id, row.code][Stage(row.stage)] = answer_of(row)
    return tuple(
        CouncilItem(each, code, words[each.id, code])
        for each in members_of(card)
        for code in sorted(code for assessment_id, code in wanted if assessment_id == each.id)
    )


def words_of_round(round_id: int) -> Mapping[int, Words]:
    """The word of every stage on every criterion of every unit in a round, by assessment; one reading."""
    found: dict[int, dict[str, dict[Stage, CurrentAnswer]]] = {}
    rows = Latest.objects.filter(assessment__round_id=round_id).select_related("entry")
    for row in sorted(rows, key=attrgetter("entry.number")):
        words = found.setdefault(row.assessment_id, {})
        words.setdefault(row.code, {})[Stage(row.stage)] = answer_of(row)
    return found
