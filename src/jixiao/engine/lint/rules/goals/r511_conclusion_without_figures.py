"""R511: the goals have figures, the result has none."""

from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.late import late
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.goals.stretch import has_figure, numbers_of_things, points_elsewhere, told_in

_FEWEST = 2  # figures of the goals
_ALL_DONE = late(
    r"(?:绩效|年度|年初|预期|总体|各项?|全部|既定|设定的?|项目|产出|效益)*(?:目标|指标|任务)[^。；，,]{0,8}?(?:均|都|全部|已|能|按|基本|圆满|顺利|全面)"
    r"[^。；，,]{0,10}?(?:完成|实现|达到|达成|达标)[^。；，,]{0,10}"
    r"|(?:全部|全面|圆满|较好地?的?|基本|顺利|按[时期质量]+|高质量)(?:完成|实现|达到)[^。；，,]{0,20}(?:目标|指标|任务)[^。；，,]{0,6}"
)


@rule("R511")
def check(paper: Paper) -> Iterator[Finding]:
    """说目标完成了，却没有完成值。

    检查什么：绩效目标里有数，而完成情况整个一部分一个数也没有，只说“均已完成”。
    为什么：目标有几个数，结果就应有几个数。只说完成，无法核对，也无法打分。
    反例：
        一、项目基本情况
        （二）绩效目标：新建村卫生室12所；培训村医36人。
        二、绩效目标完成情况
        各项绩效指标均已按要求完成。
        三、存在的问题
        人员不足。
    正例：
        一、项目基本情况
        （二）绩效目标：新建村卫生室12所；培训村医36人。
        二、绩效目标完成情况
        各项绩效指标均已完成：新建村卫生室12所，培训村医38人。
        三、存在的问题
        人员不足。
    依据：财预〔2020〕10号：自评要将全年实际完成值与年初指标值对比。
    """
    results = paper.within(Part.RESULTS)
    if not results or paper.tables or any(has_figure(paper, each.start, each.end) for each in results):
        return
    if any(points_elsewhere(each.text) for each in results):
        return
    targets = sum(
        len(numbers_of_things(paper, each.start, each.end)) + len(told_in(paper.facts.ratios, each.start, each.end))
        for each in paper.within(Part.GOALS)
    )
    if targets < _FEWEST:
        return
    for passage in results:
        for found in _ALL_DONE.finditer(passage.text):
            yield paper.finding(
                "R511",
                passage.start + found.start(),
                passage.start + found.end(),
                cause=f"绩效目标里有 {targets} 个数，完成情况里一个实际完成的数也没有，“完成”无从核对",
                cure="按目标逐项写出实际完成值，如“目标 12 所，完成 12 所”；没有完成的说明原因",
            )
