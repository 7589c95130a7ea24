"""What was read from an uploaded plan, seen before anything of it counts."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sen.reform.common.days import format_day
from sen.reform.common.errors import NotFound
from sen.reform.common.text import fold
from sen.reform.directives.models import ItemKind, Plan, PlanImport
from sen.reform.directives.planning import (
    Changes,
    Finding,
    Names,
    Place,
    PlanLine,
    ReadItem,
    ReadPlan,
    Spot,
    changes,
    lineage,
    read_plan,
    unpacked,
)
from sen.reform.directives.queries.gazetteer import gazetteer_of
from sen.reform.directives.queries.plan_revisions import RevisionLines, plan_lines
from sen.reform.organizations.queries import units_on


class PlanImportNotFound(NotFound):
    """No such file was brought."""

    message = gettext_lazy("There is no such uploaded plan. Choose the file again.")


@dataclass(frozen=True)
class PreviewArea:
    """An area as it would be entered."""

    code: str
    name: str
    lines: tuple[PlanLine, ...]


@dataclass(frozen=True)
class PlanPreview:
    """What a file says, what is wrong with it, and what would change."""

    id: int
    year: int
    title: str
    number: str
    issued_on: date
    reason: str
    base_revision: int
    file_name: str
    by: str
    at: datetime
    read: ReadPlan
    areas: tuple[PreviewArea, ...]
    errors: tuple[Finding, ...]
    warnings: tuple[Finding, ...]
    # What would change against the issue in force; nothing for the first one.
    changes: Changes | None
    unit_ids: Mapping[str, int]
    # The issue somebody entered meanwhile, or what this file became.
    last_revision: int
    plan_id: int | None

    @property
    def is_reissue(self) -> bool:
        """Whether the year had a plan when the file was brought."""
        return self.base_revision > 0

    @property
    def is_outdated(self) -> bool:
        """Whether the plan was issued again since the file was brought."""
        return self.last_revision != self.base_revision

    @cached_property
    def digest(self) -> str:
        """What a person looked at: any difference in what would be entered gives another one."""
        said = [self.base_revision, self.year, self.title, self.number, str(self.issued_on), self.reason]
        shown = {"said": said, "read": asdict(self.read), "units": dict(self.unit_ids), "errors": len(self.errors)}
        return sha256(json.dumps(shown, default=str, sort_keys=True).encode()).hexdigest()


def plan_preview(import_id: int) -> PlanPreview:
    """
    Read a brought file once more, with the units and the plan as they are now.

    :raises PlanImportNotFound: if there is none
    """
    kept = PlanImport.objects.filter(pk=import_id).first()
    if kept is None:
        raise PlanImportNotFound
    units = units_on(kept.issued_on)
    read = read_plan(unpacked(kept.tables), Names(gazetteer_of(units)), year=kept.year)
    before = plan_lines(kept.year, number=kept.base_revision) if kept.base_revision else None
    names = {unit.code: unit.name for unit in units}
    lines = tuple(_line(area.name, item, names) for area in read.areas for item in area.items)
    descent = lineage(before.lines, lines) if before else {}
    findings = sorted((*read.findings, *_judged(kept, read, before, descent)), key=lambda one: one.spot.row or 0)
    last = Plan.objects.filter(year=kept.year).order_by("revision").values_list("revision", flat=True).last()
    return PlanPreview(
        id=kept.pk,
        year=kept.year,
        title=kept.title,
        number=kept.number,
        issued_on=kept.issued_on,
        reason=kept.reason,
        base_revision=kept.base_revision,
        file_name=kept.file_name,
        by=kept.by_label,
        at=kept.at,
        read=read,
        areas=tuple(
            PreviewArea(area.code, area.name, tuple(line for line in lines if line.area_code == area.code))
            for area in read.areas
        ),
        errors=tuple(finding for finding in findings if finding.blocks),
        warnings=tuple(finding for finding in findings if not finding.blocks),
        changes=changes(before.lines, lines, descent) if before else None,
        unit_ids={unit.code: unit.id for unit in units},
        last_revision=last or 0,
        plan_id=kept.plan_id,
    )


def _line(area_name: str, item: ReadItem, names: Mapping[str, str]) -> PlanLine:
    return PlanLine(
        area_code=item.area_code,
        area_name=area_name,
        code=item.code,
        title=item.title,
        kind=item.kind,
        kind_label=str(ItemKind(item.kind).label),
        lead=names[item.lead],
        co_ordinators=tuple(names[code] for code in item.co_ordinators),
        product=item.product,
        measure=item.measure,
        planned=item.planned,
        baseline=item.baseline,
        due_on=item.due_on,
        basis=item.basis,
        budget=item.budget,
    )


def _judged(
    kept: PlanImport, read: ReadPlan, before: RevisionLines | None, descent: Mapping[Place, Place]
) -> Iterator[Finding]:
    """What only shows beside the day of the plan and the issue before it."""
    earlier = {line.place: line for line in before.lines} if before else {}
    for item in read.items:
        old = earlier.get(descent.get(item.place, ("", "")))
        if item.due_on < kept.issued_on and (old is None or old.due_on != item.due_on):
            said = _("Its due day %(day)s has passed when the plan is issued on %(issued)s. Check the two days.")
            figures = {"day": format_day(item.due_on), "issued": format_day(kept.issued_on)}
            yield Finding(Spot(item.spot.table, item.spot.row, item.due_column), said % figures)
        if old is not None and old.place == item.place and fold(old.title) != fold(item.title):
            said = _("%(code)s was “%(title)s”. What was reported of that counts on; number a new item anew.")
            yield Finding(item.spot, said % {"code": item.code, "title": old.title[:120]}, blocks=False)
        if old is None and item.place in earlier:
            said = _("%(code)s is measured otherwise than before, so what was reported of it does not count on.")
            yield Finding(item.spot, said % {"code": item.code}, blocks=False)
