"""
Where figures may come from: apps that hold some offer a source when the program starts.

A source only proposes. What becomes an answer, a person of the unit decides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.translation import gettext as _

from sen.reform.assessments import queries
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer, Proposal
from sen.reform.indices import loader

__all__ = ["Proposal", "figures_named", "from_last_year", "offer", "proposals_for"]

Source = Callable[[AssessmentCard, Mapping[str, CurrentAnswer]], Iterable[Proposal]]
_SOURCES: dict[str, Source] = {}


def offer(name: str, source: Source) -> None:
    """Add a source of proposals; offered again under the same name, the newer one counts."""
    _SOURCES[name] = source


def proposals_for(card: AssessmentCard) -> Mapping[str, tuple[Proposal, ...]]:
    """What every source proposes for a unit where it says something else now, by criterion."""
    answers = queries.answers_of_unit(card.id).answers
    found: dict[str, list[Proposal]] = defaultdict(list)
    for source in _SOURCES.values():
        for proposal in source(card, answers):
            said = answers[proposal.code].figures if proposal.code in answers else {}
            if any(said.get(name) != text for name, text in proposal.figures.items()):
                found[proposal.code].append(proposal)
    return {code: tuple(each) for code, each in found.items()}


def figures_named(version_id: int, prefix: str) -> Mapping[str, Mapping[str, str]]:
    """The figures whose index says what fact they are, by criterion and name; only facts with this beginning."""
    named = {
        code: {name: fact for name, fact in facts.items() if fact.startswith(prefix)}
        for code, facts in loader.figures_from_facts(version_id).items()
    }
    return {code: facts for code, facts in named.items() if facts}


def from_last_year(card: AssessmentCard, answers: Mapping[str, CurrentAnswer]) -> Iterator[Proposal]:
    """What was chosen and ticked a year earlier, where the rule stayed as it was and nothing is said yet."""
    past = queries.last_year(card)
    if past is None:
        return
    source = _("Official answer of %(year)s") % {"year": past.round.year}
    for code, figures in queries.unchanged_figures(card, past):
        if code not in answers or answers[code].is_missing:
            yield Proposal(code, figures, source, past.round.cut_off_on, _("The rule stayed as it was."))
