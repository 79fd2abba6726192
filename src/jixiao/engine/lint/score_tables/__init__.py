"""Score tables: from the tables of any paper, in the layouts of all provinces, to their figures with the place of each.

``score_tables_of`` gives ``ScoreTable``s; ``ScoreTable.printed`` is what ``engine.scoring`` compares with its rules.
"""

from jixiao.engine.lint.score_tables.comparing import Compared, compare_table
from jixiao.engine.lint.score_tables.parts import (
    Goal,
    Group,
    Indicator,
    MoneyGrid,
    MoneyLine,
    ScoreTable,
    Total,
)
from jixiao.engine.lint.score_tables.reading import score_tables_of
from jixiao.engine.lint.score_tables.spots import Spot
from jixiao.engine.lint.score_tables.typed import Typed, read_typed

__all__ = [
    "Compared",
    "Goal",
    "Group",
    "Indicator",
    "MoneyGrid",
    "MoneyLine",
    "ScoreTable",
    "Spot",
    "Total",
    "Typed",
    "compare_table",
    "read_typed",
    "score_tables_of",
]
