"""Looking a sheet over before it is handed on: errors block, warnings explain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from sen.reform.assessments.queries.answers import CurrentAnswer, answers_of_unit
from sen.reform.assessments.queries.evidence import EvidenceLine, evidence_of
from sen.reform.assessments.queries.proposals import LastYear, Proposal, last_year
from sen.reform.assessments.queries.rounds import AssessmentCard
from sen.reform.assessments.queries.waiting import unanswered
from sen.reform.common.days import format_day
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import LeafLine

# A criterion whose share of its points moved by half within a year is worth a second look.
_BIG_JUMP = Fraction(1, 2)


@dataclass(frozen=True)
class Remark:
    """Something about one criterion: an error, or a warning."""

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

    @property
    def may_go_on(self) -> bool:
        """Whether nothing blocks it."""
        return not self.errors


def checked(card: AssessmentCard, proposed: Mapping[str, tuple[Proposal, ...]]) -> CheckedSheet:
    """Look over everything a unit declared, with what was proposed to it and what was said a year earlier."""
    leaves = _leaves(card.round.version_id)
    sheet = _Sheet(card, leaves, answers_of_unit(card.id).answers, evidence_of(card.id), proposed, last_year(card))
    waiting = set(unanswered(card.id))
    required = loader.required(card.round.version_id)
    return CheckedSheet(
        errors=tuple(sheet.errors(waiting)),
        warnings=tuple(sheet.warnings(waiting)),
        answered_count=len(required) - len(waiting),
        leaf_count=len(required),
    )


@dataclass(frozen=True)
class _Sheet:
    card: AssessmentCard
    leaves: Mapping[str, LeafLine]
    answers: Mapping[str, CurrentAnswer]
    evidence: Mapping[str, tuple[EvidenceLine, ...]]
    proposed: Mapping[str, tuple[Proposal, ...]]
    past: LastYear | None

    def errors(self, waiting: set[str]) -> Iterator[Remark]:
        """What must be mended: nothing said, only part said, a part greater than its whole."""
        for code, leaf in self.leaves.items():
            if code in waiting:
                is_begun = code in self.answers and not self.answers[code].is_missing
                said = _("Some of its figures are missing.") if is_begun else _("It is not answered.")
                yield Remark(code, leaf.title, said)
            elif contradiction := self._contradiction(leaf):
                yield Remark(code, leaf.title, contradiction)

    def warnings(self, waiting: set[str]) -> Iterator[Remark]:
        """What an appraiser will ask about."""
        for code, leaf in self.leaves.items():
            answer = self.answers.get(code)
            if code in waiting or answer is None or answer.is_missing:
                continue
            yield from (Remark(code, leaf.title, said) for said in self._about(leaf, answer))

    def _about(self, leaf: LeafLine, answer: CurrentAnswer) -> Iterator[str]:
        lines = self.evidence.get(leaf.code, ())
        if leaf.evidence and not lines and not answer.not_applicable:
            yield _("No evidence is attached; expected: %(evidence)s.") % {"evidence": "; ".join(leaf.evidence)}
        yield from (said for line in lines for said in _about_piece(line, self.card.round.cut_off_on))
        for proposal in self.proposed.get(leaf.code, ()):
            said = _("It differs from what was proposed: %(source)s, as of %(day)s.")
            yield said % {"source": proposal.source, "day": format_day(proposal.as_of)}
        if jump := self._jump(leaf, answer):
            yield jump

    def _contradiction(self, leaf: LeafLine) -> str:
        """A rate above 100 % of counted things: more were done than there were."""
        answer = self.answers.get(leaf.code)
        if answer is None or answer.not_applicable:
            return ""
        return loader.contradiction(self.card.round.version_id, Declared(leaf.code, answer.figures))

    def _jump(self, leaf: LeafLine, answer: CurrentAnswer) -> str:
        word = self.past.words.get(leaf.code) if self.past else None
        if self.past is None or word is None:
            return ""
        then = loader.mark_of(
            self.past.round.version_id, Declared(word.code_then, word.counted.figures, word.counted.not_applicable)
        )
        now = loader.mark_of(self.card.round.version_id, Declared(leaf.code, answer.figures, answer.not_applicable))
        most_then = loader.leaf(self.past.round.version_id, word.code_then).maximum
        if not then.points or not now.points or not most_then or not leaf.maximum:
            return ""
        if abs(Fraction(now.points) / Fraction(leaf.maximum) - Fraction(then.points) / Fraction(most_then)) < _BIG_JUMP:
            return ""
        said = _("It was %(before)s of %(most_before)s points in %(year)s, and is %(now)s of %(most)s now.")
        return said % {
            "before": then.shown,
            "most_before": then.maximum,
            "year": self.past.round.year,
            "now": now.shown,
            "most": now.maximum,
        }


def _leaves(version_id: int) -> Mapping[str, LeafLine]:
    page = loader.definition_page(version_id)
    tree = [leaf for area in page.areas for group in area.groups for leaf in group.leaves]
    return {leaf.code: leaf for leaf in [*tree, *(leaf for block in page.outside for leaf in block.leaves)]}


def _about_piece(line: EvidenceLine, cut_off_on: date) -> Iterator[str]:
    piece = line.piece
    if piece.issued_on and piece.issued_on > cut_off_on:
        said = _("“%(title)s” was issued on %(day)s, after the cut-off day.")
        yield said % {"title": piece.title, "day": format_day(piece.issued_on)}
    if piece.valid_to and piece.is_expired(cut_off_on):
        said = _("“%(title)s” was in force until %(day)s only.")
        yield said % {"title": piece.title, "day": format_day(piece.valid_to)}
