"""
What verified ratings say of a unit's service, proposed to its assessment: a person of the unit decides.

Open ratings are never proposed: anybody may give them. Of fewer than ten verified ones nothing is said.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from sen.reform.assessments.facts import Proposal, figures_named
from sen.reform.assessments.queries import AssessmentCard, CurrentAnswer
from sen.reform.common.days import format_day
from sen.reform.common.numbers import format_number
from sen.reform.feedback.queries import Bar, verified_between
from sen.reform.feedback.queries.serving import service_subject

GOOD_SHARE, GOOD, COUNT = "feedback.good_share", "feedback.good", "feedback.verified"


def verified_service(card: AssessmentCard, _answers: Mapping[str, CurrentAnswer]) -> Iterator[Proposal]:
    """The share of verified ratings with four or five stars, how many these are, and how many there are in all."""
    wanted = figures_named(card.round.version_id, "feedback.")
    bar = _bar(card) if wanted else Bar()
    if not bar.is_enough:
        return
    share = (Decimal(100 * bar.good) / bar.count).quantize(Decimal("0.01"), ROUND_HALF_UP)
    facts = {GOOD_SHARE: format_number(share), GOOD: str(bar.good), COUNT: str(bar.count)}
    detail = _("%(good)d of %(count)d verified ratings from %(first)s on gave 4 or 5 stars; open ratings are left out.")
    first = format_day(date(card.round.year, 1, 1))
    said = detail % {"good": bar.good, "count": bar.count, "first": first}
    for code, named in wanted.items():
        figures = {name: facts[fact] for name, fact in named.items() if fact in facts}
        if figures:
            yield Proposal(code, figures, _("Verified ratings of the service"), card.round.cut_off_on, said)


def _bar(card: AssessmentCard) -> Bar:
    return verified_between(service_subject(card.unit_code), date(card.round.year, 1, 1), card.round.cut_off_on)
