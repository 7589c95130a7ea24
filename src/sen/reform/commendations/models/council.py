"""Meetings of the council and their votes."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.commendations.models.ledger import Signed
from sen.reform.commendations.models.nominations import Nomination
from sen.reform.commendations.models.rounds import Round
from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class Session(Signed):
    """One meeting; the shares are those that applied on its day."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="sessions")
    held_on = models.DateField()
    place = models.CharField(max_length=150, blank=True)
    member_count = models.PositiveSmallIntegerField()
    present_count = models.PositiveSmallIntegerField()
    # Absent members who gave their opinion in writing.
    written_count = models.PositiveSmallIntegerField(default=0)
    quorum_share = models.CharField(max_length=12)
    votes_share = models.CharField(max_length=12)
    source = models.CharField(max_length=300)
    discussion = models.TextField(blank=True)

    objects = AddedOnly["Session"].as_manager()

    class Meta:
        ordering = ("round", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(member_count__gte=F("present_count") + F("written_count")),
                name="council_not_more_than_its_members",
                violation_error_message=_("More people spoke than the council has members."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.round_id} {self.held_on}"


class Vote(AppendOnlyRow):
    """The count for one nomination."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="votes")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="votes")
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    is_agreed = models.BooleanField()
    dissent = models.TextField(blank=True)

    objects = AddedOnly["Vote"].as_manager()

    class Meta:
        ordering = ("session", "id")
        constraints = (models.UniqueConstraint(fields=("session", "nomination"), name="vote_once_a_session"),)

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.in_favour}/{self.against}"
