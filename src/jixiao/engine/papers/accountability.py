"""The letters of 激励与问责: 提醒函、约谈通知书、通报、移送书、表扬通报, each with its ground and day."""

import dataclasses
import datetime
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from jixiao.engine.document import Block, Document, Heading, Paragraph, Text
from jixiao.engine.papers.letters import LetterCase, addressed, day_words, letter_paper, listed, signed
from jixiao.engine.papers.wording import closed, numeral


@dataclasses.dataclass(frozen=True, slots=True)
class StepCase:
    """A step: the letter's case with the ``words`` of what happened, its ``ground`` and the day it was taken."""

    case: LetterCase
    words: str
    ground: str
    taken_on: datetime.date


def reminder(step: StepCase) -> Document:
    """Return the 提醒函: what is overdue, and that it is to be put right at once."""
    return _paper(step, "提醒函", "关于预算绩效问题整改的提醒函", _reminder(step))


def summons(step: StepCase) -> Document:
    """Return the 约谈通知书: who is talked to about what, and on which day."""
    return _paper(step, "约谈通知书", "预算绩效约谈通知书", _summons(step))


def circular(step: StepCase) -> Document:
    """Return the 通报: what happened, told to all, and what is asked of the unit."""
    return _paper(step, "通报", f"关于{step.case.unit}预算绩效问题的通报", _circular(step))


def transfer(step: StepCase) -> Document:
    """Return the 移送书: what is given over to whoever may judge it, with the facts and the grounds."""
    return _paper(step, "移送书", "预算绩效问题线索移送书", _transfer(step))


def praise(step: StepCase) -> Document:
    """Return the 表扬通报: what was done well, told to all."""
    return _paper(step, "表扬通报", f"关于表扬{step.case.unit}的通报", _praise(step))


STEP_PAPERS: Mapping[str, Callable[[StepCase], Document]] = MappingProxyType(
    {"提醒": reminder, "约谈": summons, "通报": circular, "移送": transfer, "表扬": praise}
)


def _paper(step: StepCase, name: str, title: str, blocks: Iterator[Block]) -> Document:
    paper = letter_paper(step.case, title, step.case.authority, blocks)
    return dataclasses.replace(paper, title=f"{step.case.unit}{step.case.year}年度{name}")


def _reminder(step: StepCase) -> Iterator[Block]:
    yield addressed(step.case.unit)
    yield _told(f"根据{_ground(step)}，现就你单位{step.case.year}年度预算绩效问题整改提醒如下。")
    yield _told(closed(step.words))
    yield from _problems(step, "尚未整改到位的问题")
    yield _told("请抓紧整改，整改完成后报送整改报告并附佐证材料；仍不整改的，将约谈你单位负责人。")
    yield signed(step.case.authority, step.case.on)


def _summons(step: StepCase) -> Iterator[Block]:
    yield addressed(step.case.unit)
    when = day_words(step.taken_on)
    yield _told(f"根据{_ground(step)}，就你单位{step.case.year}年度预算绩效问题，于{when}约谈你单位负责人。")
    yield from _problems(step, "约谈事项")
    yield Heading(1, f"{numeral(2 if step.case.problems else 1)}、", "有关情况和要求")
    yield _told(closed(step.words))
    yield _told("请在约谈后按要求整改，并把整改情况书面报我单位；仍不整改的，予以通报。")
    yield signed(step.case.authority, step.case.on)


def _circular(step: StepCase) -> Iterator[Block]:
    yield addressed("各预算部门（单位）")
    yield _told(f"根据{_ground(step)}，现将{step.case.unit}{step.case.year}年度预算绩效问题通报如下。")
    yield from _problems(step, "主要问题")
    yield Heading(1, f"{numeral(2 if step.case.problems else 1)}、", "处理情况和要求")
    yield _told(closed(step.words))
    yield _told("各部门（单位）要引以为戒，对照检查本部门（单位）预算绩效管理，防止同类问题再次发生。")
    yield signed(step.case.authority, step.case.on)


def _transfer(step: StepCase) -> Iterator[Block]:
    yield _told(
        f"在{step.case.year}年度预算绩效管理中，发现{step.case.unit}存在下列问题，根据{_ground(step)}，"
        "现移送有权机关依法依规处理。"
    )
    yield from _problems(step, "移送的问题")
    yield Heading(1, f"{numeral(2 if step.case.problems else 1)}、", "基本情况")
    yield _told(closed(step.words))
    yield _told("处理结果请书面告知我单位。")
    yield signed(step.case.authority, step.case.on)


def _praise(step: StepCase) -> Iterator[Block]:
    yield addressed("各预算部门（单位）")
    yield _told(closed(step.words))
    yield _told(f"根据{_ground(step)}，对{step.case.unit}予以通报表扬。")
    yield _told("希望再接再厉；各部门（单位）要学习借鉴，把预算绩效管理做细做实。")
    yield signed(step.case.authority, step.case.on)


def _problems(step: StepCase, title: str) -> Iterator[Block]:
    if step.case.problems:
        yield Heading(1, f"{numeral(1)}、", title)
        yield from listed(step.case.problems)


def _ground(step: StepCase) -> str:
    return step.ground.strip().rstrip("。；，")


def _told(words: str) -> Paragraph:
    return Paragraph((Text(words),))
