"""Looking a sheet over before it is handed on: errors block, warnings explain."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.assessments.queries.answers import CurrentAnswer, answers_of_unit
from sen.reform.assessments.queries.evidence import EvidenceLine, evidence_of
from sen.reform.assessments.queries.proposals import Proposal, last_year
from sen.reform.assessments.queries.rounds import AssessmentCard
from sen.reform.assessments.queries.waiting import unanswered
from sen.reform.common.days import format_day
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine

# A criterion whose share of its points moved by half within a year is worth a second look.
_BIG_JUMP = Fraction(1, 2)


class About(TextChoices):
    """What a remark is about, in the order people mend things."""

    UNANSWERED = "unanswered", gettext_lazy("Not answered in full")
    CONTRADICTION = "contradiction", gettext_lazy("Figures that contradict each other")
    PROPOSAL = "proposal", gettext_lazy("Other than proposed")
    JUMP = "jump", gettext_lazy("A big jump since last year")
    EVIDENCE_DAY = "evidence_day", gettext_lazy("Evidence of another time")
    NO_EVIDENCE = "no_evidence", gettext_lazy("No evidence attached")


@dataclass(frozen=True)
class Remark:
    """Something about one criterion: an error, or a warning."""

    about: About
    code: str
    title: str
    sentence: str


@dataclass(frozen=True)
class CheckedSheet:
    """Everything found on a sheet."""

    errors: tuple[Remark, ...]
    warnings: tuple[Remark, ...]
    answered_count: int
    leaf_count: int


def checked(card: AssessmentCard, proposed: Mapping[str, tuple[Proposal, ...]]) -> CheckedSheet:
    """Look over everything a unit declared, with what was proposed to it and what was said a year earlier."""
    answers = answers_of_unit(card.id).answers
    waiting = set(unanswered(card.id))
    required = loader.required(card.round.version_id)
    sheet = _Sheet(
        card=card,
        leaves=loader.definition_page(card.round.version_id).leaves,
        answers={code: said for code, said in answers.items() if not said.is_missing},
        waiting=waiting,
        evidence=evidence_of(card.id),
        proposed=proposed,
        jumps=dict(_jumps(card, answers)),
    )
    return CheckedSheet(
        errors=tuple(sheet.errors()),
        warnings=tuple(sheet.warnings()),
        answered_count=len(required) - len(waiting),
        leaf_count=len(required),
    )


@dataclass(frozen=True)
class _Sheet:
    card: AssessmentCard
    leaves: Sequence[LeafLine]
    answers: Mapping[str, CurrentAnswer]
    waiting: set[str]
    evidence: Mapping[str, tuple[EvidenceLine, ...]]
    proposed: Mapping[str, tuple[Proposal, ...]]
    jumps: Mapping[str, str]

    def errors(self) -> Iterator[Remark]:
        """What must be mended: nothing said, only part said, a part greater than its whole."""
        contradictory = loader.contradictions(self.card.round.version_id, map(_declared, self.answers.values()))
        for leaf in self.leaves:
            if leaf.code in self.waiting:
                is_begun = leaf.code in self.answers
                said = _("Some of its figures are missing.") if is_begun else _("It is not answered.")
                yield Remark(About.UNANSWERED, leaf.code, leaf.title, said)
            elif leaf.code in contradictory:
                yield Remark(About.CONTRADICTION, leaf.code, leaf.title, contradictory[leaf.code])

    def warnings(self) -> Iterator[Remark]:
        """What an appraiser will ask about."""
        for leaf in self.leaves:
            if leaf.code in self.answers and leaf.code not in self.waiting:
                for about, said in self._about(leaf, self.answers[leaf.code]):
                    yield Remark(about, leaf.code, leaf.title, said)

    def _about(self, leaf: LeafLine, answer: CurrentAnswer) -> Iterator[tuple[About, str]]:
        lines = self.evidence.get(leaf.code, ())
        if leaf.evidence and not lines and not answer.not_applicable:
            yield About.NO_EVIDENCE, _("Expected: %(evidence)s.") % {"evidence": "; ".join(leaf.evidence)}
        for line in lines:
            for told in _about_piece(line, self.card.round.cut_off_on):
                yield About.EVIDENCE_DAY, told
        for proposal in self.proposed.get(leaf.code, ()):
            said = _("It differs from what was proposed: %(source)s, as of %(day)s.")
            yield About.PROPOSAL, said % {"source": proposal.source, "day": format_day(proposal.as_of)}
        if leaf.code in self.jumps:
            yield About.JUMP, self.jumps[leaf.code]


def _jumps(card: AssessmentCard, answers: Mapping[str, CurrentAnswer]) -> Iterator[tuple[str, str]]:
    """The criteria whose share of their points moved by half since last year, with a sentence."""
    past = last_year(card)
    codes = [code for code in answers if past is not None and code in past.words]
    if past is None or not codes:
        return
    counted = [past.words[code] for code in codes]
    before = loader.marks_of(past.round.version_id, [_declared(word.counted, word.code_then) for word in counted])
    after = loader.marks_of(card.round.version_id, [_declared(answers[code]) for code in codes])
    most_then = {leaf.code: leaf.maximum for leaf in loader.definition_page(past.round.version_id).leaves}
    most_now = {leaf.code: leaf.maximum for leaf in loader.definition_page(card.round.version_id).leaves}
    for code, word, then, now in zip(codes, counted, before, after, strict=True):
        share_then = _share(then.points, most_then[word.code_then])
        share_now = _share(now.points, most_now[code])
        if share_then is not None and share_now is not None and abs(share_now - share_then) >= _BIG_JUMP:
            said = _("It was %(before)s of %(most_before)s points in %(year)s, and is %(now)s of %(most)s now.")
            figures = {"before": then.shown, "most_before": then.maximum, "now": now.shown, "most": now.maximum}
            yield code, said % {**figures, "year": past.round.year}


def _share(points: str, most: Decimal) -> Fraction | None:
    return Fraction(points) / Fraction(most) if points and most else None


def _declared(answer: CurrentAnswer, code: str = "") -> Declared:
    return Declared(code or answer.code, answer.figures, answer.not_applicable)


def _about_piece(line: EvidenceLine, cut_off_on: date) -> Iterator[str]:
    piece = line.piece
    if piece.issued_on and piece.issued_on > cut_off_on:
        said = _("“%(title)s” was issued on %(day)s, after the cut-off day.")
        yield said % {"title": piece.title, "day": format_day(piece.issued_on)}
    if piece.valid_to and piece.is_expired(cut_off_on):
        said = _("“%(title)s” was in force until %(day)s only.")
        yield said % {"title": piece.title, "day": format_day(piece.valid_to)}
