"""R518: problems or measures that belong to the finance bureau stand in another body's paper."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_BUREAU = re.compile(r"财政(?:厅|局|所|分局|办公室)$")
_ALL_BODIES = r"(?:各|部分|个别|一些|有些|少数|多数)(?:级|地|县|市|区|镇|乡|有关|相关|预算|主管|项目)*(?:部门|单位)"
_SAID = re.compile(
    rf"评价(?:的)?对象[^，。；]{{0,8}}(?:部门|单位)[^，。；]{{0,4}}多|涉及(?:的)?(?:部门|单位)(?:较|众|很)?多[^。；]{{0,12}}(?:评价|指标)"
    rf"|{_ALL_BODIES}[^，。；]{{0,10}}(?:绩效|预算)[^，。；]{{0,12}}(?:重视不[够足]|认识不[够足到]|意识不?[强够足淡薄]|意识[较还]?[淡弱差]|积极性不高)"
    r"|(?:增加|扩大)[^，。；]{0,8}(?:财政)?(?:绩效)?评价(?:的)?(?:项目)?(?:的)?(?:数量|覆盖面|范围)"
    r"|(?:指导|督促|组织|要求|推动|帮助|监督)[^，。；]{0,4}各[^，。；]{0,6}(?:部门|预算单位)[^，。；]{0,12}(?:绩效|自评)"
    r"|(?:将|对)[^，。；]{0,8}(?:绩效|评价结果|执行)[^，。；]{0,10}(?:不好|不力|较?差|低下|不高|不佳)[^，。；]{0,4}的?(?:项目|预算|单位|部门)[^，。；]{0,10}(?:取消|削减|核减|压减|调减|扣减)"
    r"|(?:建立|完善|健全|充实)[^，。；]{0,8}(?:绩效评价)?(?:专家库|第三方(?:机构)?(?:库|名录))"
    r"|(?:规范|加强)(?:对)?第三方(?:机构)?(?:评价)?(?:的)?(?:管理|监管|考核)"
)
_REST = re.compile(r"[^，,。；;：:\n]*")
_OWN = re.compile(r"建议|恳请|希望|请|我[局委办院镇乡校站厅中]|本[部单局]|所属|下属|自身|积极配合|申[报请]")


@rule("R518")
def check(paper: Paper) -> Iterator[Finding]:
    """问题和措施说的是财政部门的事。

    检查什么：不是财政部门的单位，问题和措施里有没有站在财政部门的位置说话，例如“评价对象涉及部门多”“增加评价项目数量”
    “对执行不力的预算进行削减”。
    为什么：这些是财政部门的职责和权限，多半是从别的材料里抄来的。本单位自己的问题反而没有写。
    反例：
        一、存在的主要问题
        1.财政评价对象涉及的部门较多，指标差异大，评价尺度不好掌握。
        二、改进措施
        1.对绩效评价结果较差的项目予以取消。
    正例：
        一、存在的主要问题
        1.本单位的演出场次指标没有按季度分解，前三季度执行率只有52%。
        二、改进措施
        1.建议财政部门增加绩效评价项目的培训。
    依据：预算法第五十七条；财预〔2020〕10号：单位自评由单位自身对预算执行情况开展。
    """
    title = "" if paper.taken.document is None else paper.taken.document.title
    if _BUREAU.search(paper.unit) or "财政局" in title or "财政厅" in title:
        return
    for passage in paper.within(Part.PROBLEMS, Part.MEASURES):
        for found in _SAID.finditer(passage.text):
            begin = max(passage.text.rfind(stop, 0, found.start()) for stop in "。；;\n") + 1
            if _OWN.search(passage.text, begin, found.end()):
                continue
            start = max(passage.text.rfind(stop, 0, found.start()) for stop in "，,。；;：:\n") + 1
            tail = _REST.match(passage.text, found.end())
            yield paper.finding(
                "R518",
                passage.start + start,
                passage.start + (tail.end() if tail else found.end()),
                cause="这是财政部门的职责或权限，不是本单位自己的问题和能做的事",
                cure="删去；改写本单位在预算执行、目标完成和管理中的具体问题，以及自己能落实的措施",
            )
