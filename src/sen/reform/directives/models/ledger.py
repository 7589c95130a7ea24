"""Rows that are only ever added."""

from typing import Any, NoReturn, TypeVar

from django.db import models

Row = TypeVar("Row", bound="LedgerRow")


class AddedOnly(models.QuerySet[Row]):
    """Refuse bulk changes."""

    def update(self, **fields: Any) -> NoReturn:
        """What was recorded is never changed."""
        raise TypeError("What was recorded is never changed: add a new row.")

    def delete(self) -> NoReturn:
        """What was recorded is never deleted."""
        raise TypeError("What was recorded is never deleted.")


class LedgerRow(models.Model):
    """Something said by somebody at a moment; a correction is a new row."""

    by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, null=True, related_name="+")
    by_label = models.CharField(max_length=400)
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        """Add the row; an existing one is never written again."""
        if self.pk is not None:
            raise TypeError("What was recorded is never changed: add a new row.")
        super().save(**options)

    def delete(self, **options: Any) -> NoReturn:  # type: ignore[override]  # it deletes nothing
        """What was recorded is never deleted."""
        raise TypeError("What was recorded is never deleted.")
