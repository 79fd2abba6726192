# ruff: noqa: ANN401 - typer keeps the classes of its commands and contexts to itself
"""The pages of docs/reference that follow from the program: ``python -m jixiao.cli.reference docs/reference``."""

import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from jixiao.cli.app import app
from jixiao.cli.usage import Group, argument_rows, explanation, option_rows, usage_line
from jixiao.cli.writing import write_whole
from jixiao.engine.errors import Code, code_table

GENERATED = "（本页由程序生成，改了程序以后重做：`python -m jixiao.cli.reference docs/reference`。）"
FAMILIES = {"F": "公式", "I": "文稿读入", "J": "计分", "Y": "年度数据", "G": "缺口与矛盾", "K": "成文"}
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


PAGES = {"cli.md": command_page, "codes.md": code_page}


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
