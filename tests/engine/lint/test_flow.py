from tests.engine.lint.specimens import taken_of

from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import Paper, check_paper
from jixiao.engine.lint.flow import flow_of

LINE = "本年度财政拨款收入决算数为二百五十五万元整，各项工作均按照年初计划逐项推进并取得了进展，"
WRAPPED = "\n".join(["一、部门概况", *[LINE] * 6, "全年支出共计发", "放发放补助。", "二、问题", "没有。"])


def wrapped() -> Paper:
    return Paper(read_paper_bytes(WRAPPED.encode(), name="wrapped.txt"))


def test_an_unwrapped_text_runs_as_it_stands():
    flow = flow_of(taken_of("一、概况\n编制9人。"))
    assert flow.text == "一、概况\n编制9人。\n"
    assert [flow.back(place) for place in range(9)] == list(range(9))


def test_a_wrapped_paragraph_runs_without_its_line_ends():
    paper = wrapped()
    assert LINE * 6 in paper.text
    assert len(paper.taken.text) > len(paper.text)


def test_every_character_of_the_flow_stands_in_the_plain_text():
    paper = wrapped()
    plain = paper.taken.text
    assert all(plain[paper.flow.back(place)] == sign for place, sign in enumerate(paper.text))
    assert all(paper.flow.along(paper.flow.back(place)) == place for place in range(len(paper.text)))


def test_a_finding_across_a_line_end_is_placed_in_the_plain_text():
    text = WRAPPED.replace("共计发\n放发放", "共计" + "发放" * 10 + "服务对\n象服务对象")
    checked = check_paper(read_paper_bytes(text.encode(), name="w.txt"), name="w.txt")
    for told in checked.to_json()["findings"]:
        assert checked.taken.text[told["start"] : told["end"]] == told["quote"]
