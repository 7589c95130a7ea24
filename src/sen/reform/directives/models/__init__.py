"""Plans, tasks and their records, what follows them up, obstacles, communication, and drafts from texts."""

from sen.reform.directives.models.activities import Activity, ActivityReport, Channel
from sen.reform.directives.models.drafts import DraftBatch, TaskDraft
from sen.reform.directives.models.follow_up import FollowUpRule, Reminder, Rung, UrgingLetter
from sen.reform.directives.models.gazetteer import GazetteerEntry
from sen.reform.directives.models.obstacles import Level, Obstacle, ObstacleRecord
from sen.reform.directives.models.plan_imports import PlanImport
from sen.reform.directives.models.plans import ItemKind, Plan, PlanArea, PlanItem, ProgressReport
from sen.reform.directives.models.tasks import Task, TaskRecord

__all__ = [
    "Activity",
    "ActivityReport",
    "Channel",
    "DraftBatch",
    "FollowUpRule",
    "GazetteerEntry",
    "ItemKind",
    "Level",
    "Obstacle",
    "ObstacleRecord",
    "Plan",
    "PlanArea",
    "PlanImport",
    "PlanItem",
    "ProgressReport",
    "Reminder",
    "Rung",
    "Task",
    "TaskDraft",
    "TaskRecord",
    "UrgingLetter",
]
