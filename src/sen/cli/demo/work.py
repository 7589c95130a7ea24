"""The plan with what was reported, and the tasks given before the review."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from sen.cli.demo.follow_up import follow
from sen.cli.demo.moments import on_day, person
from sen.reform.accounts.queries import SYSTEM
from sen.reform.directives import operations, queries
from sen.reform.organizations.queries import UnitCard


def load_plan(said: dict[str, Any], folder: Path, units: dict[str, UnitCard]) -> None:
    """Adopt the plan and issue it again, and report progress, each on its day."""
    lines, again = _rows(folder / "plan.csv"), said["again"]
    before = {line["code"]: line for line in again["before"]}
    first = [{**line, **before.get(line["code"], {})} for line in lines if line["code"] not in again["added"]]
    secretary = person("thuky")
    new = _plan(said, [*first, *again["dropped"]], said, units)
    operations.adopt_plan(new, by=secretary, at=on_day(said["issued_on"]))
    reports = sorted(_rows(folder / "progress.csv"), key=lambda row: row["reported_on"])
    issued_on = again["issued_on"]
    _report([row for row in reports if date.fromisoformat(row["reported_on"]) < issued_on], said["year"])
    new = _plan(said, lines, again, units)
    operations.reissue_plan(new, reason=again["reason"], by=secretary, at=on_day(issued_on))
    _report([row for row in reports if date.fromisoformat(row["reported_on"]) >= issued_on], said["year"])


def load_tasks(said: dict[str, Any], units: dict[str, UnitCard]) -> None:
    """Give each task on its day; report and accept those that were finished, follow up the others."""
    secretary = person("thuky")
    for line in said["task"]:
        new = operations.NewTask(
            title=line["title"],
            lead_unit_ids=(units[line["lead"]].id,),
            co_ordinator_ids=tuple(units[code].id for code in line.get("co_ordinators", ())),
            product=line["product"],
            basis=line["basis"],
            due_on=line["due_on"],
            origin="plan:2023",
            area_code=line["area"],
        )
        (task_id,) = operations.assign(new, by=secretary, at=on_day(line["given_on"]))
        if "finished_on" in line:
            day = line["finished_on"]
            operations.report_task(
                task_id, result=line["result"], finished_on=day, product=line["product"], by=SYSTEM, at=on_day(day, 15)
            )
            operations.accept_task(task_id, by=secretary, at=on_day(day, 16))
    follow(said["follow_up"], units)


def _plan(
    said: dict[str, Any], lines: list[dict[str, str]], issue: dict[str, Any], units: dict[str, UnitCard]
) -> operations.NewPlan:
    """One issue of the plan."""
    return operations.NewPlan(
        year=said["year"],
        title=issue["title"],
        number=issue["number"],
        issued_on=issue["issued_on"],
        areas=tuple(
            operations.NewArea(
                code=area["code"],
                name=area["name"],
                items=tuple(_item(line, units) for line in lines if line["area"] == area["code"]),
            )
            for area in said["areas"]
        ),
        is_simulated=True,
    )


def _report(rows: list[dict[str, str]], year: int) -> None:
    """Report what the items reached, under the issue in force on the day."""
    for row in rows:
        day = date.fromisoformat(row["reported_on"])
        progress = queries.plan_progress(year, on=day)
        ids = {item.code: item.id for area in progress.areas for item in area.items} if progress else {}
        operations.report_progress(
            ids[row["code"]],
            value=Decimal(row["value"]),
            reported_on=day,
            note=row["note"],
            is_estimate=bool(row["estimate"]),
            by=SYSTEM,
            at=on_day(day, 16),
        )


def _item(line: dict[str, str], units: dict[str, UnitCard]) -> operations.NewItem:
    return operations.NewItem(
        code=line["code"],
        title=line["title"],
        kind=line["kind"],
        lead_unit_id=units[line["lead"]].id,
        due_on=date.fromisoformat(line["due_on"]),
        planned=Decimal(line["planned"]),
        measure=line["measure"],
        product=line["product"],
        co_ordinator_ids=tuple(units[code].id for code in line["co_ordinators"].split()),
        basis=line["basis"],
        budget=line["budget"],
        baseline=Decimal(line["baseline"]) if line["baseline"] else None,
    )


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
