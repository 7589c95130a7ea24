"""Answers → scorecard, with a trace for every point and a sentence for whoever asks why."""

from sen.engine.scoring.card import score, score_all
from sen.engine.scoring.drawing import Drawing, draw
from sen.engine.scoring.examples import check_examples
from sen.engine.scoring.explaining import Explanation, LeafAlone, explain, explain_card, explain_leaf
from sen.engine.scoring.intake import CellProblem, answers_from_lines, read_cell
from sen.engine.scoring.leaf import ContradictoryAnswers
from sen.engine.scoring.scorecard import NodeScore, Scorecard
from sen.engine.scoring.steps import NextStep
from sen.engine.scoring.trace import State, Trace, recompute

__all__ = [
    "CellProblem",
    "ContradictoryAnswers",
    "Drawing",
    "Explanation",
    "LeafAlone",
    "NextStep",
    "NodeScore",
    "Scorecard",
    "State",
    "Trace",
    "answers_from_lines",
    "check_examples",
    "draw",
    "explain",
    "explain_card",
    "explain_leaf",
    "read_cell",
    "recompute",
    "score",
    "score_all",
]
