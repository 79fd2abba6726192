"""C407: a county's paper follows the orders of another county's finance bureau."""

import re
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.facts import NameKind
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_names import level_of, own_name, split_name

_COUNTIES = frozenset({"县", "区", "旗", "自治县", "自治旗"})
_CHIEF = re.compile(r"(?:财政局|人民政府|县委|区委|审计局)$")
_CUE = re.compile(r"(?:根据|按照|按|依据|遵照|贯彻|落实|执行|收到|报经|报送|报|关于|《)$")
_ORDERS = re.compile(r"要求|部署|安排|通知|文件|批复|下达|拨付|规定|办法|方案|意见|〔")
_ANY = frozenset("该各全我本贵某外邻每一两几此其原跨到由向在与和及对将为是")
_VISITS = re.compile(r"学习|考察|交流|对口|帮扶|协作|支援|经验|借鉴|相邻|毗邻|交界|合作|联合|先进|调研|比|共建")
_ZONE = re.compile(r"开发区|新区|园区|高新区|示范区|管理区|保护区|景区|矿区|灌区|库区")


@rule("C407")
def check(paper: Paper) -> Iterator[Finding]:
    """县里的报告写着按别县财政局的要求办。

    检查什么：本单位属于一个县（区、旗），而正文写“根据某县财政局”“按照某区人民政府”的通知、部署，那个县（区、旗）不是本县。学习考察、
    对口帮扶、合作的不算；地名里有上级市的，上级不算。
    为什么：这样的句子多是从别县的报告里抄来的。
    反例：
        青山县林业局2023年度部门整体绩效自评报告
        根据白石县财政局《关于开展绩效自评的通知》要求，我局组织了自评。
    正例：
        青山县林业局2023年度部门整体绩效自评报告
        根据青山县财政局和白水市财政局的通知要求，我局组织了自评，并到白石县人民政府学习经验。
    依据：部门自评按同级财政部门的要求开展（财预〔2020〕10号）。
    """
    own = own_name(paper)
    if own is None or own.level not in _COUNTIES or _ZONE.search(own.place):
        return
    for name in paper.facts.names:
        if name.kind is not NameKind.BODY or not _CHIEF.search(name.quote):
            continue
        places, core = split_name(name.quote)
        place = places[-1] if places else ""
        if level_of(place) not in _COUNTIES or _is_same(place, own.place) or _ZONE.search(place) or not core:
            continue
        before, after = paper.text[max(name.start - 12, 0) : name.start], paper.text[name.end : name.end + 24]
        if _CUE.search(before) and _ORDERS.search(after) and not _VISITS.search(before + after):
            yield paper.finding(
                "C407",
                name.start,
                name.end,
                cause=f"本单位是“{own.whole}”，这里写的是“{name.quote}”，不是本{own.level[-1]}的单位",
                cure=f"核对是否抄自别处；说的是本{own.level[-1]}的，改为“{own.place}{core}”",
            )


def _is_same(place: str, own: str) -> bool:
    stem = place.removesuffix(level_of(place))
    return stem in _ANY or not stem or stem in own or own.removesuffix(level_of(own)) in place
