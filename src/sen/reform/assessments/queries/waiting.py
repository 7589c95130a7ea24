"""What still waits on an assessment before its turn may pass."""

from sen.reform.assessments.models import Assessment, Latest
from sen.reform.assessments.queries.answers import words_of_unit
from sen.reform.assessments.workflow import Act, Stage
from sen.reform.indices import loader


def unanswered(assessment_id: int) -> tuple[str, ...]:
    """The criteria every unit must answer that this one has not, or not in full."""
    version_id = Assessment.objects.values_list("round__index_version_id", flat=True).get(pk=assessment_id)
    words = words_of_unit(assessment_id)
    said = {code: each[Stage.SELF] for code, each in words.items() if Stage.SELF in each}
    return tuple(
        code
        for code, needed in loader.required(version_id).items()
        if code not in said or not (said[code].not_applicable or needed <= set(said[code].figures))
    )


def unmarked(assessment_id: int) -> tuple[str, ...]:
    """The criteria the unit declared that no appraiser has marked."""
    words = words_of_unit(assessment_id)
    return tuple(
        code
        for code, said in words.items()
        if Stage.SELF in said and not said[Stage.SELF].is_missing and Stage.APPRAISAL not in said
    )


def undecided(assessment_id: int) -> tuple[str, ...]:
    """The criteria the unit objects to that the second appraisal has not decided."""
    disputes = set(disputed(assessment_id))
    decided = Latest.objects.filter(assessment_id=assessment_id, stage=Stage.REAPPRAISAL).values_list("code", flat=True)
    return tuple(sorted(disputes - set(decided)))


def disputed(assessment_id: int) -> tuple[str, ...]:
    """The criteria whose mark the unit objects to."""
    objections = Latest.objects.filter(
        assessment_id=assessment_id, stage=Stage.EXPLANATION, entry__act=Act.DISAGREE
    ).order_by("code")
    return tuple(objections.values_list("code", flat=True))
