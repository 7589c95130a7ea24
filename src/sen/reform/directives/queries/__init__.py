"""Every reading of plans, tasks and drafts that leaves the app."""

from sen.reform.directives.queries.areas import area_names
from sen.reform.directives.queries.choosing import AGE_LABELS, NONE, STANDINGS, Age, TaskChoice, age_of
from sen.reform.directives.queries.drafts import (
    DraftBatchPage,
    DraftCard,
    DraftNotFound,
    OpenBatch,
    Segment,
    SkippedLine,
    UnknownUnitLine,
    batch_id_of_draft,
    draft_batch,
    open_draft_batches,
)
from sen.reform.directives.queries.effects import TaskEffect
from sen.reform.directives.queries.gazetteer import EarlierMeaning, LearntName, NameNotFound, learnt_name, learnt_names
from sen.reform.directives.queries.obstacles import ObstacleLine, open_obstacles
from sen.reform.directives.queries.plan_amending import AmendableItem, AmendablePlan, amendable_plan
from sen.reform.directives.queries.plan_imports import PlanImportNotFound, PlanPreview, plan_preview
from sen.reform.directives.queries.plan_revisions import (
    RevisionCard,
    RevisionLines,
    RevisionNotFound,
    plan_lines,
    plan_revisions,
)
from sen.reform.directives.queries.plan_standing import PlanItemNotFound
from sen.reform.directives.queries.plans import (
    PlanItemPage,
    ReportLine,
    UnreportedItem,
    plan_item_page,
    plan_progress,
    plan_years,
    unreported_items,
)
from sen.reform.directives.queries.progress import AreaProgress, ItemProgress, PlanProgress
from sen.reform.directives.queries.standing import Counts, Standing, counts_of
from sen.reform.directives.queries.tasks import (
    RecordLine,
    TaskLine,
    TaskNotFound,
    TaskPage,
    TaskParties,
    overdue_tasks,
    parties_of,
    task_page,
    tasks,
)

__all__ = [
    "AGE_LABELS",
    "NONE",
    "STANDINGS",
    "Age",
    "AmendableItem",
    "AmendablePlan",
    "AreaProgress",
    "Counts",
    "DraftBatchPage",
    "DraftCard",
    "DraftNotFound",
    "EarlierMeaning",
    "ItemProgress",
    "LearntName",
    "NameNotFound",
    "ObstacleLine",
    "OpenBatch",
    "PlanImportNotFound",
    "PlanItemNotFound",
    "PlanItemPage",
    "PlanPreview",
    "PlanProgress",
    "RecordLine",
    "ReportLine",
    "RevisionCard",
    "RevisionLines",
    "RevisionNotFound",
    "Segment",
    "SkippedLine",
    "Standing",
    "TaskChoice",
    "TaskEffect",
    "TaskLine",
    "TaskNotFound",
    "TaskPage",
    "TaskParties",
    "UnknownUnitLine",
    "UnreportedItem",
    "age_of",
    "amendable_plan",
    "area_names",
    "batch_id_of_draft",
    "counts_of",
    "draft_batch",
    "learnt_name",
    "learnt_names",
    "open_draft_batches",
    "open_obstacles",
    "overdue_tasks",
    "parties_of",
    "plan_item_page",
    "plan_lines",
    "plan_preview",
    "plan_progress",
    "plan_revisions",
    "plan_years",
    "task_page",
    "tasks",
    "unreported_items",
]
