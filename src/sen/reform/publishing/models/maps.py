"""Maps of the units: kept as they came, and every decision to use or withdraw one."""

from django.db import models
from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow


class MapKind(TextChoices):
    """What a map is drawn from."""

    SCHEME = "scheme", pgettext_lazy("map", "Scheme of tiles")
    BOUNDARIES = "boundaries", pgettext_lazy("map", "Boundaries")


class MapStep(TextChoices):
    """What was decided about a map."""

    USED = "used", pgettext_lazy("map", "In use")
    WITHDRAWN = "withdrawn", pgettext_lazy("map", "Withdrawn")


class UnitsMap(AppendOnlyRow):
    """Tiles or outlines of the units that exist from a day; drawn once somebody decided to use it."""

    kind = models.CharField(max_length=10, choices=MapKind)
    # The units are those of this day; the map is drawn for results of later days.
    valid_from = models.DateField()
    # Who gave it, as the public reads it under the map.
    source = models.CharField(max_length=200)
    # Tiles with who touches whom, or paths with the place of their words; each by code and first day of its unit.
    content = models.JSONField()
    # SHA-256 of the content, and of the file it was made from where there was one.
    digest = models.CharField(max_length=64)
    file_digest = models.CharField(max_length=64, blank=True)
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=400)

    objects = AddedOnly["UnitsMap"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.kind} {self.valid_from}"


class MapDecision(AppendOnlyRow):
    """A map was taken into use or withdrawn; the last decision counts."""

    map = models.ForeignKey(UnitsMap, on_delete=models.PROTECT, related_name="decisions")
    step = models.CharField(max_length=10, choices=MapStep)
    reason = models.CharField(max_length=500, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.CharField(max_length=400)

    objects = AddedOnly["MapDecision"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.map_id} {self.step}"
