"""The sheets of one self-evaluation: the whole unit's, and one for each project that has indicators of its own."""

from jixiao.engine.scoring import Result, Sheet
from jixiao.engine.yearbook import Assessment

UNIT = ""
"""The code of the whole unit among the sheets, beside those of its projects."""


def sheets_of(assessment: Assessment) -> dict[str, tuple[Sheet, Result]]:
    """Return every sheet with its result by the code of its project, the unit's under ""."""
    own = {known.code: (sheet, result) for known, sheet, result in assessment.projects}
    return {UNIT: (assessment.sheet, assessment.result), **own}


def result_for(assessment: Assessment, project: str) -> Result | None:
    """Return the result of the unit ("") or of a project, None where there is no such project."""
    found = sheets_of(assessment).get(project)
    return found[1] if found else None
