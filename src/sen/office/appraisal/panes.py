"""What stands beside the list: one criterion of one unit with its evidence, and the form to say something of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from sen.office.appraisal.controls import Controls, lettered, verdicts_of
from sen.office.appraisal.forms import MarkForm
from sen.office.appraisal.gathering import Queue
from sen.office.appraisal.lines import Line, Said, Status
from sen.reform.assessments import queries as assessments
from sen.reform.assessments.queries import CurrentAnswer, EvidenceLine, Stage, State
from sen.reform.indices.queries import LeafLine


@dataclass(frozen=True)
class Pane:
    """Everything about one line, and where its form goes; `others` are words to compare with, each under a title."""

    line: Line
    leaf: LeafLine
    evidence: tuple[EvidenceLine, ...]
    form: MarkForm | None
    action: str
    others: tuple[tuple[str, Said], ...] = ()
    is_conflict: bool = False


def stage_of(line: Line) -> Stage:
    """The stage a mark on this line would belong to."""
    return Stage.REAPPRAISAL if line.card.state is State.REAPPRAISING else Stage.APPRAISAL


def controls_of(queue: Queue, line: Line) -> Controls:
    """What may be said of a line of a queue."""
    stage = stage_of(line)
    marked = [each for each in queue.lines if each.status is Status.DONE and each.mark and each.card.id != line.card.id]
    return Controls(
        leaf=queue.leaf,
        verdicts=verdicts_of(queue.index, queue.leaf, stage, has_word=line.declared is not None),
        phrases=lettered(assessments.phrases(line.code)),
        likes=tuple((each.card.id, each.card.unit_name) for each in marked if stage_of(each) is stage),
        may_ask=stage is Stage.APPRAISAL,
        may_keep=True,
    )


def form_of(queue: Queue, line: Line, words: Mapping[Stage, CurrentAnswer]) -> MarkForm:
    """The empty form of a line: figures as they stand now."""
    stands = line.mark or line.declared
    own = words.get(stage_of(line))
    return MarkForm.of(controls_of(queue, line), stands=stands.answer if stands else None, own=own)


def evidence_of(line: Line) -> tuple[EvidenceLine, ...]:
    """The pieces beside a line: originals, and what was added once the unit's turn has passed."""
    if line.status is Status.WAITING and line.declared is None:
        return ()
    found = assessments.evidence_of(line.card.id).get(line.code, ())
    return tuple(each for each in found if not each.is_supplementary or line.card.state is not State.EXPLAINING)


def theirs(line: Line) -> Sequence[tuple[str, Said]]:
    """The mark somebody else gave meanwhile."""
    return ((_("The mark given meanwhile"), line.mark),) if line.mark else ()
