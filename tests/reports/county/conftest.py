import datetime

import pytest
from tests.rooms import County
from tests.walking import walked

from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.cycle.evaluation.reviewing import review_row
from jixiao.cycle.monitoring.issuing import issue_round
from jixiao.engine.values import Points
from jixiao.orgs import handing
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import Handover, HandoverKind, UnitYear
from jixiao.orgs.windowing import set_window
from jixiao.reports.county.acting import begin_act, do_act
from jixiao.reports.models import CountyAct

TODAY = datetime.date(2025, 1, 15)


@pytest.fixture
def windowed(county: County) -> County:
    """The county with a window for the goals that closed five days ago."""
    last = TODAY - datetime.timedelta(days=5)
    set_window(
        authority=county.finance, kind=HandoverKind.GOALS, year=2024, opens=last - datetime.timedelta(days=300),
        closes=last, warn_days=1, by=county.actor("reviewer"),
    )  # fmt: skip
    return county


def handed_in(
    county: County, unit_year: UnitYear, *, kind: str = HandoverKind.MONITORING, to: str = "reviewer"
) -> Handover:
    """Return a handover of a stage that waits for the head or the bureau."""
    clerk, head = ("clerk", "head") if unit_year == county.unit_year else ("outsider", "outside_head")
    subject = "1" if kind == HandoverKind.MONITORING else ""
    handover = handing.send(handover=handover_of(unit_year, kind, subject=subject), by=county.actor(clerk))
    return handing.approve(handover=handover, by=county.actor(head)) if to == "reviewer" else handover


def pressed(county: County, deed: str, *years: UnitYear, kind: str = HandoverKind.GOALS, words: str = "") -> CountyAct:
    """Return a press that was done."""
    by = county.actor("reviewer")
    act = begin_act(place=county.unit, year=2024, deed=deed, kind=kind, words=words, unit_years=years, by=by)
    do_act(act=act, by=by)
    return act


def came(act: CountyAct) -> list[tuple[str, str]]:
    """Return what came of each row, with the code of a refusal."""
    return [*act.rows.order_by("unit_year__unit__code").values_list("came", "code")]


def undone(act: CountyAct) -> list[tuple[str, str]]:
    """Return what came of undoing each row."""
    return [*act.rows.order_by("unit_year__unit__code").values_list("undo_came", "undo_code")]


@pytest.fixture
def walked_to_the_bureau(county: County) -> County:
    """The county whose unit's goals wait for the bureau."""
    walked(county, "goals_passed")
    return county


@pytest.fixture
def evaluated(county: County) -> County:
    """The county whose unit's self-evaluation waits for the bureau."""
    walked(county, "evaluation_passed")
    return county


@pytest.fixture
def disputed(evaluated: County) -> County:
    """The same, with one row reviewed otherwise and nothing agreed."""
    rows = ScoreRow.objects.filter(evaluation__unit_year=evaluated.unit_year).order_by("pk")
    row = next(one for one in rows if one.score is not None and one.score.value > 1)
    review_row(row=row, score=Points.of("1"), opinion="示例：佐证不足", agreed=None, by=evaluated.actor("reviewer"))
    return evaluated


@pytest.fixture
def watched(county: County) -> str:
    """The subject of a round of monitoring whose sheet waits for the bureau; content is of no matter here."""
    issued = issue_round(
        authority=county.finance, year=2024, code="2024-08", title="示例监控", through_month=7, opens=TODAY,
        closes=TODAY, warn_days=1, units=[county.unit_year], by=county.actor("reviewer"),
    )  # fmt: skip
    subject = str(issued.pk)
    handover = handover_of(county.unit_year, HandoverKind.MONITORING, subject=subject)
    handing.send(handover=handover, by=county.actor("clerk"))
    handing.approve(handover=handover, by=county.actor("head"))
    return subject
