"""What this room hangs at the import desk: budget lines, adjustments, monthly execution, projects with their money."""

from jixiao.orgs.importing import hang_import
from jixiao.records.budget.imports.adjustments import ADJUSTMENTS
from jixiao.records.budget.imports.execution import EXECUTION
from jixiao.records.budget.imports.lines import LINES
from jixiao.records.budget.imports.projects import PROJECTS


def hang_imports() -> None:
    """Hang the four doors."""
    for door in (LINES, ADJUSTMENTS, EXECUTION, PROJECTS):
        hang_import(door)
