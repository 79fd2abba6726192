"""``jixiao report``: one year's figures in, the scored report out, as DOCX, PDF and HTML."""

import dataclasses
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from jixiao.cli.batch import Broken, each_done
from jixiao.cli.findings import counted, say_findings, status_of
from jixiao.cli.fonts import font_folder
from jixiao.cli.listed import known_words
from jixiao.cli.making import FORMATS, PAPERS, Made, Order, make_papers
from jixiao.cli.opening import Named, find_year
from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.rulebooks import find_rulebook
from jixiao.cli.streams import bold, print_json, print_table, say, warn
from jixiao.cli.telling import NO_VALUE, say_result, say_unscored
from jixiao.cli.writing import check_folder, told_apart

YearsArgument = Annotated[
    list[str], typer.Argument(metavar="年度数据", help="一份或多份 .xlsx、.toml，或随附的年度数据名")
]
FolderOption = Annotated[str, typer.Option("-o", "--out", metavar="文件夹", help="写到这个文件夹，没有就新建")]
FormatOption = Annotated[
    str, typer.Option("--format", metavar="格式", help="docx、pdf、html，多个用逗号隔开（不写就是三种都要）")
]
PaperOption = Annotated[
    str,
    typer.Option(
        "--paper",
        metavar="文书",
        help="report 自评报告（附表都在里面）、sheet 部门整体绩效自评表、projects 项目支出绩效自评表、all 全部",
    ),
]
CommentsOption = Annotated[bool, typer.Option("--comments", help="DOCX 里每个数字的来历写成 Word 批注")]
RulebookOption = Annotated[
    str, typer.Option("--rulebook", metavar="规则集", help="规则集代码或 .toml 文件，见 jixiao rulebooks")
]
JsonOption = Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")]


TOLD_IN_FULL = 5  # years; of more, only those that failed are told, and the table says the rest


def write_reports(
    years: YearsArgument,
    *,
    folder: FolderOption,
    formats: FormatOption = "",
    paper: PaperOption = "report",
    comments: CommentsOption = False,
    rulebook: RulebookOption = "",
    as_json: JsonOption = False,
) -> int:
    """生成计好分的部门整体绩效自评报告。

    文件名是“年度数据名-自评报告”。每个文件要么完整写好，要么不写；已有的同名文件会被整个换掉。
    缺的数据印成（未提供：…）并在最后列出，不会猜。多份数据同时处理，哪一份有错都不影响其他的，最后有汇总表；
    超过 5 份时只列出没做成的和汇总表，某一份的明细请单独运行，或用 --json。

    没有中文字体时 PDF 不生成，并说明装什么，DOCX 和 HTML 照常；用 --format 点名要了 PDF 时退出码为 1。
    """
    if rulebook:
        find_rulebook(rulebook)
    kinds = known_words(formats, known=FORMATS, option="--format") or FORMATS
    papers = known_words(paper, known=(*PAPERS, "all"), option="--paper") or ("report",)
    sample = Order(
        named=Named("", None),
        stem="",
        folder=Path(folder).expanduser(),
        formats=kinds,
        papers=tuple(PAPERS) if "all" in papers else papers,
        commented=comments,
        rulebook=rulebook,
        fonts=font_folder() if "pdf" in kinds else None,
    )
    check_folder(sample.folder)
    results = [*zip(years, _made(years, sample), strict=True)]
    return tell(results, as_json=as_json, wanted=frozenset(kinds) if formats else frozenset())


def _made(years: Sequence[str], sample: Order) -> list[Made | Broken]:
    """Return what became of each year, in their order; those that are not there stop none of the others."""
    found = [_found(name, alone=len(years) == 1) for name in years]
    there = [named for named in found if isinstance(named, Named)]
    orders = [
        dataclasses.replace(sample, named=named, stem=stem)
        for named, stem in zip(there, told_apart(named.stem for named in there), strict=True)
    ]
    outcomes = iter([*each_done(make_papers, orders, title="生成报告")])
    return [named if isinstance(named, Broken) else next(outcomes) for named in found]


def tell(results: Sequence[tuple[str, Made | Broken]], *, as_json: bool, wanted: frozenset[str]) -> int:
    """Print what became of every year and return the exit code; ``wanted`` are the formats asked for by name."""
    if as_json:
        print_json({"files": [outcome_json(name, outcome) for name, outcome in results]})
    else:
        for name, outcome in results:
            if len(results) <= TOLD_IN_FULL or not (isinstance(outcome, Made) and outcome.told):
                say_outcome(name, outcome)
        if len(results) > 1:
            _print_summary(results)
    return max((_status(outcome, wanted) for _, outcome in results), default=DONE)


def say_outcome(name: str, outcome: Made | Broken) -> None:
    """Print what became of one year: score, grade, what is missing, findings, paths."""
    if isinstance(outcome, Broken):
        warn(f"出错：{name}：{outcome.reason}")
        return
    if not outcome.told:
        say(bold(f"{name}：读不成一份年度数据，没有生成报告"))
        say_findings(outcome.findings, indent=2)
        return
    say(bold(f"{outcome.told['unit']} {outcome.told['year']}年度（{name}，规则集 {outcome.told['rulebook']}）"))
    say_result(outcome.told)
    say_unscored(outcome.told)
    if outcome.gaps:
        say(bold(f"未提供的内容（{len(outcome.gaps)} 处）"))
        for gap in outcome.gaps:
            say(f"  {gap}")
    say_findings(outcome.findings)
    for _, reason in outcome.left_out:
        say(reason)
    say(bold("已写好") if outcome.written else "没有写出文件")
    for path in outcome.written:
        say(f"  {path}")
    say()


def outcome_json(name: str, outcome: Made | Broken) -> dict[str, Any]:
    """Return what became of one year as plain JSON values."""
    if isinstance(outcome, Broken):
        return {**Made(name).to_json(), "error": outcome.reason}
    return {**outcome.to_json(), "error": None}


def _found(name: str, *, alone: bool) -> Named | Broken:
    """Return the year that ``name`` means; one that is not there ends the run only where it is the only one."""
    try:
        return find_year(name)
    except Refusal as refusal:
        if alone:
            raise
        return Broken(str(refusal), refusal.exit_code)


def _status(outcome: Made | Broken, wanted: frozenset[str]) -> int:
    if isinstance(outcome, Broken):
        return outcome.exit_code
    lacking = any(kind in wanted for kind, _ in outcome.left_out)
    return FOUND if lacking or not outcome.told else status_of(outcome.findings)


def _print_summary(results: Sequence[tuple[str, Made | Broken]]) -> None:
    rows = []
    for name, outcome in results:
        if isinstance(outcome, Broken):
            rows.append((name, NO_VALUE, NO_VALUE, NO_VALUE, "0", outcome.reason))
            continue
        score = outcome.told.get("total", NO_VALUE)
        grade = outcome.told.get("grade") or NO_VALUE
        rate = outcome.told.get("execution_rate") or NO_VALUE
        rows.append((name, score, grade, rate, str(len(outcome.written)), counted(outcome.findings)))
    say(bold(f"汇总（{len(rows)} 份）"))
    print_table(heads=("年度数据", "得分", "等级", "预算执行率", "写好的文件", "问题"), rows=rows, right=(1, 3, 4))
