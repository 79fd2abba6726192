"""Scores a sheet: every row, the execution rate, the groups and the total, each with its trace."""

import dataclasses
from collections.abc import Mapping

from jixiao.engine.scoring.executing import score_execution
from jixiao.engine.scoring.flags import raise_flags
from jixiao.engine.scoring.rowing import score_row
from jixiao.engine.scoring.rulebook import Rulebook
from jixiao.engine.scoring.sheet import Reading, Result, Sheet
from jixiao.engine.scoring.totalling import Parts, total_up
from jixiao.engine.scoring.weighing import weigh
from jixiao.engine.values import UNFILLED, Trace

NO_READING = Reading(UNFILLED, Trace("实际完成值", str(UNFILLED)))


def score(sheet: Sheet, readings: Mapping[str, Reading], rulebook: Rulebook) -> Result:
    """Return the scored sheet; ``readings`` are by the code of the row, one that is not there is 未填.

    Nothing is guessed and nothing raised: what cannot be scored is Undefined with its reason, stands in ``unscored``
    of its group, and comes out as a finding with place and cure.
    """
    weighing = weigh(sheet, readings, rulebook=rulebook)
    scored = [
        score_row(share, readings.get(share.row.code, NO_READING), sheet=sheet, rulebook=rulebook)
        for share in weighing.shares
    ]
    execution, faults = score_execution(sheet, frame=weighing.frame, rulebook=rulebook)
    parts = Parts(sheet, rulebook, weighing, tuple(row for row, _ in scored), execution)
    result = total_up(parts)
    refused = (finding for _, found in scored for finding in found)
    return dataclasses.replace(result, findings=(*refused, *faults, *raise_flags(parts, result=result)))
