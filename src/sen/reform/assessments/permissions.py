"""Who opens rounds, declares figures and reads them."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.assessments.queries import AssessmentCard, RoundCard
from sen.reform.assessments.workflow import WRITABLE, Stage
from sen.reform.common.decisions import Decision, yes_if


def may_open_round(by: Actor) -> Decision:
    """Rounds are opened by the secretary of the council."""
    return yes_if(by.has(Role.SECRETARY), _("Only the secretary of the council may open a round. Ask Phòng Nội vụ."))


def may_close_round(by: Actor, card: RoundCard) -> Decision:
    """Rounds are closed once, by the secretary of the council."""
    secretary = yes_if(
        by.has(Role.SECRETARY), _("Only the secretary of the council may close a round. Ask Phòng Nội vụ.")
    )
    return secretary and yes_if(card.is_open, _("This round is closed already."))


def may_see_rounds(by: Actor) -> Decision:
    """Everybody with a post sees the rounds and what is declared in them."""
    return yes_if(
        by.is_system or by.posts, _("Only people with a post see the assessment. Ask the administrator for one.")
    )


def may_declare(by: Actor, card: AssessmentCard) -> Decision:
    """The focal officer of the unit declares its figures, as long as the round takes them."""
    open_now = yes_if(
        card.round.is_open and WRITABLE.get(card.state) is Stage.SELF,
        _("The round is closed: figures are only read now. Ask the secretary of the council if one is wrong."),
    )
    return open_now and yes_if(
        by.has(Role.FOCAL_OFFICER, unit_id=card.unit_id),
        _("Only the focal officer of this unit may declare its figures."),
    )


def may_declare_for_all(by: Actor) -> Decision:
    """Whole tables of figures are taken in by the system only: set-up and, later, imports."""
    return yes_if(by.is_system, _("Figures of several units are taken in by the system only. Declare them one by one."))
