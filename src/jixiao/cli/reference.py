# ruff: noqa: ANN401 - typer keeps the classes of its commands and contexts to itself
"""The pages of docs/reference that follow from the program: ``python -m jixiao.cli.reference docs/reference``."""

import functools
import itertools
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import typer

from jixiao.cli.app import app
from jixiao.cli.usage import Group, argument_rows, explanation, option_rows, usage_line
from jixiao.cli.writing import write_whole
from jixiao.engine.errors import Code, code_table
from jixiao.engine.lint import FAMILIES as RULE_FAMILIES
from jixiao.engine.lint import RULES, Rule

GENERATED = "（本页由程序生成，改了程序以后重做：`python -m jixiao.cli.reference docs/reference`。）"
FAMILIES = {
    "B": "预算记录", "E": "网页", "F": "公式", "G": "缺口与矛盾", "H": "活动", "I": "文稿读入", "J": "计分",
    "K": "成文", "L": "检查本身", "M": "绩效目标", "Q": "竞答", "U": "没有照办的操作", "X": "科普e站", "Y": "年度数据",
    **RULE_FAMILIES,
}  # fmt: skip
STATUSES = {"stable": "稳定", "preview": "试行", "retired": "停用"}


def command_page() -> str:
    """Return the page about every command: how it is typed, what it does, its arguments and options."""
    top = typer.main.get_command(app)
    opening = ["# 命令行", "", f"与 `jixiao --help` 和各命令的 `--help` 相同。{GENERATED}", ""]
    return "\n".join([*opening, *_described(top, typer.Context(top, info_name="jixiao"))])


def code_page() -> str:
    """Return the page about every code a finding may carry, family by family."""
    lines = ["# 问题代码", "", GENERATED, ""]
    lines += ["每条问题都带一个代码。代码的含义不会改变；停用的代码留在表里，因为已经存档的报告会引用它。", ""]
    for letter, codes in itertools.groupby(code_table().values(), key=lambda code: code.code[0]):
        lines += [f"## {letter} {FAMILIES[letter]}", ""]
        lines += ["| 代码 | 名称 | 程度 | 状态 | 始于 | 说明 |", "|---|---|---|---|---|---|"]
        lines += [_code_row(code) for code in codes]
        lines.append("")
    return "\n".join(lines)


def rules_page() -> str:
    """Return the list of the families of rules, with how many rules each has."""
    lines = ["# 体检规则", "", f"与 `jixiao rules`、`jixiao rule 代码` 相同。{GENERATED}", ""]
    lines += ["每条规则只查一种毛病，程度分三等：", ""]
    lines += ["- **必须改**：凭文中自己写的话和数就能证明的错。", "- **应当改**：几乎可以肯定，但文外可能另有解释。"]
    lines += ["- **建议**：看法、写法，或者还缺什么；试行的规则一律只作建议。", ""]
    lines += ["| 族 | 规则 | 其中试行 |", "|---|---:|---:|"]
    for letter, name in RULE_FAMILIES.items():
        mine = [rule for rule in RULES if rule.code[0] == letter]
        trial = sum(rule.is_preview for rule in mine)
        lines.append(f"| [{letter} {name}]({letter}.md) | {len(mine)} | {trial} |")
    return "\n".join([*lines, ""])


def family_page(letter: str) -> str:
    """Return the manual of every rule of one family."""
    lines = [f"# {letter} {RULE_FAMILIES[letter]}", "", GENERATED, ""]
    for rule in RULES:
        if rule.code[0] == letter:
            lines += _manual(rule)
    return "\n".join(lines)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": command_page,
    "codes.md": code_page,
    "rules/README.md": rules_page,
    **{f"rules/{letter}.md": functools.partial(family_page, letter) for letter in RULE_FAMILIES},
}


def _manual(rule: Rule) -> Iterator[str]:
    entry, manual = rule.entry, rule.manual
    yield from (f"## {rule.code} {entry.name}", "")
    yield from (f"{entry.severity}，{STATUSES[entry.status]}，始于 {entry.since}。{manual.summary}", "")
    yield from (f"- **检查什么**：{_cell(manual.what)}", f"- **为什么**：{_cell(manual.why)}")
    yield from (f"- **依据**：{_cell(manual.source)}", "")
    for word, texts in (("反例", manual.wrong), ("正例", manual.right)):
        for text in texts:
            yield from (f"{word}：", "", "```", *text.splitlines(), "```", "")


def _code_row(code: Code) -> str:
    cells = (code.code, code.name, code.severity, STATUSES[code.status], code.since, code.explained)
    return "| " + " | ".join(_cell(each) for each in cells) + " |"


def _described(command: Any, ctx: Any) -> Iterator[str]:
    yield from (
        f"## {ctx.command_path}",
        "",
        *_paragraphs(explanation(command)),
        "```",
        usage_line(command, ctx).strip(),
    )
    yield from ("```", "")
    for title, rows in (("参数", argument_rows(command)), ("选项", option_rows(command, ctx))):
        if rows:
            yield from (f"| {title} | 说明 |", "|---|---|")
            yield from (f"| `{_cell(name)}` | {_cell(told)} |" for name, told in rows)
            yield ""
    if isinstance(command, Group):
        for name in command.list_commands(ctx):
            below = command.commands[name]
            yield from _described(below, typer.Context(below, info_name=name, parent=ctx))


def _paragraphs(text: str) -> Iterator[str]:
    for line in text.splitlines():
        if line.strip():
            yield from (line, "")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    for file_name, page in PAGES.items():
        write_whole(Path(sys.argv[1]) / file_name, page())
