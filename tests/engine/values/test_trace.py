import datetime
from fractions import Fraction

from jixiao.engine.values import Rule, Source, Trace

LEAF = Trace("全年执行数", "258.13万元", exact=Fraction(2581300), unit="元",
             source=Source("填报", "《预算与执行》表 E8", "budget.支出合计.executed", ("决算公开表",)))  # fmt: skip
RATE = Trace(
    "预算执行率", "93.99%", exact=Fraction(25813, 27464), formula="全年执行数 ÷ 全年预算数 × 100%",
    worked="258.13 ÷ 274.64 × 100% = 93.99%", rounding="四舍五入到 2 位小数", note="全年预算未填，用年初预算",
    rule=Rule("MOF10", "execution", "项目支出绩效评价管理办法", "财预〔2020〕10号", datetime.date(2020, 2, 25)),
    inputs=(LEAF,),
)  # fmt: skip


def test_a_trace_survives_json() -> None:
    assert Trace.from_json(RATE.to_json()) == RATE


def test_a_trace_reads_as_text_from_the_figure_down_to_its_proof() -> None:
    text = RATE.text()
    for words in (
        "预算执行率 = 93.99%",
        "公式：",
        "代入：",
        "精确值：25813/27464",
        "财预〔2020〕10号",
        "《预算与执行》表 E8",
        "决算公开表",
    ):
        assert words in text
    assert text.splitlines()[-3].startswith("  全年执行数")
