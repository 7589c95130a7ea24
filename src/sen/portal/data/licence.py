"""Under what terms open data may be used, and who publishes it: settings of the installation."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from sen.reform.common.addresses import absolute_address
from sen.reform.news.queries import sites


@dataclass(frozen=True)
class Licence:
    """The terms in words, and the address where they stand."""

    words: str
    address: str
    # Whether the administrator has chosen them, or they are those of the program.
    is_chosen: bool


def licence() -> Licence:
    """The terms of this installation."""
    return Licence(
        words=settings.SEN_LICENCE
        or _(
            "Everybody may copy, use, change and pass on these data, also for business, free of charge and without "
            "asking, as long as the source is named and what was changed is not passed off as official."
        ),
        address=settings.SEN_LICENCE_ADDRESS or f"{absolute_address('portal:data')}#giay-phep",
        is_chosen=bool(settings.SEN_LICENCE),
    )


def publisher() -> str:
    """Who publishes: the site at the root."""
    named = (site.name for site in sites() if not site.key and not site.host)
    return next(named, "") or settings.SEN_DEMO.get("site", "Sen")
