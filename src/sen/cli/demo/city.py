"""Units, what became of them, and one account per role and per unit."""

from datetime import date, timedelta
from typing import Any

from sen.cli.demo.moments import STORY_DAY, on_day
from sen.office.accounts.views import DEMO_PASSWORD
from sen.reform.accounts import operations as accounts
from sen.reform.accounts.queries import SYSTEM, demo_accounts, one_per_role
from sen.reform.accounts.roles import Role
from sen.reform.organizations import operations as organizations
from sen.reform.organizations.queries import UnitCard, unit, unit_on

# Before the first season, that of 2021, is opened.
POSTS_BEGIN_ON = date(2022, 1, 1)


def load_units(said: dict[str, Any]) -> dict[str, UnitCard]:
    """Enter every unit, close those that ended, record the successions; returns the units of the story by code."""
    founded: dict[tuple[str, date], UnitCard] = {}
    for line in said["unit"]:
        parent = next((card for (code, _), card in reversed(founded.items()) if code == line.get("parent")), None)
        new = organizations.NewUnit(
            code=line["code"],
            name=line["name"],
            kind=line["kind"],
            valid_from=line["from"],
            parent_id=parent.id if parent else None,
            short_names=tuple(line.get("short", ())),
        )
        unit_id = organizations.found_unit(new, by=SYSTEM, at=on_day(line["from"]))
        if "to" in line:
            end = line["to"] + timedelta(days=1)
            organizations.close_unit(unit_id, on=end, by=SYSTEM, at=on_day(end))
        founded[line["code"], line["from"]] = unit(unit_id)
    for step in said["succession"]:
        for predecessor in step["predecessors"]:
            organizations.record_succession(
                predecessor_id=unit_on(predecessor, step["on"] - timedelta(days=1)).id,
                successor_id=unit_on(step["successor"], step["on"]).id,
                on=step["on"],
                basis=step["basis"],
                by=SYSTEM,
                at=on_day(step["on"]),
            )
    return {card.code: card for card in founded.values() if card.valid_from < POSTS_BEGIN_ON}


def load_accounts(said: dict[str, Any], units: dict[str, UnitCard]) -> None:
    """Open the accounts of the demonstration and give each its post."""
    at = on_day(POSTS_BEGIN_ON)
    for line in said["account"]:
        new = accounts.NewAccount(
            username=line["username"], full_name=line["name"], password=DEMO_PASSWORD, is_demo=True
        )
        user_id = accounts.open_account(new, by=SYSTEM, at=at)
        post = accounts.Appointment(
            user_id=user_id,
            unit_id=units[line["unit"]].id,
            role=Role(line["role"]),
            starts_on=POSTS_BEGIN_ON,
            title=line["title"],
            areas=tuple(line.get("areas", ())),
        )
        accounts.appoint(post, by=SYSTEM, at=at)


def accounts_in_words() -> str:
    """The accounts of the demonstration as `./start` shows them: one per role, the others counted."""
    offered = demo_accounts(on=STORY_DAY)
    first = one_per_role(offered)
    lines = [f"  {account.username:<10} {account.label}" for account in first]
    lines.append(f"  … và {len(offered) - len(first)} tài khoản đơn vị, xem ở trang đăng nhập.")
    return "\n".join([f"Tài khoản trình diễn (mật khẩu chung: {DEMO_PASSWORD}):", *lines, ""])
