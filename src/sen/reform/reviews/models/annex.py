"""The rows of the statistical annex as an administrator keeps them, and the figures a person typed."""

from django.db import models

from sen.reform.reviews.models.meetings import Review
from sen.reform.reviews.models.written import Written
from sen.reform.reviews.rows import Computed, Level, Period


class AnnexRow(Written):
    """A row as somebody changed it; of each code the latest counts, and where there is none, the shipped one."""

    code = models.CharField(max_length=20)
    group = models.CharField(max_length=120)
    measure = models.CharField(max_length=60)
    level = models.CharField(max_length=20, choices=Level)
    owner = models.CharField(max_length=120, blank=True)
    computed = models.CharField(max_length=20, choices=Computed)
    period = models.CharField(max_length=20, choices=Period)
    source = models.CharField(max_length=60, blank=True)
    part_of = models.CharField(max_length=20, blank=True)
    is_dropped = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.code} {self.text}"


class AnnexFigure(Written):
    """A figure of the annex as a person typed it, and the one of the period before; the latest counts."""

    review = models.ForeignKey(Review, on_delete=models.PROTECT, related_name="annex_figures")
    code = models.CharField(max_length=20)
    previous = models.CharField(max_length=30, blank=True)

    def __str__(self) -> str:
        return f"{self.code}: {self.text}"
