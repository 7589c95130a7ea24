"""The effect card of a task: the criterion it is to move, as far as the person may see it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from sen.office.sheets.cards import OUTSIDE
from sen.office.sheets.page import AREA
from sen.reform.accounts.queries import Actor
from sen.reform.assessments.permissions import may_see_results, may_see_sheet
from sen.reform.assessments.queries import assessment_named
from sen.reform.directives.queries import TaskEffect, TaskPage


@dataclass(frozen=True)
class EffectCard:
    """What a person sees of the effect."""

    effect: TaskEffect
    # Appraised points are not everybody's before they are published.
    shows_points: bool
    # Empty where there is no sheet, or it is not for this person.
    sheet_url: str


def effect_card(by: Actor, page: TaskPage) -> EffectCard | None:
    """The card of a task that names a criterion; none for the others."""
    effect = page.effect
    if effect is None:
        return None
    is_own = page.line.lead_unit_id in by.unit_ids
    shows = bool(may_see_results(by, effect.round)) or (is_own and not effect.is_appraised)
    return EffectCard(effect, shows_points=shows, sheet_url=_sheet_url(by, effect))


def _sheet_url(by: Actor, effect: TaskEffect) -> str:
    if not effect.unit_slug:
        return ""
    here = (effect.round.year, effect.round.key, effect.unit_slug)
    if not may_see_sheet(by, assessment_named(*here)):
        return ""
    place = urlencode({AREA: effect.area_code or OUTSIDE})
    return f"{reverse('sheets:page', args=here)}?{place}#c-{effect.code}"
