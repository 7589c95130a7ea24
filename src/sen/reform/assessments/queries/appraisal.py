"""Who appraises what, how far that has come, and what appraisers look at beside a figure: last year, reasons used."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments.models import Assignment, EvidenceUse, Latest, ReasonPhrase
from sen.reform.assessments.queries.answers import CurrentAnswer, answer_of
from sen.reform.assessments.queries.rounds import RoundCard, round_before
from sen.reform.assessments.workflow import COUNTS, Act, Stage, State
from sen.reform.indices.loader import OpenIndex


@dataclass(frozen=True)
class Duties:
    """Who appraises what in a round: whoever is assigned, or, where nobody is, whoever has the area in their post."""

    assigned: Mapping[str, frozenset[int]]

    def is_of(self, code: str, by: Actor) -> bool:
        """Whether a criterion is a person's to appraise."""
        if assigned := self.assigned.get(code):
            return by.user_id in assigned
        area = code.partition(".")[0]
        return any(post.role == Role.APPRAISER and area in post.areas for post in by.posts)

    def people_of(self, code: str, people: Iterable[Actor]) -> tuple[Actor, ...]:
        """Those among some people who appraise a criterion."""
        return tuple(person for person in people if self.is_of(code, person))


@dataclass(frozen=True)
class Tally:
    """How far a piece of the appraisal has come: items done, items left."""

    done: int = 0
    left: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.done + self.left

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.done + other.done, self.left + other.left)


@dataclass(frozen=True)
class Phrase:
    """A reason kept for use again."""

    id: int
    words: str
    is_general: bool


@dataclass(frozen=True)
class PastWord:
    """What counted of a criterion in the round before, in exact points, and why it was marked so."""

    year: int
    points: str
    not_applicable: str
    reason: str


def duties(round_id: int) -> Duties:
    """Who appraises what in a round."""
    found: dict[str, set[int]] = {}
    for code, user_id in Assignment.objects.filter(round_id=round_id).values_list("code", "user_id"):
        found.setdefault(code, set()).add(user_id)
    return Duties({code: frozenset(people) for code, people in found.items()})


def tallies(round_id: int, *, without_units: Collection[int] = ()) -> Mapping[str, Tally]:
    """How far each criterion is appraised, over the units whose turn it is; by code."""
    items = _items(round_id).exclude(assessment__unit_id__in=tuple(without_units))
    return {str(code): tally for code, tally in _counted(items, "code").items()}


def unit_tallies(round_id: int, *, codes: Collection[str] | None = None) -> Mapping[int, Tally]:
    """How far each unit is appraised, in some criteria or in all; by assessment."""
    items = _items(round_id) if codes is None else _items(round_id).filter(code__in=tuple(codes))
    return {int(assessment_id): tally for assessment_id, tally in _counted(items, "assessment_id").items()}


def phrases(code: str) -> tuple[Phrase, ...]:
    """The reasons kept for a criterion, then those kept for all."""
    found = ReasonPhrase.objects.filter(code__in=("", code)).order_by("id")
    lines = (Phrase(each.pk, each.words, not each.code) for each in found)
    return tuple(sorted(lines, key=lambda each: each.is_general))


def evidence_counts_across(round_id: int, code: str) -> Mapping[int, int]:
    """How many pieces stand beside one criterion of every unit, by assessment."""
    rows = _evidence().filter(assessment__round_id=round_id, code=code)
    return dict(rows.values_list("assessment_id").annotate(Count("pk")).order_by())


def evidence_counts_of(assessment_id: int) -> Mapping[str, int]:
    """How many pieces stand beside each criterion of a unit, by code."""
    rows = _evidence().filter(assessment_id=assessment_id)
    return dict(rows.values_list("code").annotate(Count("pk")).order_by())


def past_words(card: RoundCard, index: OpenIndex, codes: Iterable[str]) -> Mapping[tuple[int, str], PastWord]:
    """What the published round before says of criteria, by unit and by the code they have now."""
    before = round_before(card)
    if before is None or not before.is_published:
        return {}
    named = index.codes_before(before.version_id)
    now = {named[code]: code for code in codes if code in named}
    words: dict[tuple[int, str], dict[Stage, CurrentAnswer]] = {}
    rows = Latest.objects.filter(assessment__round_id=before.id, code__in=tuple(now), stage__in=COUNTS[Stage.COUNCIL])
    for row in rows.select_related("entry", "assessment"):
        words.setdefault((row.assessment.unit_id, now[row.code]), {})[Stage(row.stage)] = answer_of(row)
    return {key: _past(before.year, said) for key, said in words.items()}


def _past(year: int, said: Mapping[Stage, CurrentAnswer]) -> PastWord:
    counts = next(said[stage] for stage in COUNTS[Stage.COUNCIL] if stage in said)
    # What the unit wrote beside its own figures is no reason for a mark.
    reason = "" if counts.stage is Stage.SELF else counts.reason
    return PastWord(year, counts.points, counts.not_applicable, reason)


def _evidence() -> QuerySet[EvidenceUse]:
    """What stands beside criteria now; what a unit adds while it explains is seen when its turn has passed."""
    added = Q(is_supplementary=True, assessment__state=State.EXPLAINING)
    return EvidenceUse.objects.filter(detached_at=None).exclude(added)


def _items(round_id: int) -> QuerySet[Latest]:
    """What is to be appraised: what was declared in the first appraisal, what is disputed in the second."""
    declared = Q(assessment__state=State.APPRAISING, stage=Stage.SELF) & ~Q(entry__inputs={}, entry__not_applicable="")
    disputed = Q(assessment__state=State.REAPPRAISING, stage=Stage.EXPLANATION, entry__act=Act.DISAGREE)
    return Latest.objects.filter(declared | disputed, assessment__round_id=round_id)


def _counted(items: QuerySet[Latest], name: str) -> dict[str | int, Tally]:
    same = Latest.objects.filter(assessment=OuterRef("assessment"), code=OuterRef("code"))
    first, second = (Exists(same.filter(stage=stage)) for stage in (Stage.APPRAISAL, Stage.REAPPRAISAL))
    is_done = (Q(stage=Stage.SELF) & first) | (Q(stage=Stage.EXPLANATION) & second)
    rows = items.values_list(name).annotate(done=Count("pk", filter=is_done), total=Count("pk")).order_by()
    return {key: Tally(done, total - done) for key, done, total in rows}
