"""Who adds evidence, describes it, reads it, and sees who looked at it."""

from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.accounts.roles import Role
from sen.reform.common.decisions import Decision, yes_if
from sen.reform.evidence.queries import PieceCard

# They judge the units' evidence.
_READS_ALL = (Role.SECRETARY, Role.APPRAISER, Role.LEADER)


def may_add(by: Actor, unit_id: int) -> Decision:
    """A unit's evidence is added and described by its focal officer or its head."""
    return yes_if(
        by.has(Role.FOCAL_OFFICER, Role.UNIT_HEAD, unit_id=unit_id),
        _("Only the focal officer or the head of the unit may add or describe its evidence."),
    )


def may_browse(by: Actor, unit_id: int) -> Decision:
    """A unit's library is read by its people and by those who judge it."""
    return yes_if(
        by.is_system or unit_id in by.unit_ids or by.has(*_READS_ALL),
        _("Only people of the unit, the secretary, appraisers and leaders may read its evidence."),
    )


def may_browse_all(by: Actor) -> Decision:
    """Those who judge units may choose any unit's library."""
    return yes_if(
        by.has(*_READS_ALL), _("Only the secretary, appraisers and leaders may read the evidence of other units.")
    )


def may_read(by: Actor, card: PieceCard) -> Decision:
    """A piece is read by whoever may read the library it stands in."""
    return may_browse(by, card.unit_id)


def may_see_accesses(by: Actor, card: PieceCard) -> Decision:
    """Who looked is seen by the people of the unit and by the secretary of the council."""
    return yes_if(
        by.is_system or card.unit_id in by.unit_ids or by.has(Role.SECRETARY),
        _("Only people of the unit and the secretary of the council see who opened a piece of evidence."),
    )
