from jixiao.cycle.evaluation.comparing import compare, group_scores
from jixiao.engine.scoring import rulebook
from jixiao.engine.yearbook import assess


def test_the_same_frozen_year_is_scored_by_both_rulebooks(marked):
    found = compare(marked.evaluation, other=rulebook("MOF101"))
    expected = assess(marked.yearbook, rulebook("MOF101"))
    assert found.own.result.total == marked.evaluation.total
    assert found.other.result.total == expected.result.total
    moved = {row.own.row.code: row.gap for row in found.rows if row.is_moved}
    gap = moved["Z20"]
    assert gap is not None
    assert gap < 0
    assert all(row.gap == 0 for row in found.rows if row.own.row.code == "Z01")
    assert found.last_own is None


def test_groups_stand_beside_the_execution_rate(marked):
    found = compare(marked.evaluation, other=rulebook("MOF101"))
    assert list(group_scores(found.own.result)) == ["预算执行", "产出指标", "效益指标", "满意度指标"]


def test_by_the_same_rules_nothing_moves(marked):
    found = compare(marked.evaluation, other=rulebook("MOF10"))
    assert not [row for row in found.rows if row.is_moved]
