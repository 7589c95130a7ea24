"""What people add to the report, the reports of units, and the pack on paper."""

from django.db import models

from sen.reform.reviews.kinds import Part
from sen.reform.reviews.models.meetings import Review
from sen.reform.reviews.models.written import PERSON, Written
from sen.reform.reviews.workflow import Making


class Remark(Written):
    """What a person wrote for a part of the report; the latest counts."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="remarks")
    part = models.CharField(max_length=20, choices=Part)

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.text}"


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


class PackFile(models.Model):
    """The pack on paper, made in the background: how far it has come, and the file once it is there."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="pack_files")
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(PERSON, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=Making, default=Making.WAITING)
    pages_done = models.PositiveSmallIntegerField(default=0)
    pages = models.PositiveSmallIntegerField(default=0)
    # Why it could not be made.
    failure = models.TextField(blank=True)
    finished_at = models.DateTimeField(null=True)
    content = models.BinaryField(null=True)

    class Meta:
        ordering = ("review", "-id")

    def __str__(self) -> str:
        return f"{self.review_id}: {self.state}"
