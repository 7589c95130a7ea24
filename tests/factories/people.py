"""People for tests, obviously fictitious."""

from datetime import UTC, date, datetime
from itertools import count

from sen.reform.accounts import operations
from sen.reform.accounts.queries import SYSTEM, Actor, actor_for
from sen.reform.accounts.roles import Role
from tests.factories.units import a_unit

_numbers = count(1)
PASSWORD = "Sen-2023!"


def an_actor(
    role: Role | None = Role.FOCAL_OFFICER, *, unit_id: int | None = None, areas: tuple[str, ...] = ()
) -> Actor:
    """A person holding a post with the role; without a role, a person with no post at all."""
    at = datetime(2023, 1, 1, tzinfo=UTC)
    number = next(_numbers)
    account = operations.NewAccount(username=f"nguoi-{number}", full_name=f"Người thử {number}", password=PASSWORD)
    user_id = operations.open_account(account, by=SYSTEM, at=at)
    if role is not None:
        post = operations.Appointment(
            user_id=user_id,
            unit_id=unit_id or a_unit().id,
            role=role,
            starts_on=date(2023, 1, 1),
            areas=areas,
        )
        operations.appoint(post, by=SYSTEM, at=at)
    return actor_for(user_id, on=date(2023, 9, 21))
