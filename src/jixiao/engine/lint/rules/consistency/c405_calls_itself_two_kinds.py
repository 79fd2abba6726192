"""C405: a paper calls itself 我局 here and 我委 there."""

import re
from collections import Counter
from collections.abc import Iterator

from jixiao.engine.errors import Finding
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rule import rule
from jixiao.engine.lint.rules.consistency.own_names import OwnName, own_name

_SELF = re.compile(
    r"[我本](?<![自忘大敌小]我)(?<![基资成根原]本)"
    r"(?P<kind>局(?![部面限势域])|委(?![派托任婉])|办(?![理公事法学好成证结])|厅|院(?![士子])|校(?![准对])|中心|站(?![在稳住点立])|馆(?!藏)"
    r"|支队|大队|集团|公司)"
)
_ORGANS = frozenset({"局", "委", "厅", "办"})
_ORGAN_NAME = re.compile(r"(?:局|委员会|委|厅|办公室|协会|联合会|总工会)$")
_QUOTED = re.compile(r"[“《「][^”》」\n]{0,60}$")


@rule("C405")
def check(paper: Paper) -> Iterator[Finding]:
    """自称前后不一：一处称我局，一处称我委、我中心。

    检查什么：同一份报告里“我局（本局）”“我委”“我办”“我院”“我校”“我中心”等自称是否混用。少的那种标出来；与封面上的单位类别
    相符的不标。封面是协会、联合会的，自称“我局”也标。
    为什么：多半是套用了别的单位的稿子，或者机构改革后没有改净。
    反例：我局高度重视绩效管理。年初我局印发了方案。下一步，我委将加强监控。
    正例：我局高度重视绩效管理，下一步我局将督促局属事业单位中心加强监控，本委托业务已验收。
    依据：同一份公文的自称应当一致。
    """
    found = [match for match in _SELF.finditer(paper.text) if not _is_quoted(paper.text, match.start())]
    kinds = Counter(match["kind"] for match in found)
    own = own_name(paper) if found else None
    fitting = [kind for kind in kinds if own is not None and _fits(kind, own)]
    usual = fitting[0] if fitting else kinds.most_common(1)[0][0] if kinds else ""
    for match in found:
        kind = match["kind"]
        if own is not None and not fitting and kind in _ORGANS and _ORGAN_NAME.search(own.core):
            cause = f"{own.origin}上的单位是“{own.whole}”，这里自称“{match[0]}”"
            cure = "核对是否抄自别的单位；说的是别的单位的，写出名称"
            yield paper.finding("C405", match.start(), match.end(), cause=cause, cure=cure)
        elif kind != usual and (fitting or kinds[kind] < kinds[usual]) and {kind, usual} != {"院", "校"}:
            cause = f"全文有 {kinds[usual]} 处自称“我{usual}”或“本{usual}”，这里称“{match[0]}”"
            cure = f"说的是本单位的，改为“{match[0][0]}{usual}”；说的是别的单位的，写出名称"
            yield paper.finding("C405", match.start(), match.end(), cause=cause, cure=cure)


def _fits(kind: str, own: OwnName) -> bool:
    return own.core.endswith((kind, f"{kind}员会", f"{kind}公室")) or (kind == "院" and own.core.endswith("学院"))


def _is_quoted(text: str, at: int) -> bool:
    return _QUOTED.search(text, max(at - 60, 0), at) is not None
