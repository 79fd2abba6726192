"""``jixiao text``: what a paper says as plain text, and how it is built."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.cli.findings import say_findings, status_of
from jixiao.cli.refusals import FOUND, Refusal
from jixiao.cli.streams import print_json, warn

if TYPE_CHECKING:
    from jixiao.engine.intake import Taken

PaperArgument = Annotated[
    str, typer.Argument(metavar="文件", help="DOCX、PDF、TXT、XLSX、HTML 或自评表的 JSON；DOC、WPS 要装 LibreOffice")
]


def print_text(
    paper: PaperArgument,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON：文字、各块及其位置、对应的提纲")] = False,
) -> int:
    """把一份报告或自评表读成纯文字。

    各项检查给出的位置，都是这里打印的文字里的第几个字符（从 0 数起）；TXT 文件就是文件本身的位置。
    --json 还给出标题、段落、表格各在哪里，以及报告对上了哪一种提纲、哪些部分有、哪些空着、哪些没有。
    """
    taken = read_named(paper)
    if as_json:
        print_json({"file": paper, **taken.to_json()})
    elif taken.document is None:
        say_findings(taken.findings)
    else:
        sys.stdout.write(taken.text if taken.text.endswith("\n") else f"{taken.text}\n")
        for finding in taken.findings:
            warn(finding.text())
    return status_of(taken.findings) if taken.document is not None else FOUND


def read_named(name: str) -> "Taken":
    """Return the paper in the file of this name; refuse what is no file."""
    from jixiao.engine.intake import read_paper

    path = Path(name).expanduser()
    if path.is_dir():
        message = f"“{name}”是文件夹，不是文件；请写到文件名为止"
        raise Refusal(message)
    if not path.exists():
        message = f"没有“{name}”这个文件；请检查路径是否写对"
        raise Refusal(message)
    if not path.is_file():
        message = f"“{name}”不是普通文件；请给出一份文稿"
        raise Refusal(message)
    return read_paper(path)
