from tests.engine.lint.specimens import taken_of

from jixiao.engine.lint import Paper
from jixiao.engine.lint.parts import Part, part_of_heading


def test_a_class_of_indicators_among_the_goals_is_no_result():
    assert part_of_heading("社会效益指标") is Part.RESULTS
    assert part_of_heading("社会效益指标", under=Part.GOALS) is Part.OTHER
    assert part_of_heading("社会效益指标完成情况", under=Part.GOALS) is Part.RESULTS


def test_a_problem_of_the_budget_is_a_problem():
    assert part_of_heading("预算执行率不高") is Part.MONEY
    assert part_of_heading("预算执行率不高", under=Part.PROBLEMS) is Part.OTHER
    assert part_of_heading("改进措施", under=Part.PROBLEMS) is Part.MEASURES


def test_a_summary_ends_where_the_chapters_begin():
    paper = Paper(taken_of("摘要\n得分95分。\n一、部门概况\n编制9名。\n二、绩效目标完成情况\n培训4期。"))
    assert [each.part for each in paper.paragraphs] == [Part.SUMMARY, Part.OTHER, Part.RESULTS]


def test_what_was_made_of_a_paper_is_made_once():
    made = []

    def words(paper: Paper) -> int:
        made.append(paper)
        return len(paper.text)

    paper = Paper(taken_of("培训4期。"))
    assert paper.once(words) == paper.once(words) == len(paper.text)
    assert len(made) == 1
