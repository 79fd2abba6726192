import datetime
from fractions import Fraction

import pytest
from tests.cycle.evaluation.conftest import exact

from jixiao.cycle.evaluation.entering import Said, copy_entered, enter_row, explain_execution
from jixiao.cycle.evaluation.marking import mark
from jixiao.engine.values import Points
from jixiao.measures.models import EnteredValue
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale


def enter(case, code, **said):
    return enter_row(row=case.row(code), said=Said(**said), by=case.county.actor("clerk"))


def test_a_number_is_kept_exactly_as_it_was_typed_without_separators(started):
    assert enter(started, "Z11", actual="93.50").actual == "93.5"
    assert enter(started, "K105", actual="14,560").actual == "14560"
    assert enter(started, "Z13", actual="96.4%").actual == "96.4"


def test_words_are_refused_where_a_number_is_wanted(started):
    with pytest.raises(Refused, match="不是数") as refused:
        enter(started, "Z11", actual="已完成")
    assert refused.value.field == "actual"
    assert started.row("Z11").actual == ""


def test_a_value_by_hand_is_refused_where_a_formula_counts(started):
    with pytest.raises(Refused, match="由公式算出") as refused:
        enter(started, "Z01", actual="12")
    assert refused.value.code == "U554"


@pytest.mark.parametrize(
    ("word", "points", "fits"),
    [
        ("达成", "4.00", True), ("达成", "3.20", True), ("达成", "3.19", False), ("达成", "4.01", False),
        ("部分达成", "3.19", True), ("部分达成", "3.20", False), ("部分达成", "2.40", True),
        ("未达成", "2.39", True), ("未达成", "2.40", False), ("未达成", "0", True),
    ],
)  # fmt: skip
def test_points_outside_of_their_band_are_refused(started, word, points, fits):
    said = {"actual": word, "manual": Points.of(points), "reason": "示例理由"}
    if fits:
        assert enter(started, "Z21", **said).manual == Points.of(points)
        return
    with pytest.raises(Refused, match="之内") as refused:
        enter(started, "Z21", **said)
    assert refused.value.field == "manual"
    assert started.row("Z21").manual is None


def test_a_result_that_names_no_band_is_refused(started):
    with pytest.raises(Refused, match="没有说明达到哪一档"):
        enter(started, "Z21", actual="很好")


def test_points_by_hand_are_refused_where_the_value_scores(started):
    with pytest.raises(Refused, match="用不上人工评分"):
        enter(started, "Z11", actual="93.5", manual=Points.of(4))


def test_points_have_two_decimals_and_a_deduction_wants_a_reason(started):
    with pytest.raises(Refused, match="最多两位小数"):
        enter(started, "Z11", actual="93.5", deduction=Points.of("0.005"), reason="示例")
    with pytest.raises(Refused, match="没有写理由"):
        enter(started, "Z11", actual="93.5", deduction=Points.of("0.5"))
    with pytest.raises(Refused, match="不在 0 与分值"):
        enter(started, "Z11", actual="93.5", deduction=Points.of("4.5"), reason="示例")


def test_what_does_not_apply_wants_a_reason_and_gives_its_points_away(filled):
    with pytest.raises(Refused, match="不适用要写理由") as refused:
        enter(filled, "Z22", not_applicable=True)
    assert refused.value.code == "U556"
    enter(filled, "Z22", not_applicable=True, reason="示例：本年没有这项工作")
    mark(evaluation=filled.evaluation, by=filled.county.actor("clerk"))
    row = filled.row("Z22")
    assert row.score is None
    assert row.effective_weight is None
    assert row.printed_actual == "不适用"
    heirs = [filled.row(code) for code in ("Z17", "Z18", "Z19", "Z20", "Z21")]
    given = sum(exact(heir.effective_weight) - exact(heir.indicator.weight) for heir in heirs)
    assert given == exact(row.indicator.weight)


def test_a_counted_indicator_too_can_be_said_not_to_apply(filled):
    enter(filled, "Z07", not_applicable=True, reason="示例：公众号已停办")
    mark(evaluation=filled.evaluation, by=filled.county.actor("clerk"))
    assert filled.row("Z07").printed_actual == "不适用"


def test_who_was_slower_is_told(started):
    row, same = started.row("Z11"), started.row("Z11")
    by = started.county.actor("clerk")
    enter_row(row=row, said=Said(actual="93"), by=by, stamp=1)
    with pytest.raises(Stale):
        enter_row(row=same, said=Said(actual="94"), by=by, stamp=1)
    assert started.row("Z11").actual == "93"


def test_the_trail_keeps_what_stood_there_before(started):
    enter(started, "Z11", actual="93")
    enter(started, "Z11", actual="93.5")
    line = TrailEntry.objects.filter(event="evaluation.row_entered").latest("number")
    assert (line.before, line.after) == ({"实际完成值": "93"}, {"实际完成值": "93.5"})
    enter(started, "Z11", actual="93.50")
    assert TrailEntry.objects.filter(event="evaluation.row_entered").latest("number") == line


def test_a_long_reason_is_refused(started):
    with pytest.raises(Refused, match="超过 2000"):
        explain_execution(evaluation=started.evaluation, reason="长" * 2001, by=started.county.actor("clerk"))


def test_entered_values_are_taken_over_by_name_and_only_into_empty_rows(started):
    by = started.county.actor("clerk")
    for name, value, unit in (
        ("培训考核合格率", "93.5", "%"),
        ("资金支付及时率", "96.4", "%"),
        ("科普活动场次", "7", "场"),
    ):
        EnteredValue.objects.create(
            unit_year=started.county.unit_year, code=f"own.{name}", name=name, unit=unit, value=Fraction(value),
            entered_by=by.person, entered_at=by.at + datetime.timedelta(minutes=1),
        )  # fmt: skip
    enter(started, "Z13", actual="90")
    filled = copy_entered(evaluation=started.evaluation, by=by)
    assert [row.indicator.code for row in filled] == ["Z11"]
    assert started.row("Z11").actual == "93.5"
    assert started.row("Z13").actual == "90"
    assert started.row("Z01").actual == ""
