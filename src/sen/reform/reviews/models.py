"""Reviews, their agenda, what was concluded, and the tables' own laws."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow
from sen.reform.common.text import nfc
from sen.reform.reviews.kinds import Kind, Part, Topic
from sen.reform.reviews.workflow import State

PERSON = "accounts.User"


class Written(AppendOnlyRow):
    """What was said, by whom and when: added, never changed."""

    text = models.TextField()
    written_at = models.DateTimeField()
    # Nobody when the system itself wrote it.
    written_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    objects = AddedOnly.as_manager()

    class Meta:
        abstract = True
        ordering = ("id",)

    def save(self, **options: Any) -> None:
        """Keep one form of the words."""
        self.text = nfc(self.text)
        super().save(**options)


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
    # The red figure it answers: "area:6", "unit:12", "task:7".
    red_key = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ("review", "position")
        constraints = (models.UniqueConstraint(fields=("review", "position"), name="agenda_position_once"),)

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class Conclusion(models.Model):
    """What the chair decided; its words are its latest wording, its tasks name it as their origin."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="conclusions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, null=True, related_name="conclusions")
    position = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("review", "position")
        constraints = (models.UniqueConstraint(fields=("review", "position"), name="conclusion_position_once"),)

    def __str__(self) -> str:
        return f"{self.review} · {self.position}"


class Wording(Written):
    """How a conclusion reads; the latest counts, the earlier ones stay readable."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="wordings")

    def __str__(self) -> str:
        return self.text


class Remark(Written):
    """What a person wrote for a part of the report; the latest counts."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="remarks")
    part = models.CharField(max_length=20, choices=Part)

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.text}"


class Waiver(Written):
    """Why a red figure is not discussed; its words are the reason."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="waivers")
    red_key = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.red_key}: {self.text}"


class HeldTask(models.Model):
    """The task of a conclusion, held until the secretary closes the meeting; then the units receive it."""

    conclusion = models.ForeignKey(Conclusion, on_delete=models.PROTECT, related_name="held_tasks")
    title = models.TextField()
    leads = models.ManyToManyField("organizations.Unit", related_name="+")
    co_ordinators = models.ManyToManyField("organizations.Unit", related_name="+", blank=True)
    product = models.TextField(blank=True)
    due_on = models.DateField(null=True)
    draft = models.ForeignKey("directives.TaskDraft", on_delete=models.PROTECT, null=True, related_name="+")
    held_at = models.DateTimeField()
    held_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    given_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("conclusion", "id")

    def __str__(self) -> str:
        return self.title[:60]


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


class SectionText(Written):
    """A section of the report as a person wrote it; the latest counts. Empty words give it back to the data."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="section_texts")
    section = models.CharField(max_length=40)
    # What the data said when the person wrote: so that a later difference can be shown.
    said_by_data = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"{self.section}: {self.text[:60]}"


class UnitReport(Written):
    """The periodic report a unit handed in; the first decides whether it was late, the latest is read."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="unit_reports")
    unit = models.ForeignKey("organizations.Unit", on_delete=models.PROTECT, related_name="+")
    number = models.CharField(max_length=60, blank=True)
    # The report itself, in the library of documents.
    piece_key = models.CharField(max_length=64, blank=True)
    # What the unit reports on the rows of the annex: row → figure as text.
    figures = models.JSONField(default=dict)

    def __str__(self) -> str:
        return f"{self.unit_id}: {self.written_at}"
