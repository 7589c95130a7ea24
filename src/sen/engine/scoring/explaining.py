"""Why a criterion has its points: the trace, the next step, and a sentence in the words of the decision."""

from dataclasses import dataclass
from fractions import Fraction

from sen.engine.answers import Answers
from sen.engine.definitions import Aggregation, Criterion, IndexDefinition, Treatment, WhenMissing
from sen.engine.points import vietnamese
from sen.engine.rules import ABOUT_PEERS
from sen.engine.scoring.card import score
from sen.engine.scoring.leaf import leaf_facts, leaf_trace
from sen.engine.scoring.scorecard import NodeScore, Scorecard
from sen.engine.scoring.steps import NextStep, next_step
from sen.engine.scoring.trace import State, Trace

_GATHERED = {
    Aggregation.SUM: "tổng",
    Aggregation.MEAN: "bình quân",
    Aggregation.WEIGHTED_MEAN: "bình quân theo quyền số",
    Aggregation.GEOMETRIC_MEAN: "bình quân nhân",
}


@dataclass(frozen=True)
class Explanation:
    """An answer to “vì sao tôi được điểm này”; a group has no trace and no next step."""

    code: str
    title: str
    node: NodeScore
    trace: Trace | None
    next_step: NextStep | None
    sentence: str


@dataclass(frozen=True)
class LeafAlone:
    """One leaf out of its own maximum, whatever becomes of the others; no next step where nothing is left to win."""

    trace: Trace
    next_step: NextStep | None
    sentence: str


def explain_leaf(definition: IndexDefinition, answers: Answers, code: str) -> LeafAlone:
    """
    Score and explain one leaf by itself: what its rule gives, before points of others are shared out.

    A rule that looks at peers waits for them: its leaf is missing.

    :raises KeyError: if the index has no such leaf
    :raises ContradictoryAnswers: if the leaf has a figure and is said not to apply
    """
    criterion = definition.criterion(code)
    if criterion.scoring is None:
        raise KeyError(code)
    facts = leaf_facts(definition, criterion, criterion.scoring, answers)
    trace = leaf_trace(definition, facts, criterion.maximum)
    step = next_step(definition, criterion, trace)
    return LeafAlone(trace, step, _leaf_sentence(definition, criterion, trace, step))


def explain(definition: IndexDefinition, answers: Answers, code: str) -> Explanation:
    """
    Explain the points of one criterion of one unit.

    :raises KeyError: if the index has no such code
    """
    return explain_card(definition, score(definition, answers), code)


def explain_card(definition: IndexDefinition, card: Scorecard, code: str) -> Explanation:
    """
    Explain one criterion of a scorecard that is already there.

    :raises KeyError: if the index has no such code
    """
    criterion = definition.criterion(code)
    node = card.nodes[code]
    trace = card.traces.get(code)
    if trace is None:
        sentence = _group_sentence(definition, criterion, node)
        return Explanation(code, criterion.title, node, None, None, sentence)
    step = next_step(definition, criterion, trace)
    sentence = _leaf_sentence(definition, criterion, trace, step)
    return Explanation(code, criterion.title, node, trace, step, sentence)


def _group_sentence(definition: IndexDefinition, criterion: Criterion, node: NodeScore) -> str:
    children = len(definition.children_of(criterion.code))
    head = f"{criterion.code} {criterion.title}: "
    if not node.is_known:
        return f"{head}chưa có kết quả vì còn tiêu chí chưa nộp số liệu."
    if node.percent is None:
        return f"{head}không phát sinh ở cả {children} tiêu chí con."
    missing = ""
    if node.state in (State.MISSING, State.INCOMPLETE):
        missing = " Còn tiêu chí chưa nộp số liệu."
    points = _out_of(definition, node.points, node.out_of)
    return (
        f"{head}{_GATHERED[criterion.aggregation]} {children} tiêu chí con được {points} "
        f"({vietnamese(node.percent, 2)} %).{missing}"
    )


def _leaf_sentence(definition: IndexDefinition, criterion: Criterion, trace: Trace, step: NextStep | None) -> str:
    parts = [f"{criterion.code} {criterion.title}: {_what_happened(definition, criterion, trace)}"]
    if trace.factor != 1:
        parts.append(
            f"Điểm tối đa tăng từ {vietnamese(criterion.maximum)} lên "
            f"{vietnamese(criterion.maximum * trace.factor)} vì có tiêu chí không phát sinh."
        )
    if step is not None:
        parts.append(step.sentence)
    if criterion.basis:
        parts.append(f"Căn cứ: {criterion.basis}.")
    return " ".join(parts)


def _what_happened(definition: IndexDefinition, criterion: Criterion, trace: Trace) -> str:
    points = _out_of(definition, trace.points, criterion.maximum * trace.factor)
    if criterion.scoring is None or trace.state is State.NOT_APPLICABLE:
        return f"không phát sinh ({trace.reason}), {_treated(trace.treatment, points)}."
    asked = criterion.scoring.inputs_by_name
    if trace.state is State.MISSING:
        if any(name in ABOUT_PEERS for name in trace.lacking):
            return f"chờ kết quả của các đơn vị cùng nhóm → {points}."
        partly = len(trace.lacking) < len(asked)
        lacking = "; ".join(asked[name].label for name in trace.lacking)
        said = f"còn thiếu số liệu ({lacking})" if partly else "chưa nộp số liệu"
        if definition.when_missing is WhenMissing.NO_RESULT:
            return f"{said} → chưa có kết quả."
        return f"{said} → {points}, vẫn tính vào điểm tối đa."
    said = criterion.scoring.measure.say(trace.known, asked)
    label = "" if trace.piece is None else trace.piece.label
    return f"{', '.join(part for part in (said, label) if part)} → {points}."


def _treated(treatment: Treatment | None, points: str) -> str:
    match treatment:
        case Treatment.FULL_MARKS:
            return f"được tính điểm tối đa → {points}"
        case Treatment.REDISTRIBUTE:
            return "điểm tối đa chia đều cho các tiêu chí còn lại trong nhóm"
        case Treatment.RESCALE_GROUP:
            return "điểm của nhóm được quy về đủ điểm tối đa"
        case Treatment.RESCALE_TOTAL:
            return "tổng điểm được quy về đủ thang điểm"
        case _:
            return "không tính vào điểm tối đa"


def _out_of(definition: IndexDefinition, points: Fraction, maximum: Fraction) -> str:
    if not maximum:
        return "không tính điểm"
    places = definition.rounding.places
    return f"{vietnamese(points, places)}/{vietnamese(maximum)} điểm"
