"""Thousands of units at once: the same points as one by one, on whole columns of ``int64``."""

from sen.engine.scoring.columns.answered import AnswerColumns, LeafColumns, columns_of, is_columnar
from sen.engine.scoring.columns.live import LiveScores, LooksAtPeers, Move
from sen.engine.scoring.columns.nodes import NodeColumns
from sen.engine.scoring.columns.quotients import Quotients
from sen.engine.scoring.columns.ranks import RankColumns, rank_columns
from sen.engine.scoring.columns.reading import read_columns
from sen.engine.scoring.columns.table import ScoreTable, score_columns
from sen.engine.scoring.columns.whole import Whole

__all__ = [
    "AnswerColumns",
    "LeafColumns",
    "LiveScores",
    "LooksAtPeers",
    "Move",
    "NodeColumns",
    "Quotients",
    "RankColumns",
    "ScoreTable",
    "Whole",
    "columns_of",
    "is_columnar",
    "rank_columns",
    "read_columns",
    "score_columns",
]
