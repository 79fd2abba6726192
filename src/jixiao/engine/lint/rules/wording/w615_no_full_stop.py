"""W615: a paragraph that ends without a full stop."""

import re
from collections.abc import Iterator
from itertools import zip_longest

from jixiao.engine.errors import Finding
from jixiao.engine.intake import read_number
from jixiao.engine.lint.paper import Paper, Passage, Titled
from jixiao.engine.lint.parts import Part
from jixiao.engine.lint.rule import rule

_SHORT = 20
_ENDS = re.compile(r"[。！？；：:;!?.…”’」』》）)\]】，,、—-]\s*$")
_STOPPED = re.compile(r"[。；;]")
_PARTED = re.compile(r"[，,]")
_LONG_ENOUGH = 30  # one sentence, and no title
_SHOWN = 12
_OPEN = "，,、"
_SHORT_OPEN = 8
_CONTACT = re.compile(r"联系人|联系电话|电话[：:]|填报人|审核人|负责人[：:]|附件|附表|注[：:]|单位[：:]|盖章|公章|地址")


@rule("W615")
def check(paper: Paper) -> Iterator[Finding]:
    """段落末尾没有句号。

    检查什么：20 个字以上、由完整句子组成的段落，末尾有没有标点；后面另起一条的段落，末尾是不是逗号。
    为什么：没有句号，看不出话说完了没有，也可能是删改时丢了后半句。
    反例：项目已全部竣工并通过验收，工程款按合同支付，没有拖欠农民工工资
    正例：项目已全部竣工并通过验收，工程款按合同支付，没有拖欠农民工工资。
    依据：GB/T 15834—2011《标点符号用法》。
    """
    yield from _left_open(paper)
    wanted = [each for each in paper.paragraphs if _should_end(each)]
    bare = [each for each in wanted if not _ENDS.search(each.text)]
    if len(bare) * 2 > len(wanted) and len(wanted) > 2:  # noqa: PLR2004 - a list, all of whose lines go without
        return
    last = paper.paragraphs[-1] if paper.paragraphs else None
    for each in bare:
        if each is last and not paper.is_whole and paper.follows:
            continue
        words = each.text.rstrip()
        end = each.start + len(words)
        start = max(end - _SHOWN, *(paper.text.rfind(sign, end - _SHOWN, end) + 1 for sign in "，,。；;、"))
        yield paper.finding(
            "W615",
            start,
            end,
            cause="这一段末尾没有句号",
            cure="看看话是不是说完了，在末尾加上“。”",
            replacement=f"{paper.text[start:end]}。",
        )


def _should_end(each: Passage) -> bool:
    words = each.text.strip()
    return (
        len(words) >= _SHORT
        and each.part is not Part.FRONT
        and (_STOPPED.search(words) or (len(words) >= _LONG_ENOUGH and _PARTED.search(words))) is not None
        and _CONTACT.search(words[:_SHORT]) is None
    )


def _left_open(paper: Paper) -> Iterator[Finding]:
    """Yield the paragraphs that end in a comma though a heading follows, or nothing does in a whole paper."""
    for each, after in zip_longest(paper.passages, paper.passages[1:]):
        words = each.text.rstrip()
        if len(words) < _SHORT_OPEN or words[-1] not in _OPEN or each.part is Part.FRONT:
            continue
        if (
            isinstance(after, Titled)
            or (after is not None and read_number(after.text[:12]))
            or (after is None and (paper.is_whole or not paper.follows))
        ):
            end = each.start + len(words)
            start = max(paper.text.rfind(sign, each.start, end - 1) + 1 for sign in "，,。；;、") or each.start
            yield paper.finding(
                "W615",
                max(start, each.start),
                end,
                cause=f"这一段以“{words[-1]}”结尾，话没有说完",
                cure="补完后半句；已经说完的，改为“。”",
            )
