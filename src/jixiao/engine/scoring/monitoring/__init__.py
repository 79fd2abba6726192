"""双监控: lights of money and goals in the year, with the sentence that says why, and the forecast to its end.

Thresholds are dated data (``rules/*.toml``). 财预〔2019〕136号; the colours are those of two running systems.
"""

from jixiao.engine.scoring.monitoring.executing import light_execution
from jixiao.engine.scoring.monitoring.forecasting import forecast_money, forecast_value, grows
from jixiao.engine.scoring.monitoring.judging import Promised, Value, light_indicator, rule_of
from jixiao.engine.scoring.monitoring.lights import Light, Lit
from jixiao.engine.scoring.monitoring.progressing import share_of_goals
from jixiao.engine.scoring.monitoring.rules import LightRules, light_rules, light_rules_for

__all__ = [
    "Light",
    "LightRules",
    "Lit",
    "Promised",
    "Value",
    "forecast_money",
    "forecast_value",
    "grows",
    "light_execution",
    "light_indicator",
    "light_rules",
    "light_rules_for",
    "rule_of",
    "share_of_goals",
]
