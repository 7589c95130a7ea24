"""Plans, tasks and drafts for tests."""

from datetime import UTC, date, datetime
from decimal import Decimal

from sen.reform.accounts.queries import SYSTEM, Actor
from sen.reform.directives import operations
from sen.reform.directives.models import ItemKind, PlanItem
from tests.factories.units import a_unit

GIVEN_AT = datetime(2023, 9, 1, 2, 0, tzinfo=UTC)


def an_item(code: str = "1.1", **said: object) -> operations.NewItem:
    """A target of 100 %, due at the end of 2023, unless told otherwise."""
    given = {
        "code": code,
        "title": f"Chỉ tiêu {code}",
        "kind": ItemKind.TARGET,
        "due_on": date(2023, 12, 31),
        "planned": Decimal(100),
        "measure": "%",
        **said,
    }
    if "lead_unit_id" not in given:
        given["lead_unit_id"] = a_unit().id
    return operations.NewItem(**given)


def a_plan(*areas: operations.NewArea, **said: object) -> int:
    """The plan of 2023; with one area of one item unless areas are given."""
    new = operations.NewPlan(
        **{
            "year": 2023,
            "title": "Kế hoạch cải cách hành chính năm 2023",
            "number": "01/KH-UBND",
            "issued_on": date(2023, 1, 10),
            "areas": areas or (operations.NewArea("1", "Chỉ đạo, điều hành", (an_item(),)),),
            **said,
        }
    )
    return operations.adopt_plan(new, by=SYSTEM, at=datetime(2023, 1, 10, 2, 0, tzinfo=UTC))


def reissued(*areas: operations.NewArea, on: date = date(2023, 7, 1), **said: object) -> int:
    """The plan of 2023 issued again, on 1/7/2023 unless told otherwise."""
    continues = said.pop("continues", None)
    reason = said.pop("reason", "Tỉnh điều chỉnh chỉ tiêu")
    new = operations.NewPlan(
        **{
            "year": 2023,
            "title": "Kế hoạch cải cách hành chính năm 2023 (điều chỉnh)",
            "number": "45/KH-UBND",
            "issued_on": on,
            "areas": areas or (operations.NewArea("1", "Chỉ đạo, điều hành", (an_item(),)),),
            **said,
        }
    )
    return operations.reissue_plan(
        new, reason=reason, continues=continues, by=SYSTEM, at=datetime(on.year, on.month, on.day, 3, 0, tzinfo=UTC)
    )


def item_id(code: str) -> int:
    """The item with a code."""
    return PlanItem.objects.get(code=code).pk


def reported(code: str, value: object, on: date = date(2023, 9, 14), **said: object) -> int:
    """Report an item's progress."""
    return operations.report_progress(
        item_id(code),
        **{
            "value": Decimal(str(value)),
            "reported_on": on,
            "by": SYSTEM,
            "at": datetime(2023, 12, 31, 9, 0, tzinfo=UTC),
            **said,
        },
    )


def a_task(*lead_unit_ids: int, at: datetime = GIVEN_AT, by: Actor = SYSTEM, **said: object) -> int:
    """A task given on 1/9/2023 and due on 30/9/2023; the first of its parts when several units lead."""
    new = operations.NewTask(
        **{
            "title": "Rà soát thủ tục rút ngắn thời gian",
            "lead_unit_ids": lead_unit_ids or (a_unit().id,),
            "due_on": date(2023, 9, 30),
            **said,
        }
    )
    return operations.assign(new, by=by, at=at)[0]
