import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from jixiao.cli.app import Jixiao, app
from jixiao.cli.streams import columns
from jixiao.cli.usage import NOT_AT_THE_START, Command, Group, wrapped

COMMANDS = [
    ("year", "template"),
    ("year", "check"),
    ("year", "convert"),
    ("score",),
    ("report",),
    ("check",),
    ("dismiss",),
    ("rules",),
    ("rule",),
    ("text",),
    ("formula", "check"),
    ("formula", "explain"),
    ("rulebooks",),
    ("fonts",),
    ("demo",),
    ("serve",),
    ("migrate",),
    ("createadmin",),
    ("backup",),
    ("restore",),
    ("trail", "verify"),
    ("remind",),
    ("quiz", "audit"),
    ("quiz", "release"),
    ("quiz", "forget"),
    ("quiz", "draw"),
]
OF_THE_SITE = {
    ("serve",),
    ("migrate",),
    ("createadmin",),
    ("backup",),
    ("restore",),
    ("trail", "verify"),
    ("remind",),
    ("quiz", "release"),
    ("quiz", "forget"),
}
"""Commands that keep a site and report nothing that a machine would read on."""


def every_command(group: Group, above: tuple[str, ...] = ()) -> dict[tuple[str, ...], object]:
    found: dict[tuple[str, ...], object] = {}
    for name, command in group.commands.items():
        found[(*above, name)] = command
        if isinstance(command, Group):
            found |= every_command(command, (*above, name))
    return found


@pytest.fixture(scope="module")
def jixiao() -> Jixiao:
    group = typer.main.get_command(app)
    assert isinstance(group, Jixiao)
    return group


def test_every_command_that_is_promised_is_there_and_no_other(jixiao: Jixiao):
    plain = {words for words, command in every_command(jixiao).items() if not isinstance(command, Group)}
    assert plain == set(COMMANDS)


def test_the_commands_are_listed_in_the_order_a_year_is_worked_through(run):
    page = run("--help").stdout
    names = "year score report check dismiss rules rule text formula rulebooks fonts demo"
    places = [page.index(f"\n  {name} ") for name in names.split()]
    assert places == sorted(places)


@pytest.mark.parametrize("words", [(), ("year",), ("formula",), *COMMANDS])
def test_every_help_page_is_in_chinese(run, words: tuple[str, ...]):
    result = run(*words, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"用法：{' '.join(('jixiao', *words))}")
    words_of_typer = {"Usage", "Options", "Arguments", "Commands", "Show", "this", "message", "default", "required"}
    assert words_of_typer & set(re.findall(r"[A-Za-z]+", result.stdout)) == set()


def test_every_argument_and_option_says_what_it_is(jixiao: Jixiao):
    silent = [
        (words, param.name)
        for words, command in every_command(jixiao).items()
        if isinstance(command, Command)
        for param in command.params
        if not getattr(param, "help", "") or (not getattr(param, "is_flag", False) and not param.metavar)
    ]
    assert silent == []


def test_every_command_that_reports_has_json_for_machines(jixiao: Jixiao):
    without = [
        words
        for words, command in every_command(jixiao).items()
        if words not in OF_THE_SITE
        and isinstance(command, Command)
        and not any("--json" in param.opts for param in command.params)
    ]
    assert without == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["reprot"], "没有“reprot”这个命令；您是想用 report 吗？"),
        (["year", "chekc"], "没有“chekc”这个命令；您是想用 check 吗？"),
        (["绩效"], "没有“绩效”这个命令；可用的有：year、score、report"),
        (["report", "--fromat", "pdf"], "没有“--fromat”这个选项；您是想用 --format 吗？"),
        (["score", "-z"], "没有“-z”这个选项"),
        (["report", "a.xlsx"], "缺少选项 --out 文件夹"),
        (["score"], "缺少参数“年度数据”"),
        (["report", "a.xlsx", "-o"], "选项 -o 后面缺少内容"),
        (["fonts", "--json=1"], "选项 --json 后面不带内容"),
        (["score", "a.xlsx", "b.xlsx"], "多出了内容“b.xlsx”"),
    ],
)
def test_what_was_typed_wrong_is_told_in_chinese_and_ends_with_2(run, words: list[str], told: str):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith(f"出错：{told}")
    assert "详细说明：jixiao" in result.stderr or "后面" in told


@pytest.mark.parametrize("words", [[], ["year"], ["formula"]])
def test_nothing_typed_shows_the_help(run, words: list[str]):
    result = run(*words)
    assert result.exit_code == 2
    assert result.stderr.startswith("用法：jixiao")


def test_the_version_is_that_of_the_package(run):
    import jixiao as package

    assert run("--version").stdout == f"jixiao {package.__version__}\n"


def test_a_long_line_breaks_within_the_width_and_never_before_a_closing_mark():
    text = "缺的数据印成（未提供：…）并在最后列出，不会猜。" * 6 + "jixiao year template"
    lines = wrapped(text, indent=4, width=40).splitlines()
    assert all(columns(line) <= 42 for line in lines)  # a mark that may not begin a line hangs over
    assert all(line.startswith("    ") and line[4] not in NOT_AT_THE_START for line in lines)
    assert "".join(line.strip() for line in lines).replace(" ", "") == text.replace(" ", "")


def test_a_word_in_latin_letters_is_not_broken():
    words = "用 jixiao year template 做一份空表，再用 jixiao report 生成报告"
    broken = wrapped(words, indent=0, width=12).split()
    assert {word.strip(string.punctuation) for word in ("jixiao", "template", "report")} <= set(broken)


def test_a_check_starts_without_what_it_does_not_need(tmp_path: Path):
    paper = tmp_path / "报告.txt"
    paper.write_text("一、部门概况\n编制9人。\n", encoding="utf-8")
    unwanted = ("pydantic", "rapidfuzz", "jixiao.engine.yearbook", "jixiao.engine.scoring", "numpy", "lxml", "docx")
    script = (
        "import sys\n"
        "from jixiao.cli import main\n"
        "try:\n    main()\nexcept SystemExit:\n    pass\n"
        f"sys.exit(' '.join(name for name in {unwanted!r} if name in sys.modules) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, "check", str(paper)], capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    assert done.returncode == 0
