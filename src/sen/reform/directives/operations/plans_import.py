"""Bringing a plan as a file: its tables are kept and looked at, and entered whole once somebody confirms."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from sen.reform.accounts.queries import Actor
from sen.reform.audit import operations as audit
from sen.reform.common.errors import Conflict, Refusal
from sen.reform.common.text import nfc
from sen.reform.directives.models import Plan, PlanImport
from sen.reform.directives.operations.plans import PlanMovedOn, adopt_plan, enforce_reissue, reissue_plan
from sen.reform.directives.operations.plans_content import NewArea, NewItem, NewPlan
from sen.reform.directives.permissions import may_adopt_plan
from sen.reform.directives.planning import ReadItem, packed, read_tables
from sen.reform.directives.queries.plan_imports import PlanImportNotFound, PlanPreview, plan_preview

_LONGEST_NAME = 200


class IssuedOutsideYear(Refusal):
    """A plan is issued in its year, or at the end of the one before."""

    message = _("The plan of %(year)s is issued in %(year)s or late in the year before. Check the day of issue.")


class ImportTaken(Conflict):
    """The file was confirmed already."""

    message = _("This file was taken already: it is issue %(number)s of the plan. Upload it again to change the plan.")


class PreviewChanged(Conflict):
    """What would be entered is no longer what the person looked at."""

    message = _("What would be entered has changed since you looked at it. Look at the preview again, then confirm.")


class HasErrors(Refusal):
    """Something in the file keeps it from being taken."""

    message = _("%(count)s place(s) in the file must be put right first. Nothing was entered.")


@dataclass(frozen=True)
class PlanUpload:
    """A file with what it does not say itself."""

    year: int
    title: str
    number: str
    issued_on: date
    file_name: str
    data: bytes
    reason: str = ""


@transaction.atomic
def bring_plan(upload: PlanUpload, *, by: Actor, at: datetime) -> int:
    """
    Keep the tables of a file to be looked at; nothing is entered yet.

    :raises Refusal: if the file cannot be read, or the day or the reason of the issue is missing or wrong
    """
    may_adopt_plan(by).enforce()
    if upload.issued_on.year not in (upload.year - 1, upload.year):
        raise IssuedOutsideYear(year=str(upload.year))
    last = Plan.objects.filter(year=upload.year).last()
    if last is not None:
        enforce_reissue(last, upload.issued_on, upload.reason)
    tables = read_tables(upload.file_name, upload.data)
    kept = PlanImport.objects.create(
        year=upload.year,
        title=nfc(upload.title),
        number=nfc(upload.number),
        issued_on=upload.issued_on,
        reason=nfc(upload.reason) if last else "",
        base_revision=last.revision if last else 0,
        file_name=nfc(upload.file_name)[-_LONGEST_NAME:],
        file_digest=sha256(upload.data).hexdigest(),
        tables=packed(tables),
        by_id=by.user_id,
        by_label=by.label,
        at=at,
    )
    audit.record("plan_brought", kept, by=by, at=at, file=kept.file_name, sha256=kept.file_digest)
    return kept.pk


@transaction.atomic
def confirm_plan(import_id: int, *, digest: str, by: Actor, at: datetime) -> int:
    """
    Enter a brought plan as it was looked at, whole or not at all: the first of its year, or its next issue.

    :raises Refusal: if it holds errors, or what would be entered is not what the digest says
    """
    may_adopt_plan(by).enforce()
    kept = PlanImport.objects.select_for_update(of=("self",)).select_related("plan").filter(pk=import_id).first()
    if kept is None:
        raise PlanImportNotFound
    if kept.plan is not None:
        raise ImportTaken(number=kept.plan.revision)
    preview = plan_preview(import_id)
    _enforce_unchanged(preview, digest)
    last = Plan.objects.filter(year=kept.year).last()
    new = _new_plan(preview, is_simulated=bool(last and last.is_simulated))
    if preview.is_reissue:
        plan_id = reissue_plan(new, reason=preview.reason, by=by, at=at)
    else:
        plan_id = adopt_plan(new, by=by, at=at)
    kept.plan_id = plan_id
    kept.save(update_fields=["plan"])
    return plan_id


def _enforce_unchanged(preview: PlanPreview, digest: str) -> None:
    if preview.is_outdated:
        last = Plan.objects.filter(year=preview.year).latest("revision")
        raise PlanMovedOn(year=str(preview.year), number=last.number)
    if preview.digest != digest:
        raise PreviewChanged
    if preview.errors:
        raise HasErrors(count=len(preview.errors))


def _new_plan(preview: PlanPreview, *, is_simulated: bool) -> NewPlan:
    return NewPlan(
        year=preview.year,
        title=preview.title,
        number=preview.number,
        issued_on=preview.issued_on,
        areas=tuple(
            NewArea(area.code, area.name, tuple(_new_item(item, preview) for item in area.items))
            for area in preview.read.areas
        ),
        is_simulated=is_simulated,
    )


def _new_item(item: ReadItem, preview: PlanPreview) -> NewItem:
    return NewItem(
        code=item.code,
        title=item.title,
        kind=item.kind,
        lead_unit_id=preview.unit_ids[item.lead],
        due_on=item.due_on,
        planned=item.planned,
        measure=item.measure,
        product=item.product,
        co_ordinator_ids=tuple(preview.unit_ids[code] for code in item.co_ordinators),
        basis=item.basis,
        budget=item.budget,
        baseline=item.baseline,
    )
