"""What a unit handed in, proposed to its assessment: reports asked by the cut-off, and those that came in time."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from sen.reform.assessments.facts import Proposal, figures_named
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer
from sen.reform.reviews.queries.unit_reports import asking_reviews, collections

DUE, IN_TIME, LATE, MISSING = "reports.due", "reports.handed_in_on_time", "reports.late", "reports.missing"


def handed_in(card: AssessmentCard, _answers: Mapping[str, CurrentAnswer]) -> Iterator[Proposal]:
    """What was due by the cut-off counts, as it stood then: what came later is missing, whatever came after."""
    cut_off_on = card.round.cut_off_on
    wanted = figures_named(card.round.version_id, "reports.")
    asking = asking_reviews(year=card.round.year) if wanted else ()
    due = [each for each in asking if each.reports_due_on and each.reports_due_on <= cut_off_on]
    found = [line for each in collections(due, on=cut_off_on) if (line := each.line_of(card.unit_id))]
    if not found:
        return
    states = [line.state for line in found]
    in_time, late = states.count("on_time"), states.count("late")
    missing = len(found) - in_time - late
    facts = {DUE: str(len(found)), IN_TIME: str(in_time), LATE: str(late), MISSING: str(missing)}
    detail = _("%(due)d reports were due by then; %(in_time)d came in time, %(late)d late, %(missing)d not.")
    said = {"due": len(found), "in_time": in_time, "late": late, "missing": missing}
    for code, named in wanted.items():
        figures = {name: facts[fact] for name, fact in named.items() if fact in facts}
        if figures:
            yield Proposal(code, figures, _("Reports handed in"), cut_off_on, detail % said)
