"""
The arithmetic of indices: a definition and answers in, a scorecard out, the same for ever.

Pure Python: no clock, no disk, no web. Whoever calls reads the files and hands over their text.

    definition = load_definition(text, "2023.toml")
    answers = answers_from_lines(definition, read_lines(csv_text, "answers.csv"), "answers.csv")
    cards = score_all(definition, answers.values())
    places = rank(definition, cards)
    explain(definition, answers["phuong-3"], "1.1.4").sentence
"""

from sen.engine.answers import (
    MISSING,
    Answer,
    AnswerLine,
    Answers,
    BadInput,
    Finding,
    Missing,
    NotApplicable,
    Severity,
    Value,
    read_lines,
)
from sen.engine.definitions import (
    Aggregation,
    CheckedDefinition,
    Criterion,
    Extras,
    Grade,
    IndexDefinition,
    RankBy,
    Scoring,
    Status,
    Ties,
    Treatment,
    WhenMissing,
    check_definition,
    check_versions,
    load_definition,
)
from sen.engine.points import (
    NotANumber,
    Rounding,
    RoundingMode,
    decimal_text,
    parse_number,
    vietnamese,
)
from sen.engine.ranking import Decisions, Place, grade_of, rank
from sen.engine.rules import Curve, Input, InputKind, Option, Piece, Segment
from sen.engine.scoring import (
    CellProblem,
    ContradictoryAnswers,
    Drawing,
    Explanation,
    NextStep,
    NodeScore,
    Scorecard,
    State,
    Trace,
    answers_from_lines,
    check_examples,
    draw,
    explain,
    explain_card,
    read_cell,
    recompute,
    score,
    score_all,
)

#: Stored with every result; raised when the same input could give another output.
ENGINE_VERSION = "1"

__all__ = [
    "ENGINE_VERSION",
    "MISSING",
    "Aggregation",
    "Answer",
    "AnswerLine",
    "Answers",
    "BadInput",
    "CellProblem",
    "CheckedDefinition",
    "ContradictoryAnswers",
    "Criterion",
    "Curve",
    "Decisions",
    "Drawing",
    "Explanation",
    "Extras",
    "Finding",
    "Grade",
    "IndexDefinition",
    "Input",
    "InputKind",
    "Missing",
    "NextStep",
    "NodeScore",
    "NotANumber",
    "NotApplicable",
    "Option",
    "Piece",
    "Place",
    "RankBy",
    "Rounding",
    "RoundingMode",
    "Scorecard",
    "Scoring",
    "Segment",
    "Severity",
    "State",
    "Status",
    "Ties",
    "Trace",
    "Treatment",
    "Value",
    "WhenMissing",
    "answers_from_lines",
    "check_definition",
    "check_examples",
    "check_versions",
    "decimal_text",
    "draw",
    "explain",
    "explain_card",
    "grade_of",
    "load_definition",
    "parse_number",
    "rank",
    "read_cell",
    "read_lines",
    "recompute",
    "score",
    "score_all",
    "vietnamese",
]
