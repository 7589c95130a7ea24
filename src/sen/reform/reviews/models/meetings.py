"""Reviews, their agenda, who came, what was said, and the tables' own laws."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.reviews.kinds import Kind, Topic
from sen.reform.reviews.models.written import PERSON, Written
from sen.reform.reviews.workflow import State


class Review(models.Model):
    """A meeting that looks back on a stretch of the year as of a cut-off."""

    kind = models.CharField(max_length=20, choices=Kind)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    cut_off_on = models.DateField()
    data_from = models.DateField()
    data_to = models.DateField()
    place = models.CharField(max_length=150)
    # The post, never a person's name.
    chaired_by = models.CharField(max_length=120)
    # Units whose provisional score is under this share of the maximum are low.
    line_percent = models.DecimalField(max_digits=5, decimal_places=2, default=70)
    # By when units hand in their own report; none when nothing is collected.
    reports_due_on = models.DateField(null=True)
    is_simulated = models.BooleanField(default=False)
    state = models.CharField(max_length=20, choices=State, default=State.PREPARING)
    prepared_at = models.DateTimeField()
    prepared_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-held_on", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=("kind", "year", "cut_off_on"),
                name="review_once",
                violation_error_message=_("A review of this kind with this cut-off already exists."),
            ),
            models.CheckConstraint(
                condition=Q(cut_off_on__lte=F("held_on")),
                name="review_cut_off_before_meeting",
                violation_error_message=_("A meeting cannot look at figures of a later day."),
            ),
            models.CheckConstraint(
                condition=Q(data_from__lte=F("data_to")),
                name="review_window_in_order",
                violation_error_message=_("The data window cannot end before it begins."),
            ),
            models.CheckConstraint(
                condition=Q(line_percent__gte=0, line_percent__lte=100),
                name="review_line",
                violation_error_message=_("The line for low units lies between 0 and 100 %."),
            ),
        )

    def __str__(self) -> str:
        return self.title


class AgendaItem(models.Model):
    """One matter of the meeting."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField()
    topic = models.CharField(max_length=20, choices=Topic, default=Topic.OTHER)
    title = models.CharField(max_length=200)
    # The area an item of this topic is about.
    area_code = models.CharField(max_length=20, blank=True)
    presenter = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    # The red figures it answers: one ("area:6", "unit:12"), or all of a sort ("unit", "overdue").
    red_key = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("review", "position")
        constraints = (models.UniqueConstraint(fields=("review", "position"), name="agenda_position_once"),)

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Waiver(Written):
    """Why a red figure is not discussed; its words are the reason."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="waivers")
    red_key = models.CharField(max_length=60)
    # The figure in words, as it was when it was waived.
    about = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.red_key}: {self.text}"


class Attendance(models.Model):
    """Whether a unit invited to the meeting was there."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="attendances")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    is_present = models.BooleanField(default=True)
    # The post that came, or why nobody did.
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("review", "id")
        constraints = (models.UniqueConstraint(fields=("review", "unit"), name="attendance_once"),)

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.is_present}"


class Opinion(Written):
    """What a unit said on a matter of the agenda, a differing opinion included; for the minutes."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, null=True, related_name="+")
    is_differing = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.text[:60]
