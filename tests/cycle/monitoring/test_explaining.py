"""What the clerk says of a row: values, causes, another forecast with its reason."""

import pytest
from tests.cycle.monitoring.conftest import refused_code

from jixiao.cycle.monitoring.explaining import Said, explain_execution, explain_line, tell_summary
from jixiao.cycle.monitoring.forecasting import ahead_of
from jixiao.cycle.monitoring.models import Colour
from jixiao.cycle.monitoring.queries import executions_of, lines_of
from jixiao.engine.values import Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale

WHY = Said(forecast_reason="示例：下半年集中办")


def test_a_typed_value_lights_the_row_anew(lit):
    line = explain_line(line=lit.line("Z03"), said=Said(), typed="100", by=lit.actor())
    assert line.light == Colour.GREEN
    assert lit.line("Z03").printed == "100%"
    assert explain_line(line=lit.line("Z03"), said=Said(), by=lit.actor()).light == Colour.NONE


def test_what_a_formula_counts_is_not_typed_and_another_forecast_wants_a_reason(lit):
    line, by = lit.line("Z01"), lit.actor()
    for code, told in (
        ("U628", {"typed": "5"}),
        ("U629", {"forecast": "5"}),
        ("U630", {"said": Said(causes=("moon",))}),
        ("U629", {"forecast": "很多", "said": Said(forecast_reason="示例")}),
    ):
        with pytest.raises(Refused) as refused:
            explain_line(**{"line": line, "said": Said(), "by": by, **told})
        assert refused.value.code == code


def test_the_money_is_not_forecast_below_what_is_spent(lit):
    said = Said(forecast_reason="示例")
    with pytest.raises(Refused) as refused:
        explain_execution(row=lit.execution(), said=said, forecast=Money.of(1, "万元"), by=lit.actor())
    assert refused.value.code == "U631"
    row = explain_execution(row=lit.execution(), said=said, forecast=Money.of(1290, "万元"), by=lit.actor())
    assert str(row.forecast_typed) == "12,900,000.00元"


def test_another_forecast_bends_the_dashed_line_and_keeps_its_reason_on_the_trail(lit):
    before = ahead_of(lit.sheet, lines_of(lit.sheet), executions_of(lit.sheet))
    explain_line(line=lit.line("Z01"), said=WHY, forecast="3", by=lit.actor())
    explain_execution(row=lit.execution(), said=WHY, forecast=Money.of(1280, "万元"), by=lit.actor())
    after = ahead_of(lit.sheet, lines_of(lit.sheet), executions_of(lit.sheet))
    assert after.goals is not None
    assert before.goals is not None
    assert before.money is not None
    assert after.goals < before.goals
    assert (before.money < 100, after.money) == (True, 100)
    entry = TrailEntry.objects.get(event="monitoring.line_explained")
    assert entry.after["预计调整理由"] == "示例：下半年集中办"


def test_who_saves_over_somebody_else_is_told(lit):
    line = lit.line("Z01")
    explain_line(line=line, said=Said(cause_text="示例"), by=lit.actor(), stamp=line.version)
    with pytest.raises(Stale):
        explain_line(line=lit.line("Z01"), said=Said(), by=lit.actor(), stamp=0)
    with pytest.raises(Stale):
        tell_summary(sheet=lit.sheet, text="示例", by=lit.actor(), stamp=0)


def test_money_that_is_recorded_by_month_is_not_typed(lit):
    code = refused_code(
        explain_execution, row=lit.execution(), said=Said(), executed=Money.of(1, "万元"), by=lit.actor()
    )
    assert code == "U628"
