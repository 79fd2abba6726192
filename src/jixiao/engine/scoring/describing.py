"""The reference pages of this room: ``python -m jixiao.engine.scoring.describing docs/reference`` writes both."""

import sys
from collections.abc import Iterator
from pathlib import Path

from jixiao.engine.scoring.marks import percent
from jixiao.engine.scoring.methods import METHODS
from jixiao.engine.scoring.rulebook import Band, Choice, Frame, Parameter, Parameters, Provision, Rulebook
from jixiao.engine.scoring.shelf import rulebooks
from jixiao.engine.values import print_decimal

GENERATED = "（本页由程序生成，改了程序以后重做：`python -m jixiao.engine.scoring.describing docs/reference`。）"
_PARAMETER_NAMES = {
    "gate": "门槛",
    "steps": "分档",
    "step": "每超",
    "off": "扣分值的",
    "items": "要点",
    "veto": "一票否决",
}


def method_page() -> str:
    """Return the page about every scoring method: what it is for, what it takes, its formula."""
    lines = ["# 计分方法", "", GENERATED, ""]
    lines += ["自评表的“计分方法”一栏可以写这里的名称；留空的由规则集按指标性质选定。", ""]
    lines += ["公式里的数都换算到基本单位：95% 就是 0.95，1 万元就是 10000 元。", ""]
    lines += ["| 名称 | 代号 | 什么时候用 | 要哪些数 | 公式 |", "|---|---|---|---|---|"]
    for method in METHODS.values():
        formula = method.formula(method.defaults)
        shown = f"`{formula}`" if formula else "由人评定，程序核对范围"
        lines.append(_line(method.name, f"`{method.code}`", method.description, str(method.takes), shown))
    return "\n".join([*lines, ""])


def rulebook_page() -> str:
    """Return the page about every rulebook that ships: all of its rules, each with its source and its doubts."""
    lines = ["# 规则集", "", GENERATED, ""]
    lines += ["“依据性质”说明这一条是怎样知道的；“存疑”写明还没有弄清的地方。", ""]
    lines += ["| 代号 | 名称 | 地区 | 适用 | 起 | 默认 |", "|---|---|---|---|---|---|"]
    lines += [
        _line(
            f"[{book.code}](#{book.code.lower()})",
            book.title,
            book.region,
            book.applies_to,
            str(book.since),
            _yes(book),
        )
        for book in rulebooks().values()
    ]
    for book in rulebooks().values():
        lines += ["", *_described(book)]
    return "\n".join([*lines, ""])


PAGES = {"methods.md": method_page, "rulebooks.md": rulebook_page}


def _yes(book: Rulebook) -> str:
    return "是" if book.default else ""


def _described(book: Rulebook) -> Iterator[str]:
    yield from (f"## {book.code}", "", f"{book.title}。满分 {print_decimal(book.full)}。{book.remark}", "")
    yield from ("| 规则 | 内容 | 依据 | 起 | 依据性质 | 存疑 |", "|---|---|---|---|---|---|")
    for content, provision in rules_in_words(book):
        rule = provision.rule
        yield _line(rule.title, content, rule.source, str(rule.since), provision.mark, provision.doubt)


def rules_in_words(book: Rulebook) -> Iterator[tuple[str, Provision]]:
    """Yield every rule of a rulebook in words, with its standing, in the order of the file."""
    yield from ((_dealt(frame), frame.provision) for frame in book.frames)
    yield from ((f"{move.absent} → {move.to}", move.provision) for move in book.redistribution)
    yield from ((_chosen(choice), choice.provision) for choice in book.choices)
    execution = book.execution
    if any(frame.execution for frame in book.frames):
        told = _method(execution.method, execution.parameters)
        yield f"{told}；分母 {execution.denominator}，为 0 的{execution.zero_budget}", execution.provision
    rounding = book.rounding
    places = f"执行率 {rounding.rate_places} 位、得分 {rounding.score_places} 位、总分 {rounding.total_places} 位"
    yield f"{rounding.mode}；{places}；{rounding.order}", rounding.provision
    grades = "，".join(f"{grade.name} {print_decimal(grade.floor)}" for grade in book.grades.grades)
    yield grades or "—", book.grades.provision
    yield "；".join(_band(band) for band in book.bands.bands), book.bands.provision
    if book.caps.caps:
        told = "；".join(f"低于 {percent(rate)} 不高于 {print_decimal(most)}" for rate, most in book.caps.caps)
        yield told, book.caps.provision
    yield _warnings(book), book.flags.provision


def _dealt(frame: Frame) -> str:
    parts = [f"预算执行率 {print_decimal(frame.execution)}"] if frame.execution else []
    for group, weight in frame.groups.items():
        parts.append(group if weight is None else f"{group} {print_decimal(weight)}")
    free = any(weight is None for weight in frame.groups.values())
    told = "、".join(parts) + (f"（各组合计 {print_decimal(frame.indicators)}，自行分配）" if free else "")
    if frame.at_least:
        groups, share = frame.at_least
        told += f"；{'、'.join(groups)}合计不低于 {percent(share)}"
    return told


def _chosen(choice: Choice) -> str:
    asked = [
        f"{name} {'、'.join(words)}"
        for name, words in (("性质", choice.operators), ("二级指标", choice.level2), ("指标", choice.names))
        if words
    ]
    line = f"；满分线 {percent(choice.target)}" if choice.target is not None else ""
    return f"{'，'.join(asked) or '其余'} → {_method(choice.method, choice.parameters)}{line}"


def _method(code: str, parameters: Parameters) -> str:
    told = [f"{_PARAMETER_NAMES[name]} {_value(name, value)}" for name, value in parameters.items() if value]
    return f"{METHODS[code].name}（{'，'.join(told)}）" if told else METHODS[code].name


def _value(name: str, value: Parameter) -> str:
    if isinstance(value, tuple):
        return "、".join(
            part if isinstance(part, str) else f"{percent(part[0])} 得 {percent(part[1])}" for part in value
        )
    return f"{print_decimal(value)} 项" if name == "items" else percent(value)


def _band(band: Band) -> str:
    return f"{band.words[0]} {percent(band.highest)}—{percent(band.lowest)}（默认 {percent(band.given)}）"


def _warnings(book: Rulebook) -> str:
    flags = book.flags
    deducted = f"并扣 {print_decimal(flags.over_deduction)} 分" if flags.over_deduction else ""
    return (
        f"完成值达到指标值 {percent(flags.over_fulfilment)} 的要说明{deducted}；红灯 {percent(flags.red_light)}；"
        f"黄灯 {percent(flags.yellow_light)}；执行率低于 {percent(flags.low_execution)} 的要说明；"
        f"一个指标不到 {print_decimal(flags.heavy)} 分；允许误差 {print_decimal(flags.tolerance)} 分"
    )


def _line(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    for file_name, page in PAGES.items():
        (Path(sys.argv[1]) / file_name).write_text(page(), encoding="utf-8")
