"""An office to save in: units, officials with open sessions, a round; and looking afterwards at what was kept."""

import json
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402

from sen.reform.accounts import operations as accounts  # noqa: E402
from sen.reform.accounts.models import User  # noqa: E402
from sen.reform.accounts.queries import SYSTEM  # noqa: E402
from sen.reform.accounts.roles import Role  # noqa: E402
from sen.reform.assessments import operations, queries  # noqa: E402
from sen.reform.assessments.models import Entry  # noqa: E402
from sen.reform.common.clock import now, today  # noqa: E402
from sen.reform.indices import loader  # noqa: E402
from sen.reform.indices.operations import adopt_version  # noqa: E402
from sen.reform.organizations import operations as organizations  # noqa: E402

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "definitions" / "sample" / "commune" / "2023.toml"
PASSWORD = "Sen-2023!"
ONE_FIGURE = ("count", "amount", "number")


def open_office(officials: int) -> list[dict[str, Any]]:
    """Units, each with an official signed in, in a round whose window is open today."""
    at, day = now(), today()
    text = SAMPLE.read_text(encoding="utf-8").replace(
        "2023-01-01, to = 2023-12-31", f"2023-01-01, to = {day.year + 1}-12-31"
    )
    version_id = adopt_version(text, "tải.toml", by=SYSTEM, at=at)
    units = [
        organizations.found_unit(
            organizations.NewUnit(code=f"T{number}", name=f"Phường thử {number}", kind="ward", valid_from=day),
            by=SYSTEM,
            at=at,
        )
        for number in range(officials)
    ]
    names = list(queries.Calendar.names)
    calendar = {name: day + timedelta(days=10 * number) for number, name in enumerate(names)}
    new = operations.NewRound(
        year=day.year,
        block="Xã, phường",
        title="Đợt thử tải",
        version_id=version_id,
        cut_off_on=day,
        calendar=queries.Calendar(**calendar),
        peer_groups={"Xã, phường": tuple(units)},
    )
    card = queries.round_with_id(operations.open_round(new, by=SYSTEM, at=at))
    fields = _fields(version_id)
    return [
        {
            "path": f"/danh-gia/{card.year}/{card.key}/{each.unit_slug}/",
            "session": _signed_in(each.unit_id, number),
            "fields": fields,
        }
        for number, each in enumerate(queries.assessments_of(card.id))
    ]


def _fields(version_id: int) -> dict[str, list[str]]:
    """The criteria that take numbers without a relation between them."""
    leaves = [
        leaf for area in loader.definition_page(version_id).areas for group in area.groups for leaf in group.leaves
    ]
    return {
        leaf.code: [asked.name for asked in leaf.asked]
        for leaf in leaves
        if all(asked.kind in ONE_FIGURE for asked in leaf.asked)
    }


def _signed_in(unit_id: int, number: int) -> str:
    at, day = now(), today()
    account = accounts.NewAccount(username=f"tai-{number}", full_name=f"Người thử tải {number}", password=PASSWORD)
    user_id = accounts.open_account(account, by=SYSTEM, at=at)
    post = accounts.Appointment(user_id=user_id, unit_id=unit_id, role=Role.FOCAL_OFFICER, starts_on=day)
    accounts.appoint(post, by=SYSTEM, at=at)
    user = User.objects.get(pk=user_id)
    session = SessionStore()
    session["_auth_user_id"] = str(user_id)
    session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def check(keys: list[str]) -> dict[str, int]:
    """How many acknowledged saves are not in the ledger, how many stand twice, how many chains are broken."""
    kept = Counter(Entry.objects.exclude(save_key=None).values_list("save_key", flat=True))
    broken = [*queries.broken_ledgers(), *queries.wrong_projections(), *queries.wrong_points()]
    twice = sum(count > 1 for count in kept.values()) + max(0, Entry.objects.count() - len(kept))
    return {"lost": sum(key not in kept for key in keys), "twice": twice, "broken": len(broken)}


if __name__ == "__main__":
    outcome = open_office(int(sys.argv[2])) if sys.argv[1] == "open" else check(sys.stdin.read().split())
    sys.stdout.write(json.dumps(outcome, ensure_ascii=False))
