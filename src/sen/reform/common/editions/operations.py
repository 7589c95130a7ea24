"""Saying that something public changed."""

from django.db import transaction
from django.db.models import F

from sen.reform.common.editions.models import THE_ONE, Edition
from sen.reform.common.editions.queries import REMEMBERED


@transaction.atomic
def raise_edition() -> None:
    """
    Let every kept page be rendered anew. Call it last: until the transaction ends, other publications wait for it.

    The number is kept or rolled back together with the change it stands for.
    """
    if not Edition.objects.filter(pk=THE_ONE).update(number=F("number") + 1):
        Edition.objects.create(pk=THE_ONE)
    # Now for the rest of this transaction, and again when everybody else may see it.
    REMEMBERED.forget()
    transaction.on_commit(REMEMBERED.forget)
