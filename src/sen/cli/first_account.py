"""The first account of an empty installation."""

from datetime import date

from django.db import transaction

from sen.reform.accounts import operations
from sen.reform.accounts.queries import SYSTEM
from sen.reform.accounts.roles import Role
from sen.reform.common.clock import now, today
from sen.reform.organizations.kinds import Kind
from sen.reform.organizations.operations import NewUnit, found_unit
from sen.reform.organizations.queries import units_on


def open_first_account(username: str, password: str) -> None:
    """Open an administrator's account in the committee of the authority, which is entered if there is none."""
    moment, day = now(), today()
    with transaction.atomic():
        committees = units_on(day, kinds=(Kind.COMMITTEE,))
        unit_id = committees[0].id if committees else _found_committee()
        account = operations.NewAccount(username=username, full_name="Quản trị hệ thống", password=password)
        user_id = operations.open_account(account, by=SYSTEM, at=moment)
        post = operations.Appointment(user_id=user_id, unit_id=unit_id, role=Role.ADMINISTRATOR, starts_on=day)
        operations.appoint(post, by=SYSTEM, at=moment)


def _found_committee() -> int:
    unit = NewUnit(code="UBND", name="Ủy ban nhân dân", kind=Kind.COMMITTEE, valid_from=date(2020, 1, 1))
    return found_unit(unit, by=SYSTEM, at=now())
