"""``jixiao year``: an empty workbook to fill, a check of a filled one, and XLSX to TOML and back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.cli.batch import Broken, each_done
from jixiao.cli.findings import counted, findings_json, say_findings, status_of
from jixiao.cli.opening import KINDS, find_year, open_year
from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.streams import bold, print_json, print_table, say, warn
from jixiao.cli.usage import Command, Group
from jixiao.cli.writing import check_folder, refuse_to_overwrite, write_whole

if TYPE_CHECKING:
    from jixiao.engine.errors import Finding

year = typer.Typer(cls=Group, no_args_is_help=True, help="年度数据：做空表、查错、在 XLSX 和 TOML 之间转换。")

JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]


@year.command("template", cls=Command)
def write_empty_workbook(
    *,
    file: Annotated[str, typer.Option("-o", "--out", metavar="文件", help="写成这个 .xlsx 文件")],
    fiscal_year: Annotated[str, typer.Option("--year", metavar="年度", help="评价年度，如 2024；不写就空着")] = "",
    as_json: JsonOption = False,
) -> int:
    """做一份空的年度数据表（XLSX），供填写。

    每张表的标题行写明填什么、用什么单位，能选的有下拉选项。填好后用 jixiao year check 查错。
    """
    from jixiao.engine.yearbook import write_template

    path = Path(file).expanduser()
    if path.suffix.lower() != ".xlsx":
        message = f"空表只能写成 .xlsx，不能写成“{path.name}”；请把文件名改成“{path.stem or '年度数据'}.xlsx”"
        raise Refusal(message)
    written = write_whole(path, write_template(_fiscal_year(fiscal_year)))
    if as_json:
        print_json({"written": str(written)})
    else:
        say(f"空表已写好：{written}")
        say(f"填好后查错：jixiao year check {written}")
    return DONE


@year.command("check", cls=Command)
def check_years(
    years: Annotated[list[str], typer.Argument(metavar="年度数据", help="一份或多份 .xlsx、.toml，或随附的年度数据名")],
    *,
    as_json: JsonOption = False,
) -> int:
    """查年度数据里的错。

    所有问题一次列出，每条都有代码、位置（表、行、单元格）、原因和改法。有必须改的问题时退出码为 1。
    """
    outcomes = [*each_done(check_year, years, title="查错")]
    if len(years) == 1 and isinstance(outcomes[0], Broken):
        raise Refusal(outcomes[0].reason)
    results = [*zip(years, outcomes, strict=True)]
    if as_json:
        print_json({"files": [_check_json(name, outcome) for name, outcome in results]})
    else:
        _say_checks(results)
    return max(each.exit_code if isinstance(each, Broken) else status_of(each) for each in outcomes)


@year.command("convert", cls=Command)
def convert_year(
    source: Annotated[str, typer.Argument(metavar="原文件", help=".xlsx、.toml，或随附的年度数据名")],
    target: Annotated[str, typer.Argument(metavar="新文件", help="写成 .toml 或 .xlsx，看扩展名")],
    *,
    as_json: JsonOption = False,
) -> int:
    """在 XLSX 和 TOML 之间转换，一个字也不丢。

    原文件有读不懂的地方时什么也不写，把问题全部列出，退出码为 1。
    """
    from jixiao.engine.yearbook import write_toml, write_workbook

    path = Path(target).expanduser()
    kind = path.suffix.lower()
    if kind not in KINDS:
        message = f"不知道要把“{target}”写成什么；新文件的扩展名请用 .xlsx 或 .toml"
        raise Refusal(message)
    named = find_year(source)
    inputs = [named.path] if named.path else []
    refuse_to_overwrite(path, inputs=inputs)
    check_folder(path.parent)
    reading = open_year(named)
    written = None
    if reading.yearbook is not None:
        content = write_workbook(reading.yearbook) if kind == ".xlsx" else write_toml(reading.yearbook)
        written = write_whole(path, content, inputs=inputs)
    if as_json:
        print_json({"written": str(written) if written else None, "findings": findings_json(reading.findings)})
    else:
        say(f"已写好：{written}" if written else f"“{source}”读不成一份年度数据，没有写出文件")
        say_findings(reading.findings)
    return status_of(reading.findings) if written else FOUND


def check_year(name: str) -> "tuple[Finding, ...]":
    """Return everything there is to mend in one year."""
    from jixiao.engine.yearbook import check_yearbook

    reading = open_year(find_year(name))
    checked = check_yearbook(reading.yearbook) if reading.yearbook is not None else ()
    return tuple(dict.fromkeys((*reading.findings, *checked)))


def _fiscal_year(text: str) -> int | None:
    from jixiao.engine.values import FIRST_YEAR, LAST_YEAR

    if not text:
        return None
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text) <= LAST_YEAR):
        message = f"--year 填的“{text}”不是年度；请填 {FIRST_YEAR} 到 {LAST_YEAR} 的四位数字，如 2024"
        raise Refusal(message)
    return int(text)


def _say_checks(results: "Sequence[tuple[str, tuple[Finding, ...] | Broken]]") -> None:
    for name, outcome in results:
        if isinstance(outcome, Broken):
            warn(f"出错：{name}：{outcome.reason}")
            continue
        say(bold(f"{name}：{counted(outcome)}"))
        say_findings(outcome, indent=2)
    if len(results) > 1:
        rows = [(name, each.reason if isinstance(each, Broken) else counted(each)) for name, each in results]
        say()
        say(bold(f"汇总（{len(rows)} 份）"))
        print_table(heads=("年度数据", "结果"), rows=rows)


def _check_json(name: str, outcome: "tuple[Finding, ...] | Broken") -> dict[str, object]:
    if isinstance(outcome, Broken):
        return {"input": name, "findings": [], "error": outcome.reason}
    return {"input": name, "findings": findings_json(outcome), "error": None}
