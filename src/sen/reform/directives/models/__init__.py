"""Plans and their progress, tasks and their records, drafts and the texts they came from."""

from sen.reform.directives.models.drafts import DraftBatch, TaskDraft
from sen.reform.directives.models.gazetteer import GazetteerEntry
from sen.reform.directives.models.plans import ItemKind, Plan, PlanArea, PlanItem, ProgressReport
from sen.reform.directives.models.tasks import Task, TaskRecord

__all__ = [
    "DraftBatch",
    "GazetteerEntry",
    "ItemKind",
    "Plan",
    "PlanArea",
    "PlanItem",
    "ProgressReport",
    "Task",
    "TaskDraft",
    "TaskRecord",
]
