"""One unit's year as one immutable record: in from XLSX and TOML, checked, named for formulas, scored.

The record and its columns are declared once (``record``); the workbook, the TOML file, the checks, the messages and
the reference page all follow from it. The papers read the record, the command line reads and writes its files.
"""

from jixiao.engine.yearbook.assessing import STAND_IN, Assessment, assess, funding_total
from jixiao.engine.yearbook.budgeting import budget_base
from jixiao.engine.yearbook.checking import check_yearbook
from jixiao.engine.yearbook.computing import Computed, compute, known_names
from jixiao.engine.yearbook.fact import Fact
from jixiao.engine.yearbook.facts import named_facts
from jixiao.engine.yearbook.opening import read_yearbook
from jixiao.engine.yearbook.reading import Reading
from jixiao.engine.yearbook.record import (
    SECTIONS,
    Activity,
    BudgetLine,
    Funding,
    Goal,
    Handout,
    Indicator,
    Outcome,
    Passage,
    Problem,
    Profile,
    Project,
    Section,
    Task,
    Yearbook,
)
from jixiao.engine.yearbook.reference import schema_reference
from jixiao.engine.yearbook.shipped import shipped_names, shipped_yearbook
from jixiao.engine.yearbook.sources import money_trace, source_at
from jixiao.engine.yearbook.toml_form import read_toml, write_toml
from jixiao.engine.yearbook.workbook import write_template, write_workbook
from jixiao.engine.yearbook.workbook_reading import read_workbook

__all__ = [
    "SECTIONS",
    "STAND_IN",
    "Activity",
    "Assessment",
    "BudgetLine",
    "Computed",
    "Fact",
    "Funding",
    "Goal",
    "Handout",
    "Indicator",
    "Outcome",
    "Passage",
    "Problem",
    "Profile",
    "Project",
    "Reading",
    "Section",
    "Task",
    "Yearbook",
    "assess",
    "budget_base",
    "check_yearbook",
    "compute",
    "funding_total",
    "known_names",
    "money_trace",
    "named_facts",
    "read_toml",
    "read_workbook",
    "read_yearbook",
    "schema_reference",
    "shipped_names",
    "shipped_yearbook",
    "source_at",
    "write_template",
    "write_toml",
    "write_workbook",
]
