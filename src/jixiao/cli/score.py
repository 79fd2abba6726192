"""``jixiao score``: a year scored, and every number of it explained down to its source."""

import dataclasses
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from jixiao.cli.findings import say_findings, status_of
from jixiao.cli.making import all_findings
from jixiao.cli.opening import find_year, open_year
from jixiao.cli.refusals import DONE, FOUND, Refusal
from jixiao.cli.rulebooks import find_rulebook, rulebook_of
from jixiao.cli.streams import bold, console, is_terminal, print_json, say
from jixiao.cli.telling import Told, print_groups, print_rows, say_result, say_unscored, told, untold

if TYPE_CHECKING:
    from rich.tree import Tree

    from jixiao.engine.errors import Finding
    from jixiao.engine.scoring import Result
    from jixiao.engine.values import Trace
    from jixiao.engine.yearbook import Assessment

TOTAL = ("total", "总分")
EXECUTION = ("执行率", "execution")


def score_year(
    year: Annotated[str, typer.Argument(metavar="年度数据", help=".xlsx、.toml，或随附的年度数据名")],
    *,
    rulebook: Annotated[
        str, typer.Option("--rulebook", metavar="规则集", help="规则集代码或 .toml 文件，见 jixiao rulebooks")
    ] = "",
    explain: Annotated[
        str,
        typer.Option(
            "--explain", metavar="编号", help="说明一个数怎么来的：指标编号、一级指标、项目编号、total 或 执行率"
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="输出 JSON，供程序读取")] = False,
) -> int:
    """给一年的数据计分。

    打印自评表、得分、等级、预算执行率，没能计分的说明原因；--explain 把一个数的公式、代入、取舍、依据和出处逐层列出。
    """
    from jixiao.engine.yearbook import assess

    if rulebook:
        find_rulebook(rulebook)
    reading = open_year(find_year(year))
    if reading.yearbook is None:
        return _tell_unread(year, reading.findings, as_json=as_json)
    assessment = assess(reading.yearbook, rulebook_of(rulebook, year=reading.yearbook.profile.year))
    if explain:
        return _explain(traces_of(assessment), wanted=explain, as_json=as_json)
    findings = all_findings(reading.yearbook, reading.findings, assessment)
    data = told(assessment, name=year, findings=findings)
    if as_json:
        print_json(data)
        return status_of(findings)
    _say_sheets(data)
    say_findings(findings)
    return status_of(findings)


def _tell_unread(name: str, findings: "tuple[Finding, ...]", *, as_json: bool) -> int:
    if as_json:
        print_json(untold(name=name, findings=findings))
    else:
        say(f"{name}：读不成一份年度数据，没有计分")
        say_findings(findings)
    return FOUND


def _say_sheets(data: Told) -> None:
    say(bold(f"{data['unit']} {data['year']}年度，规则集 {data['rulebook']}（{data['rulebook_title']}）"))
    for result in (data, *data["projects"]):
        if result is not data:
            say(bold(f"\n项目 {result['code']} {result['name']}"))
        if result["rows"]:
            print_rows(result)
            print_groups(result)
        say_result(result)
        say_unscored(result)


def traces_of(assessment: "Assessment") -> "dict[str, Trace]":
    """Return every trace that can be asked for, by the words one may ask with."""
    traces = _traces_of_result(assessment.result)
    for project, _, result in assessment.projects:
        own = _traces_of_result(result)
        traces |= {f"{project.code}.{name}": trace for name, trace in own.items()}
        traces.setdefault(project.code, result.trace)
        for row in result.rows:
            traces.setdefault(row.row.code, row.trace)
    return traces


def _traces_of_result(result: "Result") -> "dict[str, Trace]":
    traces = dict.fromkeys(TOTAL, result.trace)
    if result.execution is not None:
        traces |= {EXECUTION[0]: result.execution.rate_trace, EXECUTION[1]: result.execution.rate_trace}
        traces["执行得分"] = result.execution.trace
    for group in result.groups:
        traces.setdefault(group.name, group.trace)
    for row in result.rows:
        traces[row.row.code] = row.trace
    return traces


def _explain(traces: "dict[str, Trace]", *, wanted: str, as_json: bool) -> int:
    if wanted not in traces:
        message = f"没有“{wanted}”这个编号；可以说明的有：{'、'.join(traces)}"
        raise Refusal(message)
    trace = traces[wanted]
    if as_json:
        print_json({"explained": wanted, "trace": trace.to_json()})
    elif is_terminal(sys.stdout):
        console().print(tree_of(trace))
    else:
        say(trace.text())
    return DONE


def tree_of(trace: "Trace") -> "Tree":
    """Return a trace as a tree to draw on a terminal."""
    from rich.tree import Tree

    own = [*dataclasses.replace(trace, inputs=()).lines()]
    tree = Tree("\n".join([bold(own[0]), *(line.strip() for line in own[1:])]))
    for child in trace.inputs:
        tree.children.append(tree_of(child))
    return tree
