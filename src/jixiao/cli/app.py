"""The app: every command, in the order a year is worked through."""

import signal
import sys
from types import FrameType
from typing import Annotated

import typer

from jixiao import __version__
from jixiao.cli.backup import back_up, bring_back
from jixiao.cli.check import check_papers
from jixiao.cli.createadmin import create_administrators
from jixiao.cli.demo import build_demo
from jixiao.cli.dismiss import dismiss_finding
from jixiao.cli.fonts import list_fonts
from jixiao.cli.formula import formula
from jixiao.cli.migrate import migrate_site
from jixiao.cli.quiz import quiz
from jixiao.cli.remind import remind_people
from jixiao.cli.report import write_reports
from jixiao.cli.rulebooks import list_rulebooks
from jixiao.cli.rules import list_rules, tell_rule
from jixiao.cli.score import score_year
from jixiao.cli.serve import serve_site
from jixiao.cli.streams import say
from jixiao.cli.text import print_text
from jixiao.cli.trail import trail
from jixiao.cli.usage import Command, Group
from jixiao.cli.year import year

_PROGRAM = 128


class Jixiao(Group):
    """The commands in the order a year is worked through."""

    order = (
        "year",
        "score",
        "report",
        "check",
        "dismiss",
        "rules",
        "rule",
        "text",
        "formula",
        "rulebooks",
        "fonts",
        "demo",
        "serve",
        "migrate",
        "createadmin",
        "backup",
        "restore",
        "trail",
        "remind",
        "quiz",
    )


app = typer.Typer(
    name="jixiao",
    cls=Jixiao,
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - typer calls it with the value
    if asked:
        say(f"jixiao {__version__}")
        raise typer.Exit


@app.callback()
def _describe(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """绩效：一年的数据进来，计好分的部门整体绩效自评报告出去。

    先用 jixiao year template 做一份空表填好，用 jixiao year check 查错，再用 jixiao report 生成报告。
    已经写好的报告，不管是谁写的，用 jixiao check 体检。
    想先看看样子，运行 jixiao demo。

    退出码：0 做完了；1 有必须改的问题，或者要的东西没有生成；2 没法照您说的做（命令、文件或文件夹不对）。
    """


app.add_typer(year, name="year")
app.command("score", cls=Command)(score_year)
app.command("report", cls=Command)(write_reports)
app.command("check", cls=Command)(check_papers)
app.command("dismiss", cls=Command)(dismiss_finding)
app.command("rules", cls=Command)(list_rules)
app.command("rule", cls=Command)(tell_rule)
app.command("text", cls=Command)(print_text)
app.add_typer(formula, name="formula")
app.command("rulebooks", cls=Command)(list_rulebooks)
app.command("fonts", cls=Command)(list_fonts)
app.command("demo", cls=Command)(build_demo)
app.command("serve", cls=Command)(serve_site)
app.command("migrate", cls=Command)(migrate_site)
app.command("createadmin", cls=Command)(create_administrators)
app.command("backup", cls=Command)(back_up)
app.command("restore", cls=Command)(bring_back)
app.add_typer(trail, name="trail")
app.command("remind", cls=Command)(remind_people)
app.add_typer(quiz, name="quiz")


def run() -> None:
    """Run the command that was typed; being told to stop is met like Ctrl-C, so that nothing is left half-written."""
    signal.signal(signal.SIGTERM, _stop)
    app()


def _stop(number: int, _frame: FrameType | None) -> None:
    sys.exit(_PROGRAM + number)
