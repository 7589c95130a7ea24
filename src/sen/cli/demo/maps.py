"""The scheme of the city's wards and communes, arranged and taken into use."""

from typing import Any

from sen.cli.demo.city import POSTS_BEGIN_ON
from sen.cli.demo.moments import on_day
from sen.cli.demo.staff import Staff
from sen.reform.publishing.maps import operations


def load_scheme(said: dict[str, Any], staff: Staff) -> None:
    """Keep the scheme and draw it."""
    administrator, at = staff.named("quantri"), on_day(POSTS_BEGIN_ON)
    units = tuple(
        operations.SchemeUnit(code=line["code"], x=line["x"], y=line["y"], near=tuple(line["near"]))
        for line in said["unit"]
    )
    kept = operations.keep_scheme(units, said["source"], valid_from=said["from"], by=administrator, at=at)
    operations.use_map(kept, by=administrator, at=at)
