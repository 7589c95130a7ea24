"""What the sheet shows of each criterion: its points and why, last year, evidence, proposals, and the form."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.office.sheets.forms import LeafForm
from sen.office.sheets.last_year import LastLine
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, EvidenceLine, Proposal
from sen.reform.common.numbers import decimal_of
from sen.reform.indices import loader
from sen.reform.indices.loader import Declared
from sen.reform.indices.queries import AskedFigure, DefinitionPage, LeafLine, RulePart, RuleWords
from sen.reform.scoring.queries import AreaSheet, FigureLine, LeafSheet, ScoreSheet

#: The place of everything that stands outside the tree: bonus, penalty, facts.
OUTSIDE = "ngoai"
_BLOCKS = {
    "bonus": gettext_lazy("Bonus points"),
    "penalty": gettext_lazy("Points taken off"),
    "fact": gettext_lazy("Facts asked without points"),
}
_DECLARED, _MISSING = "value", "missing"


@dataclass(frozen=True)
class Worth:
    """What a criterion gives for what is declared now."""

    points: Decimal | None
    maximum: Decimal
    state: str
    sentence: str
    next_step: str
    figures: tuple[FigureLine, ...]
    rule: RuleWords

    @property
    def is_missing(self) -> bool:
        """Whether nothing, or not everything, is declared."""
        return self.state in (_MISSING, "incomplete")

    @property
    def is_absent(self) -> bool:
        """Whether it is claimed not to apply."""
        return self.state == "not_applicable"


@dataclass(frozen=True)
class Card:
    """One criterion on the sheet."""

    leaf: LeafLine
    worth: Worth
    answer: CurrentAnswer | None
    form: LeafForm | None
    last: LastLine | None
    evidence: tuple[EvidenceLine, ...]
    proposals: tuple["Offer", ...]

    @property
    def lacks_evidence(self) -> bool:
        """Whether the criterion asks for evidence and nothing is attached to what was declared."""
        return bool(self.leaf.evidence) and not self.evidence and not self.worth.is_missing and not self.worth.is_absent

    @property
    def parts(self) -> tuple[RulePart, ...]:
        """The rule part by part; a rule of one measure is its own only part."""
        return self.leaf.parts or (RulePart("", self.worth.rule.measured, self.worth.rule.levels),)


@dataclass(frozen=True)
class Offer:
    """A proposal as people read it."""

    proposal: Proposal
    figures: str


@dataclass(frozen=True)
class Group:
    """Criteria under one heading; the points of a group only inside the tree."""

    code: str
    title: str
    points: Decimal | None
    maximum: Decimal | None
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Place:
    """An area in the list beside the sheet."""

    code: str
    name: str
    points: Decimal | None
    maximum: Decimal | None
    percent: Decimal | None
    missing_count: int

    @property
    def label(self) -> str:
        """How the list calls it."""
        return self.name if self.code == OUTSIDE else f"{self.code}. {self.name}"


@dataclass(frozen=True)
class Around:
    """Everything about a unit that its cards are made of, by criterion."""

    answers: Mapping[str, CurrentAnswer]
    last: Mapping[str, LastLine]
    evidence: Mapping[str, tuple[EvidenceLine, ...]]
    proposals: Mapping[str, tuple[Proposal, ...]]


def places(sheet: ScoreSheet, page: DefinitionPage) -> tuple[Place, ...]:
    """The areas with their points, and what stands outside them."""
    found = [_place(area) for area in sheet.areas]
    if page.outside:
        found.append(Place(OUTSIDE, _("Outside the areas"), None, None, None, 0))
    return tuple(found)


def place_of(page: DefinitionPage, code: str) -> str:
    """The area a criterion stands in."""
    areas = (area.code for area in page.areas for group in area.groups for leaf in group.leaves if leaf.code == code)
    return next(areas, OUTSIDE)


def groups_of(
    card: AssessmentCard, page: DefinitionPage, area: AreaSheet | None, around: Around, forms: Mapping[str, LeafForm]
) -> tuple[Group, ...]:
    """The criteria of one area; without an area, of everything outside the tree."""
    leaves = {leaf.code: leaf for leaf in page.leaves}
    if area is None:
        return tuple(_outside(card, page, around, forms))
    return tuple(
        Group(
            code=group.code if group.code != area.score.code else "",
            title=group.title,
            points=group.points,
            maximum=group.maximum,
            cards=tuple(
                _card(leaves[each.code], _worth_of(each), around, forms.get(each.code)) for each in group.leaves
            ),
        )
        for group in area.groups
    )


def worth_in(card: AssessmentCard, sheet: ScoreSheet, leaf: LeafLine, answer: CurrentAnswer | None) -> Worth:
    """What a criterion gives, in the tree or outside it."""
    found = sheet.leaf(leaf.code)
    return _worth_of(found) if found else _worth_outside(card, leaf, answer)


def forms_for(
    leaves: Iterable[LeafLine], answers: Mapping[str, CurrentAnswer], data: QueryDict | None = None
) -> Iterator[tuple[str, LeafForm]]:
    """The form of each criterion, filled with what was declared last."""
    for leaf in leaves:
        yield leaf.code, LeafForm.of(leaf, answers.get(leaf.code)) if data is None else LeafForm(leaf, data)


def offers_of(leaf: LeafLine, proposals: Iterable[Proposal]) -> Iterator[Offer]:
    """Proposals for a criterion, with their figures in words."""
    for each in proposals:
        yield Offer(each, shown_figures(leaf, each.figures))


def shown_figures(leaf: LeafLine, figures: Mapping[str, str]) -> str:
    """Figures in one line: each with what it is called."""
    said = [(asked.label, _shown(asked, figures[asked.name])) for asked in leaf.asked if figures.get(asked.name)]
    if len(leaf.asked) == 1:
        # One figure needs no name: the criterion is it.
        return "".join(words for _label, words in said)
    return "; ".join(f"{label}: {words}" for label, words in said)


def points_of(exact: str) -> Decimal | None:
    """Points as the ledger keeps them, for showing; nothing where none were given."""
    return decimal_of(Fraction(exact)) if exact else None


def _shown(asked: AskedFigure, text: str) -> str:
    if asked.kind == "tick":
        return str(_("Yes")) if text == "1" else str(_("No"))
    if asked.kind == "choice":
        return next((choice.label for choice in asked.choices if choice.key == text), text)
    return f"{text.replace('.', ',')} {asked.unit}".rstrip()


def _card(leaf: LeafLine, worth: Worth, around: Around, form: LeafForm | None) -> Card:
    return Card(
        leaf=leaf,
        worth=worth,
        answer=around.answers.get(leaf.code),
        form=form,
        last=around.last.get(leaf.code),
        evidence=around.evidence.get(leaf.code, ()),
        proposals=tuple(offers_of(leaf, around.proposals.get(leaf.code, ()))),
    )


def _outside(
    card: AssessmentCard, page: DefinitionPage, around: Around, forms: Mapping[str, LeafForm]
) -> Iterator[Group]:
    for block in page.outside:
        cards = tuple(
            _card(leaf, _worth_outside(card, leaf, around.answers.get(leaf.code)), around, forms.get(leaf.code))
            for leaf in block.leaves
        )
        yield Group("", str(_BLOCKS[block.kind]), None, block.most, cards)


def _worth_of(leaf: LeafSheet) -> Worth:
    is_absent = leaf.state == "not_applicable" and not leaf.points
    return Worth(
        points=None if is_absent else leaf.points,
        maximum=leaf.maximum,
        state=leaf.state.value,
        sentence=leaf.sentence,
        next_step=leaf.next_step,
        figures=leaf.figures,
        rule=leaf.rule,
    )


def _worth_outside(card: AssessmentCard, leaf: LeafLine, answer: CurrentAnswer | None) -> Worth:
    figures, reason = (answer.figures, answer.not_applicable) if answer else ({}, "")
    mark = loader.mark_of(card.round.version_id, Declared(leaf.code, figures, reason))
    sentence = mark.sentence.removeprefix(f"{leaf.code} {leaf.title}: ")
    sentence = sentence.removesuffix(f" Căn cứ: {leaf.basis}.") if leaf.basis else sentence
    shown = shown_figures(leaf, figures)
    return Worth(
        points=points_of(mark.points),
        maximum=leaf.maximum,
        state=mark.state,
        sentence=sentence.removesuffix(f" {mark.next_step}") if mark.next_step else sentence,
        next_step=mark.next_step,
        figures=(FigureLine(str(_("Declared")), shown),) if shown else (),
        rule=leaf.rule,
    )


def _place(area: AreaSheet) -> Place:
    score = area.score
    return Place(score.code, score.name, score.points, score.maximum, score.percent, area.missing_count)
