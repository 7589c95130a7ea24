"""One row with one number."""

from django.db import models

THE_ONE = 1


class Edition(models.Model):
    """The number of the edition; there is one row."""

    number = models.PositiveBigIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.number)
