"""How much one network may send: counted under a key of the day, which is deleted with the day."""

from django.db import models

from sen.reform.common.append_only import AddedOnly, AppendOnlyRow

CUSTOMARY_MOST_A_DAY = 20


class DayKey(models.Model):
    """What addresses of a day are hidden with."""

    on = models.DateField(unique=True)
    secret = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.on}"


class NetworkCount(models.Model):
    """How often some network did something on a day; which network, the key of the day alone can tell."""

    day = models.ForeignKey(DayKey, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    count = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.count}"


class NetworkRule(AppendOnlyRow):
    """How many open ratings of one network count for one subject on one day; the last row counts."""

    most_a_day = models.PositiveSmallIntegerField(default=CUSTOMARY_MOST_A_DAY)
    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    objects = AddedOnly["NetworkRule"].as_manager()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.most_a_day}"
