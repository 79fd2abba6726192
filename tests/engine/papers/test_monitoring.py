"""The papers of the monitoring: heads that repeat, official prose, lights in order, a date at the foot."""

from jixiao.engine.document import Heading, Paragraph, Signature, Table, Text
from jixiao.engine.papers import Watch, WatchedIndicator, WatchedMoney, monitoring_report, monitoring_table
from jixiao.engine.values import Money, Trace

MONEY = WatchedMoney(
    code="", name="部门（单位）整体", initial=Money.of(90, "万元"), executed=Money.of(30, "万元"), rate="33.33%",
    forecast=Money.of(51, "万元"), sources=(("当年财政拨款", Money.of(90, "万元"), Money.of(30, "万元")),),
    light="红 滞后", says="1—7 月应执行 58.33%，实际 33.33%；33.33% ÷ 58.33% = 57.14%，低于 60%，红灯",
    cause="制度保障：示例", measures="示例", trace=Trace("执行灯", "红 滞后"),
)  # fmt: skip


def row(code: str, light: str, **more: str) -> WatchedIndicator:
    told = {"target": "≥12场", "done": "5场", "forecast": "8.57场", "cause_text": "", "says": "差 2 场", **more}
    return WatchedIndicator(
        code=code, project="", level1="产出指标", level2="数量指标", name=f"示例{code}", causes=("其他",),
        likelihood="有可能", remark=told.pop("remark", ""), measures="示例", light=light, rectify="",
        trace=Trace("目标灯", light), **told,
    )  # fmt: skip


WATCH = Watch(
    title="示例", unit="示例县单位", unit_code="999900-1", supervisor="", year=2024, month=7, goal="示例目标",
    summary="示例", rules="示例规则", moneys=(MONEY,),
    indicators=(row("A", "无数", done="", remark="年底才有数"), row("B", "绿 正常"), row("C", "红 滞后")),
    dated="2024年8月20日",
)  # fmt: skip


def words(block: object) -> str:
    return "".join(one.text for one in block.line if hasattr(one, "text")) if isinstance(block, Paragraph) else ""


def test_the_head_of_the_indicators_repeats_on_every_page():
    tables = [block for block in monitoring_table(WATCH).blocks if isinstance(block, Table)]
    assert [table.head_rows for table in tables] == [0, 2]
    assert all(sum(table.widths) == 100 for table in tables)


def test_the_report_counts_lights_from_red_on_and_prints_no_spaces_between_han_and_figures():
    said = [words(block) for block in monitoring_report(WATCH).blocks]
    assert "共监控绩效指标3项：红灯1项，绿灯1项，无数1项。" in said
    assert any("1—7月应执行58.33%，实际33.33%；33.33%÷58.33%=57.14%，低于60%，红灯。" in one for one in said)


def test_where_there_is_no_number_the_report_says_what_the_unit_says():
    table = next(block for block in monitoring_report(WATCH).blocks if isinstance(block, Table))
    assert table.rows[1][-1].line == (Text("没有数：年底才有数"),)


def test_the_unit_signs_with_the_day():
    blocks = monitoring_report(WATCH).blocks
    signature = next(block for block in blocks if isinstance(block, Signature))
    assert signature.lines[-1] == (Text("2024年8月20日"),)
    assert isinstance(blocks[0], Heading)
